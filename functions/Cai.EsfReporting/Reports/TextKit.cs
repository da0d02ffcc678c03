using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>A paragraph to copy into a newsletter or a half-year report.</summary>
/// <param name="Heading">What it is for.</param>
public sealed record KitText(string Heading, string Text);

/// <summary>
/// The paragraphs that a newsletter and a half-year report need, with the report's own numbers in them: nobody retypes a figure. Shares are in whole per cent, as
/// newsletters print them. What the edition hides is in none of them, and no text that was delivered in a file; what people have decided and written of goals and of the report as a whole is.
/// </summary>
public static class TextKit
{
    public static IReadOnlyList<KitText> Of(OutcomeReport report, Language language) =>
        [.. Comment(report, language), .. report.Leading is { } leading ? Targets(report, leading, language) : [], .. report.Lead is null ? Targets(report, told: null, language) : [], .. Year(report, language), .. report.Lead is null ? [] : Targets(report, told: null, language), .. SelfReferred(report, language), .. HalfYear(report, language), .. ReportedGoals(report, language), .. Places(report, language)];

    private static IEnumerable<KitText> Comment(OutcomeReport report, Language language) =>
        report.Comment is { } comment ? [new(CommentWords.Heading.In(language), comment.Comment)] : [];

    /// <summary>What is said instead of the free places, where the catalogue does not say that they may be public; null where it does, or there are none.</summary>
    public static Text? WithoutPlaces(OutcomeReport report) => report.Places is { Count: > 0 } && !report.Project.PlacesArePublic
        ? new("Lediga platser står inte här: katalogen säger inte att de får publiceras (placesPublic).", "Free places are not here: the catalogue does not say that they may be published (placesPublic).")
        : null;

    /// <summary>Måluppfyllelsen of each sub-project beside the whole, and of the whole.</summary>
    /// <param name="told">Of whom; null for the time since the start.</param>
    private static IEnumerable<KitText> Targets(OutcomeReport report, PeriodOutcome? told, Language language)
    {
        string T(string sv, string en, params object[] with) => new Text(sv, en).In(language, with);
        var at = report.Project.Indicators.Index().Where(i => i.Item.Goal is not null).Select(i => i.Index).ToList();
        if (at.Count == 0 || Shares(0) is not { } whole)
            yield break;
        var targets = T("Målen för {0} är {1}.", "The targets of {0} are {1}.", report.Project.Name,
            Listed(at.Select(i => $"{Asked(report.Project.Indicators[i].Goal!.Target, null, language)} {Lower(report.Project.Indicators[i].Name.In(language), language)}"), language));
        var (time, when, of) = told?.Period.InWords(language) is { } period
            ? (", " + period, period, T("Andelarna är av dem som avslutade {0}.", "The shares are of those who left in {0}.", period))
            : (report.Lead is null ? "" : T(", sedan starten", ", since the start"), T("hittills", "So far"), T("Andelarna är av dem som avslutat till och med {0}.", "The shares are of those who left by the end of {0}.", report.AsOf.Name(language)));
        foreach (var (s, sub) in report.Scopes.Index().Where(scope => scope.Item.Scope.Kind == ScopeKind.SubProject && (told is null || scope.Index < told.Scopes.Count)))
            if (Shares(s) is { } own)
                yield return new(T("Nyhetsbrev: måluppfyllelsen i {0}{1}", "Newsletter: the targets in {0}{1}", sub.Scope.Name, time),
                    $"{targets} {T("Måluppfyllelsen för {0} {1} är {2}. Totalt sett inom {3} är den {4}.", told is null ? "{1} it is {2} for {0}. For the whole of {3} it is {4}." : "In {1} it is {2} for {0}. For the whole of {3} it is {4}.", sub.Scope.Name, when, own, report.Project.Name, whole)} {of}");
        yield return new(T("Nyhetsbrev: måluppfyllelsen i hela projektet{0}", "Newsletter: the targets in the whole project{0}", time),
            $"{targets} {T("Måluppfyllelsen {0} är {1}.", told is null ? "{0} it is {1}." : "In {0} it is {1}.", when, whole)} {of}");

        Ratio? RatioOf(int scope, int i) => told is null ? report.Scopes[scope].Indicators[i].Ratio : told.Scopes[scope].Indicators[i].Ratio;

        // Null where nobody has left, or one of them is hidden.
        string? Shares(int scope) => at.TrueForAll(i => RatioOf(scope, i) is { Denominator: > 0 })
            ? T("{0} procent", "{0} per cent", string.Join(T(" respektive ", " and "), at.Select(i => Figures.Whole(Figures.Of(RatioOf(scope, i)!.Value) * 100, language))))
            : null;
    }

    /// <summary>The year so far against what is asked of a year, and who came.</summary>
    private static IEnumerable<KitText> Year(OutcomeReport report, Language language)
    {
        if ((report.Lead is null ? report.YearSoFar : report.Leading) is not { } told)
            yield break;
        var when = told.Period.InWords(language);
        var sentences = told.Whole.Indicators.Where(i => i.Indicator.GoalOfYear is not null && i.Ratio is { Denominator: > 0 }).Select(i =>
            new Text("I genomsnitt {0} av dem som avslutade {1} gick till {2} (målet för året är {3}).", "On average {0} of those who left in {1} reached {2} (the target of the year is {3}).")
                .In(language, Percent(Figures.Of(i.Ratio!.Value), language), when, Lower(i.Indicator.Name.In(language), language), Asked(i.Target!.Value, i.Before, language))).ToList();
        if (report.Whole.Scope.Plan is { Yearly: true } plan && told.Whole.Started is not null)
            sentences.Add(new Text("Totalt {0} personer kom med {1} (planen för året är {2}, och {3} för perioden).", "{0} people joined in {1} (the plan of the year is {2}, and {3} for the period).")
                .In(language, Figures.Count(told.Whole.Started, language), when, Figures.Count(plan.Of(told.Period.Last.Year).Participants, language), Figures.Planned(told.Whole.Planned ?? 0, language)));
        if (sentences.Count > 0)
            yield return new(new Text("Nyhetsbrev: {0}", "Newsletter: {0}").In(language, when), string.Join(' ', sentences));
    }

    /// <summary>Shares of participants, site by site: self-referrals.</summary>
    private static IEnumerable<KitText> SelfReferred(OutcomeReport report, Language language) =>
        from share in report.Whole.Shares.Index()
        where share.Item.Measure is InitiatedShare
        let sites = report.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Site && scope.Shares[share.Index].Ratio is { Denominator: > 0 })
            .Select(scope => $"{scope.Scope.Name} {Percent(Figures.Of(scope.Shares[share.Index].Ratio!.Value), language)}").ToList()
        where sites.Count > 0
        select new KitText(new Text("Nyhetsbrev: {0}", "Newsletter: {0}").In(language, Lower(share.Item.Measure.Name.In(language), language)),
            new Text("{0} till och med {1}: {2}.", "{0} to the end of {1}: {2}.").In(language, share.Item.Measure.Name.In(language), report.AsOf.Name(language), Listed(sites, language)));

    private static IEnumerable<KitText> HalfYear(OutcomeReport report, Language language)
    {
        yield return new(new Text("Rapport: läget", "Report: where it stands").In(language), string.Join(' ', SummaryWords.Paragraphs(report, language)));
        foreach (var told in report.Periods.Where(told => told.Period == report.Lead || told.Period == Period.YearUntil(report.AsOf) || told.Period.Last == report.AsOf).OrderByDescending(told => told.Period == report.Lead).ThenByDescending(told => told.Period.Months))
            yield return new(new Text("Rapport: {0}", "Report: {0}").In(language, told.Period.InWords(language)), told.Paragraph(language));
    }

    /// <summary>In the internal edition: whoever publishes them decides, and the catalogue has said that they may.</summary>
    private static IEnumerable<KitText> Places(OutcomeReport report, Language language)
    {
        if (report.Places is not { Count: > 0 } places || !report.Project.PlacesArePublic)
            yield break;
        var whose = FreePlaces.ScopeIn(report);
        var free = places.Where(p => p.Free > 0).GroupBy(p => p.Insats).Select(insats => InInsats(insats.Key, [.. insats])).ToList();
        var isOfPart = whose.Scope.Kind == ScopeKind.SubProject;
        yield return new((isOfPart ? new Text("Nyhetsbrev: lediga platser i {0}", "Newsletter: free places in {0}") : new("Nyhetsbrev: lediga platser", "Newsletter: free places")).In(language, whose.Scope.Name),
            (isOfPart ? new Text("{0} deltagare var inskrivna i {2} i slutet av {1}. ", "{0} participants were enrolled in {2} at the end of {1}. ") : new("{0} deltagare var inskrivna i slutet av {1}. ", "{0} participants were enrolled at the end of {1}. "))
                .In(language, Figures.Count(whose.People.Enrolled, language), report.AsOf.Name(language), whose.Scope.Name)
            + (free.Count == 0 ? new Text("Inga platser är lediga.", "No places are free.").In(language)
                : new Text("Följande {0} lediga platser finns: {1}", "These {0} places are free: {1}").In(language, Figures.Count(places.Where(p => p.Free > 0).Sum(p => p.Free), language), string.Join(" • ", free))));

        // A provider that is the project itself is told to nobody; another is, also where it is the only one.
        string InInsats(Insats insats, IReadOnlyList<FreePlaces> own) => insats.Places.Count > 1
            ? $"{insats.Name}: {string.Join(", ", own.Select(p => $"{p.Provider} {Figures.Count(p.Free, language)}"))}"
            : $"{insats.Name}{(own[0].Provider is { } provider && !IsOurs(provider) ? $" ({provider})" : "")}: {Figures.Count(own[0].Free, language)}";

        bool IsOurs(string provider) => Folding.Fold(provider).EndsWith(Folding.Fold(whose.Scope.Name), StringComparison.Ordinal);
    }

    private static IEnumerable<KitText> ReportedGoals(OutcomeReport report, Language language)
    {
        string Heading(Text level, Text name) => new Text("Delårsrapport: {0} {1}", "Part-year report: {0} {1}").In(language, Lower(level.In(language), language), name.In(language));
        foreach (var goal in report.Goals)
            yield return new(Heading(goal.Goal.Level, goal.Goal.Name), goal.Paragraph(language));
        foreach (var (level, activity) in report.Project.Goals.SelectMany(goal => goal.Activities).Select(activity => (new Text("Aktivitet", "Activity"), activity)).Concat(report.Project.Assignments.Select(assignment => (new Text("Uppdrag", "Assignment"), assignment))))
            if (report.Judgements.Of(activity.Id) is { } said && (said.Decides.Length > 0 || said.Comment.Length > 0))
                yield return new(Heading(level, activity.Name), $"{(said.Decides.Length > 0 ? said.Status().Name().In(language) + ". " : "")}{said.Comment}".Trim());
    }

    private static string Percent(decimal share, Language language) => new Text("{0} procent", "{0} per cent").In(language, Figures.Whole(share * 100, language));

    /// <summary><c>65 procent</c>; in the words of a target that is one, <c>öka (från 15,7 %)</c>.</summary>
    private static string Asked(FigureTarget target, decimal? before, Language language) => target.Number is { } number
        ? new Text("{0} procent", "{0} per cent").In(language, (number * 100).ToString("0.##", language.Culture()))
        : Lower(Figures.Target(target, language, before), language);

    private static string Listed(IEnumerable<string> all, Language language) => all.ToList() is var list && list.Count < 2 ? string.Concat(list)
        : $"{string.Join(", ", list.SkipLast(1))} {new Text("och", "and").In(language)} {list[^1]}";

    private static string Lower(string name, Language language) => name[..1].ToLower(language.Culture()) + name[1..];
}
