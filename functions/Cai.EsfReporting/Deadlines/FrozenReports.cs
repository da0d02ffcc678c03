using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// The report of a deadline, as the deliveries stood at its cut-off, in both editions where its month is to be published: written once, sealed by a manifest with the hash of
/// every file in it and of every delivery behind it, and never touched again.
/// </summary>
public sealed class FrozenReports(ReportingCatalogue catalogue, Reporter reporter, IFileStore files, IDeliveryLog log, IPseudonymKeys keys, IReadOnlyList<IReportFormat> formats)
{
    private readonly Publications publications = new(files);
    private readonly PublicDrafts drafts = new(files);
    private readonly SealedDecisions decisions = new(files);
    private readonly StatementFolder statements = new(files);
    private const string Root = "frozen";
    private const string Manifest = "manifest.json";
    private const string Seal = "manifest.sha256";
    private static readonly ReportJson ReportAsJson = new();

    /// <summary>Whether somebody has approved the report of a deadline as it would be now.</summary>
    internal async Task<bool> IsApprovedAsync(Project project, Deadline deadline, CancellationToken cancellation)
    {
        var basis = await reporter.BasisAsync(project, deadline.Month, cancellation);
        return Approvals.Of(basis.Statements, basis.Signable).IsGiven;
    }

    /// <summary>
    /// Writes the files of a deadline's internal edition, which wait for no public one: a run writes those of every deadline before it decides the first public edition. They are
    /// sealed by <see cref="FreezeAsync"/>.
    /// </summary>
    public async Task WriteInternalAsync(Project project, Deadline deadline, Language language, CancellationToken cancellation)
    {
        if (!await IsFrozenAsync(project, deadline, cancellation))
            await WriteInternalAsync(FolderOf(project, deadline), await ReportAsync(project, deadline, cancellation), language, cancellation);
    }

    /// <summary>Freezes the report of a deadline: its internal edition, then what is public of it, then the seal of both; false when it is frozen.</summary>
    /// <exception cref="InvalidDataException">What was decided of a month before cannot be read: nothing can be published. The internal edition stands, not sealed.</exception>
    public async Task<bool> FreezeAsync(Project project, Deadline deadline, Language language, CancellationToken cancellation)
    {
        var folder = FolderOf(project, deadline);
        if (await IsFrozenAsync(project, deadline, cancellation))
            return false;

        var report = await ReportAsync(project, deadline, cancellation);
        var sealedFiles = await WriteInternalAsync(folder, report, language, cancellation);
        if (await PublishAsync(report, cancellation) is { } edition)
        {
            foreach (var file in await WriteAsync(folder, edition, language, cancellation))
                sealedFiles.Add(file);
            await drafts.ReleaseAsync(edition, folder, cancellation);
        }

        var deliveries = new JArray();
        foreach (var delivery in report.Deliveries)
        {
            var told = new JObject { ["id"] = delivery.Id.Value, ["path"] = delivery.AcceptedPath, ["sha256"] = delivery.Sha256, ["acceptedSha256"] = Hash(await files.BytesAsync(delivery.AcceptedPath, cancellation)) };
            if (delivery.IsPreliminary)
                told["preliminary"] = true;
            deliveries.Add(told);
        }

        var json = new JObject
        {
            ["schema"] = "cai-esf-frozen/1",
            ["project"] = project.Id,
            ["deadline"] = deadline.Id,
            ["due"] = deadline.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["asOf"] = deadline.Month.ToString(),
            ["cutOff"] = deadline.CutOff.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["language"] = language.Tag(),
            ["files"] = sealedFiles,
            ["deliveries"] = deliveries,
            ["published"] = await decisions.OfAsync(project, cancellation),
            ["signable"] = report.Signable,
            ["approvals"] = ApprovalJson.Of(report.Approvals),
            ["statements"] = await SealedAsync(project, deadline, cancellation),
        };
        if (deadline.Period is { } period)
            json["period"] = period.Id;
        var manifest = await WriteOnceAsync(folder, Manifest, stream => Json.WriteAsync(json, stream, cancellation), cancellation);

        // Last: a report without its seal is not frozen yet, and the next try goes on with it.
        await WriteOnceAsync(folder, Seal, stream => stream.WriteAsync(Encoding.ASCII.GetBytes((string)manifest["sha256"]!), cancellation).AsTask(), cancellation);
        return true;
    }

    /// <summary>
    /// Checks every frozen report: its files, its deliveries and what had been stated of it are the sealed ones, and the store still gives the same report. Then what was decided of
    /// the public months, and what was stated of reports, of which only faults are told.
    /// </summary>
    public async IAsyncEnumerable<Verification> VerifyAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var reports = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync(Root + "/", cancellation))
        {
            var folder = string.Join('/', path.Split('/').SkipLast(1).Take(3));
            if (!reports.TryGetValue(folder, out var there))
                reports[folder] = there = [];
            there.Add(path[(folder.Length + 1)..]);
        }

        foreach (var (folder, there) in reports)
            yield return await VerifyAsync(folder, there, cancellation);

        var manifests = new List<(string, JObject)>();
        foreach (var folder in reports.Keys)
            if (await files.BytesAsync($"{folder}/{Manifest}", cancellation) is { } manifest && await IsSealedAsync(folder, manifest, cancellation))
                manifests.Add((folder, JObject.Parse(Encoding.UTF8.GetString(manifest))));
        foreach (var fault in await decisions.VerifyAsync(manifests, cancellation))
            yield return fault;
        foreach (var (folder, faults) in await statements.FaultsAsync(cancellation))
            yield return new(folder, faults);
    }

    /// <summary>What had been stated of the month, with the hash of each.</summary>
    private async Task<JArray> SealedAsync(Project project, Deadline deadline, CancellationToken cancellation) =>
        new((await statements.ReadAsync(project.Id, deadline.Month, cancellation)).Where(statement => statement.At < deadline.CutOff)
            .Select(statement => new JObject { ["path"] = StatementFolder.PathOf(project.Id, deadline.Month, statement.Number), ["sha256"] = statement.Sha256 }));

    private async Task<bool> IsSealedAsync(string folder, byte[] manifest, CancellationToken cancellation) =>
        Hash(manifest) == Encoding.ASCII.GetString(await files.BytesAsync($"{folder}/{Seal}", cancellation) ?? []);

    /// <param name="there">The files in the folder.</param>
    private async Task<Verification> VerifyAsync(string folder, IReadOnlyList<string> there, CancellationToken cancellation)
    {
        if (await files.BytesAsync($"{folder}/{Manifest}", cancellation) is not { } manifest)
            return new(folder, [new("manifest.json saknas: antingen avbröts frysningen, och då slutför esf prepare den, eller så har filen tagits bort", "manifest.json is missing: either the freezing was interrupted, and then esf prepare ends it, or the file was removed")]);
        if (!await IsSealedAsync(folder, manifest, cancellation))
            return new(folder, [new("manifestet är inte det som förseglades", "the manifest is not the one that was sealed")]);

        var (contents, faults) = (JObject.Parse(Encoding.UTF8.GetString(manifest)), new List<Text>());
        foreach (var file in contents["files"]!)
            if (Hash(await files.BytesAsync($"{folder}/{file["name"]}", cancellation)) != (string?)file["sha256"])
                faults.Add(new($"{file["name"]} är inte den som frystes", $"{file["name"]} is not the one that was frozen"));
        if ($"{Root}/{contents["project"]}/{contents["deadline"]}" is var own && own != folder)
            faults.Add(new($"rapporten är den som frystes som {own}", $"the report is the one that was frozen as {own}"));
        foreach (var added in there.Except([.. contents["files"]!.Select(file => (string)file["name"]!), Manifest, Seal]).Order(StringComparer.Ordinal))
            faults.Add(new($"{Masking.Mask(added)} hör inte till det som frystes", $"{Masking.Mask(added)} is not of what was frozen"));
        var history = await HistoryAsync(cancellation);
        var changedBy = new List<Evidence>();
        foreach (var delivery in contents["deliveries"]!)
            if (history.Explain((string)delivery["path"]!, (string)delivery["acceptedSha256"]!, await files.Sha256Async((string)delivery["path"]!, cancellation)) is { } explained)
                changedBy.AddRange(explained);
            else
                faults.Add(new($"leverans {delivery["id"]} är inte den som räknades, och inget i evidence/ förklarar det", $"delivery {delivery["id"]} is not the one that was counted, and nothing in evidence/ explains it"));
        foreach (var statement in contents["statements"] ?? new JArray())
            if (await files.Sha256Async((string)statement["path"]!, cancellation) != (string?)statement["sha256"])
                faults.Add(new($"{statement["path"]} är inte det som stod där när rapporten frystes", $"{statement["path"]} is not what stood there when the report was frozen"));
        // A change of key leaves every count as it was; whom an erasure or a purge took is gone from them.
        var recountable = changedBy.TrueForAll(change => change.Kind == EvidenceKind.Rotation);
        try
        {
            if (faults.Count == 0 && recountable && !await GivesTheSameAsync(folder, contents, cancellation))
                faults.Add(new("lagret ger inte längre samma rapport", "the store no longer gives the same report"));
        }
        catch (UnknownKeyException)
        {
            faults.Add(new("en pseudonymnyckel saknas, så lagret kan inte räkna fram rapporten", "a pseudonym key is missing, so the store cannot count the report"));
        }

        return new(folder, faults) { Notes = [.. Notes(changedBy)] };
    }

    private async Task<FileHistory> HistoryAsync(CancellationToken cancellation)
    {
        var evidence = new List<Evidence>();
        await foreach (var entry in new EvidenceFolder(files).ReadAsync(cancellation, Enum.GetValues<EvidenceKind>()))
            evidence.Add(entry);
        return new(evidence);
    }

    private static IEnumerable<Text> Notes(IEnumerable<Evidence> changedBy)
    {
        foreach (var change in changedBy.DistinctBy(change => change.Path).OrderBy(change => change.Path, StringComparer.Ordinal))
        {
            var (day, kind) = (StockholmTime.DayOf(change.Began).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), change.Kind.Name());
            yield return change.Kind == EvidenceKind.Rotation
                ? new($"leveranserna skrevs om {day}: {kind.Sv} ({change.Path}); rapporten räknas fram lika", $"the deliveries were rewritten on {day}: {kind.En} ({change.Path}); they still give the report")
                : new($"rapporten är som den sändes, men lagret kan inte räkna fram den igen: {kind.Sv} {day} ({change.Path})", $"the report is as it was sent, but the store cannot count it again: {kind.En} on {day} ({change.Path})");
        }
    }

    private async Task<bool> GivesTheSameAsync(string folder, JObject manifest, CancellationToken cancellation)
    {
        var definitions = CatalogueFile.Read(new MemoryStream(await files.BytesAsync($"{folder}/catalogue.json", cancellation) ?? []), "catalogue.json");
        var cutOff = DateTimeOffset.Parse((string)manifest["cutOff"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var report = await new Reporter(definitions, files, log, keys).ReportAsync(
            definitions.Find((string)manifest["project"]!)!, Month.Parse((string)manifest["asOf"]!), cutOff, Period.TryParse((string?)manifest["period"], out var period) ? period : null, cancellation);
        foreach (var edition in await EditionsAgainAsync(report, manifest, cancellation))
        {
            using var again = new MemoryStream();
            await ReportAsJson.WriteAsync(edition, Language.Sv, again, cancellation);
            if (Hash(again.ToArray()) != Hash(await files.BytesAsync($"{folder}/{NameOf(edition, ReportAsJson)}", cancellation)))
                return false;
        }

        return true;
    }

    private static string FolderOf(Project project, Deadline deadline) => $"{Root}/{project.Id}/{deadline.Id}";

    private async Task<bool> IsFrozenAsync(Project project, Deadline deadline, CancellationToken cancellation) => await files.BytesAsync($"{FolderOf(project, deadline)}/{Seal}", cancellation) is not null;

    private Task<OutcomeReport> ReportAsync(Project project, Deadline deadline, CancellationToken cancellation) =>
        reporter.ReportAsync(project, deadline.Month, deadline.CutOff, deadline.Period, cancellation);

    /// <returns>The files for the manifest, with the catalogue that they were counted by.</returns>
    private async Task<JArray> WriteInternalAsync(string folder, OutcomeReport report, Language language, CancellationToken cancellation) => new(
        (await WriteAsync(folder, report, language, cancellation)).Prepend(await WriteOnceAsync(folder, "catalogue.json", stream => stream.WriteAsync(catalogue.Source, cancellation).AsTask(), cancellation)));

    private async Task<IReadOnlyList<JObject>> WriteAsync(string folder, OutcomeReport edition, Language language, CancellationToken cancellation)
    {
        var written = new List<JObject>();
        foreach (var format in formats)
            written.Add(await WriteOnceAsync(folder, NameOf(edition, format), stream => format.WriteAsync(edition, language, stream, cancellation), cancellation));
        return written;
    }

    /// <summary>
    /// The public edition where the month is to be published: what was decided for it is kept from now on; what is corrected shows in the next month published.
    /// </summary>
    private async Task<OutcomeReport?> PublishAsync(OutcomeReport report, CancellationToken cancellation)
    {
        if (!ReportingCalendar.IsPublished(report.Project, report.AsOf) || PublicEdition.Publish(report, await publications.ReadAsync(report.Project, cancellation), cancellation: cancellation) is not var (_, decided))
            return null;
        await publications.KeepAsync(report.Project, decided, cancellation);
        // Somebody else may have kept it first.
        if (PublicEdition.Publish(report, await publications.ReadAsync(report.Project, cancellation), cancellation: cancellation) is not var (edition, _))
            return null;
        await drafts.DeleteOtherAsync(edition, cancellation);
        return edition;
    }

    /// <summary>The editions that were frozen; without a public one that was frozen before decisions were kept.</summary>
    private async Task<IReadOnlyList<OutcomeReport>> EditionsAgainAsync(OutcomeReport report, JObject manifest, CancellationToken cancellation)
    {
        List<PublishedMonth> kept;
        try
        {
            kept = [.. (await publications.ReadAsync(report.Project, cancellation)).Where(month => month.Month <= report.AsOf)];
        }
        catch (InvalidDataException)
        {
            // Told of the file itself.
            return [report];
        }

        return manifest["files"]!.Any(file => ((string)file["name"]!).StartsWith(Edition.Public.Word() + "/", StringComparison.Ordinal))
            && kept.LastOrDefault()?.Month == report.AsOf && PublicEdition.Publish(report, kept, cancellation: cancellation) is var (edition, _) ? [report, edition] : [report];
    }

    private static string NameOf(OutcomeReport edition, IReportFormat format) => $"{edition.Edition.Word()}/{format.FileName}";

    /// <summary>What stands in the store after it, this time's or an interrupted one's, with its hash.</summary>
    private async Task<JObject> WriteOnceAsync(string folder, string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        if (await files.Sha256Async($"{folder}/{name}", cancellation) is { } there)
            return new() { ["name"] = name, ["sha256"] = there };
        await using (var file = await files.BeginAsync($"{folder}/{name}", cancellation))
        {
            await write(file.Stream);
            await file.CommitOnceAsync(cancellation);
        }

        return new() { ["name"] = name, ["sha256"] = Hash(await files.BytesAsync($"{folder}/{name}", cancellation)) };
    }

    /// <summary>Empty for a file that is gone, which equals no hash.</summary>
    private static string Hash(byte[]? bytes) => bytes is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <param name="Folder"><c>frozen/mia/scb-2018-08</c></param>
/// <param name="Faults">Empty when it is as it was sent.</param>
public sealed record Verification(string Folder, IReadOnlyList<Text> Faults)
{
    /// <summary>Changes to the deliveries behind it that evidence accounts for: an erasure, a purge, a new key. No fault.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];
}
