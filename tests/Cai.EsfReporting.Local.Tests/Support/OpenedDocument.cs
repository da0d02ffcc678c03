using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Reads a Word document as somebody who opens it: it must be whole.</summary>
internal static class OpenedDocument
{
    public static string TextOf(string path)
    {
        using var document = WordprocessingDocument.Open(path, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}
