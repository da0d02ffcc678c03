using System.Text;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>Files to start from: those of the field, one with every column, and key figures.</summary>
internal static class Corpus
{
    private static readonly string EveryColumn =
        $"""
         Personnummer;Insats;Anordnare;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Initiativtagare;Uppföljning 90 dagar;Uppföljning 6 mån;Timmar;Kommentar
         {Synthetic.Person(1)};Jobbverket;Kommunen;2018-01-15;2018-03-31;Arbete;Nej;Kvinna;Socialtjänsten;Arbete;;120,5;
         {Synthetic.Person(23)};Arbetsträning;;2018-02-01;;;Nej;Man;;;;;"ett; två
         tre"
         ;Jobbverket;;2018-03-01;;;Ja;Kvinna;;;;;
         {Synthetic.Person(45)};Jobb-verket;;2018-04-01;2018-08-20;Studier;;;;;;;
         """;

    private const string Figures =
        """
        Indikator;Ort;Period;Utfall;Mål;Kommentar;Täljare;Nämnare
        Sommarjobb;;2018;195;204;Färre än i fjol;;
        Total sjukfrånvaro;;2018-T1;4,1 %;4 %;;;
        Resultat vid avslut;Tyresö;2018-H1;53 %;;;53;100
        Enkät;;2018-Q2;"Nöjda; mest";;;;
        """;

    /// <summary>By name.</summary>
    public static SortedDictionary<string, byte[]> Files { get; } = Read();

    public static IReadOnlyList<string> Tables { get; } = [.. Files.Keys.Where(name => name.EndsWith(".csv", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Workbooks { get; } = [.. Files.Keys.Where(name => name.EndsWith(".xlsx", StringComparison.Ordinal))];

    public static byte[] Bytes(this Altered altered)
    {
        var bytes = Files[altered.Name];
        foreach (var change in altered.Changes)
        {
            var other = change.Of([.. Files.Values]);
            bytes = altered.Name.EndsWith(".xlsx", StringComparison.Ordinal) ? AlteredWorkbook.Of(bytes, change, other) : AlteredText.Of(bytes, change, other);
        }

        return bytes;
    }

    private static SortedDictionary<string, byte[]> Read()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["every_column.csv"] = Encoding.UTF8.GetBytes(EveryColumn),
            ["figures.csv"] = Encoding.UTF8.GetBytes(Figures),
            ["every_column.xlsx"] = Workbook(EveryColumn.Replace("\"ett; två\ntre\"", "ett", StringComparison.Ordinal)),
            ["figures.xlsx"] = Workbook(Figures.Replace("\"Nöjda; mest\"", "Nöjda", StringComparison.Ordinal)),
        };
        foreach (var path in Directory.EnumerateFiles(FieldFile.PathOf("")))
            files[Path.GetFileName(path)] = File.ReadAllBytes(path);
        return files;
    }

    /// <summary>Texts inline and shared, days as numbers with a style, and a second sheet.</summary>
    private static byte[] Workbook(string table)
    {
        return new RawWorkbook
        {
            Styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs>",
            Shared = string.Concat(table.Split('\n').Take(1).SelectMany(line => line.Split(';')).Select(text => $"<si><t>{text}</t></si>")),
        }.Sheet("Deltagare", string.Concat(table.TrimEnd().Split('\n').Select((line, i) => $"<row r=\"{i + 1}\">{string.Concat(line.Split(';').Select((text, j) => Cell(text, i, j)))}</row>")), "<mergeCells><mergeCell ref=\"A20:B20\"/></mergeCells>")
            .Sheet("Anteckningar", RawWorkbook.Row("Ring", "i morgon"), state: "hidden").ToBytes();

        static string Cell(string text, int row, int column)
        {
            var reference = FormattableString.Invariant($"{(char)('A' + column)}{row + 1}");
            return row == 0 ? $"<c r=\"{reference}\" t=\"s\"><v>{column}</v></c>"
                : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? FormattableString.Invariant($"<c r=\"{reference}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>")
                : text.Length == 0 ? "" : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        }
    }
}
