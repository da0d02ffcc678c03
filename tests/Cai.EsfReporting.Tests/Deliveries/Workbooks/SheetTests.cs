using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Which sheet is read, and what is told of the others.</summary>
public sealed class SheetTests
{
    private static readonly string Header = RawWorkbook.Row("Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak");
    private static int people;

    [Theory]
    [InlineData("Juli|Augusti", "Augusti")]
    [InlineData("Augusti|Juli", "Augusti")]
    [InlineData("Blad1|2018-08", "2018-08")]
    [InlineData("2017-08|2018-08", "2018-08")]
    [InlineData("Augusti 2017|Aug 2018", "Aug 2018")]
    [InlineData("Juli|Blad2", "Blad2")]
    [InlineData("Haninge|Nacka|Tyresö", "Tyresö")]
    [InlineData("Tyresö juli|Haninge augusti|Tyresö aug 18", "Tyresö aug 18")]
    [InlineData("Blad1|Blad2", "Blad1")]
    [InlineData("Haninge|Blad2", "Blad2")]
    public async Task The_sheet_named_after_the_month_or_the_site_goes_before(string names, string read)
    {
        var workbook = new RawWorkbook();
        foreach (var (i, name) in names.Split('|').Index())
            workbook.Sheet(name, Header + People(i + 1));
        var answer = await Check.BytesAsync(workbook.ToBytes());
        answer.Check.Rows.ShouldBe(Array.IndexOf(names.Split('|'), read) + 1);
        answer.Of("SHEET_OTHER").Select(f => f.Details[0]).ShouldBe(names.Split('|').Where(name => name != read), ignoreOrder: true);
        answer.Of("SHEET_OTHER").ShouldAllBe(f => (string)f.Details[2] == read);
    }

    [Theory]
    [InlineData("2018-08", 2018, 8)]
    [InlineData("201808", 2018, 8)]
    [InlineData("08-2018", 2018, 8)]
    [InlineData("Deltagare 2018 8", 2018, 8)]
    [InlineData("augusti", 2018, 8)]
    [InlineData("AUG", 2018, 8)]
    [InlineData("Augusti-18", 2018, 8)]
    [InlineData("aug17", 2017, 8)]
    [InlineData("Maj 2019", 2019, 5)]
    [InlineData("sept", 2018, 9)]
    public void A_name_tells_a_month(string name, int year, int month) => SheetName.MonthOf(name, new(2018, 8)).ShouldBe(new Month(year, month));

    [Theory]
    [InlineData("Blad1")]
    [InlineData("Deltagare")]
    [InlineData("Jan-aug")]
    [InlineData("2018")]
    [InlineData("8")]
    [InlineData("Kvartal 3")]
    [InlineData("2018-13")]
    [InlineData("Augustina")]
    [InlineData("")]
    public void Other_names_tell_none(string name) => SheetName.MonthOf(name, new(2018, 8)).ShouldBeNull();

    [Fact]
    public async Task A_sheet_of_another_month_is_read_with_a_word_when_there_is_no_other()
    {
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Juli", Header + People(2)).ToBytes());
        answer.Codes.ShouldBe(["SHEET_OTHER_MONTH"]);
        answer.Of("SHEET_OTHER_MONTH").Single().Message(Language.Sv).ShouldBe("Bladet som har lästs heter ”Juli”, men filen gäller 2018-08.");
    }

    [Fact]
    public async Task Sheets_without_the_header_or_without_people_are_not_told_of()
    {
        var workbook = new RawWorkbook().Sheet("Blad1", Header + People(1)).Sheet("Mall", Header + "<row><c><v>1</v></c></row>".Replace("<c>", "<c r=\"H3\">", StringComparison.Ordinal))
            .Sheet("Listor", RawWorkbook.Row("Jobbverket") + RawWorkbook.Row("Arbetsträning")).Sheet("Förra", Header + People(3), state: "hidden");
        (await Check.BytesAsync(workbook.ToBytes())).Status.ShouldBe("accepted");
    }

    [Fact]
    public async Task A_table_on_hidden_sheets_only_is_refused_by_name()
    {
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", RawWorkbook.Row("Läs mig")).Sheet("Deltagare 19800101-9802", Header + People(2), state: "veryHidden").ToBytes());
        answer.Codes.ShouldBe(["HEADER_MISSING", "SHEET_HIDDEN"]);
        answer.Of("SHEET_HIDDEN").Single().Details.ShouldBe(["Deltagare 19800101-****", 2]);
    }

    [Fact]
    public async Task No_identity_stands_in_a_word_on_sheets()
    {
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("juli 19800101-9802", Header + People(1)).Sheet("198001019802", Header + People(1)).ToBytes());
        answer.Codes.ShouldContain("SHEET_OTHER");
        answer.Everything.ShouldNotTell("198001019802");
    }

    [Fact]
    public async Task Hidden_and_filtered_rows_are_counted_and_told_of()
    {
        var hidden = People(3).Replace("<row>", "<row hidden=\"1\">", StringComparison.Ordinal);
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", Header + People(1) + hidden + "<row hidden=\"1\"/>").ToBytes());
        (answer.Check.Rows, answer.Taken.Count).ShouldBe((4, 4));
        var finding = answer.Of("ROWS_HIDDEN").Single();
        (finding.Line, finding.Details[0]).ShouldBe((3, 3));
    }

    [Fact]
    public async Task A_merged_title_and_merged_headers_do_not_break()
    {
        var ada = Person();
        var rows = RawWorkbook.Row("Deltagare augusti") + RawWorkbook.Row("Insats", null, "Anvisad") + RawWorkbook.Row("Personnummer", null, "Insats", "Startdatum") + RawWorkbook.Row()
            + RawWorkbook.Row(ada, null, "Jobbverket", "2018-08-01") + RawWorkbook.Row(null, null, "Arbetsträning", "2018-08-02");
        const string Merged = "<mergeCells><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A3:B4\"/><mergeCell ref=\"C3:C4\"/><mergeCell ref=\"A5:B6\"/></mergeCells>";
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows, Merged).ToBytes());
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 2));
        answer.Taken[0].Pseudonym.ShouldBe(answer.Taken[1].Pseudonym);
    }

    [Fact]
    public async Task A_header_over_two_rows_is_read_as_one()
    {
        var rows = RawWorkbook.Row("Personnummer", "Insats", "Tid", null) + RawWorkbook.Row(null, null, "Startdatum", "Timmar") + RawWorkbook.Row(Person(), "Jobbverket", "2018-08-01", "12,5");
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows, "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>").ToBytes());
        answer.Status.ShouldBe("accepted");
        answer.Taken.Single().Hours.ShouldBe(12.5m);
    }

    [Fact]
    public async Task What_is_merged_fills_only_rows_that_have_something_of_their_own()
    {
        var rows = Header + RawWorkbook.Row(Person(), "Jobbverket", "2018-08-01") + RawWorkbook.Row() + RawWorkbook.Row(null, null, "2018-08-03") + RawWorkbook.Row(null, "Jobbverket", "2018-08-04");
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows, "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:B4\"/></mergeCells>").ToBytes());
        // Line 3 is empty, line 4 is the same person, line 5 is nobody's.
        answer.Taken.Select(row => (row.Insats, row.Start.Day)).ShouldBe([("jobbverket", 1), ("jobbverket", 3)]);
        answer.Of("ID_MISSING").Single().Line.ShouldBe(5);
    }

    private static string People(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => RawWorkbook.Row(Person(), "Jobbverket", "2018-08-01")));

    private static string Person() => Synthetic.Person(Interlocked.Increment(ref people));
}
