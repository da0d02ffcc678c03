using System.Buffers.Binary;
using System.Text;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>A file that is no table is called what it is, and its owner told how to make one of it.</summary>
public sealed class FileNatureTests
{
    private const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"MAIN\"/></Relationships>";

    public static TheoryData<FileNature, string, byte[]> Files => new()
    {
        { FileNature.Pdf, "en pdf", "%PDF-1.7\n1 0 obj"u8.ToArray() },
        { FileNature.RichText, "en text i RTF", "{\\rtf1\\ansi Personnummer;Insats}"u8.ToArray() },
        { FileNature.Picture, "en bild", [0x89, .. "PNG\r\n\u001A\n"u8] },
        { FileNature.Picture, "en bild", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[20]] },
        { FileNature.Picture, "en bild", "GIF89a"u8.ToArray() },
        { FileNature.Picture, "en bild", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] },
        { FileNature.Picture, "en bild", [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8] },
        { FileNature.Picture, "en bild", [.. "BM"u8, 9, 9, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0] },
        { FileNature.Picture, "en bild", Text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>") },
        { FileNature.WordDocument, "ett Word-dokument", ZipFiles.Of(("word/document.xml", Text("<document/>")), ("[Content_Types].xml", Text("<Types/>"))) },
        { FileNature.WordDocument, "ett Word-dokument", Office("word/dokument2.xml", "<document/>") },
        { FileNature.Presentation, "en PowerPoint-presentation", Office("ppt/presentation.xml", "<presentation/>") },
        { FileNature.BinaryWorkbook, "en binär Excel-arbetsbok (.xlsb)", Office("xl/workbook.bin", "\u0083\u0001") },
        { FileNature.OpenDocumentSheet, "ett kalkylark i OpenDocument", ZipFiles.Of(("mimetype", Text("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", Text("<x/>"))) },
        { FileNature.OpenDocumentSheet, "ett kalkylark i OpenDocument", Text("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>") },
        { FileNature.OtherOpenDocument, "ett dokument i OpenDocument", ZipFiles.Of(("mimetype", Text("application/vnd.oasis.opendocument.text")), ("content.xml", Text("<x/>"))) },
        { FileNature.AppleNumbers, "ett dokument från Numbers", ZipFiles.Of(("Index/Document.iwa", [1, 2]), ("Metadata/Properties.plist", [1])) },
        { FileNature.PackedTable, "en packad fil (zip) med en tabell i", ZipFiles.Of(("mapp/2018-08.csv", Text("a;b"))) },
        { FileNature.PackedTable, "en packad fil (zip) med en tabell i", ZipFiles.Of(("Tyresö augusti.XLSX", Workbooks.Of([]))) },
        { FileNature.OtherArchive, "en packad fil", ZipFiles.Of(("bild.png", [1])) },
        { FileNature.OtherArchive, "en packad fil", ZipFiles.Of() },
        { FileNature.OtherArchive, "en packad fil", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C] },
        { FileNature.OtherArchive, "en packad fil", [0x1F, 0x8B, 0x08, 0x00] },
        { FileNature.WebPage, "en webbsida (html)", Text("<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>Personnummer</td></tr></table>") },
        { FileNature.WebPage, "en webbsida (html)", Text("\r\n <!DOCTYPE html><html/>") },
        { FileNature.WebPage, "en webbsida (html)", Text("<table border=1><tr><td>Personnummer</td><td>Insats</td></tr></table>") },
        { FileNature.WebPage, "en webbsida (html)", Text("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>") },
        { FileNature.WebPage, "en webbsida (html)", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<html><table/></html>")] },
        { FileNature.WebPage, "en webbsida (html)", Text("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n") },
        { FileNature.XmlSpreadsheet, "ett XML-kalkylblad 2003", Text("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>") },
        { FileNature.OtherXml, "xml", Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><deltagare/>") },
        { FileNature.OldWordDocument, "ett Word-dokument", OleFile("WordDocument") },
        { FileNature.Presentation, "en PowerPoint-presentation", OleFile("PowerPoint Document") },
        { FileNature.OutlookMessage, "ett mejl från Outlook", OleFile("__properties_version1.0") },
        { FileNature.Unknown, "av ett slag som inte känns igen", [1, 2, 3, 0, 0, 0, 4] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_is_called_what_it_is(FileNature nature, string called, byte[] file)
    {
        (await FileInspection.OfAsync(DeliveryFile.Of(file), CancellationToken.None)).Nature.ShouldBe(nature);
        var answer = await Check.BytesAsync(file);
        answer.Codes.ShouldBe(["FILE_NOT_A_TABLE"]);
        var finding = answer.Of("FILE_NOT_A_TABLE").Single();
        finding.Message(Language.Sv).ShouldStartWith($"Filen är {called}");
        finding.Action(Language.En).ShouldStartWith("Deliver the data as an Excel workbook (.xlsx) or CSV UTF-8. ");
        finding.Action(Language.En).Length.ShouldBeGreaterThan(70);
    }

    [Theory]
    [InlineData("Workbook", "FILE_OLD_EXCEL")]
    [InlineData("Book", "FILE_OLD_EXCEL")]
    [InlineData("EncryptedPackage", "FILE_PASSWORD")]
    public async Task A_workbook_of_another_kind_has_its_own_word(string part, string code) => (await Check.BytesAsync(OleFile(part))).Codes.ShouldBe([code]);

    [Theory]
    [InlineData("PK;")]
    [InlineData("BM;")]
    [InlineData("<b>Export</b>;")]
    [InlineData("MIME;")]
    [InlineData("7z;")]
    public async Task A_csv_that_begins_alike_is_a_csv(string beginning) =>
        (await Check.TextAsync($"{beginning}\n{Check.Header}\n{Deliveries.RuleCases.Ada};Jobbverket;2018-08-01\n")).Status.ShouldBe("accepted");

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Office(string main, string content) => ZipFiles.Of(("_rels/.rels", Text(Relations.Replace("MAIN", main, StringComparison.Ordinal))), (main, Text(content)));

    /// <summary>A file of Office 97–2003 whose list of contents lies far behind its beginning.</summary>
    private static byte[] OleFile(string part)
    {
        const int sector = 512, list = 200;
        var file = new byte[(list + 3) * sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), list);
        Encoding.Unicode.GetBytes("Root Entry").CopyTo(file, (list + 1) * sector);
        Encoding.Unicode.GetBytes(part).CopyTo(file, ((list + 1) * sector) + 128);
        return file;
    }
}
