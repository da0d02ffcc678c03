using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Radering: takes one person out of what is held, on request. The person's rows leave the accepted files. An original that
/// names the person is deleted whole: its name is the hash of its content, and a workbook rewritten without a row may
/// still hold it elsewhere. So is a receipt that shows the person's birth date. Reports that were frozen keep their numbers.
/// </summary>
public sealed class Erasure(IFileStore files, IInbox inbox, IPseudonymKeys keys, TimeProvider clock)
{
    private readonly AcceptedFiles accepted = new(files);
    private readonly RecordedChanges changes = new(files, clock);

    /// <summary>What would be changed; nothing is done.</summary>
    /// <param name="projects">Where to look; null looks everywhere.</param>
    public async Task<ErasureResult> PlanAsync(PersonalIdentity person, IReadOnlyList<Project>? projects, CancellationToken cancellation = default)
    {
        var pseudonyms = await PseudonymsAsync(person, cancellation);
        var (planned, unreadable) = await PlanAsync(person, pseudonyms, projects, cancellation);
        return await ToldAsync([], planned, unreadable, cancellation);
    }

    /// <summary>Erases the person, and goes on with an erasure of the same person that was interrupted.</summary>
    /// <exception cref="IOException">A file was changed by somebody else in the meantime: run it again.</exception>
    public async Task<ErasureResult> RunAsync(PersonalIdentity person, IReadOnlyList<Project>? projects, CancellationToken cancellation = default)
    {
        var pseudonyms = await PseudonymsAsync(person, cancellation);
        Participation? Without(Participation row) => pseudonyms.Contains(row.Pseudonym) ? null : row;
        var done = new List<Evidence>();
        // Until nothing is found: a delivery may be accepted meanwhile.
        while (true)
        {
            var (planned, unreadable) = await PlanAsync(person, pseudonyms, projects, cancellation);
            done.AddRange(await changes.MakeAsync(EvidenceKind.Erasure, planned, key: null, Without, cancellation));
            if (planned.Count == 0)
                return await ToldAsync(done, [.. done.SelectMany(evidence => evidence.Changes)], unreadable, cancellation);
        }
    }

    private async Task<ErasureResult> ToldAsync(IReadOnlyList<Evidence> done, IReadOnlyList<StoreChange> changed, IReadOnlyList<string> unreadable, CancellationToken cancellation)
    {
        var waiting = new List<string>();
        await foreach (var name in inbox.ListAsync(cancellation))
            waiting.Add(Masking.Mask(name));
        return new(done, changed, unreadable, waiting, await changes.OpenAsync(EvidenceKind.Erasure, cancellation));
    }

    /// <summary>The person under every key of the chain: rows may stand under an older one.</summary>
    private async Task<HashSet<Pseudonym>> PseudonymsAsync(PersonalIdentity person, CancellationToken cancellation) =>
        [.. (await keys.RefreshAsync(cancellation)).Chain.Select(key => key.Of(person))];

    private async Task<(IReadOnlyList<StoreChange> Planned, IReadOnlyList<string> Unreadable)> PlanAsync(
        PersonalIdentity person, HashSet<Pseudonym> pseudonyms, IReadOnlyList<Project>? projects, CancellationToken cancellation)
    {
        var rule = EvidenceKind.Erasure.Word();
        var planned = new List<StoreChange>();
        var unreadable = new List<string>();
        await foreach (var path in AcceptedAsync(projects, cancellation))
            if (await AcceptedRows.PlanAsync(files, path, rule, row => pseudonyms.Contains(row.Pseudonym) ? null : row, cancellation) is { } change)
                planned.Add(change);

        var scan = new PersonScan(person);
        await foreach (var path in ListAsync("originals", projects, cancellation))
            if (await StoredFile.FindAsync(files, path, cancellation) is { } original)
                switch (await scan.FindsAsync(original, cancellation))
                {
                    case true:
                        planned.Add(new(path, rule, null, null, 0));
                        break;
                    case null:
                        unreadable.Add(path);
                        break;
                }

        var shown = new List<string>();
        await foreach (var path in ListAsync("receipts", projects, cancellation))
        {
            if (path.EndsWith(".json", StringComparison.Ordinal) && await ShowsAsync(path, person, cancellation))
                shown.Add(path[..^"json".Length]);
        }

        var receipts = new List<string>();
        if (shown.Count > 0)
            await foreach (var path in ListAsync("receipts", projects, cancellation))
                if (shown.Contains(Path.ChangeExtension(path, null) + "."))
                    receipts.Add(path);
        // The json last: an erasure that is interrupted knows the others by it.
        planned.AddRange(receipts.OrderBy(path => path.EndsWith(".json", StringComparison.Ordinal)).Select(path => new StoreChange(path, rule, null, null, 0)));
        return (planned, unreadable);
    }

    private async IAsyncEnumerable<string> AcceptedAsync(IReadOnlyList<Project>? projects, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var project in projects is null ? [null] : projects.Select(project => (string?)project.Id))
            await foreach (var path in accepted.ListAsync(DeliveryKind.Participants, project, cancellation))
                yield return path;
    }

    private async IAsyncEnumerable<string> ListAsync(string root, IReadOnlyList<Project>? projects, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var folder in projects is null ? [$"{root}/"] : projects.Select(project => $"{root}/{project.Id}/"))
            await foreach (var path in files.ListAsync(folder, cancellation))
                yield return path;
    }

    /// <summary>Whether a finding of the receipt shows a masked identity with the person's birth date.</summary>
    private async Task<bool> ShowsAsync(string path, PersonalIdentity person, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return false;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var receipt = await JObject.LoadAsync(reader, cancellation);
        return receipt["findings"] is JArray findings && findings.Any(finding => (string?)finding["value"] is { } value && Shows(value, person));
    }

    private static bool Shows(string value, in PersonalIdentity person)
    {
        Span<byte> twelve = stackalloc byte[PersonalIdentity.Length];
        person.CopyTo(twelve);
        // The last six digits before the mask: a date with or without its century, however it was spaced.
        for (var mask = value.IndexOf("****", StringComparison.Ordinal); mask >= 0; mask = value.IndexOf("****", mask + 4, StringComparison.Ordinal))
        {
            var digits = string.Concat(value.Take(mask).Where(char.IsAsciiDigit).TakeLast(6));
            if (System.Text.Ascii.Equals(twelve[2..8], digits))
                return true;
        }

        return false;
    }
}

/// <param name="Done">Evidence completed now; empty for a plan, or when the person is nowhere.</param>
/// <param name="Changes">Files that were, or would be, changed.</param>
/// <param name="Unreadable">Originals that cannot be looked into, as those with a password: delete or look by hand.</param>
/// <param name="Waiting">Files that wait to be received, masked: they may hold the person still.</param>
/// <param name="Unfinished">Interrupted erasures of somebody else, to be finished with that person's number.</param>
public sealed record ErasureResult(
    IReadOnlyList<Evidence> Done, IReadOnlyList<StoreChange> Changes, IReadOnlyList<string> Unreadable, IReadOnlyList<string> Waiting, IReadOnlyList<Evidence> Unfinished)
{
    /// <summary>Rows taken out of accepted deliveries.</summary>
    public int Rows => Changes.Sum(change => change.Rows);

    /// <summary>Accepted deliveries that held the person.</summary>
    public int Accepted => Changes.Count(change => change.After is not null);

    /// <summary>Originals deleted.</summary>
    public int Originals => Changes.Count(change => change.After is null && change.Path.StartsWith("originals/", StringComparison.Ordinal));

    /// <summary>Files of receipts deleted.</summary>
    public int Receipts => Changes.Count(change => change.After is null && change.Path.StartsWith("receipts/", StringComparison.Ordinal));

    /// <param name="erased">False for a plan.</param>
    public JObject ToJson(bool erased) => new()
    {
        ["erased"] = erased,
        ["rows"] = Rows,
        ["accepted"] = Accepted,
        ["originals"] = Originals,
        ["receipts"] = Receipts,
        ["evidence"] = new JArray(Done.Select(e => e.Path)),
        ["unreadable"] = new JArray(Unreadable),
        ["waiting"] = new JArray(Waiting),
        ["unfinished"] = new JArray(Unfinished.Select(e => e.Path)),
    };
}
