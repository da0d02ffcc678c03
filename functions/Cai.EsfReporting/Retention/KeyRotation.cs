using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Brings every accepted row under the key in use. Whoever keeps the keys adds one first; meanwhile, and until each row is
/// rewritten, rows under older keys of the chain are read as the newest key has them, so that no count is ever wrong.
/// </summary>
public sealed class KeyRotation(IFileStore files, IPseudonymKeys keys, TimeProvider clock)
{
    private readonly AcceptedFiles accepted = new(files);
    private readonly EvidenceFolder evidence = new(files);
    private readonly RecordedChanges changes = new(files, clock);

    /// <summary>False while rows may stand under an older key: after one was added, until a run has come to its end.</summary>
    public async Task<bool> IsFinishedAsync(CancellationToken cancellation = default)
    {
        var key = await keys.RefreshAsync(cancellation);
        if (key.Previous is null)
            return true;
        var finished = false;
        await foreach (var entry in evidence.ReadAsync(cancellation, EvidenceKind.Rotation))
        {
            if (entry.Completed is null)
                return false;
            finished |= entry.Key == key.Id;
        }

        return finished;
    }

    /// <summary>Reads every accepted row as a rotation would, and changes nothing: to be done before a key is added, which cannot be taken back.</summary>
    /// <exception cref="IOException">An accepted file cannot be read, or its rows stand under a key that is not of the chain.</exception>
    /// <exception cref="InvalidDataException">An accepted file is not one any longer.</exception>
    public async Task RehearseAsync(CancellationToken cancellation = default)
    {
        var key = await keys.RefreshAsync(cancellation);
        await foreach (var path in accepted.ListAsync(DeliveryKind.Participants, project: null, cancellation))
        {
            await using var stream = await files.OpenReadAsync(path, cancellation);
            if (stream is not null)
                await AcceptedRows.UnlessDamagedAsync(path, () => CanonicalFile.ReadAsync(stream, key, 0, 1, cancellation).CountAsync(cancellation).AsTask());
        }
    }

    /// <summary>Rewrites what stands under an older key. Run again, it ends in the same state.</summary>
    /// <exception cref="UnknownKeyException">Rows stand under a key that is not of the chain; nothing was changed.</exception>
    public async Task<IReadOnlyList<Evidence>> RunAsync(CancellationToken cancellation = default)
    {
        var key = await keys.RefreshAsync(cancellation);
        using var pseudonyms = key.Open();
        Participation? UnderTheNewest(Participation row) => row.Key == key.Id ? row
            : row with { Key = key.Id, Pseudonym = pseudonyms.Of(row.Pseudonym, System.Text.Encoding.ASCII.GetBytes(row.Key)) };

        var done = new List<Evidence>();
        // Once more after a run that changed anything: a delivery may have been accepted under the older key in the meantime.
        for (var planned = await PlanAsync(key, UnderTheNewest, cancellation); planned.Count > 0; planned = await PlanAsync(key, UnderTheNewest, cancellation))
            done.AddRange(await changes.MakeAsync(EvidenceKind.Rotation, planned, key.Id, UnderTheNewest, cancellation));
        done.AddRange(await changes.MakeAsync(EvidenceKind.Rotation, [], key.Id, UnderTheNewest, cancellation));
        if (!await IsFinishedAsync(cancellation))
        {
            // Nothing was accepted under an older key: that it was looked for is worth a note of its own.
            var empty = await evidence.BeginAsync(EvidenceKind.Rotation, clock.GetUtcNow(), key.Id, [], cancellation);
            await evidence.CompleteAsync(empty with { Completed = clock.GetUtcNow() }, cancellation);
            done.Add(empty);
        }

        return done;
    }

    private async Task<IReadOnlyList<StoreChange>> PlanAsync(PseudonymKey key, Func<Participation, Participation?> rewrite, CancellationToken cancellation)
    {
        var planned = new List<StoreChange>();
        await foreach (var path in accepted.ListAsync(DeliveryKind.Participants, project: null, cancellation))
            if (await AcceptedRows.UnlessDamagedAsync(path, () => IsOlderAsync(path, key, cancellation)) && await AcceptedRows.PlanAsync(files, path, EvidenceKind.Rotation.Word(), rewrite, cancellation) is { } change)
                planned.Add(change);
        return planned;
    }

    private async Task<bool> IsOlderAsync(string path, PseudonymKey key, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        return stream is not null && await CanonicalFile.KeyAsync(stream, cancellation) is { } keyId && keyId != key.Id;
    }
}
