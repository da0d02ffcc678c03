using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Csv as offices send it (domain.md §5).</summary>
public sealed class CsvFormTests
{
    private static readonly string Ada = RuleCases.Ada;
    private static readonly string Wrong = Ada[..11] + (char)('0' + ((Ada[11] - '0' + 1) % 10));

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "iso-8859-1", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Every_encoding_gives_the_same_letters(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes($"Personnummer;Insats;Startdatum;Leverantör;Kön\r\n{Ada};Arbetsträning;2018-08-01;Åsa & Örjan;Kvinna\r\n")];
        var answer = await Check.BytesAsync(bytes);
        answer.Taken.Single().Provider.ShouldBe("Åsa & Örjan");
        answer.Taken.Single().Insats.ShouldBe("arbetstraning");
        answer.Codes.ShouldBe(name == "iso-8859-1" ? ["FILE_ENCODING"] : []);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task Every_separator_is_detected(string separator)
    {
        var answer = await Check.LinesAsync(
            string.Join(separator, "Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak"), string.Join(separator, Ada, "Jobbverket", "2018-08-01", "", ""));
        answer.Status.ShouldBe("accepted");
        answer.Check.Rows.ShouldBe(1);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("|")]
    public async Task A_sep_line_is_obeyed_and_counted(string separator)
    {
        // Another separator stands more often in every line.
        var other = separator == "," ? ";;;;" : ",,,,";
        var answer = await Check.LinesAsync($"sep={separator}", string.Join(separator, "Personnummer", "Insats", "Startdatum", other), string.Join(separator, Wrong, "Jobbverket", "2018-08-01", other));
        answer.Of("ID_CHECKDIGIT").Single().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("Startdatum", "Startdatum")]
    [InlineData("START DATUM", "Startdatum")]
    [InlineData("Inskrivningsdatum", "Inskrivningsdatum")]
    public async Task A_finding_names_the_column_as_the_file_heads_it(string heading, string shown)
    {
        var finding = (await Check.LinesAsync($"Personnummer;Insats;{heading}", $"{Ada};Jobbverket;31/8 2018")).Of("DATE_FORMAT").Single();
        finding.Heading.ShouldBe(shown);
        finding.Column.ShouldBe("Startdatum");
    }

    [Fact]
    public async Task A_heading_that_holds_an_identity_is_masked_in_a_finding()
    {
        var answer = await Check.LinesAsync($"Personnummer;Insats;Startdatum;Inskriven av {Ada}", $"{Ada};Jobbverket;31/8 2018;");
        answer.Check.Findings.Listed.ShouldAllBe(f => !f.Heading.Contains(Ada, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Deltagare MIA Tyresö")]
    [InlineData("Deltagare, MIA, Tyresö, augusti 2018, utskrift, 3")]
    [InlineData("Export 2018-09-01;;;;;;")]
    [InlineData("\"Deltagare; augusti\"")]
    [InlineData("a|b|c|d|e")]
    public async Task Titles_above_the_table_are_passed_over(string title)
    {
        var answer = await Check.LinesAsync(title, "", title, Check.Header, $"{Wrong};Jobbverket;2018-08-01", $"{Ada};Jobbverket;2018-08-01");
        answer.Check.Rows.ShouldBe(2);
        answer.Of("ID_CHECKDIGIT").Single().Line.ShouldBe(5);
    }

    [Theory]
    [InlineData("Summa;;")]
    [InlineData(";;;Totalt: 1")]
    [InlineData("Antal deltagare;1")]
    [InlineData("Summa;1;2;3")]
    [InlineData("SUMMA")]
    public async Task A_totals_row_below_is_no_participant(string totals)
    {
        var answer = await Check.RowsAsync($"{Ada};Jobbverket;2018-08-01", totals);
        (answer.Status, answer.Check.Rows).ShouldBe(("accepted", 1));
    }

    [Fact]
    public async Task A_participant_of_an_insats_that_begins_like_a_total_is_counted()
    {
        var answer = await Check.LinesAsync("Insats;Personnummer;Startdatum", $"Totalrehab;{Ada};2018-08-01", $"Summa kompetens;{Wrong};2018-08-01", $"Antal;;2018-08-01", $"Summa;{Ada};i juli");
        answer.Check.Rows.ShouldBe(4);
        answer.Taken.Single().Insats.ShouldBe("Totalrehab");
    }

    [Fact]
    public async Task Rows_of_separators_are_not_there()
    {
        var answer = await Check.RowsAsync(";;;;;;", $"{Ada};Jobbverket;2018-08-01;;;;", ";;;;;;;;;", "", " ; \u00A0;;", $"{Wrong};Jobbverket;2018-08-01");
        answer.Check.Rows.ShouldBe(2);
        answer.Of("ID_CHECKDIGIT").Single().Line.ShouldBe(7);
    }

    [Fact]
    public async Task Columns_are_found_by_any_name_in_any_order()
    {
        var answer = await Check.LinesAsync(
            "START DATUM*;Fritext; pnr ;AKTIVITET;utskrivningsdatum *;Avslutad  till;Närvaro-timmar;Närvarotimmar;KO\u0308N",
            $"2018-08-01;hej;{Ada};Jobbverket;2018-08-31;Eget företag;x;1 012,5;Man");
        answer.Codes.ShouldBe(["SEX_MISMATCH", "FILE_NOTHING_ACCEPTED", "HOURS_VALUE"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("43313")]
    [InlineData("43313,0")]
    [InlineData("43313.5")]
    [InlineData("2018-08-01 00:00:00")]
    [InlineData("2018-08-01T00:00:00Z")]
    [InlineData("20180801")]
    [InlineData("2018.08.01")]
    [InlineData("\u00A02018/08/01 ")]
    public async Task Every_written_date_is_the_same_day(string day)
    {
        var answer = await Check.RowsAsync($"{Ada};Jobbverket;{day}");
        answer.Taken.Single().Start.ShouldBe(new DateOnly(2018, 8, 1));
    }

    [Fact]
    public async Task A_line_break_in_a_quoted_field_does_not_move_the_line_numbers()
    {
        var answer = await Check.RowsAsync($"{Ada};\"Jobb\r\nverket\";2018-08-01", $"{Wrong};\"en;\"\"två\"\"\n\ntre\";2018-08-01", $"{Wrong};Jobbverket;2018-08-01");
        answer.Of("ID_CHECKDIGIT").Select(f => f.Line).ShouldBe([4, 7]);
        answer.Taken.Single().Insats.ShouldBe("jobbverket");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Lines_are_counted_whatever_ends_them(string end)
    {
        var answer = await Check.TextAsync(string.Join(end, "Titel", "", Check.Header, $"{Ada};Jobbverket;2018-08-01", "", $"{Wrong};Jobbverket;2018-08-01"));
        answer.Check.Rows.ShouldBe(2);
        answer.Of("ID_CHECKDIGIT").Single().Line.ShouldBe(6);
    }

    [Fact]
    public async Task A_short_row_has_blank_cells_at_its_end()
    {
        var answer = await Check.RowsAsync(Ada);
        answer.Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "INSATS_MISSING", "START_MISSING"]);
    }

    [Fact]
    public async Task A_file_with_a_header_and_no_rows_reports_nothing()
    {
        var answer = await Check.RowsAsync();
        (answer.Status, answer.Check.Rows, answer.Receipt.IsZeroReturn).ShouldBe(("accepted", 0, true));
        answer.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_cell_reaches_the_canonical_file()
    {
        var answer = await Check.LinesAsync(
            "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anordnare;Sysselsättning vid start;Utbildningsnivå;Utländsk bakgrund;Funktionsnedsättning;Annan utsatthet;Initierad av;Ny kvalifikation;Timmar;Anvisad;Första möte;Status 90 dagar;Status 6 månader",
            $"{Ada};Jobbverket;2018-01-01;2018-01-31;Arbete med stöd;Roa;Inaktiv, ej i utbildning;Förgymnasial;x;Nej;Vill ej uppge;Försäkringskassan;Ja;12,25;2017-12-20;2018-01-01;Arbete;Studier");
        answer.Status.ShouldBe("accepted");
        Synthetic.Parse(Ada, out var identity);
        answer.Taken.Single().ShouldBe(new Participation(
            Check.Key.Id, Check.Key.Of(identity), "jobbverket", new(2018, 1, 1), new(2018, 1, 31), ExitReason.SupportedWork, Sex.Woman, 38, "Roa",
            EmploymentAtEntry.InactiveNotInEducation, Education.Lower, EsfReporting.Participants.Answer.Yes, EsfReporting.Participants.Answer.No, EsfReporting.Participants.Answer.Refused, Initiator.SocialInsurance, EsfReporting.Participants.Answer.Yes,
            12.25m, new(2017, 12, 20), new(2018, 1, 1), FollowUp.Work, FollowUp.Study, 2));
    }

    [Fact]
    public async Task An_anonymous_row_keeps_start_and_sex_and_no_outcome()
    {
        var answer = await Check.RowsAsync(";;2018-08-01;2018-08-31;Arbete;Ja;Kvinna");
        var row = answer.Taken.Single();
        (row.IsAnonymous, row.Sex, row.Age, row.End, row.Reason).ShouldBe((true, Sex.Woman, null, null, ExitReason.None));
    }

    [Fact]
    public async Task Long_text_is_cut_between_characters()
    {
        var answer = await Check.LinesAsync("Personnummer;Insats;Startdatum;Anordnare", $"{Ada};Jobbverket;2018-08-01;{new string('a', 99)}😀😀");
        answer.Taken.Single().Provider.ShouldBe(new string('a', 99));
    }

    [Fact]
    public async Task Utf8_is_known_wherever_a_character_meets_the_end_of_a_block()
    {
        const int Block = 128 * 1024;
        foreach (var character in (string[])["å", "€", "😀"])
            for (var shift = -4; shift <= 1; shift++)
            {
                var head = $"{Check.Header}\n{Ada};Jobbverket;2018-08-01\n";
                var blank = new StringBuilder(head);
                while (blank.Length < Block - 2000)
                    blank.Append(';', 1000).Append('\n');
                blank.Append(';', Block + shift - blank.Length - 1).Append('\n').Append(character).Append("x\n");
                var answer = await Check.TextAsync(blank.ToString());
                answer.Codes.ShouldNotContain(code => code.StartsWith("FILE_ENCODING", StringComparison.Ordinal), $"{character} {shift}");
                var broken = Encoding.UTF8.GetBytes(blank.ToString());
                broken[Block + shift + 1] = (byte)'x';
                (await Check.BytesAsync(broken)).Codes.ShouldContain(code => code.StartsWith("FILE_ENCODING", StringComparison.Ordinal), $"{character} {shift}");
            }
    }
}
