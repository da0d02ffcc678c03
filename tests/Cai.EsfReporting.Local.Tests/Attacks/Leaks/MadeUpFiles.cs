using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Tests;
using Cai.EsfReporting.Tests.Leaks;

namespace Cai.EsfReporting.Local.Tests.Attacks.Leaks;

/// <summary>Files with people in their own column, and others where they do not belong.</summary>
internal sealed partial class MadeUpFiles(MadeUpPeople people, int rows)
{
    private const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anordnare;Kön;Timmar;Anteckning";

    private int misplaced;

    /// <summary>A file's bytes, and the ending of its name: csv, workbooks, and key figures; now few misplaced, so that it is accepted, and now many.</summary>
    /// <param name="file">Its number; what it is follows from it.</param>
    public (byte[] Bytes, string Extension, bool HasFigures) Make(int file) => (file % 4, file % 6) switch
    {
        (1, _) => (WithSheet(Workbooks.Of(Content(file).Select(row => (IReadOnlyList<object?>)row)), people.Spelt()), ".xlsx", false),
        (_, 2) => (Encoding.UTF8.GetBytes(Figures()), ".csv", true),
        _ => (Encoding.UTF8.GetBytes(string.Join("\r\n", Content(file).Select(row => string.Join(';', row.Select(cell => cell.AsSpan().ContainsAny(";\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)))) + "\r\n"), ".csv", false),
    };

    private string Figures() =>
        $"Indikator;Ort;Period;Utfall;Mål;Kommentar\nU40800;Tyresö;2017;227;;{people.Spelt()}\n{people.Spelt()};Tyresö;2017;1;;\nU40800;{people.Spelt()};2016;{people.Spelt()};;\nN00919;Haninge;{people.Spelt()};3;{people.Spelt()};\n";

    private List<string[]> Content(int file)
    {
        string[] columns = Header.Split(';');
        List<string[]> content = file % 7 == 3 ? [[people.Spelt()], [.. columns, people.Spelt()]] : [columns];
        for (var row = 0; row < rows; row++)
        {
            var cells = new[] { people.Next(), "Case Management", "2018-02-01", "", "", "", "", "", "" };
            if (row % (file % 3 == 0 ? 1 : 8) == 0)
                cells[1 + (misplaced++ % (cells.Length - 1))] = people.Spelt();
            content.Add(cells);
        }

        return content;
    }

    private static byte[] WithSheet(byte[] workbook, string name)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.Entries.Single(entry => entry.FullName.EndsWith("xl/workbook.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(part.Open()))
                xml = reader.ReadToEnd();
            using var stream = part.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(SheetName().Replace(xml, match => $"{match.Groups[1].Value}{SecurityElement.Escape(name)}\"", 1)));
        }

        return memory.ToArray();
    }

    [GeneratedRegex("(<sheet [^>]*name=\")[^\"]*\"")]
    private static partial Regex SheetName();
}
