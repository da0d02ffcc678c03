namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Rows of a template that nobody filled in, in a csv as in a workbook.</summary>
public sealed class UnfilledRowTests
{
    private const string Header = "Nr;Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Anordnare;Timmar;Namn";

    private static readonly string Ada = RuleCases.Ada;

    [Theory]
    [InlineData("17;;;;;;;;;;")]
    [InlineData("17;;Jobbverket;;;;;;Roa;;")]
    [InlineData("17;;;;;;Nej;;;;")]
    [InlineData("17;;;;;;;;;;0,0")]
    [InlineData("17;;;;;;;;;;#N/A")]
    [InlineData(" 17 ; ;Jobbverket; ;;;nej;K;;;")]
    public async Task A_row_with_no_more_than_a_template_has_is_blank(string row)
    {
        var answer = await Check.LinesAsync(Header, $"1;{Ada};Jobbverket;2018-08-01;;;;;;;", row);
        (answer.Status, answer.Check.Rows).ShouldBe(("accepted", 1));
    }

    [Theory]
    [InlineData("17;;;;;;;;;;Anna Andersson")]
    [InlineData("17;;Jobbverket;;;;;;;;Anna Andersson")]
    [InlineData("17;;;;;;;;;många;")]
    public async Task A_row_with_more_is_told_of_and_not_counted(string row)
    {
        var answer = await Check.LinesAsync(Header, $"1;{Ada};Jobbverket;2018-08-01;;;;;;;", row, row);
        (answer.Status, answer.Check.Rows).ShouldBe(("accepted-with-warnings", 1));
        answer.Codes.ShouldBe(["ROWS_UNFILLED"]);
        answer.Of("ROWS_UNFILLED").Single().Details.ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("17;;;2018-08-01;;;;;;;", "ID_MISSING")]
    [InlineData("17;;;;2018-08-31;Arbete;;;;;", "ID_MISSING")]
    [InlineData("17;;;;;Arbete;;;;;", "ID_MISSING")]
    [InlineData("17;;;;;;Ja;;;;", "START_MISSING")]
    [InlineData("17;;;;;;kanske;;;;", "ANONYMOUS_VALUE")]
    [InlineData("17;;;#N/A;;;;;;;", "CELL_ERROR")]
    public async Task A_row_that_is_somebodys_is_refused(string row, string code)
    {
        var answer = await Check.LinesAsync(Header, $"1;{Ada};Jobbverket;2018-08-01;;;;;;;", row);
        (answer.Status, answer.Check.Rows).ShouldBe(("partly-accepted", 2));
        answer.Codes.ShouldContain(code);
    }

    [Fact]
    public async Task Key_figures_numbered_in_advance_are_blank()
    {
        var answer = await FigureCheck.BytesAsync("Nr;Indikator;Ort;Period;Utfall\n1;Sommarjobb;;2018-08;102\n2;;;;\n3;;;;\n"u8.ToArray());
        (answer.Status, answer.Check.Rows).ShouldBe(("accepted", 1));
    }
}
