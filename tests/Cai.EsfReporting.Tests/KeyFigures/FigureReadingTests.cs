using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Tests.KeyFigures;

public sealed class FigureReadingTests
{
    [Theory]
    [InlineData("15,7%", "15,7 %", 0)]
    [InlineData("15.7 %", "15,7 %", 0)]
    [InlineData("15,7 procent", "15,7 %", 0)]
    [InlineData("15,7", "15,7 %", 1)]
    [InlineData("0,157", "15,7 %", 1)]
    [InlineData("0,157 %", "0,16 %", 0)]
    [InlineData("0", "0 %", 0)]
    [InlineData("1", "100 %", 1)]
    [InlineData("100", "100 %", 1)]
    [InlineData("40,74 %", "40,74 %", 0)]
    public async Task A_percentage_is_understood_and_when_it_is_not_certain_that_is_said(string written, string read, int warnings)
    {
        var answer = await FigureCheck.RowsAsync($"U40455;Tyresö;2017;{written}");
        var value = (await answer.StatedAsync()).ShouldHaveSingleItem().Value!.Value;
        if (written != "0,157 %")
            new FigureValue(value, "", FigureUnit.Percent).In(Language.Sv).ShouldBe(read.Replace(' ', '\u00A0'));
        else
            value.ShouldBe(0.00157m);
        var said = answer.Of("FIGURE_PERCENT_READ");
        said.Count.ShouldBe(warnings);
        if (warnings > 0)
            said[0].Message(Language.Sv).ShouldContain("lästes som " + read.Replace(' ', '\u00A0'));
    }

    [Fact]
    public async Task Parts_tell_whether_a_bare_number_is_a_share()
    {
        var answer = await FigureCheck.RowsAsync("U40455;Tyresö;2017;0,5;;;1;200", "U40455;Haninge;2017;0,5;;;100;200");
        answer.Codes.ShouldBeEmpty();
        (await answer.StatedAsync()).Select(f => f.Value).ShouldBe([0.005m, 0.5m]);
    }

    [Fact]
    public async Task A_share_left_blank_is_computed_from_its_parts()
    {
        var answer = await FigureCheck.RowsAsync("U40455;Tyresö;2017;;;;37;100");
        (await answer.StatedAsync()).Single().ShouldBe(new FigureStatement("left-for-work", "tyreso", Year(2017), 0.37m, "", 37, 100, null, ""));
    }

    [Theory]
    [InlineData("Finns inget värde")]
    [InlineData("Redovisas i verksamhetsberättelsen")]
    [InlineData("Enkät sker enbart vartannat år.")]
    [InlineData("uppfyllda")]
    [InlineData("SVÅRT ATT UPPNÅ")]
    [InlineData("..")]
    public async Task A_missing_value_is_said_in_words(string words)
    {
        var answer = await FigureCheck.RowsAsync($"first-appointment;;2017;{words}");
        answer.Status.ShouldBe("accepted");
        var stated = (await answer.StatedAsync()).Single();
        (stated.Value, stated.Words).ShouldBe((null, words));
    }

    [Fact]
    public async Task An_unknown_figure_is_answered_with_the_nearest_names()
    {
        var finding = (await FigureCheck.RowsAsync("Sommarjob;;2017;100")).Of("FIGURE_UNKNOWN").ShouldHaveSingleItem();
        finding.Action(Language.Sv).ShouldStartWith("Närmast är: Sommarjobb · ");
        (finding.Line, finding.Column, finding.Value).ShouldBe((2, "Indikator", "Sommarjob"));
    }

    [Fact]
    public async Task A_changed_figure_tells_what_it_was_and_what_stands()
    {
        var told = FigureCheck.Told("sick-leave", "2017", 0.0118m);
        var now = (await FigureCheck.ToldAsync([told], "Sjukfrånvaro;;2017;4,32 %")).Of("FIGURE_CHANGED").ShouldHaveSingleItem();
        now.Message(Language.Sv).ShouldBe("Sjukfrånvaro, 2017: leveransen för 2018-07 sade 1,18 %; nu sägs 4,32 %. 4,32 % gäller, från den senaste månadens leverans.".Replace(" %", "\u00A0%", StringComparison.Ordinal));
        now.Message(Language.En).ShouldContain("said 1.18%; now it is 4.32%");

        var late = (await FigureCheck.ToldAsync([told with { ToldFor = new(2018, 9) }], "Sjukfrånvaro;;2017;Finns inget värde")).Of("FIGURE_CHANGED").ShouldHaveSingleItem();
        late.Message(Language.En).ShouldContain("now it is Finns inget värde. 1.18% stands");
    }

    [Fact]
    public async Task A_workbooks_percentages_are_percentages_and_its_numbers_numbers()
    {
        var file = Workbooks.Of([["Indikator", "Ort", "Period", "Utfall"], ["U40455", "Tyresö", 2017, 0.157], ["Resultat", null, 2017, -1684], ["Sommarjobb", null, new DateOnly(2018, 8, 1), 102]]);
        var answer = await FigureCheck.BytesAsync(file);
        answer.Codes.ShouldBe(["FIGURE_PERCENT_READ"]);
        (await answer.StatedAsync()).Select(f => (f.Period.ToString(), f.Value)).ShouldBe([("2017", 0.157m), ("2017", -1684m), ("2018-08", 102m)]);
    }

    [Fact]
    public async Task A_cell_that_shows_a_percentage_has_its_sign()
    {
        var answer = await FigureCheck.BytesAsync(Workbooks.Of([["Indikator", "Ort", "Period", "Utfall"], ["U40455", "Tyresö", 2017, 0.157]], percents: true));
        answer.Status.ShouldBe("accepted");
        (await answer.StatedAsync()).Single().Value.ShouldBe(0.157m);
    }

    [Fact]
    public async Task An_identity_is_shown_to_nobody()
    {
        var ada = Synthetic.Personnummer(new(1980, 1, 1));
        foreach (var column in Enumerable.Range(0, 8))
        {
            string[] cells = ["U40455", "Tyresö", "2017", "15,7 %", "20 %", "", "157", "1000"];
            cells[column] += ada;
            (await FigureCheck.RowsAsync(string.Join(';', cells))).Everything.ShouldNotTell(ada, $"column {column}");
        }
    }

    [Fact]
    public async Task The_bad_rows_of_a_file_do_not_hide_the_good()
    {
        var answer = await FigureCheck.RowsAsync("U40455;Tyresö;2017;15,7 %", "U40455;Haninge;2017;ja");
        (answer.Status, answer.Receipt.SiteName, answer.Receipt.Accepted).ShouldBe(("partly-accepted", "Nyckeltal", 1));
    }

    private static Period Year(int year) => Period.TryParse($"{year}", out var period) ? period : throw new ArgumentOutOfRangeException(nameof(year));

    [Theory]
    [InlineData("Öka", "increase")]
    [InlineData("MINSKA", "decrease")]
    [InlineData(" Oförändrad ", "unchanged")]
    public async Task A_target_in_a_word_is_read_and_kept(string told, string kept)
    {
        var answer = await FigureCheck.RowsAsync($"U40455;Tyresö;2017;15,7 %;{told}");
        answer.Codes.ShouldBeEmpty();
        (await answer.StatedAsync()).Single().Target.ShouldBe(FigureTarget.Of(TargetWords.Find(kept)));
        System.Text.Encoding.UTF8.GetString(answer.Canonical).ShouldContain($";{kept};");
    }

    [Fact]
    public async Task A_target_in_a_number_is_kept_as_before()
    {
        var answer = await FigureCheck.RowsAsync("U40455;Tyresö;2017;15,7 %;20,5 %");
        (await answer.StatedAsync()).Single().Target.ShouldBe(FigureTarget.Of(0.205m));
        System.Text.Encoding.UTF8.GetString(answer.Canonical).ShouldContain(";0.205;");
    }
}
