using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Radering: takes one person out of what is held, on request. The person's rows leave the accepted files. An original that
/// names the person is deleted whole, as is one that cannot be read for certain: its name is the hash of its content, and a workbook
/// rewritten without a row may still hold it elsewhere. So is a receipt that shows the person's birth date, and what was begun and never
/// finished. Reports that were frozen keep their numbers.
/// </summary>
public sealed class Erasure(IFileStore files, IInbox inbox, IPseudonymKeys keys, TimeProvider clock)
{
    /// <summary>The rule by which a file goes that cannot be read for certain, so that nobody can say whether the person is in it.</summary>
    public const string Unread = "erasure-unread";

    /// <summary>Where no identity ever is: looked into all the same, since a program before this one may have written it.</summary>
    private static readonly string[] Others = [AcceptedFiles.Root, AuditLog.Root, "evidence", "frozen", "published", "reminders", "reports", StatementFolder.Root.TrimEnd('/')];

    private readonly AcceptedFiles accepted = new(files);
    private readonly RecordedChanges changes = new(files, clock);

    /// <summary>What would be changed; nothing is done.</summary>
    /// <param name="projects">Where to look, beside what has no address; null looks everywhere.</param>
    public async Task<ErasureResult> PlanAsync(PersonalIdentity person, IReadOnlyList<Project>? projects, CancellationToken cancellation = default)
    {
        var planned = await PlanAsync(person, await PseudonymsAsync(person, cancellation), projects, cancellation);
        return await ToldAsync(person, [], planned.Changes, planned, cancellation);
    }

    /// <summary>Erases the person, and goes on with an erasure of the same person that was interrupted.</summary>
    /// <returns>When everything was read again and the person was in none of it.</returns>
    /// <exception cref="IOException">A file was changed by somebody else in the meantime: run it again.</exception>
    public async Task<ErasureResult> RunAsync(PersonalIdentity person, IReadOnlyList<Project>? projects, CancellationToken cancellation = default)
    {
        var pseudonyms = await PseudonymsAsync(person, cancellation);
        Participation? Without(Participation row) => pseudonyms.Contains(row.Pseudonym) ? null : row;
        var done = new List<Evidence>();
        // Until nothing is found: a delivery may be accepted meanwhile.
        while (true)
        {
            var planned = await PlanAsync(person, pseudonyms, projects, cancellation);
            done.AddRange(await changes.MakeAsync(EvidenceKind.Erasure, planned.Changes, key: null, Without, cancellation));
            if (planned.Changes.Count == 0)
                return await ToldAsync(person, done, [.. done.SelectMany(evidence => evidence.Changes)], planned, cancellation);
        }
    }

    private async Task<ErasureResult> ToldAsync(PersonalIdentity person, IReadOnlyList<Evidence> done, IReadOnlyList<StoreChange> changed, Planned last, CancellationToken cancellation)
    {
        var (waiting, scan) = (new List<string>(), new PersonScan(person));
        await foreach (var name in inbox.ListAsync(cancellation))
            if (scan.IsIn(name) || await inbox.LookAtAsync(name, cancellation) is { } file && (await scan.LookAsync(file, cancellation)).Found != PersonFound.No)
                waiting.Add(Masking.Mask(name));
        var passing = new List<string>();
        await foreach (var name in inbox.PassedOverAsync(cancellation))
            if (scan.IsIn(name) || await inbox.LookAtAsync(name, cancellation) is { } file && await IsInPassingAsync(name, file, scan, cancellation))
                passing.Add(Masking.Mask(name));
        var (read, remaining) = (last.Read, new List<string>());
        foreach (var root in Others)
            await foreach (var path in files.ListAsync(root + "/", cancellation))
            {
                await using var stream = await files.OpenReadAsync(path, cancellation);
                read++;
                if (stream is not null && scan.IsIn(stream, cancellation))
                    remaining.Add(path);
            }

        return new(done, changed, last.Pictures, [.. waiting, .. last.InUse], passing, remaining, await changes.OpenAsync(EvidenceKind.Erasure, cancellation), read);
    }

    /// <summary>What a system keeps for itself is no copy of a file, and read as text.</summary>
    private static async Task<bool> IsInPassingAsync(string name, DeliveryFile file, PersonScan scan, CancellationToken cancellation)
    {
        try
        {
            if (!PassingFiles.IsOfSystem(name))
                return (await scan.LookAsync(file, cancellation)).Found != PersonFound.No;
            await using var stream = await file.OpenAsync(cancellation);
            return scan.IsIn(stream, cancellation);
        }
        catch (IOException)
        {
            // Gone, or somebody writes it: what it becomes is looked at when it is there.
            return true;
        }
    }

    /// <summary>The person under every key of the chain: rows may stand under an older one.</summary>
    private async Task<HashSet<Pseudonym>> PseudonymsAsync(PersonalIdentity person, CancellationToken cancellation) =>
        [.. (await keys.RefreshAsync(cancellation)).Chain.Select(key => key.Of(person))];

    private async Task<Planned> PlanAsync(PersonalIdentity person, HashSet<Pseudonym> pseudonyms, IReadOnlyList<Project>? projects, CancellationToken cancellation)
    {
        var rule = EvidenceKind.Erasure.Word();
        var planned = new Planned();
        var rewritten = new List<StoreChange>();
        await foreach (var path in AcceptedAsync(projects, cancellation))
            if (await AcceptedRows.PlanAsync(files, path, rule, row => pseudonyms.Contains(row.Pseudonym) ? null : row, cancellation) is { } change)
                rewritten.Add(change);

        var scan = new PersonScan(person);
        // Whose rows were taken in from it is in it, wherever.
        var held = rewritten.Select(change => StemOf(change.Path)).ToHashSet();
        await foreach (var path in ListAsync("originals", projects, cancellation))
            if (held.Contains(StemOf(path)))
                planned.Changes.Add(new(path, rule, null, null, 0));
            else
                await PlanWholeAsync(path, scan, planned, cancellation);
        await foreach (var path in files.AbandonedAsync(TimeSpan.Zero, cancellation))
            await PlanWholeAsync(path, scan, planned, cancellation);

        var shown = new Dictionary<string, string>();
        var receipts = new List<string>();
        await foreach (var path in ListAsync("receipts", projects, cancellation))
        {
            planned.Read++;
            receipts.Add(path);
            if (await ReasonAsync(path, person, scan, cancellation) is { } reason)
                shown.TryAdd(StemOf(path), reason);
        }

        // The json last: an erasure that is interrupted knows the others by it.
        planned.Changes.AddRange(receipts.Where(path => shown.ContainsKey(StemOf(path))).OrderBy(path => path.EndsWith(".json", StringComparison.Ordinal))
            .Select(path => new StoreChange(path, shown[StemOf(path)], null, null, 0)));
        // And these at the very end: the originals are known by them.
        planned.Changes.AddRange(rewritten);
        return planned;
    }

    private async Task PlanWholeAsync(string path, PersonScan scan, Planned planned, CancellationToken cancellation)
    {
        try
        {
            if (await StoredFile.FindAsync(files, path, cancellation) is not { } file)
                return;
            planned.Read++;
            var (found, hasPictures) = await scan.LookAsync(file, cancellation);
            if (found != PersonFound.No)
                planned.Changes.Add(new(path, found == PersonFound.Yes ? EvidenceKind.Erasure.Word() : Unread, null, null, 0));
            else if (hasPictures)
                planned.Pictures.Add(path);
        }
        catch (IOException) when (!path.StartsWith("originals/", StringComparison.Ordinal))
        {
            // Somebody is writing it.
            planned.InUse.Add(path);
        }
    }

    /// <summary>Of an accepted file, its original and its receipts alike: <c>mia/tyreso/2018-08/{id}</c>.</summary>
    private static string StemOf(string path) => Path.ChangeExtension(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..], null);

    private async IAsyncEnumerable<string> AcceptedAsync(IReadOnlyList<Project>? projects, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var project in projects is null ? [null] : projects.Select(project => (string?)project.Id))
            await foreach (var path in accepted.ListAsync(DeliveryKind.Participants, project, cancellation))
                yield return path;
    }

    private async IAsyncEnumerable<string> ListAsync(string root, IReadOnlyList<Project>? projects, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var folder in projects is null ? [$"{root}/"] : projects.Select(project => $"{root}/{project.Id}/").Append($"{root}/{FileAddress.Unaddressed}/"))
            await foreach (var path in files.ListAsync(folder, cancellation))
                yield return path;
    }

    /// <summary>Why a file of a receipt goes: it names the person, or shows a masked identity with the person's birth date, or cannot be read; null when it stays.</summary>
    private async Task<string?> ReasonAsync(string path, PersonalIdentity person, PersonScan scan, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return null;
        if (scan.IsIn(stream, cancellation))
            return EvidenceKind.Erasure.Word();
        if (!path.EndsWith(".json", StringComparison.Ordinal))
            return null;
        stream.Position = 0;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var receipt = await JObject.LoadAsync(reader, cancellation);
            return receipt.DescendantsAndSelf().OfType<JValue>().Any(value => value.Value is string text && Shows(text, person)) ? EvidenceKind.Erasure.Word() : null;
        }
        catch (JsonException)
        {
            return Unread;
        }
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

    /// <summary>What is to be changed, and what was read to know it.</summary>
    private sealed class Planned
    {
        public List<StoreChange> Changes { get; } = [];

        public List<string> Pictures { get; } = [];

        public List<string> InUse { get; } = [];

        public int Read { get; set; }
    }
}

/// <param name="Done">Evidence completed now; empty for a plan, or when the person is nowhere.</param>
/// <param name="Changes">Files that were, or would be, changed.</param>
/// <param name="Pictures">Originals that stay and hold pictures: whether one of them shows the person cannot be read.</param>
/// <param name="Waiting">Files that wait to be received, masked, and hold the person or cannot be read: what is received can be erased, and not before.</param>
/// <param name="Passing">Files in the inbox that are never received, or not yet, masked, and hold the person or cannot be read: a program's temporary file, half a copy.</param>
/// <param name="Remaining">Files in which no identity should be, and which name the person: an erasure does not change them.</param>
/// <param name="Unfinished">Interrupted erasures of somebody else, to be finished with that person's number.</param>
/// <param name="Read">Files that were read at the end, from the first to the last, to know that the person is in none of them.</param>
public sealed record ErasureResult(
    IReadOnlyList<Evidence> Done, IReadOnlyList<StoreChange> Changes, IReadOnlyList<string> Pictures, IReadOnlyList<string> Waiting, IReadOnlyList<string> Passing, IReadOnlyList<string> Remaining,
    IReadOnlyList<Evidence> Unfinished, int Read)
{
    /// <summary>Rows taken out of accepted deliveries.</summary>
    public int Rows => Changes.Sum(change => change.Rows);

    /// <summary>Accepted deliveries that held the person.</summary>
    public int Accepted => Changes.Count(change => change.After is not null);

    /// <summary>Nothing that is held, and nothing that waits, names the person any longer.</summary>
    public bool IsWhole => Waiting.Count == 0 && Passing.Count == 0 && Remaining.Count == 0;

    /// <summary>Originals deleted.</summary>
    public int Originals => Changes.Count(change => change.After is null && change.Path.StartsWith("originals/", StringComparison.Ordinal));

    /// <summary>Files of receipts deleted.</summary>
    public int Receipts => Changes.Count(change => change.After is null && change.Path.StartsWith("receipts/", StringComparison.Ordinal));

    /// <summary>Files deleted because they cannot be read for certain, as those with a password.</summary>
    public IReadOnlyList<string> Unread => [.. Changes.Where(change => change.Rule == Erasure.Unread).Select(change => change.Path)];

    /// <param name="erased">False for a plan.</param>
    public JObject ToJson(bool erased) => new()
    {
        ["erased"] = erased,
        ["rows"] = Rows,
        ["accepted"] = Accepted,
        ["originals"] = Originals,
        ["receipts"] = Receipts,
        ["evidence"] = new JArray(Done.Select(e => e.Path)),
        ["unreadable"] = new JArray(Unread),
        ["pictures"] = new JArray(Pictures),
        ["waiting"] = new JArray(Waiting),
        ["passing"] = new JArray(Passing),
        ["remaining"] = new JArray(Remaining),
        ["unfinished"] = new JArray(Unfinished.Select(e => e.Path)),
        ["read"] = Read,
    };
}
