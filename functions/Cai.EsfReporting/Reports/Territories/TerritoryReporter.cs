using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>Makes the reports of municipalities and förbund. Writes nothing.</summary>
public sealed class TerritoryReporter(ReportingCatalogue catalogue, Reporter reporter, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    private readonly PeopleCounter counter = new(files, keys);

    /// <summary>The latest month that any of its projects has delivered; null when none has.</summary>
    public async Task<Month?> LatestAsync(Territory territory, CancellationToken cancellation)
    {
        Month? latest = null;
        foreach (var project in territory.ProjectsOf(catalogue))
            foreach (var delivery in Delivery.Current(await log.ReadAsync(project.Id, cancellation)).Of(DeliveryKind.Participants))
                latest = latest is { } known && known >= delivery.Address.Month ? known : delivery.Address.Month;
        return latest;
    }

    /// <summary>The periods that any of its projects can be told for; null when nothing is delivered.</summary>
    public async Task<PeriodChoices?> PeriodsAsync(Territory territory, CancellationToken cancellation)
    {
        var each = new List<PeriodChoices?>();
        foreach (var project in territory.ProjectsOf(catalogue))
            each.Add(PeriodChoices.Of(project, await log.ReadAsync(project.Id, cancellation)));
        return PeriodChoices.Of(each);
    }

    /// <summary>A period that somebody asks for: one that any of its projects can be told for, or why none can.</summary>
    public async Task<AskedPeriod> AskAsync(Territory territory, string text, CancellationToken cancellation)
    {
        var (period, refused) = (default(Period), new List<Text>());
        foreach (var project in territory.ProjectsOf(catalogue))
        {
            var asked = AskedPeriod.Of(text, project, await log.ReadAsync(project.Id, cancellation));
            if (asked.Refusal is not { } refusal)
                return asked;
            (period, _) = asked;
            if (!refused.Contains(refusal))
                refused.Add(refusal);
        }

        return new(period, new(string.Join(' ', refused.Select(refusal => refusal.Sv)), string.Join(' ', refused.Select(refusal => refusal.En))));
    }

    /// <summary>An internal edition once more, of the deliveries as they stand now.</summary>
    internal Task<TerritoryReport> AgainAsync(TerritoryReport report, CancellationToken cancellation) => InternalAsync(report.Territory, report.AsOf, report.Period, cancellation);

    /// <summary>The internal edition of a period, of the deliveries as they stand: each project's as its own report of it, and how many different people took part in it.</summary>
    /// <param name="period">One that <see cref="AskAsync"/> found.</param>
    public Task<TerritoryReport> InternalAsync(Territory territory, Period period, CancellationToken cancellation) => InternalAsync(territory, period.Last, period, cancellation);

    /// <summary>The internal edition since the start of each project, of the deliveries as they stand.</summary>
    public Task<TerritoryReport> InternalAsync(Territory territory, Month asOf, CancellationToken cancellation) => InternalAsync(territory, asOf, null, cancellation);

    private async Task<TerritoryReport> InternalAsync(Territory territory, Month asOf, Period? period, CancellationToken cancellation)
    {
        var (projects, current) = (new List<TerritoryProject>(), new List<(Project, IReadOnlyList<Delivery>)>());
        foreach (var project in territory.ProjectsOf(catalogue))
        {
            var (told, deliveries) = await ToldAsync(territory, project, asOf, period, cancellation);
            projects.Add(told);
            current.Add((project, [.. deliveries.Where(delivery => told.Sites.Any(site => site.Id == delivery.Address.Site))]));
        }

        var untold = projects.FirstOrDefault(project => project.LacksPeople);
        return new(Edition.Internal, catalogue, territory, asOf, projects)
        {
            Period = period,
            People = untold is null ? await counter.CountAsync(asOf, current, cancellation, period?.First.FirstDay) : null,
            PeopleUntold = untold is { NotTold: { } why } ? new(
                $"Antalet olika personer visas inte, för det skulle bli fel utan {untold.Project.Name}. {why.Sv}",
                $"The number of different people is not shown, since it would be wrong without {untold.Project.Name}. {why.En}") : null,
        };
    }

    /// <summary>One project, and the deliveries that it was counted from.</summary>
    private async Task<(TerritoryProject Told, IReadOnlyList<Delivery> Current)> ToldAsync(Territory territory, Project project, Month asOf, Period? period, CancellationToken cancellation)
    {
        var told = new TerritoryProject(project, territory.SitesOf(project), []);
        try
        {
            if (period is not null)
                return await OfPeriodAsync(territory, told, period.Value, cancellation);
            var report = await reporter.ReportAsync(project, asOf, cancellation: cancellation);
            var json = ReportJson.Of(report);
            told = told with { Basis = report.Signable, KnownFrom = report.KnownFrom, Beside = ToldBeside.Of(territory, project, json), Missing = ToldScope.Missing(told.Sites, json) };
            return !report.Whole.IsMissing
                ? (told with
                {
                    Undelivered = ToldScope.Undelivered(project, told.Sites, json),
                    Scopes = [.. territory.ScopesOf(project).Where(scope => !ToldScope.IsMissing(project, scope, json)).Select(scope => ToldScope.Of(project, scope, json)).OfType<TerritoryScope>()],
                }, report.Deliveries)
                : (told with { Beside = null, NotTold = new($"{project.Name} har inga leveranser till och med {asOf}.", $"{project.Name} has no deliveries up to and including {asOf}.") }, []);
        }
        catch (UnknownKeyException)
        {
            return (told with
            {
                NotTold = new($"Rader i {project.Name} står under en pseudonymnyckel som inte finns här, så samma person kan inte kännas igen. Återställ nyckeln från dess förseglade kopia.",
                    $"Rows of {project.Name} stand under a pseudonym key that is not held here, so that the same person cannot be recognised. Restore the key from its sealed copy."),
                LacksPeople = true,
                Basis = (await reporter.BasisAsync(project, asOf, cancellation)).Signable,
            }, []);
        }
        catch (AcceptedGoneException e)
        {
            return (told with { NotTold = e.Explanation, LacksPeople = true, Basis = (await reporter.BasisAsync(project, asOf, cancellation)).Signable }, []);
        }
    }

    private async Task<(TerritoryProject Told, IReadOnlyList<Delivery> Current)> OfPeriodAsync(Territory territory, TerritoryProject told, Period period, CancellationToken cancellation)
    {
        var known = await log.ReadAsync(told.Project.Id, cancellation);
        if (AskedPeriod.Of(period.Id, told.Project, known).Refusal is { } refusal)
        {
            // One that has delivered, and not to the period's end, has people that are not known; one that had not begun has none.
            var latest = Delivery.Current(known).Of(DeliveryKind.Participants).Select(delivery => (Month?)delivery.Address.Month).Max();
            return (told with { NotTold = refusal, LacksPeople = latest < period.Last, Basis = (await reporter.BasisAsync(told.Project, period.Last, cancellation)).Signable }, []);
        }

        var report = await reporter.ReportAsync(told.Project, period.Last, lead: period, cancellation: cancellation);
        var outcome = report.Find(period)!;
        PeriodOfScope InPeriod(ScopeKind kind, string id) => outcome.Scopes.Single(own => own.Scope.Kind == kind && own.Scope.Id == id);
        return (told with
        {
            Basis = report.Signable,
            KnownFrom = outcome.KnownFrom,
            // Against the plan stands who came since it began, and not in the period.
            Beside = ToldBeside.Of(territory, told.Project, ReportJson.Of(report)) with { Plans = [] },
            Missing = [.. outcome.Missing.Where(site => told.Sites.Contains(site.Site))],
            Undelivered = [.. told.Sites.Where(site => InPeriod(ScopeKind.Site, site.Id).IsMissing)],
            Scopes = [.. territory.ScopesOf(told.Project).Select(scope => InPeriod(scope.Kind, scope.Id)).Where(scope => !scope.IsMissing).Select(scope => Of(scope, period))],
        }, report.Deliveries);
    }

    private static TerritoryScope Of(PeriodOfScope scope, Period period) =>
        new(scope.Scope, period.Last, null, null, scope.Enrolled, scope.Untold, scope.Leavers, [.. scope.Indicators.Select(i => new TerritoryIndicator(i.Indicator.Id, i.Indicator.Name, i.Ratio, i.Target, null, i.Assessment, null) { Before = i.Before })])
        {
            Started = scope.Started,
            TookPart = scope.TookPart,
        };

    /// <summary>The public edition: of each scope what the latest frozen public edition prints that tells anything of it, up to a month.</summary>
    public async Task<TerritoryReport> PublicAsync(Territory territory, Month asOf, CancellationToken cancellation)
    {
        var projects = new List<TerritoryProject>();
        foreach (var project in territory.ProjectsOf(catalogue))
        {
            var (sites, frozen) = (territory.SitesOf(project), await FrozenAsync(project, asOf, cancellation));
            if (frozen.Count == 0)
            {
                projects.Add(new(project, sites, [])
                {
                    NotTold = new($"{project.Name} har ingen publik utgåva till och med {asOf}: en sådan blir publik när en tidsgräns fryser den.", $"{project.Name} has no public edition up to and including {asOf}: one becomes public when a deadline freezes it."),
                });
                continue;
            }

            var latest = frozen[0].Report;
            var scopes = territory.ScopesOf(project).Where(scope => !ToldScope.IsMissing(project, scope, latest)).Select(scope => Latest(project, scope, frozen)).Where(told => told.Scope is not null).ToList();
            projects.Add(new(project, sites, [.. scopes.Select(told => told.Scope!)])
            {
                KnownFrom = ReportJson.KnownFrom(latest),
                Missing = ToldScope.Missing(sites, latest),
                Undelivered = ToldScope.Undelivered(project, sites, latest),
                // What is short of a plan is computed, and nothing is here.
                Beside = ToldBeside.Of(territory, project, latest) with { Plans = [] },
                Sources = [.. scopes.Select(told => told.Source).Prepend((frozen[0].Path, frozen[0].Sha256)).Distinct().OrderBy(source => source.Item1, StringComparer.Ordinal)],
            });
        }

        return new(Edition.Public, catalogue, territory, asOf, projects);
    }

    private static (TerritoryScope? Scope, (string, string) Source) Latest(Project project, Scope scope, IReadOnlyList<(string Path, string Sha256, JObject Report)> frozen)
    {
        // An edition of before it delivered tells nothing of it.
        var told = frozen.Where(edition => !ToldScope.IsMissing(project, scope, edition.Report)).Select(edition => (Scope: ToldScope.Of(project, scope, edition.Report), (edition.Path, edition.Sha256))).Where(edition => edition.Scope is not null).ToList();
        return told.FirstOrDefault(edition => edition.Scope!.TellsAny) is { Scope: not null } latest ? latest : told.FirstOrDefault();
    }

    /// <summary>What is public for good of a project, the latest month first. A draft is not public, and a manifest or edition that nobody can read tells nothing: verifying tells of it.</summary>
    private async Task<IReadOnlyList<(string Path, string Sha256, JObject Report)>> FrozenAsync(Project project, Month asOf, CancellationToken cancellation)
    {
        var editions = new List<(Month Month, string Path, string Sha256, JObject Report)>();
        var manifests = await files.ListAsync($"frozen/{project.Id}/", cancellation).Where(path => path.EndsWith("/manifest.json", StringComparison.Ordinal)).ToListAsync(cancellation);
        foreach (var manifest in manifests)
        {
            var path = manifest[..(manifest.LastIndexOf('/') + 1)] + "public/report.json";
            if (await ReadAsync(path, cancellation) is not var (report, sha256) || !Month.TryParse((string?)report["asOf"], out var month) || month > asOf || (string?)report["edition"] != Edition.Public.Word())
                continue;
            // Without its seal it is not frozen yet, and what was put in its place since is not what was.
            if (await ReadAsync(manifest, cancellation) is var (sealing, seal) && await SealAsync(manifest, cancellation) == seal && sealing["files"]?.Any(file => (string?)file["name"] == "public/report.json" && (string?)file["sha256"] == sha256) == true)
                editions.Add((month, path, sha256, report));
        }

        return [.. editions.OrderByDescending(edition => edition.Month).ThenBy(edition => edition.Path, StringComparer.Ordinal).Select(edition => (edition.Path, edition.Sha256, edition.Report))];
    }

    private async Task<string?> SealAsync(string manifest, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(Path.ChangeExtension(manifest, ".sha256"), cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync(cancellation);
    }

    private async Task<(JObject Json, string Sha256)?> ReadAsync(string path, CancellationToken cancellation)
    {
        if (await files.BytesAsync(path, cancellation) is not { } bytes)
            return null;
        try
        {
            return (Json.Parse(System.Text.Encoding.UTF8.GetString(bytes)), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
