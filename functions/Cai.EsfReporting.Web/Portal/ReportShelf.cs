using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The reports that are written, and which of them somebody may read.</summary>
public sealed class ReportShelf(IFileStore files, TimeProvider clock)
{
    private const string Manifest = "manifest.json";

    /// <summary>The day on which reports are read.</summary>
    public DateOnly Today => StockholmTime.DayOf(clock.GetUtcNow());

    /// <summary>Those that the visitor may read, newest first and the internal edition before the public one.</summary>
    public async Task<IReadOnlyList<WrittenReport>> OfAsync(Project project, Visitor visitor, CancellationToken cancellation)
    {
        var paths = new List<string>();
        var seesDrafts = visitor.MayRead(project.Id, Edition.Internal);
        var kept = await new Publications(files).MonthsAsync(project, cancellation);
        if (visitor.MayRead(project.Id, Edition.Public))
            await foreach (var path in files.ListAsync($"reports/{project.Id}/", cancellation))
                paths.Add(path);
        return
        [
            .. paths.Select(OfMonth).OfType<(Month AsOf, Edition Edition, string Name)>()
                .GroupBy(file => (file.AsOf, file.Edition), file => file.Name)
                // The manifest is written last: without it the report is not whole.
                .Where(report => report.Contains(Manifest) && visitor.MayRead(project.Id, report.Key.Edition))
                // What an earlier catalogue published stays where it was frozen.
                .Where(report => report.Key.Edition == Edition.Internal || ReportingCalendar.IsPublished(project, report.Key.AsOf) && (seesDrafts || kept.Contains(report.Key.AsOf)))
                .Select(report => new WrittenReport(project, report.Key.AsOf, report.Key.Edition, [.. report.Where(name => name != Manifest).Order(StringComparer.Ordinal)])
                    { IsDraft = report.Key.Edition == Edition.Public && !kept.Contains(report.Key.AsOf), Today = Today })
                .OrderByDescending(report => report.AsOf).ThenBy(report => report.Edition),
        ];
    }

    /// <summary>What a path is of: <c>reports/mia/2018-08/public/report.xlsx</c>. Null for all else that stands below a project, as reports of periods and whose turn it is.</summary>
    private static (Month AsOf, Edition Edition, string Name)? OfMonth(string path) =>
        path.Split('/') is [_, _, var month, var edition, var name] && Month.TryParse(month, out var asOf) && asOf.ToString() == month && Enum.GetValues<Edition>().Where(of => of.Word() == edition).ToList() is [var known]
            ? (asOf, known, name) : null;

    /// <summary>The report's <c>report.json</c>; null when there is none.</summary>
    public Task<JObject?> ReadAsync(WrittenReport report, CancellationToken cancellation) => JsonFile.ReadAsync(files, $"{report.Folder}/report.json", cancellation);

    /// <summary>The report's text kit, and the language that it is written in; empty when it has none.</summary>
    public async Task<(IReadOnlyList<KitText> Texts, Language? Written)> TextsAsync(WrittenReport report, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync($"{report.Folder}/{TextsMarkdown.File}", cancellation);
        if (stream is null)
            return ([], null);
        using var text = new StreamReader(stream);
        var written = await text.ReadToEndAsync(cancellation);
        return (TextsMarkdown.Read(written), TextsMarkdown.LanguageOf(written));
    }

    /// <summary>What the latest internal report tells of one site, and nothing of any other; null when there is none, or it does not know the site.</summary>
    public async Task<(Month AsOf, JObject Scope)?> OfSiteAsync(Project project, Site site, CancellationToken cancellation)
    {
        var months = new List<Month>();
        // The manifest is written last: without it the report is not whole.
        await foreach (var path in files.ListAsync($"reports/{project.Id}/", cancellation))
            if (OfMonth(path) is (var asOf, Edition.Internal, Manifest))
                months.Add(asOf);
        if (months.Count == 0 || await ReadAsync(new(project, months.Max(), Edition.Internal, []), cancellation) is not { } report)
            return null;
        return report["scopes"]?.OfType<JObject>().FirstOrDefault(scope => (string?)scope["kind"] == ScopeKind.Site.Word() && (string?)scope["id"] == site.Id) is { } told ? (months.Max(), told) : null;
    }

    /// <summary>Frozen reports, the latest first: whole for those who may read the internal edition, and what is public of them for those who may read that.</summary>
    public async Task<IReadOnlyList<SealedReport>> FrozenAsync(Project project, Visitor visitor, CancellationToken cancellation)
    {
        if (!visitor.MayRead(project.Id, Edition.Public))
            return [];
        var seesAll = visitor.MayRead(project.Id, Edition.Internal);
        var manifests = new List<string>();
        await foreach (var path in files.ListAsync($"frozen/{project.Id}/", cancellation))
            if (path.EndsWith("/" + Manifest, StringComparison.Ordinal))
                manifests.Add(path);
        var reports = new List<SealedReport>();
        var stated = await new StatementFolder(files).ReadAsync(project.Id, cancellation);
        foreach (var path in manifests)
            if (await JsonFile.ReadAsync(files, path, cancellation) is { } manifest && await SealAsync(path[..^Manifest.Length] + "manifest.sha256", cancellation) is { } seal)
                reports.Add(new(project, path.Split('/')[2], (string)manifest["due"]!, Month.Parse((string)manifest["asOf"]!), Moments.Read((string)manifest["cutOff"]!), seesAll ? seal : null,
                    [.. manifest["files"]!.Select(file => (string)file["name"]!).Where(name => name.Contains("report.", StringComparison.Ordinal) || name.EndsWith("/" + TextsMarkdown.File, StringComparison.Ordinal))
                        .Where(name => seesAll || name.StartsWith(Edition.Public.Word() + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)])
                {
                    Later = seesAll ? LaterStatement.Of(project, (string?)manifest["signable"], Moments.Read((string)manifest["cutOff"]!), [.. stated[Month.Parse((string)manifest["asOf"]!)]]) : [],
                    Approvals = (string?)manifest["signable"] is { } signable ? new(signable, Moments.Read((string)manifest["cutOff"]!), [.. stated[Month.Parse((string)manifest["asOf"]!)]], seesAll) : null,
                });
        return [.. reports.Where(report => report.Files.Count > 0).OrderByDescending(report => report.Due, StringComparer.Ordinal).ThenBy(report => report.Deadline, StringComparer.Ordinal)];
    }

    /// <summary>What to tell those who state something of a month's report, see <see cref="FreezeNotes"/>.</summary>
    public async Task<IReadOnlyList<Text>> FreezeNotesAsync(Project project, Month asOf, CancellationToken cancellation)
    {
        var frozen = new HashSet<string>(StringComparer.Ordinal);
        // The seal is written last.
        foreach (var deadline in ReportingCalendar.Of(project).Where(deadline => deadline.Month == asOf))
            if (await SealAsync($"frozen/{project.Id}/{deadline.Id}/manifest.sha256", cancellation) is not null)
                frozen.Add(deadline.Id);
        return FreezeNotes.Of(project, asOf, clock.GetUtcNow(), frozen);
    }

    private async Task<string?> SealAsync(string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync(cancellation);
    }
}

/// <param name="Files">Its files without the manifest, by name.</param>
public sealed record WrittenReport(Project Project, Month AsOf, Edition Edition, IReadOnlyList<string> Files)
{
    /// <summary>Whether it is a public edition that is not frozen yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The day on which it is read; null where it is not told of.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>When a deadline has it frozen; null when none does.</summary>
    public FreezeDays? Freeze => ReportingCalendar.FreezeDaysOf(Project, AsOf, Today);

    public Text EditionName => IsDraft ? EditionWords.DraftName : Edition.Name();

    /// <summary>Whether it may be passed on.</summary>
    public Text Use => EditionWords.Use(Edition, IsDraft, Freeze);

    /// <inheritdoc cref="EditionWords.NameAndUse(OutcomeReport)"/>
    public Text NameAndUse => EditionWords.NameAndUse(Edition, IsDraft, Freeze);

    internal string Folder => $"reports/{Project.Id}/{AsOf}/{Edition.Word()}";

    /// <summary>The page that shows it.</summary>
    public string Page => "/" + Folder;

    public string AddressOf(string file) => $"/api/{Folder}/{file}";
}

/// <summary>A report as it was frozen for a deadline.</summary>
/// <param name="CutOff">Deliveries received before it are counted.</param>
/// <param name="Files"><c>internal/report.xlsx</c> …</param>
/// <param name="Seal">SHA-256 of the manifest, which holds that of every file; null for those who may not read the manifest.</param>
public sealed record SealedReport(Project Project, string Deadline, string Due, Month AsOf, DateTimeOffset CutOff, string? Seal, IReadOnlyList<string> Files)
{
    /// <summary>Null of one that was frozen before reports were approved.</summary>
    public FrozenApprovals? Approvals { get; init; }

    /// <summary>What was stated of its month too late to stand in it; empty for those who may read the public edition alone.</summary>
    public IReadOnlyList<LaterStatement> Later { get; init; } = [];

    /// <summary>The deadline's name; its id when the catalogue knows it no more.</summary>
    public string Name(Language language) => ReportingCalendar.Of(Project).FirstOrDefault(d => d.Id == Deadline)?.Name.In(language) ?? Deadline;

    /// <summary>The page that shows it.</summary>
    public string Page => $"/reports/{Project.Id}/frozen/{Deadline}";

    public string AddressOf(string file) => $"/api/frozen/{Project.Id}/{Deadline}/{file}";
}
