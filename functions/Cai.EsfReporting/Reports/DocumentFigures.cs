using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Documents;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>The charts of <c>report.docx</c>. What is hidden or missing, and a share of nobody, is a gap; a chart without anything to draw is not there.</summary>
internal static class DocumentFigures
{
    /// <summary>Each indicator against its target, area by area, and month by month.</summary>
    public static IEnumerable<Block> Outcome(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var kind = report.Project.SubProjects.Count > 0 ? ScopeKind.SubProject : ScopeKind.Site;
        var areas = report.Scopes.Where(scope => scope.Scope.Kind == kind).Prepend(report.Whole).ToList();
        foreach (var (i, indicator) in report.Project.Indicators.Index())
        {
            var name = indicator.Name.In(language);
            var beside = areas.Select(scope => ((object)(scope.Scope.Kind == ScopeKind.Project ? T("Hela projektet", "The whole project") : scope.Scope.NameIn(report.Project, language)), scope.Indicators[i].Ratio)).ToList();
            string Named(ScopeOutcome scope) => scope.Scope.Kind == ScopeKind.Project ? T("hela projektet", "the whole project") : scope.Scope.NameIn(report.Project, language);
            if (Drawn(
                new Text("{0}: andel av dem som avslutat {2}, till och med {1}", "{0}: share of those who left {2}, to the end of {1}").In(language, name, report.AsOf.Name(language), report.Since.In(language)),
                targets => ChartWords.Bars([.. areas.Select(scope => (Named(scope), scope.Indicators[i].Ratio))], targets, language, [.. areas.Where(scope => scope.IsMissing).Select(Named)]),
                new(T("Område", "Area"), ColumnKind.Text, 30), beside, indicator, [.. beside.Select(_ => indicator.Target?.Number)], SeriesLook.Bars, language) is { } bars)
                yield return bars;
            var months = report.Whole.History.Select(month => ((object)month.Month, month.Ratios[i])).ToList();
            if (months.Count(month => month.Item2 is { Denominator: > 0 }) > 1 && Drawn(
                new Text("{0}, hela projektet: andel av dem som avslutat {1} till och med varje månad", "{0}, the whole project: share of those who left {1} to the end of each month").In(language, name, report.Since.In(language)),
                targets => ChartWords.Line([.. report.Whole.History.Select(month => (month.Month, month.Ratios[i]))], targets, language),
                new(T("Månad", "Month"), ColumnKind.Month, 12), months, indicator, [.. report.Whole.History.Select(month => indicator.LineIn(month.Month))], SeriesLook.Line, language) is { } line)
                yield return line;
        }
    }

    /// <summary>Years beside each other, where there is more than one.</summary>
    public static IEnumerable<Block> Years(OutcomeReport report, Language language)
    {
        if (report.Years.Count < 2)
            yield break;
        foreach (var (i, indicator) in report.Project.Indicators.Index())
        {
            var years = report.Years.Select(told => ((object)told.Period.InWords(language), told.Whole.Indicators[i].Ratio)).ToList();
            if (Drawn(
                new Text("{0}, hela projektet: andel av dem som avslutat under året", "{0}, the whole project: share of those who left in the year").In(language, indicator.Name.In(language)),
                targets => ChartWords.Bars([.. years.Select(year => ((string)year.Item1, year.Ratio))], targets, language),
                new(new Text("År", "Year").In(language), ColumnKind.Text, 30), years, indicator, [.. report.Years.Select(told => told.Whole.Indicators[i].Target?.Number)], SeriesLook.Bars, language) is { } chart)
                yield return chart;
        }
    }

    /// <param name="targets">Of each that is told; null where there is none, or it is a word.</param>
    private static DocumentChart? Drawn(string caption, Func<IReadOnlyList<decimal?>, string> description, SheetColumn categories, IReadOnlyList<(object Category, Ratio? Ratio)> told, Indicator indicator, IReadOnlyList<decimal?> targets, SeriesLook look, Language language)
    {
        if (told.All(one => one.Ratio?.Rate is null))
            return null;
        var (data, name) = (new Text("Siffror", "Numbers").In(language), indicator.Name.In(language));
        // A target that changes stands as it goes: 30 %, 35 %.
        var levels = targets.OfType<decimal>().Where((target, i) => i == 0 || targets.OfType<decimal>().ElementAt(i - 1) != target).ToList();
        var aim = levels.Count > 0 ? new Text("Mål {0}", "Target {0}").In(language, string.Join(", ", levels.Select(level => Figures.Target(level, language)))) : null;
        return new(caption,
            new("", description(targets), new Text("Andel", "Share").In(language), data, 0, [new(1, look), .. aim is null ? Array.Empty<ChartSeries>() : [new(2, SeriesLook.Target)]]),
            new(data, null, [], [categories, new(name, ColumnKind.Percent, 20), .. aim is null ? Array.Empty<SheetColumn>() : [new(aim, ColumnKind.Percent, 20)]],
                [.. told.Zip(targets, (one, target) => (IReadOnlyList<object?>)[one.Category, one.Ratio?.Rate, .. aim is null ? Array.Empty<object?>() : [(double?)target]])]));
    }
}
