using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// A municipality's or a förbund's projects side by side, each as its own report tells it and held against its own targets. The internal edition says how many different people they
/// are; the public one prints what the projects' frozen public editions print, and computes nothing.
/// </summary>
/// <param name="AsOf">Of the internal edition, of every number; of the public one, the latest month that any can be of.</param>
/// <param name="Projects">Those with a site there, in the catalogue's order.</param>
public sealed record TerritoryReport(Edition Edition, ReportingCatalogue Catalogue, Territory Territory, Month AsOf, IReadOnlyList<TerritoryProject> Projects)
{
    /// <summary>What it is of, to the as-of month; null for the time since the start of each project. In the internal edition only.</summary>
    public Period? Period { get; init; }

    /// <summary>Null in the public edition, and where it cannot be counted.</summary>
    public PeopleAcross? People { get; init; }

    /// <summary>Why the different people are not counted in the internal edition; null where they are.</summary>
    public Text? PeopleUntold { get; init; }

    /// <summary>Of the projects that the different people are counted without, since nothing is delivered of them by then: those that had begun and may have people. Empty in the public edition.</summary>
    public IEnumerable<TerritoryProject> WithoutPeople => People is not { } people ? [] : Projects.Zip(people.OfProjects).Where(own => own.Second is null && !IsToBegin(own.First)).Select(own => own.First);

    /// <summary>Whether a project could have no participants yet by the end of what the report is of.</summary>
    internal bool IsToBegin(TerritoryProject project) => Month.Of(project.Project.ParticipantsFrom) > AsOf;

    /// <summary>The time that is counted where no period is, of those that are told.</summary>
    public Text Since => CountedSince.Of([.. Projects.Where(project => project.Scopes.Count > 0).Select(project => project.KnownFrom)]);

    /// <summary>Each project whose report tells anything beside its counts.</summary>
    public IEnumerable<(TerritoryProject Project, ToldBeside Told)> Beside => from project in Projects where project.Beside is { TellsAny: true } select (project, project.Beside);

    /// <summary>Every row of a project and one of its scopes.</summary>
    public IEnumerable<(TerritoryProject Project, TerritoryScope Scope)> Rows => Projects.SelectMany(project => project.Scopes.Select(scope => (project, scope)));
}

/// <summary>One project there.</summary>
/// <param name="Sites">Its sites there, in the catalogue's order.</param>
/// <param name="Scopes">What they make up together, where that is something, and then each site.</param>
public sealed record TerritoryProject(Project Project, IReadOnlyList<Site> Sites, IReadOnlyList<TerritoryScope> Scopes)
{
    /// <summary>Why nothing is told of it; null where something is.</summary>
    public Text? NotTold { get; init; }

    /// <summary>What its report tells beside its counts; null where nothing is told of it.</summary>
    public ToldBeside? Beside { get; init; }

    /// <summary>The sites that have not delivered for good, each with its months in their order.</summary>
    public IReadOnlyList<(Site Site, IReadOnlyList<Month> Months)> Missing { get; init; } = [];

    /// <summary>Its sites there of which nothing is delivered by then, where others have: they are missing, and are no scopes. In the public edition by the latest that its project has.</summary>
    public IReadOnlyList<Site> Undelivered { get; init; } = [];

    /// <summary><see cref="PeriodOutcome.KnownFrom"/> of a period, and <see cref="OutcomeReport.KnownFrom"/> where none is told.</summary>
    public Month? KnownFrom { get; init; }

    /// <summary>The time that is counted where no period is.</summary>
    public Text Since => CountedSince.Of(KnownFrom);

    /// <summary><see cref="OutcomeReport.Signable"/> of the report that its numbers are of, or would be; null in the public edition.</summary>
    public string? Basis { get; init; }

    /// <summary>It has people there who cannot be counted now: the number of different people would be wrong without them.</summary>
    public bool LacksPeople { get; init; }

    /// <summary>The frozen public editions that its numbers are taken from, and the hash of each; none in the internal edition.</summary>
    public IReadOnlyList<(string Path, string Sha256)> Sources { get; init; } = [];
}

/// <summary>What is told of a project, a sub-project or a site. Null where the public edition hides it.</summary>
/// <param name="AsOf">The month that the numbers are of.</param>
public sealed record TerritoryScope(Scope Scope, Month AsOf, int? Participants, int? Anonymous, int? Enrolled, int? Untold, int? Leavers, IReadOnlyList<TerritoryIndicator> Indicators)
{
    /// <summary>Persons whose first start lies in the period that is told; null where none is, whose participants and anonymous ones are not told.</summary>
    public int? Started { get; init; }

    /// <inheritdoc cref="PeriodOfScope.TookPart"/>
    public int? TookPart { get; init; }

    public bool TellsAny => Participants is not null || Enrolled is not null || Leavers is not null || Indicators.Any(indicator => indicator.Ratio is not null);
}

/// <summary>An indicator as the project's report tells it.</summary>
/// <param name="Target">For the whole time, of the report's month; null without one.</param>
/// <param name="TargetOfYear">For each calendar year, of the report's month; null without one.</param>
/// <param name="Assessment">Null where it is hidden, and without a target for the whole time.</param>
public sealed record TerritoryIndicator(string Id, Text Name, Ratio? Ratio, FigureTarget? Target, FigureTarget? TargetOfYear, Assessment? Assessment, Trend? Trend)
{
    /// <summary>Twelve months earlier, where either share is of fewer than ten and there is no trend therefore; null otherwise.</summary>
    public Ratio? Earlier { get; init; }

    /// <summary>What a target for the whole time that is a word is held against, a fraction; null for a number, where it is hidden, and where there is nothing.</summary>
    public decimal? Before { get; init; }

    /// <summary>The calendar year so far, which a target for a year is held against; null without such a target, and where the public edition does not tell it: areas and sites have no periods there.</summary>
    public (Period Period, Ratio Ratio, Assessment? Assessment)? YearSoFar { get; init; }
}

/// <summary>A form in which they are written.</summary>
public interface ITerritoryFormat
{
    /// <summary><c>report.json</c></summary>
    string FileName { get; }

    Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation);
}
