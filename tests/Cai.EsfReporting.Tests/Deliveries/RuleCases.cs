using System.Text;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>A file that breaks a rule, and the nearest one that does not.</summary>
internal sealed record RuleCase(string Code, string What, Func<Task<Answer>> Breaks, Func<Task<Answer>> NearMiss)
{
    public static RuleCase OfRow(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => Rows(breaks), () => Rows(nearMiss));

    /// <summary>Cells under named headers, with a person, an insats and a start unless the case names them.</summary>
    public static RuleCase OfCells(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => Cells(breaks), () => Cells(nearMiss));

    public static RuleCase OfText(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => Check.TextAsync(breaks), () => Check.TextAsync(nearMiss));

    public static RuleCase OfBytes(string code, string what, byte[] breaks, byte[] nearMiss) =>
        new(code, what, () => Check.BytesAsync(breaks), () => Check.BytesAsync(nearMiss));

    private static Task<Answer> Rows(string rows) => Check.RowsAsync(rows.Split('\n'));

    private static Task<Answer> Cells(string cells)
    {
        var named = new Dictionary<string, string> { ["Personnummer"] = RuleCases.Ada, ["Insats"] = "Jobbverket", ["Startdatum"] = "2018-08-01" };
        foreach (var cell in cells.Split('|'))
            named[cell.Split('=')[0]] = cell.Split('=')[1];
        return Check.LinesAsync(string.Join(';', named.Keys), string.Join(';', named.Values));
    }
}

/// <summary>At least one case for every rule.</summary>
internal static class RuleCases
{
    public static readonly string Ada = Synthetic.Personnummer(new(1980, 1, 1));
    private static readonly string Bo = Synthetic.Personnummer(new(1980, 1, 1), 981);
    private static readonly string WrongDigit = Ada[..11] + (char)('0' + ((Ada[11] - '0' + 1) % 10));
    private static readonly string Young = Synthetic.Personnummer(new(2002, 8, 2));
    private static readonly string OldEnough = Synthetic.Personnummer(new(2002, 8, 1));
    private static readonly string LostZero = Synthetic.Personnummer(new(2001, 1, 1));

    private static readonly string One = $"{Check.Header}\r\n{Ada};Jobbverket;2018-08-01\r\n";
    private static readonly byte[] OneBytes = Encoding.UTF8.GetBytes(One);
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];

    private static Task<Answer> At(string path) => Check.TextAsync(One, path);

    private static DeliveryFile Long(long length) => new(length, _ => Task.FromResult<Stream>(new RepeatingStream("a;b;c\n"u8.ToArray(), length)));

    private static IEnumerable<string> Mixed(int good, int bad) =>
        Enumerable.Range(0, good).Select(i => $"{Synthetic.Person(i)};Jobbverket;2018-08-01").Concat(Enumerable.Repeat($"{WrongDigit};Jobbverket;2018-08-01", bad));

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("ADDRESS_UNREADABLE", "no month", () => At("mia/tyreso/augusti.csv"), () => At("mia_tyreso_2018-08.csv")),
        new("ADDRESS_CLASHES", "another site", () => At("mia/tyreso/mia_haninge_2018-08.csv"), () => At("mia/tyreso/mia_tyreso_2018-08.csv")),
        new("ADDRESS_CLASHES", "another month", () => At("mia/tyreso/2018-07/2018-08.csv"), () => At("mia/tyreso/2018-08/augusti 2018.csv")),
        new("PROJECT_UNKNOWN", "another project", () => At("mai/tyreso/2018-08.csv"), () => At("MIA/tyreso/2018-08.csv")),
        new("SITE_UNKNOWN", "another site", () => At("mia/tyresjo/2018-08.csv"), () => At("mia/Tyresö/2018-08.csv")),
        new("MONTH_FUTURE", "next month", () => At("mia/tyreso/2018-10.csv"), () => At("mia/tyreso/2018-09.csv")),
        new("MONTH_OUTSIDE_PROJECT", "the month before", () => At("mia/tyreso/2016-11.csv"), () => At("mia/tyreso/2016-12.csv")),
        RuleCase.OfBytes("FILE_EMPTY", "no bytes", [], OneBytes),
        RuleCase.OfBytes("FILE_EMPTY", "blank lines", " \r\n\r\n\t"u8.ToArray(), " \r\n\r\n\tx"u8.ToArray()),
        RuleCase.OfBytes("FILE_EMPTY", "a byte order mark", [0xFF, 0xFE], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(One)]),
        new("FILE_TOO_LARGE", "a byte too many", () => Check.FileAsync(Long(FileLimits.FileBytes + 1)), () => Check.FileAsync(Long(1000))),
        RuleCase.OfBytes("FILE_NOT_A_TABLE", "a pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), "PDF-1.7\n1 0 obj"u8.ToArray()),
        RuleCase.OfBytes("FILE_PASSWORD", "an encrypted workbook", [.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], Ole),
        RuleCase.OfBytes("FILE_OLD_EXCEL", "xls", Ole, [.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        RuleCase.OfBytes("FILE_DAMAGED", "cut short", Sheet()[..^200], Sheet()),
        RuleCase.OfBytes("FILE_EXPANDS", "a zip bomb", ZipFiles.Bomb(FileLimits.UnpackedBytes + 1), Sheet()),
        RuleCase.OfBytes("FILE_BEYOND_EXCEL", "thousands of parts", Parts(FileLimits.PackageParts), Parts(FileLimits.PackageParts / 2)),
        RuleCase.OfBytes("FILE_CELL_TOO_LONG", "more than a cell holds", Sheet(new string('x', FileLimits.CellBytes + 1)), Sheet(new string('x', FileLimits.CellBytes / 3))),
        RuleCase.OfText("FILE_RECORD_TOO_LONG", "a long line", $"{One}{Bo};Jobbverket;2018-08-01;{new string('x', 2 * FileLimits.RecordBytes)}\n", $"{One}{Bo};Jobbverket;2018-08-01;{new string('x', FileLimits.RecordBytes / 2)}\n"),
        RuleCase.OfText("FILE_QUOTE_UNCLOSED", "an open quote", $"{One}{Bo};\"Jobbverket;2018-08-01\n", $"{One}{Bo};\"Jobbverket\";2018-08-01\n"),
        RuleCase.OfText("FILE_ROWS_SWALLOWED", "a note that a later row closes", $"{Check.Header};Namn\n{Ada};Jobbverket;2018-08-01;;;;;\"a\n{Bo};Jobbverket;2018-08-01;;;;;b\"\n", $"{Check.Header};Namn\n{Ada};Jobbverket;2018-08-01;;;;;\"a\nringde; kommer 2018-08-01\"\n"),
        RuleCase.OfText("ROW_SHIFTED", "a cell more", $"{One}{Bo};Jobbverket;2018-08-01;;;;;x\n", $"{One}{Bo};Jobbverket;2018-08-01;;;;;;;\n"),
        RuleCase.OfText("ROW_SHIFTED", "a decimal comma", $"Personnummer,Insats,Startdatum,Timmar,Anordnare\n{Ada},Jobbverket,2018-08-01,12,5\n", $"Personnummer,Insats,Startdatum,Timmar,Anordnare\n{Ada},Jobbverket,2018-08-01,\"12,5\",Grow 5\n"),
        RuleCase.OfText("QUOTE_ODD", "text behind it", $"{Check.Header};Namn\n{Ada};Jobbverket;2018-08-01;;;;;\"a\"b\n", $"{Check.Header};Namn\n{Ada};Jobbverket;2018-08-01;;;;;a\"b\"\n"),
        new("FILE_TOO_MANY_ROWS", "one row more than a sheet", () => ManyRows(FileLimits.Rows + 1), () => ManyRows(1000)),
        new("FILE_TIME", "not read in time", () => GivenUp(FileFault.TooSlow), () => GivenUp(null)),
        new("FILE_NOT_A_FILE", "a link", () => GivenUp(FileFault.NotAFile), () => GivenUp(null)),
        new("FILE_SET_ASIDE", "tried twice", () => GivenUp(FileFault.SetAside), () => GivenUp(null)),
        new("FILE_NOT_HANDLED", "given up", () => GivenUp(FileFault.NotHandled), () => GivenUp(null)),
        RuleCase.OfBytes("FILE_ENCODING", "Windows-1252", Encoding.Latin1.GetBytes(One), OneBytes),
        RuleCase.OfBytes("FILE_ENCODING_MIXED", "a byte of Windows-1252", [.. OneBytes, .. Encoding.Latin1.GetBytes($"{Bo};café;2018-08-01\n")], [.. OneBytes, .. Encoding.UTF8.GetBytes($"{Bo};café;2018-08-01\n")]),
        RuleCase.OfText("FILE_ENCODED_TWICE", "ö", One.Replace("ö", "Ã¶", StringComparison.Ordinal), One),
        RuleCase.OfBytes("FILE_ENCODING_UNKNOWN", "one of each", [.. Encoding.Latin1.GetBytes(One), .. Mac($"{Bo};Arbetsträning;2018-08-01\n{Bo};Arbetsträning;2018-08-02\n")], [.. Encoding.Latin1.GetBytes(One), .. Encoding.Latin1.GetBytes($"{Bo};Arbetsträning;2018-08-01\n")]),
        RuleCase.OfText("HEADER_MISSING", "one column known", "Personnummer;Namn\n", $"{Check.Header}\n"),
        RuleCase.OfText("HEADER_MISSING", "no start", "Personnummer;Insats\n", "Personnummer;Insats;Startdatum\n"),
        RuleCase.OfText("HEADER_MISSING", "an end without a reason", "Personnummer;Insats;Startdatum;Slutdatum\n", "Anonym;Insats;Startdatum\n"),
        RuleCase.OfText("COLUMN_TWICE", "by its alias", "Personnummer;Insats;Startdatum;Start\n", "Personnummer;Insats;Startdatum;Starttid\n"),
        RuleCase.OfText("COLUMN_MISSPELT", "a letter swapped", "Personnummer;Insats;Startdatum;Anrodnare\n", "Personnummer;Insats;Startdatum;Anordnare\n"),
        RuleCase.OfText("COLUMNS_IN_ONE", "quoted whole", "\"Personnummer;Insats;Startdatum\"\n", "\"Personnummer\";Insats;Startdatum\n"),
        RuleCase.OfBytes("SHEET_OTHER", "two tables", Sheets(("Blad1", "visible"), ("Blad2", "visible")), Sheets(("Blad1", "visible"), ("Blad2", "hidden"))),
        RuleCase.OfBytes("SHEET_OTHER_MONTH", "July", Sheets(("Juli", "visible")), Sheets(("Augusti", "visible"))),
        RuleCase.OfBytes("SHEET_HIDDEN", "nothing to see", Sheets(("Blad1", "hidden")), Sheets(("Blad1", "visible"))),
        RuleCase.OfBytes("ROWS_HIDDEN", "filtered away", RowHidden(true), RowHidden(false)),
        RuleCase.OfCells("ROWS_UNFILLED", "a name alone", "Personnummer=|Startdatum=|Namn=Anna", "Personnummer=|Startdatum=|Namn=17"),
        RuleCase.OfRow("CELL_ERROR", "an error", $"{Ada};Jobbverket;2018-08-01;#N/A;Arbete", $"{Ada};Jobbverket;2018-08-01;2018-08-01;Arbete"),
        RuleCase.OfRow("ANONYMOUS_VALUE", "neither", $"{Ada};Jobbverket;2018-08-01;;;kanske", $"{Ada};Jobbverket;2018-08-01;;;nej"),
        RuleCase.OfRow("ANONYMOUS_IDENTITY", "with a number", $"{Ada};;2018-08-01;;;Ja;Kvinna", ";;2018-08-01;;;Ja;Kvinna"),
        RuleCase.OfRow("ID_MISSING", "blank", ";Jobbverket;2018-08-01", $"{Ada};Jobbverket;2018-08-01"),
        RuleCase.OfRow("ID_SCIENTIFIC", "a number to Excel", "1,98001E+11;Jobbverket;2018-08-01", "19800101-E112;Jobbverket;2018-08-01"),
        RuleCase.OfRow("ID_FORMAT", "words", "Anna;Jobbverket;2018-08-01", "19800101-T123;Jobbverket;2018-08-01"),
        RuleCase.OfRow("ID_DATE", "no such day", "19800230-T123;Jobbverket;2018-08-01", "19800229-T123;Jobbverket;2018-08-01"),
        RuleCase.OfRow("ID_CHECKDIGIT", "a wrong one", $"{WrongDigit};Jobbverket;2018-08-01", $"{Ada};Jobbverket;2018-08-01"),
        RuleCase.OfRow("ID_LEADING_ZERO", "a zero lost", $"{LostZero[3..]};Jobbverket;2018-08-01", $"{LostZero[2..]};Jobbverket;2018-08-01"),
        RuleCase.OfRow("INSATS_MISSING", "blank", $"{Ada};;2018-08-01", ";;2018-08-01;;;Ja;Man"),
        RuleCase.OfRow("INSATS_UNKNOWN", "not in the catalogue", $"{Ada};Jobbverkstan;2018-08-01", $"{Ada};JOBB-VERKET *;2018-08-01"),
        RuleCase.OfCells("TEXT_HOLDS_ID", "a provider", $"Anordnare=Roa {Ada}", "Anordnare=Roa 2018"),
        RuleCase.OfCells("TEXT_HOLDS_ID", "an insats", $"Insats=Jobb{Ada[2..]}", "Insats=Jobb 556036-0793"),
        RuleCase.OfRow("START_MISSING", "blank", $"{Ada};Jobbverket;", $"{Ada};Jobbverket;20180801"),
        RuleCase.OfRow("DATE_FORMAT", "day first", $"{Ada};Jobbverket;01/08/2018", $"{Ada};Jobbverket;2018/08/01"),
        RuleCase.OfRow("DATE_FORMAT", "an end", $"{Ada};Jobbverket;2018-08-01;2018-08-32;Arbete", $"{Ada};Jobbverket;2018-08-01;2018-08-31;Arbete"),
        RuleCase.OfRow("DATE_ORDER", "the day before", $"{Ada};Jobbverket;2018-08-02;2018-08-01;Arbete", $"{Ada};Jobbverket;2018-08-02;2018-08-02;Arbete"),
        RuleCase.OfRow("END_AFTER_MONTH", "a day later", $"{Ada};Jobbverket;2018-08-01;2018-09-01;Arbete", $"{Ada};Jobbverket;2018-08-01;2018-08-31;Arbete"),
        new("END_AFTER_TODAY", "tomorrow", () => InSeptember("2018-09-06"), () => InSeptember("2018-09-05")),
        RuleCase.OfRow("START_AFTER_MONTH", "a day later", $"{Ada};Jobbverket;2018-09-01", $"{Ada};Jobbverket;2018-08-31"),
        RuleCase.OfRow("START_BEFORE_PROJECT", "a day before", $"{Ada};Jobbverket;2017-03-31", $"{Ada};Jobbverket;2017-04-01"),
        RuleCase.OfRow("REASON_MISSING", "an end only", $"{Ada};Jobbverket;2018-08-01;2018-08-31;", $"{Ada};Jobbverket;2018-08-01;;"),
        RuleCase.OfRow("REASON_UNKNOWN", "another word", $"{Ada};Jobbverket;2018-08-01;2018-08-31;Jobb", $"{Ada};Jobbverket;2018-08-01;2018-08-31;ARBETE"),
        RuleCase.OfRow("REASON_WITHOUT_END", "a reason only", $"{Ada};Jobbverket;2018-08-01;;Arbete", $"{Ada};Jobbverket;2018-08-01;;Felregistrering"),
        RuleCase.OfRow("SEX_MISSING", "an anonymous row", ";;2018-08-01;;;Ja;", $"{Ada};Jobbverket;2018-08-01;;;;"),
        RuleCase.OfRow("SEX_VALUE", "another word", $"{Ada};Jobbverket;2018-08-01;;;;Dam", $"{Ada};Jobbverket;2018-08-01;;;;k"),
        RuleCase.OfRow("SEX_NOT_TOLD", "beside a number", $"{Ada};Jobbverket;2018-08-01;;;;Vill ej uppge", $"{Ada};Jobbverket;2018-08-01;;;;"),
        RuleCase.OfRow("SEX_MISMATCH", "the other", $"{Ada};Jobbverket;2018-08-01;;;;Man", $"{Bo};Jobbverket;2018-08-01;;;;Man"),
        RuleCase.OfRow("ANONYMOUS_OUTCOME", "an end", ";;2018-08-01;2018-08-31;;Ja;Man", ";;2018-08-01;;;Ja;Man"),
        RuleCase.OfRow("AGE_OUTSIDE_PROJECT", "a day too young", $"{Young};Jobbverket;2018-08-01", $"{OldEnough};Jobbverket;2018-08-01"),
        RuleCase.OfCells("VALUE_UNKNOWN", "another word", "Utbildningsnivå=Doktor", "Utbildningsnivå=Eftergymnasial"),
        RuleCase.OfCells("OPTIONAL_DATE_FORMAT", "a word", "Anvisad=i juli", "Anvisad=2018-07-01"),
        RuleCase.OfCells("MEETING_BEFORE_REFERRAL", "a day before", "Anvisad=2018-07-02|Första möte=2018-07-01", "Anvisad=2018-07-02|Första möte=2018-07-02"),
        RuleCase.OfCells("HOURS_VALUE", "more than a month has", "Timmar=744,5", "Timmar=744"),
        RuleCase.OfCells("HOURS_VALUE", "words", "Timmar=många", "Timmar= 12,5 "),
        RuleCase.OfCells("FOLLOW_UP_EARLY", "a day too early", "Status 90 dagar=Arbete|Startdatum=2018-01-01|Slutdatum=2018-06-03|Avslutsorsak=Arbete", "Status 90 dagar=Arbete|Startdatum=2018-01-01|Slutdatum=2018-06-02|Avslutsorsak=Arbete"),
        RuleCase.OfCells("FOLLOW_UP_EARLY", "six months", "Status 6 månader=Arbete|Startdatum=2018-01-01|Slutdatum=2018-03-01|Avslutsorsak=Arbete", "Status 6 månader=Arbete|Startdatum=2018-01-01|Slutdatum=2018-02-28|Avslutsorsak=Arbete"),
        RuleCase.OfCells("STATUS_WITHOUT_END", "still enrolled", "Status 90 dagar=Arbete|Slutdatum=|Avslutsorsak=", "Status 90 dagar=Arbete|Slutdatum=2018-08-02|Avslutsorsak=Arbete"),
        RuleCase.OfRow("ROW_TWICE", "the same", $"{Ada};Jobbverket;2018-08-01\n{Ada[2..]};Jobb-verket;20180801", $"{Ada};Jobbverket;2018-08-01\n{Ada};Jobbverket;2018-08-02"),
        new("FILE_MOSTLY_REJECTED", "more than a fifth", () => Check.RowsAsync(Mixed(19, 5)), () => Check.RowsAsync(Mixed(20, 5))),
        new("FILE_MOSTLY_REJECTED", "five of five", () => Check.RowsAsync(Mixed(1, 5)), () => Check.RowsAsync(Mixed(1, 4))),
        new("FILE_NOTHING_ACCEPTED", "no row left", () => Check.RowsAsync(Mixed(0, 4)), () => Check.RowsAsync(Mixed(0, 0))),
        new("FILE_SAME_AS_OTHER_MONTH", "July's file", () => SameAs("2018-07"), () => SameAs("2018-08")),
        .. FigureCases.All,
        .. HistoryCases.All,
        new("ADDRESS_UNDERSTOOD", "a month in words", () => At("mia/tyreso/augusti 2018.csv"), () => At("mia/tyreso/2018-08-rattad.csv")),
        new("ADDRESS_UNDERSTOOD_REPLACES", "a month in words that is delivered", () => Check.TextAsync(One, "mia/tyreso/augusti 2018.csv", Check.Delivered("2018-08", "a")), () => Check.TextAsync(One, "mia/tyreso/2018-08.csv", Check.Delivered("2018-08", "a"))),
        new("LATER_MONTHS_AGAIN", "September is there", () => Check.TextAsync(One, current: Check.Delivered("2018-09", "a")), () => Check.TextAsync(One, current: Check.Delivered("2018-07", "a"))),
        new("MONTH_NOT_OVER", "September's on the fifth of it", () => At("mia/tyreso/2018-09.csv"), () => At("mia/tyreso/2018-08.csv")),
    ];

    /// <summary>A month that is not over, delivered on its fifth day.</summary>
    private static Task<Answer> InSeptember(string end) => Check.TextAsync($"{Check.Header}\n{Ada};Jobbverket;2018-09-01;{end};Arbete\n", "mia/tyreso/2018-09.csv");

    private static byte[] Mac(string text) => CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(text);

    private static Task<Answer> SameAs(string month) =>
        Check.TextAsync(One, current: Check.Delivered(month, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(OneBytes))));

    private static Task<Answer> GivenUp(FileFault? fault) => Check.FileAsync(DeliveryFile.Of(OneBytes), "mia/tyreso/2018-08.csv", fault);

    private static byte[] Sheet(string? note = null) => Workbooks.Of([[.. Check.Header.Split(';'), "Not"], [Ada, "Jobbverket", "2018-08-01", null, null, null, null, note]]);

    private static byte[] Sheets(params (string Name, string State)[] sheets)
    {
        var workbook = new RawWorkbook();
        foreach (var (name, state) in sheets)
            workbook.Sheet(name, RawWorkbook.Row("Personnummer", "Insats", "Startdatum") + RawWorkbook.Row(Ada, "Jobbverket", "2018-08-01"), state: state);
        return workbook.ToBytes();
    }

    private static byte[] RowHidden(bool hidden) =>
        new RawWorkbook().Sheet("Blad1", RawWorkbook.Row("Personnummer", "Insats", "Startdatum") + RawWorkbook.Row(Ada, "Jobbverket", "2018-08-01").Replace("<row>", hidden ? "<row hidden=\"true\">" : "<row hidden=\"0\">", StringComparison.Ordinal)).ToBytes();

    private static byte[] Parts(int more)
    {
        var workbook = new RawWorkbook().Sheet("Blad1", RawWorkbook.Row("Personnummer", "Insats", "Startdatum"));
        for (var i = 0; i < more; i++)
            workbook.Other($"xl/media/{i}.png", _ => { });
        return workbook.ToBytes();
    }

    private static Task<Answer> ManyRows(int rows)
    {
        byte[] header = Encoding.UTF8.GetBytes("Personnummer;Insats;Startdatum\n"), row = Encoding.UTF8.GetBytes("1;a;2018-08-01\n");
        var length = header.Length + ((long)row.Length * rows);
        return Check.FileAsync(new(length, _ => Task.FromResult<Stream>(new RepeatingStream(row, length, header))));
    }
}
