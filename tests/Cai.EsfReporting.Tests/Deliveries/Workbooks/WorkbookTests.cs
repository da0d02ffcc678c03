using System.Globalization;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Workbooks as Excel writes them: rows have Excel's own numbers.</summary>
public sealed class WorkbookTests
{
    private static readonly string Ada = RuleCases.Ada;
    private static readonly string Wrong = Ada[..11] + (char)('0' + ((Ada[11] - '0' + 1) % 10));
    private static readonly object?[] Header = ["Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak", "Anonym", "Kön", "Timmar"];

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_kind_of_cell_is_read()
    {
        var answer = await Check.BytesAsync(Workbooks.Of([
            [.. Header.Select(name => new Shared((string)name!))],
            [Number(Ada), new Shared("Jobbverket"), new DateOnly(2018, 8, 1), new DateOnly(2018, 8, 31), "Arbete", false, "Kvinna", 12.5],
            [Number(Ada[2..]), "Arbetsträning", 43313, null, null, null, null, 7],
            [null, null, "2018-08-02", null, null, true, "Man"],
        ]));
        answer.Codes.ShouldBeEmpty();
        answer.Taken.Select(p => (p.Insats, p.Start.Day, p.End?.Day, p.IsAnonymous, p.Hours)).ShouldBe(
            [("jobbverket", 1, 31, false, 12.5m), ("arbetstraning", 1, null, false, 7m), ("", 2, null, true, null)]);
        answer.Taken[0].Pseudonym.ShouldBe(answer.Taken[1].Pseudonym);
    }

    [Fact]
    public async Task Row_numbers_are_those_of_Excel()
    {
        var answer = await Check.BytesAsync(Workbooks.At([
            (2, ["Titel"]), (5, Header), (6, [Ada, "Jobbverket", "2018-08-01"]), (9, [Wrong, "Jobbverket", "2018-08-01"]), (10, [null, "  "]), (12, [Wrong, "Jobbverket", "2018-08-01"]),
        ]));
        answer.Check.Rows.ShouldBe(3);
        answer.Of("ID_CHECKDIGIT").Select(f => f.Line).ShouldBe([9, 12]);
    }

    [Fact]
    public async Task A_row_that_does_not_say_its_number_is_the_next()
    {
        var answer = await Check.BytesAsync(Workbooks.At([(1, Header), (3, [Wrong, "Jobbverket", "2018-08-01"])], emptyRows: true));
        answer.Of("ID_CHECKDIGIT").Single().Line.ShouldBe(3);
    }

    [Fact]
    public async Task Cells_that_are_not_there_are_blank()
    {
        var answer = await Check.BytesAsync(Workbooks.Of([Header, [Ada, "Jobbverket", new DateOnly(2018, 8, 1), null, null, null, "Kvinna"]]));
        answer.Status.ShouldBe("accepted");
        answer.Taken.Single().End.ShouldBeNull();
    }

    [Fact]
    public async Task A_header_and_no_rows_reports_nothing() =>
        (await Check.BytesAsync(Workbooks.Of([Header]))).Receipt.IsZeroReturn.ShouldBeTrue();

    [Fact]
    public async Task A_lost_leading_zero_is_restored_from_a_number()
    {
        var person = Synthetic.Personnummer(new(2001, 1, 1));
        var answer = await Check.BytesAsync(Workbooks.Of([Header, [Number(person[2..]), "Jobbverket", "2018-08-01"]]));
        answer.Codes.ShouldBe(["ID_LEADING_ZERO"]);
    }

    [Fact]
    public async Task A_workbook_without_cells_has_no_header() =>
        (await Check.BytesAsync(Workbooks.Of([]))).Codes.ShouldBe(["HEADER_MISSING"]);

    [Fact]
    public async Task A_file_is_what_its_content_is_and_not_its_name()
    {
        var answer = await Check.BytesAsync(Workbooks.Of([Header, [Ada, "Jobbverket", "2018-08-01"]]), "mia/tyreso/2018-08.csv");
        answer.Status.ShouldBe("accepted");
    }
}
