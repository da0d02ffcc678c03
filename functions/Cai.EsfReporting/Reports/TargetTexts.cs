using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Måluppfyllelsen in a paragraph to copy: of the whole, with each area in a row below it.</summary>
internal static class TargetTexts
{
    /// <summary>Of the period that the report leads with, and of the time since the start; and of the year what is asked of a year.</summary>
    public static IEnumerable<KitText> Of(OutcomeReport report, Language language) =>
        [.. report.Leading is { } leading ? Targets(report, leading, language) : [], .. Year(report, language), .. Targets(report, told: null, language)];

    /// <param name="told">Of whom; null for the time since the start.</param>
    private static IEnumerable<KitText> Targets(OutcomeReport report, PeriodOutcome? told, Language language)
    {
        var indicators = report.Project.Indicators.Index().Where(i => i.Item.Goal is not null && RatioOf(report, told, 0, i.Index) is not null).Select(i => i.Index).ToList();
        if (indicators.Count == 0)
            yield break;
        var targets = (indicators.Count == 1 ? new Text("Målet för {0} är {1}.", "The target of {0} is {1}.") : new("Målen för {0} är {1}.", "The targets of {0} are {1}."))
            .In(language, report.Project.Name, ((List<string>)[.. indicators.Select(i => Asked(report, told, i, language))]).Listed(language));
        var period = told?.Period.InSentence(language);
        var time = told is not null ? ", " + told.Period.InWords(language) : report.Lead is null ? "" : ", " + report.Since.In(language);
        string[] sentences = Shares(report, told, 0, indicators, language) is { } whole
            ? [
                (period is null ? new Text("Hittills är måluppfyllelsen i hela projektet {1}.", "So far the outcome of the whole project is {1}.") : new("Måluppfyllelsen i hela projektet var {1} {0}.", "In {0} the outcome of the whole project was {1}.")).In(language, period, whole),
                (period is not null ? indicators.Count == 1 ? new Text("Andelen är av dem som avslutade {0}.", "The share is of those who left in {0}.") : new("Andelarna är av dem som avslutade {0}.", "The shares are of those who left in {0}.")
                    : indicators.Count == 1 ? new("Andelen är av dem som avslutat{2} till och med {1}.", "The share is of those who left{2} by the end of {1}.") : new("Andelarna är av dem som avslutat{2} till och med {1}.", "The shares are of those who left{2} by the end of {1}."))
                    .In(language, period, report.AsOf.Name(language), report.KnownFrom is null ? "" : " " + report.Since.In(language)),
            ]
            : [NobodyLeft(period, language)];
        yield return KitText.Of(TextKit.Heading(report, new Text("Måluppfyllelsen{0}", "The targets{0}").In(language, time), language), string.Join(' ', sentences.Prepend(targets)), Areas(report, told, indicators, language));
    }

    /// <summary>The year so far, or the period that the report leads with, against what is asked of a year, and who came.</summary>
    private static IEnumerable<KitText> Year(OutcomeReport report, Language language)
    {
        if ((report.Lead is null ? report.YearSoFar : report.Leading) is not { } told)
            yield break;
        var period = told.Period.InSentence(language);
        var indicators = report.Project.Indicators.Index().Where(i => i.Item.GoalOfYear is not null && told.Whole.Indicators[i.Index].Ratio is not null).Select(i => i.Index).ToList();
        List<string> sentences = [.. indicators.Select(i => told.Whole.Indicators[i]).Where(i => i.Ratio is { Denominator: > 0 }).Select(i =>
            new Text("{0}: {1} av dem som avslutade {2} (målet för året är {3}).", "{0}: {1} of those who left in {2} (the target of the year is {3}).")
                .In(language, i.Indicator.Name.In(language), TextKit.Percent(Figures.Of(i.Ratio!.Value), language), period, Asked(i.Target!.Value, i.Before, language)))];
        if (indicators.Count > 0 && sentences.Count == 0)
            sentences.Add(NobodyLeft(period, language));
        if (report.Whole.Scope.Plan is { Yearly: true } plan && told.Whole is { Started: { } started, Planned: var planned })
        {
            var (ofYear, ofPeriod) = (Figures.Count(plan.Of(told.Period.Last.Year).Participants, language), Figures.WholePlanned(planned ?? 0, language));
            sentences.Add((told.Period.First.Year != told.Period.Last.Year ? new Text("Totalt kom {0} med {1} (planen för perioden är {3}).", "In all {0} joined in {1} (the plan of the period is {3}).")
                : told.Period.IsYear ? new("Totalt kom {0} med {1} (planen för året är {2}).", "In all {0} joined in {1} (the plan of the year is {2}).")
                : new("Totalt kom {0} med {1} (planen för året är {2}, och {3} för perioden).", "In all {0} joined in {1} (the plan of the year is {2}, and {3} for the period)."))
                .In(language, Persons(started, language), period, ofYear, ofPeriod));
        }

        if (sentences.Count > 0)
            yield return KitText.Of(TextKit.Heading(report, new Text("Årets mål, {0}", "The year's targets, {0}").In(language, told.Period.InWords(language)), language), string.Join(' ', sentences), Areas(report, told, indicators, language));
    }

    /// <summary>
    /// <c>Östra Södertörn: 15 respektive 32 procent</c>. A site that is a sub-project by itself stands there alone; the areas whose numbers the edition hides are named last.
    /// </summary>
    private static IEnumerable<string> Areas(OutcomeReport report, PeriodOutcome? told, List<int> indicators, Language language)
    {
        if (indicators.Count == 0)
            yield break;
        var hidden = new List<string>();
        foreach (var (s, area) in report.Scopes.Index().Skip(1).Where(scope => told is null || scope.Index < told.Scopes.Count))
            if (area.Scope.Kind == ScopeKind.Site && report.Project.SubProjects.Any(sub => report.Project.SitesOf(sub).Select(site => site.Id).SequenceEqual([area.Scope.Id])))
                continue;
            else if (told is null ? area.IsMissing : told.Scopes[s].IsMissing)
                yield return TextKit.Undelivered(area.Scope.Name, language);
            else if (indicators.All(i => RatioOf(report, told, s, i) is not null))
                yield return $"{area.Scope.Name}: {Shares(report, told, s, indicators, language) ?? WithoutLeavers(area.Scope).In(language)}";
            else
                hidden.Add(area.Scope.Name);
        if (hidden.Count > 0)
            yield return TextKit.NotShown(hidden, language);

        // Who has not delivered is missing, and nobody knows that nobody left.
        Text WithoutLeavers(Scope scope) => report.Project.SitesOf(scope).Any(site => told is null ? report.Completeness.Any(own => own.Site == site && own.Lacking.Any()) : told.Missing.Any(own => own.Site == site)) ? new("leveranser saknas", "deliveries are missing")
            : told is null ? new("ingen har avslutat ännu", "nobody has left yet") : new("ingen avslutade", "nobody left");
    }

    private static Ratio? RatioOf(OutcomeReport report, PeriodOutcome? told, int scope, int i) => told is null ? report.Scopes[scope].Indicators[i].Ratio : told.Scopes[scope].Indicators[i].Ratio;

    /// <summary><c>15 respektive 32 procent</c>; null where nobody has left.</summary>
    private static string? Shares(OutcomeReport report, PeriodOutcome? told, int scope, List<int> indicators, Language language) =>
        indicators.All(i => RatioOf(report, told, scope, i) is { Denominator: > 0 })
            ? new Text("{0} procent", "{0} per cent").In(language, string.Join(new Text(" respektive ", " and ").In(language), indicators.Select(i => Figures.Whole(Figures.Of(RatioOf(report, told, scope, i)!.Value) * 100, language))))
            : null;

    /// <summary><c>30 procent (börjat arbeta eller studera)</c>: what the time is held against, and of what.</summary>
    private static string Asked(OutcomeReport report, PeriodOutcome? told, int i, Language language)
    {
        var (target, before) = told is null ? (report.Project.Indicators[i].Goal!.Target, report.Whole.Indicators[i].Before) : (told.Whole.Indicators[i].Target!.Value, told.Whole.Indicators[i].Before);
        return $"{Asked(target, before, language)} ({TextKit.Lower(report.Project.Indicators[i].Name.In(language), language)})";
    }

    /// <summary><c>65 procent</c>; of a target that is a word, <c>att öka från 15,7 procent</c>.</summary>
    private static string Asked(FigureTarget target, decimal? before, Language language)
    {
        if (target.Number is { } number)
            return Exactly(number, language);
        var from = before is { } earlier ? Exactly(earlier, language) : null;
        return (target.Word switch
        {
            TargetWord.Increase => from is null ? new Text("att öka", "to increase") : new("att öka från {0}", "to increase from {0}"),
            TargetWord.Decrease => from is null ? new("att minska", "to decrease") : new("att minska från {0}", "to decrease from {0}"),
            _ => from is null ? new("att vara oförändrad", "to stay unchanged") : new("att vara oförändrad på {0}", "to stay at {0}"),
        }).In(language, from);
    }

    private static string NobodyLeft(string? period, Language language) =>
        (period is null ? new Text("Ingen har avslutat ännu.", "Nobody has left yet.") : new("Ingen avslutade {0}.", "Nobody left in {0}.")).In(language, period);

    private static string Persons(int count, Language language) =>
        (count == 1 ? new Text("{0} person", "{0} person") : new("{0} personer", "{0} people")).In(language, Figures.Count(count, language));

    private static string Exactly(decimal share, Language language) => new Text("{0} procent", "{0} per cent").In(language, (share * 100).ToString("0.##", language.Culture()));
}
