namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Whole lines in one cell.</summary>
public sealed class OneColumnTests
{
    private static readonly string[] Lines = ["Personnummer;Insats;Startdatum;Timmar;Anordnare", $"{RuleCases.Ada};Jobbverket;2018-08-01;12,5;\"Roa; Väst \"\"2\"\"\"", $"{Synthetic.Person(1)};Arbetsträning;2018-08-02;;"];

    [Fact]
    public async Task A_csv_whose_lines_are_each_quoted_is_parted_again() =>
        Parted(await Check.LinesAsync([.. Lines.Select(line => $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")]));

    [Fact]
    public async Task A_workbook_with_the_lines_in_column_A_is_parted_again() =>
        Parted(await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", string.Concat(Lines.Select(line => RawWorkbook.Row(line)))).ToBytes()));

    [Fact]
    public async Task So_is_one_under_a_title_and_beside_an_empty_column() =>
        Parted(await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", RawWorkbook.Row("Export 2018-08") + string.Concat(Lines.Select(line => RawWorkbook.Row(null, line)))).ToBytes()));

    [Theory]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData(';')]
    public async Task By_whatever_separates_them(char separator)
    {
        var rows = string.Concat(Lines.Select(line => RawWorkbook.Row(line.Split('"')[0].Replace(';', separator))));
        (await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows).ToBytes())).Taken.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cell_beside_a_whole_line_is_in_no_column()
    {
        // Excel in another country parts 12,5 at its comma, and takes the 5 for a number: 12,05 would be the same.
        var rows = RawWorkbook.Row(Lines[0]) + RawWorkbook.Cells(RawWorkbook.Text($"{RuleCases.Ada};Jobbverket;2018-08-01;12"), "<c><v>5</v></c>");
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows).ToBytes());
        answer.Taken.ShouldAllBe(row => row.Provider != "5" && row.Hours != 12.5m);
    }

    [Fact]
    public async Task A_real_separator_is_preferred()
    {
        var answer = await Check.LinesAsync(["Deltagare, augusti 2018, Tyresö", "Export, ny", .. Lines]);
        answer.Codes.ShouldBeEmpty();
        answer.Taken.Count.ShouldBe(2);
    }

    private static void Parted(Answer answer)
    {
        answer.Codes.ShouldBe(["COLUMNS_IN_ONE"]);
        answer.Of("COLUMNS_IN_ONE").Single().Message(Language.Sv).ShouldEndWith("vid semikolon.");
        answer.Taken.Select(row => (row.Insats, row.Hours, row.Provider)).ShouldBe([("jobbverket", 12.5m, "Roa; Väst \"2\""), ("arbetstraning", null, "")]);
    }
}
