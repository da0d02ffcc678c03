using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>The sentences of a municipality's or a förbund's report, the same in every form.</summary>
public static class TerritoryWords
{
    public static string Title(TerritoryReport report, Language language) => new Text("{0}: projekten sida vid sida", "{0}: the projects side by side").In(language, report.Territory.Name);

    public static string AsOf(TerritoryReport report, Language language) => report.Period is { } period ? new Text("Perioden: {0}", "The period: {0}").In(language, period.InWords(language)) : (report.Edition == Edition.Internal
        ? new Text("Läget till och med {0}, för varje projekt {1}", "As of the end of {0}, of each project {1}")
        : new Text("Det som är publikt till och med {0}, för varje projekt {1}", "What is public to the end of {0}, of each project {1}")).In(language, report.AsOf.Name(language), report.Since.In(language));

    /// <summary>Which numbers stand in it and what must not be done with them.</summary>
    public static string Use(TerritoryReport report, Language language) => $"{report.Edition.Name().In(language)}. {report.Edition.Use().In(language)}";

    /// <summary>Where the numbers of the public edition come from.</summary>
    public static Text OfPublic { get; } = new(
        "Varje tal är hämtat ur projektets egen frysta publika utgåva, och inget är räknat därutöver: projekten läggs inte ihop. Projekt och orter kan därför gälla olika månader. .. betyder dolt.",
        "Every number is taken from the project's own frozen public edition, and nothing is computed besides: the projects are not added up. Projects and sites may therefore be of different months. .. means hidden.");

    /// <summary>Numbers of different projects are not to be added: the same person stands in several.</summary>
    public static Text DoNotAdd { get; } = new(
        "Varje projekt räknar sina egna deltagare och hålls mot sina egna mål. Lägg inte ihop projekten: samma person kan finnas i flera. Den som har deltagit på flera orter i ett projekt räknas på var och en av dem, men en gång på raden för dem tillsammans: orterna kan därför bli fler.",
        "Each project counts its own participants and is held against its own targets. Do not add the projects up: the same person may be in several. Somebody who took part at several sites of a project counts at each of them, but once in the row of them together: the sites may therefore be more.");

    /// <summary>What the counts of a period are of; empty for the time since the start.</summary>
    public static string OfPeriod(TerritoryReport report, Language language) => report.Period is not { } period ? "" : new Text(
        "Påbörjade är de vars första start ligger i perioden, avslutade de vars senaste slut gör det. Perioden är räknad som det var känt med filerna till och med {0}.",
        "Started are those whose first start lies in the period, and leavers those whose latest end does. The period is counted as was known with the files to the end of {0}.").In(language, period.Last.Name(language));

    /// <summary>How many different people; the edition is internal. Empty in the public one.</summary>
    public static IEnumerable<string> People(TerritoryReport report, Language language)
    {
        if (report.PeopleUntold is { } why)
            yield return why.In(language);
        if (report.People is not { } people)
            yield break;
        yield return (report.Period is not null
            ? new Text("Olika personer: {0}{3} deltog någon dag i perioden. Av dem var {1} {4} i något av projekten när den slutade, och {2} deltog i fler än ett under den.", "Different people: {0}{3} took part on some day of the period. Of them {1} {4} enrolled in one of the projects at its end, and {2} took part in more than one during it.")
            : new Text("Olika personer: {0}{3}. Av dem är {1} {4} i något av projekten, och {2} är eller har varit med i fler än ett.", "Different people: {0}{3}. Of them {1} {4} enrolled in one of the projects, and {2} {5} been in more than one."))
            .In(language, Figures.Count(people.People, language), Figures.Count(people.Enrolled, language), Figures.Count(people.OfSeveral, language), Without(report, language),
                (people.Enrolled == 1 ? new Text("inskriven", report.Period is null ? "is" : "was") : new("inskrivna", report.Period is null ? "are" : "were")).In(language), people.OfSeveral == 1 ? "is or has" : "are or have");
        yield return HowPeopleAreCounted.In(language);
    }

    /// <summary><c>, utan Ungdomsinsatser (inget levererat för 2017)</c>: whom nobody knows of is missing, and not zero. Empty where all are known.</summary>
    private static string Without(TerritoryReport report, Language language) => Unknown(report, language).ToList() is { Count: > 0 } without
        ? new Text(", utan {0} ({1})", ", without {0} ({1})").In(language, without.Listed(language), NothingDelivered(report, language)) : "";

    private static IEnumerable<string> Unknown(TerritoryReport report, Language language)
    {
        foreach (var project in report.Projects)
            if (report.WithoutPeople.Contains(project))
                yield return project.Project.Name;
            else if (project.Undelivered.Count > 0)
                yield return new Text("{0} i {1}", "{0} in {1}").In(language, project.Project.Name, project.Undelivered.Select(site => site.Name).ToList().Listed(language));
    }

    private static string NothingDelivered(TerritoryReport report, Language language) => report.Period is { } period
        ? new Text("inget levererat för {0}", "nothing delivered for {0}").In(language, period.InWords(language)) : new Text("inget levererat till och med {0}", "nothing delivered up to and including {0}").In(language, report.AsOf);

    private static Text HowPeopleAreCounted { get; } = new(
        "En person räknas en gång, hur många projekt och orter här hon än är med i. Anonyma deltagare har ingen identitet och ingår inte. Den som först hade ett samordningsnummer och sedan ett personnummer räknas som två.",
        "A person counts once, however many projects and sites here. Anonymous participants have no identity and are not included. Somebody who first had a samordningsnummer and then a personnummer counts as two.");

    /// <summary>The rows of the table of different people: whom, and how many; null where nothing is delivered, which the name then says. Empty where they are not told.</summary>
    public static IEnumerable<(string Whom, int? People)> PeopleRows(TerritoryReport report, Language language)
    {
        if (report.People is not { } people)
            yield break;
        yield return (new Text("Olika personer", "Different people").In(language), people.People);
        yield return ((report.Period is null ? new Text("Därav inskrivna nu", "Of whom enrolled now") : new Text("Därav inskrivna när perioden slutade", "Of whom enrolled at its end")).In(language), people.Enrolled);
        foreach (var (project, count) in report.Projects.Zip(people.OfProjects))
            yield return (count is not null ? project.Project.Name
                : $"{project.Project.Name} ({(report.IsToBegin(project) ? new Text("hade inte börjat", "had not begun").In(language) : NothingDelivered(report, language))})", count);
        foreach (var (projects, count) in people.Together)
            yield return (new Text("I {0}, inte i fler", "In {0}, and in no other").In(language, string.Join(new Text(" och ", " and ").In(language), projects.Select(project => report.Projects[project].Project.Name))), count);
    }

    /// <summary>Heads what the projects' reports tell beside their counts.</summary>
    public static Text Beside { get; } = new("Mål, platser och plan", "Goals, places and plan");

    /// <summary>To the end of which month a project's report tells them.</summary>
    public static string OfReport(ToldBeside told, Language language) => new Text("Ur projektets egen rapport till och med {0}.", "From the project's own report to the end of {0}.").In(language, told.AsOf.Name(language));

    /// <summary>How many came against each plan, a sentence or two each.</summary>
    public static IEnumerable<string> Plans(TerritoryProject project, ToldBeside told, Language language) => told.Plans.Select(plan =>
        $"{(plan.Scope.Kind == ScopeKind.Project ? new Text("Hela projektet", "The whole project").In(language) : plan.Scope.NameIn(project.Project, language))}: {(plan.Inflow.Plan.Yearly ? ""
            : new Text("{0} har deltagit. ", "{0} have taken part. ").In(language, Figures.Count(plan.Inflow.Participants, language)))}{SummaryWords.Inflow(plan.Inflow, language)}");

    /// <summary>The sites that have not delivered, in a sentence for each project that lacks any; or that none does.</summary>
    public static IEnumerable<string> Missing(TerritoryReport report, Language language)
    {
        foreach (var project in report.Projects.Where(project => project.NotTold is not null))
            yield return project.NotTold!.Value.In(language);
        foreach (var project in report.Projects.Where(project => project.Missing.Count > 0))
            yield return new Text("{0} saknar leveranser: {1}.", "{0} lacks deliveries: {1}.").In(language, project.Project.Name, string.Join("; ", project.Missing.Select(site => $"{site.Site.Name} {Ranges(site.Months)}")));
        foreach (var project in report.Projects.Where(project => project.Undelivered.Count > 0))
            yield return new Text("Inget är levererat i {0} från {1}: det räknas som saknat, inte som noll, och har ingen egen rad.", "Nothing is delivered in {0} from {1}: it counts as missing, not as zero, and has no row of its own.").In(language, project.Project.Name, project.Undelivered.Select(site => site.Name).ToList().Listed(language));
        foreach (var project in report.Projects.Where(project => project.KnownFrom is not null))
            yield return new Text("Leveranserna från {0} börjar {1}: den som slutade dessförinnan är inte känd.", "The deliveries of {0} begin {1}: who left before that is not known.").In(language, project.Project.Name, project.KnownFrom!.Value);
        if (report.Projects.All(project => project is { NotTold: null, Missing.Count: 0, Undelivered.Count: 0 }))
            yield return (report.Period is null ? new Text("Alla orter har levererat alla månader.", "Every site has delivered every month.") : new Text("Alla orter har levererat alla månader i perioden.", "Every site has delivered every month of the period.")).In(language);
    }

    /// <summary><c>2018-01–2018-05, 2018-08</c>: no number that no report prints.</summary>
    internal static string Ranges(IReadOnlyList<Month> months)
    {
        var ranges = new List<(Month First, Month Last)>();
        foreach (var month in months)
            if (ranges is [.., var last] && last.Last.Add(1) == month)
                ranges[^1] = (last.First, month);
            else
                ranges.Add((month, month));
        return string.Join(", ", ranges.Select(range => range.First == range.Last ? range.First.ToString() : $"{range.First}–{range.Last}"));
    }

    /// <summary>A site by its name, and what holds several as the project's or the area's whole there.</summary>
    public static string NameOf(TerritoryProject project, TerritoryScope scope, Language language) => scope.Scope.Kind switch
    {
        ScopeKind.Project => new Text("Hela projektet", "The whole project").In(language),
        ScopeKind.SubProject => scope.Scope.NameIn(project.Project, language),
        _ => scope.Scope.Name,
    };

    /// <summary>What an indicator is held against: <c>30 %</c>, <c>65 % per år</c>, or that there is none.</summary>
    public static string Target(TerritoryIndicator indicator, Language language) => indicator.TargetOfYear is { } ofYear
        ? new Text("{0} per år", "{0} a year").In(language, Figures.Target(ofYear, language))
        : Figures.Target(indicator.Target, language, indicator.Before);

    /// <summary>The sign and the word; of a target for a year, that of the year so far.</summary>
    public static string Assessment(TerritoryIndicator indicator, Language language) => Assessed(indicator) is var (assessment, of) && assessment is not null
        ? Figures.Assessment(assessment, language) + (of is { } year ? $" ({year.InWords(language)})" : "")
        : indicator.TargetOfYear is not null ? Figures.AssessedByYear.In(language) : indicator.Target is null ? Figures.NotAssessed.In(language) : Figures.Hidden;

    /// <summary><c>Ökad</c>; of few what they are of, and no trend.</summary>
    public static string Trend(TerritoryIndicator indicator, Language language) => indicator.Trend.Name(language) + TrendWords.OfFew(indicator.Trend, indicator.Ratio, indicator.Earlier, language);

    /// <summary>The assessment, and the period that it is of where that is not the time since the start.</summary>
    public static (Assessment? Assessment, Period? Of) Assessed(TerritoryIndicator indicator) => indicator.YearSoFar is { } year ? (year.Assessment, year.Period) : (indicator.Assessment, null);

    /// <summary><c>12 av 77</c>; <c>..</c> where it is hidden.</summary>
    public static string OfMany(Ratio? ratio, Language language) => ratio is not { } told ? Figures.Hidden
        : new Text("{0} av {1}", "{0} of {1}").In(language, Figures.Count(told.Numerator, language), Figures.Count(told.Denominator, language));

    /// <summary>The year so far, that a target for a year is held against; empty for another, and where it is not told.</summary>
    public static string YearSoFar(TerritoryIndicator indicator, Language language) => indicator.YearSoFar is { } year
        ? $"{year.Period.InWords(language)}: {Figures.Share(year.Ratio, language)} ({OfMany(year.Ratio, language)})" : "";
}
