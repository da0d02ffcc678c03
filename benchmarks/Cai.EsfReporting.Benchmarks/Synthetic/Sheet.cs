using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Benchmarks.Synthetic;

/// <summary>Rows of text as a file that an office might send; equal rows give equal bytes.</summary>
public static class Sheet
{
    /// <summary>What Swedish Excel writes when one saves as “CSV”.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>A zip archive has no dates before this one, and this one says nothing.</summary>
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] ToCsv(IEnumerable<IReadOnlyList<string>> rows, Encoding encoding, char separator)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, encoding) { NewLine = "\r\n" })
            foreach (var row in rows)
                // A title, or “sep=;”, which Excel obeys only without quotes.
                writer.WriteLine(row.Count == 1 ? row[0] : string.Join(separator, row.Select(cell => Quoted(cell, separator))));
        return stream.ToArray();
    }

    /// <summary>A workbook with one sheet, every cell a text.</summary>
    public static byte[] ToWorkbook(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // The library's own relationship ids are random.
            document.ChangeIdOfPart(workbook, "rId1");
            var sheet = workbook.AddNewPart<WorksheetPart>("rId1");
            workbook.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = "rId1", SheetId = 1, Name = "Deltagare" }));
            using var writer = OpenXmlWriter.Create(sheet);
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            foreach (var row in rows)
            {
                writer.WriteStartElement(new Row());
                foreach (var cell in row)
                    writer.WriteElement(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(cell))) { DataType = CellValues.InlineString });
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return WithoutTimes(stream);
    }

    private static byte[] WithoutTimes(MemoryStream workbook)
    {
        using var result = new MemoryStream();
        workbook.Position = 0;
        using (var from = new ZipArchive(workbook, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = ZipEpoch;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }

        return result.ToArray();
    }

    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny(separator, '"') >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
