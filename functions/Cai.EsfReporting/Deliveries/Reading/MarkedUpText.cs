using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Recognises texts that are no rows of cells: pages of the web and xml, which Excel opens under the name of a workbook.</summary>
internal static class MarkedUpText
{
    /// <summary>Characters that are looked at.</summary>
    private const int Looked = 4096;

    private static readonly string[] Pages = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<style", "<div", "<p>", "<p "];

    /// <summary>Null for what may be a table.</summary>
    public static FileNature? Of(ReadOnlySpan<byte> head)
    {
        var encoding = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode : Encoding.UTF8;
        var text = encoding.GetString(head[..Math.Min(head.Length, Looked)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) && Holds("text/html"))
            return FileNature.WebPage;
        if (!text.StartsWith('<'))
            return null;
        if (Array.Exists(Pages, page => text.StartsWith(page, StringComparison.OrdinalIgnoreCase)))
            return FileNature.WebPage;
        if (!text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("<!--", StringComparison.Ordinal))
            return Holds("<svg") ? FileNature.Picture : null;
        return Holds("urn:schemas-microsoft-com:office:spreadsheet") ? FileNature.XmlSpreadsheet
            : Holds("<html") || Holds("<table") ? FileNature.WebPage
            : Holds("opendocument:xmlns:office") ? FileNature.OpenDocumentSheet
            : Holds("<svg") ? FileNature.Picture
            : FileNature.OtherXml;

        bool Holds(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
