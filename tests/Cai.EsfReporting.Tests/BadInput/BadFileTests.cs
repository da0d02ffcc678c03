using System.Text;
using Cai.EsfReporting.Tests.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests.BadInput;

public sealed class BadFileTests
{
    private static readonly string Ada = RuleCases.Ada;

    public static TheoryData<string, string> Names => new()
    {
        { "mia/../tyreso/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "../mia/tyreso/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "..\\mia\\tyreso\\2018-08.csv", "ADDRESS_UNREADABLE" },
        { $"mia_tyreso_{Ada}.csv", "ADDRESS_UNREADABLE" },
        { $"mia_a{Ada}_2018-08.csv", "ADDRESS_UNREADABLE" },
        { $"mia/p-{Ada[..8]}-{Ada[8..]}/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "mia/tyreso\n/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "mia/tyres\uD800/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "mia/\u0958\u0958/2018-08.csv", "ADDRESS_UNREADABLE" },
        { "mia/tyreso/2018-13.csv", "ADDRESS_UNREADABLE" },
        { "", "ADDRESS_UNREADABLE" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_that_does_not_tell_where_the_file_belongs_is_refused(string path, string code)
    {
        var answer = await Check.TextAsync($"{Check.Header}\n{Ada};Jobbverket;2018-08-01\n", path);
        answer.Codes.ShouldBe([code]);
        answer.Everything.ShouldNotTell(Ada);
    }

    [Fact]
    public async Task Header_faults_are_told_once_and_first()
    {
        var rows = Enumerable.Range(0, 500).Select(_ => "Anna;;nonsens").Prepend("Personnummer;Insats;Insats;Startdtaum");
        var answer = await Check.LinesAsync([.. rows]);
        answer.Check.Findings.Listed.Select(f => f.Rule.Code).ShouldBe(["HEADER_MISSING", "COLUMN_TWICE", "COLUMN_MISSPELT"], ignoreOrder: true);
        answer.Check.Findings.Listed.Select(f => f.Line).ShouldAllBe(line => line == 1);
        answer.Check.Rows.ShouldBe(0);
    }

    [Fact]
    public async Task A_header_in_English_is_no_header()
    {
        var answer = await Check.LinesAsync("Personal identity number,Activity,Start date,End date", $"{Ada},Jobbverket,2018-08-01,");
        answer.Codes.ShouldBe(["HEADER_MISSING"]);
        answer.Everything.ShouldNotTell(Ada);
    }

    [Fact]
    public async Task Findings_are_capped_in_the_list_and_counted_in_full()
    {
        var answer = await Check.RowsAsync(Enumerable.Range(0, 250).Select(i => $"{Synthetic.Person(i)};Okänd;2018-08-01;;;;Fel"));
        answer.Of("SEX_VALUE").Count.ShouldBe(100);
        answer.CountOf("SEX_VALUE").ShouldBe(250);
        answer.CountOf("INSATS_UNKNOWN").ShouldBe(250);
        answer.Check.Findings.Warnings.ShouldBe(250);
        answer.Of("FILE_MOSTLY_REJECTED").Single().Line.ShouldBe(0);
        answer.Check.Findings.Listed[0].Rule.Code.ShouldBe("FILE_MOSTLY_REJECTED");
    }

    [Fact]
    public async Task A_file_is_partly_accepted_at_a_fifth_and_below_five()
    {
        static IEnumerable<string> Rows(int good, int bad) => Enumerable.Range(0, good + bad).Select(i => $"{Synthetic.Person(i)};Jobbverket;{(i < bad ? "fel" : "2018-08-01")}");
        foreach (var (good, bad, status) in ((int, int, string)[])[(20, 5, "partly-accepted"), (19, 5, "rejected"), (1, 4, "partly-accepted"), (4, 1, "partly-accepted"), (24, 6, "partly-accepted"), (23, 6, "rejected"), (20, 0, "accepted")])
        {
            var answer = await Check.RowsAsync(Rows(good, bad));
            answer.Status.ShouldBe(status, $"{good} good, {bad} bad");
            (answer.Check.Rows, answer.Check.RowsAccepted).ShouldBe((good + bad, good));
            answer.Receipt.Accepted.ShouldBe(status == "rejected" ? 0 : good);
            answer.Taken.Count.ShouldBe(good);
        }
    }

    [Fact]
    public async Task A_blank_cell_silences_what_follows_from_it()
    {
        (await Check.RowsAsync($"{Ada};Jobbverket;;2018-08-01;Arbete")).Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "START_MISSING"]);
        (await Check.RowsAsync(";Jobbverket;2018-08-01;;;;Man")).Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "ID_MISSING"]);
        (await Check.RowsAsync($"{Ada};Jobbverket;2018-08-01;fel;")).Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "DATE_FORMAT"]);
        (await Check.RowsAsync(";Jobbverket;2018-08-01;;;kanske")).Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "ANONYMOUS_VALUE"]);
    }

    [Fact]
    public async Task Rows_before_an_unclosed_quote_are_not_taken_either()
    {
        var answer = await Check.LinesAsync("Titel", Check.Header, $"{Ada};Jobbverket;2018-08-01", $"{Synthetic.Person(7)};\"Jobbverket;2018-08-01", "", $"{Synthetic.Person(8)};Jobbverket;2018-08-01");
        answer.Codes.ShouldBe(["FILE_QUOTE_UNCLOSED"]);
        answer.Of("FILE_QUOTE_UNCLOSED").Single().Line.ShouldBe(4);
        answer.Receipt.Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task Nul_bytes_make_it_no_table() =>
        (await Check.TextAsync($"{Check.Header}\n{Ada};\0;2018-08-01\n")).Codes.ShouldBe(["FILE_NOT_A_TABLE"]);

    [Fact]
    public async Task Nul_bytes_far_down_are_told_or_read_but_never_thrown()
    {
        var answer = await Check.TextAsync($"{Check.Header}\n{new string('\n', 70_000)}{Ada};a\0b;2018-08-01\n");
        answer.Taken.Single().Insats.ShouldBe("A b");
    }

    [Fact]
    public async Task A_Word_document_is_no_table() =>
        (await Check.BytesAsync(ZipFiles.Of(("word/document.xml", "<document/>"u8.ToArray()), ("[Content_Types].xml", "<Types/>"u8.ToArray())))).Codes.ShouldBe(["FILE_NOT_A_TABLE"]);

    [Fact]
    public async Task A_zip_that_only_looks_like_a_workbook_is_damaged() =>
        (await Check.BytesAsync(ZipFiles.Of(("xl/workbook.xml", "<workbook"u8.ToArray())))).Codes.ShouldBe(["FILE_DAMAGED"]);

    [Fact]
    public async Task A_bomb_that_lies_about_its_size_is_found() =>
        (await Check.BytesAsync(ZipFiles.Bomb(FileLimits.UnpackedBytes + 1, lying: true))).Codes.Single().ShouldBeOneOf("FILE_EXPANDS", "FILE_DAMAGED");

    [Fact]
    public async Task A_workbook_cut_anywhere_is_damaged()
    {
        var whole = Workbooks.Of([Check.Header.Split(';'), [Ada, "Jobbverket", "2018-08-01"]]);
        for (var length = 4; length < whole.Length; length += 97)
        {
            var answer = await Check.BytesAsync(whole[..length]);
            answer.Codes.ShouldBe(["FILE_DAMAGED"], $"{length} of {whole.Length}");
        }
    }

    [Fact]
    public async Task A_repeated_check_gives_the_same_bytes()
    {
        string[] lines = [Check.Header, $"{Ada};Jobbverket;2018-08-01", $"{Synthetic.Person(3)};Okänd;2018-08-01;2018-07-01;Arbete", ";;2018-08-01;;;Ja;K"];
        var (one, two) = (await Check.LinesAsync(lines), await Check.LinesAsync(lines));
        two.ReceiptText.ShouldBe(one.ReceiptText);
        two.Canonical.ShouldBe(one.Canonical);
    }

    [Fact]
    public async Task A_file_of_bytes_that_are_no_characters_is_read_as_Windows_1252() =>
        (await Check.BytesAsync([.. Encoding.UTF8.GetBytes(Check.Header + "\n"), 0x81, 0x8D, 0xFF])).Codes.ShouldContain("FILE_ENCODING");
}
