using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// The paragraphs that a newsletter and a half-year report of a municipality or a förbund need: how many different people, each project by itself, and who has not delivered. The numbers are those of its report,
/// and what its edition hides is in none of them: the public one prints what the projects' own print, and adds nothing up.
/// </summary>
public static class TerritoryTexts
{
    public static IReadOnlyList<KitText> Of(TerritoryReport report, Language language) =>
        [.. People(report, language), .. report.Projects.Where(project => project.Scopes.Count > 0).Select(project => Project(report, project, language)), .. report.Beside.SelectMany(own => Beside(own.Project, own.Told, language)), Deliveries(report, language)];

    /// <summary>Which of the texts may be published, and what must not be done with their numbers.</summary>
    public static Text Use(Edition edition, IReadOnlyList<KitText> texts)
    {
        var use = TextKit.Use(edition, isDraft: false, freeze: null, texts);
        return new($"{use.Sv} {TerritoryWords.DoNotAdd.Sv}", $"{use.En} {TerritoryWords.DoNotAdd.En}");
    }

    private static IEnumerable<KitText> People(TerritoryReport report, Language language)
    {
        if (TerritoryWords.People(report, language).ToList() is { Count: > 0 } sentences)
            yield return new(new Text("Rapport: olika personer i {0}", "Report: different people in {0}").In(language, report.Territory.Name), string.Join(' ', sentences));
    }

    /// <summary>The project there, and its sites a row each where it has several.</summary>
    private static KitText Project(TerritoryReport report, TerritoryProject project, Language language)
    {
        var heading = (report.Edition == Edition.Public ? new Text("Nyhetsbrev: {0}", "Newsletter: {0}") : new("Rapport: {0}", "Report: {0}")).In(language, project.Project.Name);
        // Without a whole the sites stand alone, none before the others.
        if (project.Scopes.Count > 1 && project.Scopes[0].Scope.Kind == ScopeKind.Site)
            return KitText.Of(heading, new Text("{0} har flera orter i {1}:", "{0} has several sites in {1}:").In(language, project.Project.Name, report.Territory.Name), project.Scopes.Select(Row));
        return KitText.Of(heading, Told(report, project, project.Scopes[0], Whole(project, language), language), project.Scopes.Skip(1).Select(Row));

        string Row(TerritoryScope scope) => $"{TerritoryWords.NameOf(project, scope, language)}: {Told(report, project, scope, where: null, language)}";
    }

    private static string Whole(TerritoryProject project, Language language) => project.Scopes[0].Scope.Kind == ScopeKind.Project
        ? project.Project.Name : new Text("{0} i {1}", "{0} in {1}").In(language, project.Project.Name, TerritoryWords.NameOf(project, project.Scopes[0], language));

    /// <param name="where">Null in a row, which begins with its name.</param>
    private static string Told(TerritoryReport report, TerritoryProject project, TerritoryScope scope, string? where, Language language)
    {
        List<string> sentences = [.. Counts(report, scope, where, language), .. scope.Indicators.SelectMany(indicator => Sentences(report, project, indicator, language))];
        return sentences.Count > 0 ? string.Join(' ', sentences) : (where is null ? "" : where + ": ") + TextKit.Hidden.In(language);
    }

    private static IEnumerable<string> Counts(TerritoryReport report, TerritoryScope scope, string? where, Language language)
    {
        if (report.Period is { } period)
        {
            yield return $"{(where is null ? "" : where + ", ")}{(where is null ? period.AsHeading(language) : period.InWords(language))}: {PeriodSentences.People(scope.Started, scope.Leavers, scope.Enrolled, language)}";
            yield break;
        }

        if (scope.Participants is not { } participants)
            yield break;
        yield return where is not null ? SummaryWords.TakenPart(participants, scope.AsOf, where, language)
            : (participants == 1 ? new Text("{1} person har deltagit till och med {0}.", "{1} person has taken part by the end of {0}.") : new("{1} personer har deltagit till och med {0}.", "{1} people have taken part by the end of {0}."))
                .In(language, scope.AsOf.Name(language), Figures.Count(participants, language));
        if (scope is { Enrolled: { } enrolled, Leavers: { } leavers })
            yield return SummaryWords.EnrolledAndLeft(enrolled, leavers, language);
    }

    /// <summary>The share of those who left, with what it is of, against its target; and the year so far, where the target is for a year.</summary>
    private static IEnumerable<string> Sentences(TerritoryReport report, TerritoryProject project, TerritoryIndicator indicator, Language language)
    {
        var name = indicator.Name.In(language);
        if (indicator.Ratio is { Denominator: > 0 } ratio)
            yield return Sentence(report.Period is null && (indicator.TargetOfYear is not null || project.KnownFrom is not null) ? $"{name}, {project.Since.In(language)}" : name, ratio,
                indicator.TargetOfYear is null ? Target(indicator, language) : "", indicator.TargetOfYear is null ? indicator.Assessment : null);
        if (indicator is { YearSoFar: var (year, ofYear, assessment), TargetOfYear: { } target } && ofYear.Denominator > 0)
            yield return Sentence($"{name}, {year.InWords(language)}", ofYear, Against(Figures.Target(target, language)), assessment);

        string Sentence(string of, Ratio share, string against, Assessment? assessed) =>
            new Text("{0}: {1} av dem som avslutat ({2} av {3}){4}{5}.", "{0}: {1} of those who left ({2} of {3}){4}{5}.").In(language, of, Figures.Share(share, language), Figures.Count(share.Numerator, language), Figures.Count(share.Denominator, language),
                against, assessed is { } word and not Assessment.NoData ? ": " + word.Name().In(language).ToLower(language.Culture()) : "");

        string Target(TerritoryIndicator of, Language language) => of.Target is null ? new Text(", utan mål", ", with no target").In(language) : Against(TerritoryWords.Target(of, language));

        string Against(string target) => new Text(", mot målet {0}", ", against the target of {0}").In(language, TextKit.Lower(target, language));
    }

    /// <summary>What the project's own report tells: its comment, its goals, its plan and its free places.</summary>
    private static IEnumerable<KitText> Beside(TerritoryProject project, ToldBeside told, Language language)
    {
        string Heading(string sv, string en) => new Text(sv, en).In(language, project.Project.Name);
        if (told.Comment.Count > 0)
            yield return new(Heading("Kommentar till rapporten: {0}", "Comment on the report: {0}"), string.Join('\n', told.Comment));
        if (told.Goals.Count > 0)
            yield return KitText.Of(Heading("Delårsrapport: målen i {0}", "Part-year report: the goals of {0}"), new Text("Bedömning av målen i {0}, till och med {1}:", "Assessment of the goals of {0}, to the end of {1}:").In(language, project.Project.Name, told.AsOf.Name(language)),
                told.Goals.Select(goal => $"{goal.Level.In(language)}, {goal.Name.In(language).TrimEnd('.')}: {goal.WordIn(language)}. {string.Join(' ', goal.Comment)}".TrimEnd()));
        if (told.Plans.Count > 0)
            yield return KitText.Of(Heading("Rapport: inflöde i {0}", "Report: inflow of {0}"), new Text("Inflöde mot plan i {0}, till och med {1}:", "Inflow against the plan of {0}, to the end of {1}:").In(language, project.Project.Name, told.AsOf.Name(language)), TerritoryWords.Plans(project, told, language));
        foreach (var places in PlacesText.Of(project.Project, told.Places, told.AsOf, Heading("Nyhetsbrev: lediga platser, {0}", "Newsletter: free places, {0}"), language))
            yield return places;
    }

    private static KitText Deliveries(TerritoryReport report, Language language) =>
        new(new Text("Rapport: leveranser", "Report: deliveries").In(language), string.Join(' ', TerritoryWords.Missing(report, language)));
}
