using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Cai.EsfReporting.Tests.Reports.Xlsx;

/// <summary>Every number in the sheets is the model's.</summary>
public sealed class WorkbookNumberTests
{
    /// <summary>A number as the SDK reads it back, or the sign in its place.</summary>
    private static object Told(int? count) => count is { } told ? (double)told : "..";

    private static object Told(Ratio? ratio) => ratio is null ? ".." : ratio.Value.Rate ?? (object)"–";

    private static double Serial(Month month) => month.FirstDay.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    public static async Task<OutcomeReport> ReportAsync(Edition edition) => edition == Edition.Public ? await ToldReport.PublicAsync() : await ToldReport.InternalAsync();

    [SlowTheory]
    [InlineData(Edition.Internal)]
    [InlineData(Edition.Public)]
    public async Task The_outcomes(Edition edition)
    {
        var report = await ReportAsync(edition);
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Utfall").Select(row => (row["Namn"], row["Avslutade"], row["Antal"], row["Andel"], row["Mål"], row["Andel av alla deltagare"], row["Bedömning"])).ShouldBe(
            report.Scopes.SelectMany(scope => scope.Indicators.Select(i => ((object)scope.Scope.Name, Told(i.Ratio?.Denominator), Told(i.Ratio?.Numerator), Told(i.Ratio),
                (object)(double)i.Indicator.Target!.Value.Number!, Told(i.OfParticipants), (object)Figures.Assessment(i.Assessment, Language.Sv)))));
        foreach (var (row, i) in workbook.Rows("Utfall").Zip(report.Scopes.SelectMany(scope => scope.Indicators)))
            row["Avvikelse (procentenheter)"].ShouldBe(i.IsHidden ? ".." : i.Deviation * 100 ?? (object)"–");
    }

    [SlowTheory]
    [InlineData(Edition.Internal)]
    [InlineData(Edition.Public)]
    public async Task The_participants_and_the_months(Edition edition)
    {
        var report = await ReportAsync(edition);
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Deltagare").Select(row => (row["Deltagare"], row["Därav anonyma"], row["Inskrivna"], row["Avslutade"], row["Deltaganden"])).ShouldBe(
            report.Scopes.Select(s => (Told(s.People.Participants), Told(s.People.Anonymous), Told(s.People.Enrolled), Told(s.People.Leavers), Told(s.People.Participations))));
        workbook.Rows("Historik").Select(row => (row["Namn"], row["Indikator"], row["Månad"], row["Deltagare"], row["Inskrivna"], row["Utan känt avslut"], row["Avslutade"], row["Antal"], row["Andel"])).ShouldBe(
            from scope in report.Scopes
            from indicator in report.Project.Indicators.Index()
            from month in scope.History
            let ratio = month.Ratios[indicator.Index]
            let said = (Func<object, object>)(told => month.IsMissing ? "saknas" : told)
            select ((object)scope.Scope.Name, (object)indicator.Item.Name.Sv, (object)Serial(month.Month), said(Told(month.People.Participants)), said(Told(month.People.Enrolled)),
                said(Told(month.People.Untold)), said(Told(ratio?.Denominator)), said(Told(ratio?.Numerator)), said(Told(ratio))));
        workbook.Rows("Månader").Select(row => (row["Månad"], row["Deltagare"], row.GetValueOrDefault("Vidare"), row["Mål: Vidare"])).ShouldBe(
            report.Whole.History.Select(month => ((object)Serial(month.Month), Told(month.People.Participants), (object?)month.Ratios[1]?.Rate, (object)0.4)));
        workbook.Rows("Årsskiften").Where(row => (string)row["Nivå"] == "Projekt").Select(row => (row["Indikator"], row["Till och med"], row["Utan känt avslut"], row["Utfall"])).ShouldBe(
            from indicator in report.Project.Indicators.Index()
            from month in (Month[])[new(2017, 12), new(2018, 8)]
            select ((object)indicator.Item.Name.Sv, (object)Serial(month), Told(report.Whole.History.Single(m => m.Month == month).People.Untold), Told(report.Whole.History.Single(m => m.Month == month).Ratios[indicator.Index])));
    }

    [SlowTheory]
    [InlineData(Edition.Internal)]
    [InlineData(Edition.Public)]
    public async Task The_measures_the_breakdowns_and_the_inflow(Edition edition)
    {
        var report = await ReportAsync(edition);
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Mått").Select(row => (row["Namn"], row["Mått"], row["Antal"], row["Av"], row["Andel"])).ShouldBe(report.Scopes.SelectMany(scope => scope.Shares
            .Select(s => ((object)scope.Scope.Name, (object)s.Measure.Name.Sv, Told(s.Ratio?.Numerator), Told(s.Ratio?.Denominator), Told(s.Ratio)))
            .Concat(scope.Numbers.Select(n => ((object)scope.Scope.Name, (object)n.Measure.Name.Sv, Told(n.Count), (object)".", (object)".")))));
        var broken = report.Scopes.SelectMany(scope => (scope == report.Whole ? report.Breakdown : scope.Detail?.Breakdown.Groups.Select(BrokenDown.Of) ?? []).Select(group => (scope.Scope, Group: group))).ToList();
        workbook.Rows("Uppdelningar").Select(row => (row["Namn"], row["Grupp"], row["Deltagare"], row["Inskrivna"], row["Avslutade"], row["Antal: Vidare"], row["Andel: Vidare"])).ShouldBe(
            broken.Select(b => ((object)b.Scope.Name, (object)b.Group.Name(report.Project).Sv, Told(b.Group.Participants), Told(b.Group.Enrolled), Told(b.Group.Leavers), Told(b.Group.Ratios[1]?.Numerator), Told(b.Group.Ratios[1]))));
        (broken.Select(b => b.Scope).Distinct().Count() > 1).ShouldBe(edition == Edition.Internal);
        workbook.Rows("Inflöde").Select(row => (row["Deltagare hittills"], row["Plan i allt"])).ShouldBe(report.Scopes.Where(s => s.Inflow is not null).Select(s => (Told(s.Inflow!.Participants), Told(s.Inflow.Plan.Participants))));
    }

    [SlowFact]
    public async Task What_only_the_internal_edition_tells()
    {
        var report = await ToldReport.InternalAsync();
        using var workbook = await ToldReport.OpenedAsync(report);
        var esf = workbook.Rows("ESF-indikatorer");
        esf.Where(row => row["Kvinnor"] is double).Select(row => (row["År"], row["Kvinnor"], row["Män"], row["Totalt"])).ShouldBe(
            report.Esf!.Select(f => (f.Year is { } year ? (double)year : (object)"Hela perioden", (object)(double)f.Women, (object)(double)f.Men, (object)(double)f.Total)), ignoreOrder: true);
        esf.Where(row => (string)row["Kod"] == "CR07").ShouldAllBe(row => row["Kvinnor"] as string == "." && row["Totalt"] as string == ".");
        esf.Count(row => (string)row["Kod"] == "CR07").ShouldBe(3);
        workbook.Rows("Lediga platser").Select(row => (row["Platser"], row["Upptagna"], row["Lediga"])).ShouldBe(report.Places!.Select(p => ((object)(double)p.Places, (object)(double)p.Taken!.Value, (object)(double)p.Free!.Value)));
        workbook.Rows("Vad som krävs").Select(row => (row["Kvar att avsluta"], row["Behövs"], row["95 % lägst"], row["95 % högst"])).ShouldBe(report.Scopes.SelectMany(s => s.Indicators).Where(i => i.Takes is not null).Select(i =>
            ((object)(double)i.Takes!.StillToLeave, (object)(double)i.Takes.Needed, i.Ratio!.Value.Interval95()?.Low ?? (object)"–", i.Ratio.Value.Interval95()?.High ?? (object)"–")));
        // The project has a plan, its parts have none.
        workbook.Rows("Vad som krävs").Select(row => ((string)row["I ord"]).Contains(" enligt plan)", StringComparison.Ordinal)).ShouldBe(
            report.Scopes.SelectMany(s => s.Indicators.Where(i => i.Takes is not null).Select(i => i.Takes!.StillToLeave > s.People.Enrolled)));
        workbook.Rows("Vad som krävs").Select(row => (string)row["I ord"]).ShouldContain(words => words.Contains("(inskrivna ", StringComparison.Ordinal));
        workbook.Rows("Tid i projektet").Select(row => (row["Personer"], row["Median (dagar)"])).ShouldBe(report.Scopes
            .SelectMany(s => (Distribution[])[s.Detail!.DaysOfLeavers, s.Detail.DaysOfEnrolled]).Select(days => ((object)(double)days.Persons, days.Quantile(0.5m) is { } median ? (double)median : (object)"–")));
        workbook.Rows("Räknade filer").Single()["Rader"].ShouldBe(3d);
    }

    [SlowFact]
    public async Task The_public_edition_tells_no_number_of_what_it_hides()
    {
        var report = await ToldReport.PublicAsync();
        using var workbook = await ToldReport.OpenedAsync(report);
        var sites = report.Project.Sites.Select(site => site.Name).ToHashSet();
        foreach (var sheet in workbook.Parts.Where(part => part.Value.TableDefinitionParts.Any()).Select(part => part.Key))
            foreach (var row in workbook.Rows(sheet).Where(row => row.Any(cell => cell.Key is "Namn" or "Ort" && sites.Contains((string)cell.Value))))
                foreach (var (header, value) in row.Where(cell => cell.Value is double))
                    (header.StartsWith("Mål", StringComparison.Ordinal) || header is "Månad" or "Till och med" or "Mottagen").ShouldBeTrue($"{sheet}: {header} {value}");
        foreach (var sheet in (string[])["Utan känt avslut", "ESF-indikatorer", "Lediga platser", "Vad som krävs", "Tid i projektet", "Förändringar", "Räknade filer"])
            workbook.Parts.ShouldNotContainKey(sheet);
        // The sites are hidden, so no bars; the project's first month is, so its line begins at the second.
        workbook.Charts.SelectMany(chart => chart.Descendants<C.BarChartSeries>()).ShouldBeEmpty();
        foreach (var line in workbook.Charts.Select(chart => chart.Descendants<C.LineChartSeries>().First()))
            line.GetFirstChild<C.Values>()!.Descendants<C.NumericPoint>().ShouldNotContain(point => point.Index!.Value == 0);
    }
}
