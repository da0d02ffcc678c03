using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>
/// Writes xlsx workbooks with the Open XML SDK: real tables, formats and print set-up; no formulas, macros or external
/// links. The same sheets give the same bytes.
/// </summary>
public static class Workbook
{
    /// <summary>The earliest time that a zip archive can state.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="title">A document property.</param>
    public static async Task WriteAsync(Stream stream, string title, Language language, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // The id that the SDK makes up is different each time.
            document.ChangeIdOfPart(workbook, "workbook");
            Styles.Write(workbook.AddNewPart<WorkbookStylesPart>("styles"));
            var entries = new Sheets();
            var names = new DefinedNames();
            for (var i = 0; i < sheets.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var number = (uint)i + 1;
                var part = workbook.AddNewPart<WorksheetPart>($"sheet{number}");
                var headerRow = SheetWriter.Write(part, sheets[i], number);
                entries.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[i].Name, SheetId = number, Id = $"sheet{number}" });
                names.Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"'{sheets[i].Name}'!${headerRow}:${headerRow}")) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }

            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new BookViews(new WorkbookView()), entries, names);
            WriteProperties(document, title, language);
        }

        await CopyWithoutTimesAsync(package, stream, cancellation);
    }

    private static void WriteProperties(SpreadsheetDocument document, string title, Language language)
    {
        var part = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "properties");
        using var xml = System.Xml.XmlWriter.Create(part.GetStream(FileMode.Create));
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", title);
        xml.WriteElementString("dc", "creator", "http://purl.org/dc/elements/1.1/", "Cai.EsfReporting");
        xml.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", language.Culture().Name);
        xml.WriteEndElement();
    }

    /// <summary>The package stamps each part with the clock; a report's bytes may not depend on it.</summary>
    private static async Task CopyWithoutTimesAsync(MemoryStream package, Stream stream, CancellationToken cancellation)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read);
        // An archive asks its stream for positions; the pending file may not have any.
        using var buffer = new MemoryStream();
        using (var to = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                var entry = to.CreateEntry(part.FullName);
                entry.LastWriteTime = NoTime;
                await using var source = await part.OpenAsync(cancellation);
                await using var target = await entry.OpenAsync(cancellation);
                await source.CopyToAsync(target, cancellation);
            }
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(stream, cancellation);
    }
}
