using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// Reports of municipalities and förbund, made when somebody asks for one. Nothing is kept of them but who took an internal one out. Whoever asks must be allowed to read the same edition of every
/// project there: a part of them would be told as if it were all.
/// </summary>
public sealed class TerritoryDesk(ReportingCatalogue catalogue, TerritoryReporter reporter, IDeliveryLog log, IFileStore files, IReadOnlyList<ITerritoryFormat> formats, AuditLog audit)
{
    /// <summary><c>report.xlsx</c> …</summary>
    public IReadOnlyList<string> Files { get; } = [.. formats.Select(format => format.FileName)];

    /// <summary>Every municipality and förbund with a project that the visitor may read in any edition, as the catalogue names them.</summary>
    public async Task<IReadOnlyList<ReadableTerritory>> OfAsync(Visitor visitor, CancellationToken cancellation)
    {
        var (delivered, published, all) = (new Dictionary<string, IReadOnlyList<Month>>(), new Dictionary<string, IReadOnlySet<Month>>(), new List<ReadableTerritory>());
        foreach (var project in catalogue.Territories.SelectMany(territory => territory.ProjectsOf(catalogue)).Distinct())
        {
            delivered[project.Id] = await DeliveredAsync(project, cancellation);
            published[project.Id] = await new Publications(files).MonthsAsync(project, cancellation);
        }

        foreach (var territory in catalogue.Territories)
        {
            var projects = territory.ProjectsOf(catalogue);
            if (projects.Any(project => visitor.MayRead(project.Id, Edition.Public)))
                all.Add(new(territory, projects, [.. projects.Where(project => visitor.MayRead(project.Id, Edition.Public))])
                {
                    Internal = MayRead(visitor, territory, Edition.Internal) ? Between(projects.SelectMany(project => delivered[project.Id])) : null,
                    Public = MayRead(visitor, territory, Edition.Public) ? LatestFirst(projects.SelectMany(project => published[project.Id])) : null,
                });
        }

        return all;
    }

    /// <summary>The municipality or förbund that a key names, if the visitor may read the edition of all its projects.</summary>
    /// <param name="key"><see cref="Territory.Key"/></param>
    /// <exception cref="RefusedException">There is none such, or the visitor may not.</exception>
    internal Territory ToRead(Visitor visitor, string key, Edition edition)
    {
        if (catalogue.Territories.FirstOrDefault(known => known.Key == key) is not { } territory)
            throw Refusals.NotThere();
        return MayRead(visitor, territory, edition) ? territory : throw WhyNot(visitor, territory, edition);
    }

    /// <summary>The fullest edition that the visitor may read of all its projects; the public one also where there is none such.</summary>
    public Edition Fullest(Visitor visitor, string key) =>
        catalogue.Territories.FirstOrDefault(known => known.Key == key) is { } territory && MayRead(visitor, territory, Edition.Internal) ? Edition.Internal : Edition.Public;

    public bool MayRead(Visitor visitor, Territory territory, Edition edition) => territory.ProjectsOf(catalogue).All(project => visitor.MayRead(project.Id, edition));

    /// <summary>Names no project that the visitor may not read.</summary>
    private RefusedException WhyNot(Visitor visitor, Territory territory, Edition edition)
    {
        var projects = territory.ProjectsOf(catalogue);
        if (projects.Count == 1 || !projects.Any(project => visitor.MayRead(project.Id, Edition.Public)))
            return Refusals.MayNotRead();
        var some = projects.Where(project => visitor.MayRead(project.Id, edition)).Select(project => project.Name).ToList();
        var (sv, en) = (edition.Name().Sv.ToLower(Language.Sv.Culture()), edition.Name().En.ToLower(Language.En.Culture()));
        return new(StatusCodes.Status403Forbidden, new(
            $"{territory.Name} har {projects.Count} projekt, och den som läser rapporten ska få läsa alla ({sv}). Du får det för {(some.Count == 0 ? "inget av dem" : string.Join(", ", some))}. Be den som sköter tjänsten om rätt till resten, eller läs projekten var för sig under Rapporter.",
            $"{territory.Name} has {projects.Count} projects, and whoever reads the report must be allowed to read all of them ({en}). You are for {(some.Count == 0 ? "none of them" : string.Join(", ", some))}. Ask whoever runs the service for the rest, or read the projects one by one under Reports."));
    }

    /// <summary>The months that an edition can be of, the latest first: of the internal one each that is delivered, of the public one those that are public for good of any project.</summary>
    public async Task<IReadOnlyList<Month>> MonthsAsync(Territory territory, Edition edition, CancellationToken cancellation)
    {
        var months = new List<Month>();
        foreach (var project in territory.ProjectsOf(catalogue))
            months.AddRange(edition == Edition.Internal ? await DeliveredAsync(project, cancellation) : await new Publications(files).MonthsAsync(project, cancellation));
        return edition == Edition.Internal ? Between(months) : LatestFirst(months);
    }

    private async Task<IReadOnlyList<Month>> DeliveredAsync(Project project, CancellationToken cancellation) =>
        [.. Delivery.Current(await log.ReadAsync(project.Id, cancellation)).Of(DeliveryKind.Participants).Select(delivery => delivery.Address.Month).Distinct()];

    private static IReadOnlyList<Month> Between(IEnumerable<Month> months) => months.ToList() is { Count: > 0 } some ? [.. some.Min().To(some.Max()).Reverse()] : [];

    private static IReadOnlyList<Month> LatestFirst(IEnumerable<Month> months) => [.. months.Distinct().OrderDescending()];

    /// <summary>Why there is no report of a month, and which there are.</summary>
    /// <param name="months">Those there are.</param>
    internal static RefusedException NoneOf(Territory territory, Month? month, Edition edition, IReadOnlyList<Month> months) => Refusals.NotPublished((edition, months) switch
    {
        (Edition.Internal, []) => new($"{territory.Name}: inga leveranser ännu, ingen rapport.", $"{territory.Name}: no deliveries yet, no report."),
        (_, []) => new($"{territory.Name}: ingen publik utgåva ännu. Den skrivs av projektens egna, och inget av dem har någon som är fryst.", $"{territory.Name}: no public edition yet. It is made of the projects' own, and none of them has one that is frozen."),
        (Edition.Internal, _) => new($"{territory.Name} har ingen rapport för {month}: leveranserna går från {months[^1]} till {months[0]}.", $"{territory.Name} has no report of {month}: the deliveries go from {months[^1]} to {months[0]}."),
        _ => new($"{territory.Name} har ingen publik utgåva för {month}. De som finns är för {string.Join(", ", months)}.", $"{territory.Name} has no public edition of {month}. Those there are: {string.Join(", ", months)}."),
    });

    /// <param name="month">One of <see cref="MonthsAsync"/>.</param>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public async Task<byte[]> MakeAsync(Territory territory, Month month, Edition edition, string file, Language language, CancellationToken cancellation) =>
        await MakeAsync(await ReportAsync(territory, month, edition, cancellation), file, language, cancellation);

    /// <param name="month">One of <see cref="MonthsAsync"/>.</param>
    public Task<TerritoryReport> ReportAsync(Territory territory, Month month, Edition edition, CancellationToken cancellation) =>
        edition == Edition.Internal ? reporter.InternalAsync(territory, month, cancellation) : reporter.PublicAsync(territory, month, cancellation);

    /// <summary>The internal report of a period.</summary>
    /// <param name="period">One that can be told.</param>
    public Task<TerritoryReport> ReportAsync(Territory territory, Period period, CancellationToken cancellation) => reporter.InternalAsync(territory, period, cancellation);

    /// <inheritdoc cref="TerritoryReporter.PeriodsAsync"/>
    public Task<PeriodChoices?> PeriodsAsync(Territory territory, CancellationToken cancellation) => reporter.PeriodsAsync(territory, cancellation);

    /// <inheritdoc cref="TerritoryReporter.AskAsync"/>
    public Task<AskedPeriod> AskAsync(Territory territory, string text, CancellationToken cancellation) => reporter.AskAsync(territory, text, cancellation);

    /// <summary>The internal report of a period.</summary>
    /// <param name="period">One that can be told.</param>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public async Task<byte[]> MakeAsync(Territory territory, Period period, string file, Language language, CancellationToken cancellation) =>
        await MakeAsync(await ReportAsync(territory, period, cancellation), file, language, cancellation);

    private async Task<byte[]> MakeAsync(TerritoryReport report, string file, Language language, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await formats.Single(format => format.FileName == file).WriteAsync(report, language, content, cancellation);
        return content.ToArray();
    }

    /// <summary>That somebody takes an internal one out: under the name that <c>esf report --municipality</c> writes it at.</summary>
    public Task RecordAsync(Actor by, Territory territory, Month month, string file, CancellationToken cancellation) =>
        audit.DownloadAsync(by, $"{TerritoryFolder.PathOf(territory, month, Edition.Internal)}/{file}", cancellation);

    /// <inheritdoc cref="RecordAsync(Actor, Territory, Month, string, CancellationToken)"/>
    public Task RecordAsync(Actor by, Territory territory, Period period, string file, CancellationToken cancellation) =>
        audit.DownloadAsync(by, $"{TerritoryFolder.PathOf(territory, period)}/{file}", cancellation);
}

/// <summary>A municipality or förbund of which a visitor may read some project.</summary>
/// <param name="MayRead">Of its projects those that the visitor may read.</param>
public sealed record ReadableTerritory(Territory Territory, IReadOnlyList<Project> Projects, IReadOnlyList<Project> MayRead)
{
    /// <summary>The months of its internal edition, the latest first; null for whoever may not read that of all its projects.</summary>
    public IReadOnlyList<Month>? Internal { get; init; }

    /// <summary>The months of its public edition, the latest first; null for whoever may not read that of all its projects.</summary>
    public IReadOnlyList<Month>? Public { get; init; }
}
