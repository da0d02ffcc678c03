using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Changes files of the store: evidence first, then each file at once and only as the evidence says, then the evidence is
/// completed. Interrupted anywhere, the next run finds the open evidence and goes on with it.
/// </summary>
internal sealed class RecordedChanges(IFileStore files, TimeProvider clock)
{
    private readonly EvidenceFolder evidence = new(files);

    /// <param name="planned">What must be changed as the store stands now.</param>
    /// <param name="rewrite">What becomes of each row of a file that is not deleted; null leaves the row out.</param>
    /// <returns>The evidence completed now: what was left open first, then that of the rest.</returns>
    public async Task<IReadOnlyList<Evidence>> MakeAsync(
        EvidenceKind kind, IReadOnlyList<StoreChange> planned, string? key, Func<Participation, Participation?>? rewrite, CancellationToken cancellation)
    {
        var left = planned.ToDictionary(change => change.Path);
        var completed = new List<Evidence>();
        foreach (var open in await OpenAsync(kind, cancellation))
        {
            var remaining = await RemainingAsync(open, cancellation);
            var goesOn = remaining.All(change => left.TryGetValue(change.Path, out var again) && again.After == change.After);
            // Another person's erasure cannot be finished here: it waits for that person's number.
            if (!goesOn && kind == EvidenceKind.Erasure)
                continue;
            foreach (var change in goesOn ? remaining : [])
            {
                await ApplyAsync(change, rewrite, cancellation);
                left.Remove(change.Path);
            }

            // What is not called for any longer, as when a longer time for keeping was decided, was not done and is not told as done.
            completed.Add(await CompleteAsync(goesOn ? open : open with { Changes = [.. open.Changes.Except(remaining)] }, cancellation));
        }

        if (left.Count == 0)
            return completed;
        var begun = await evidence.BeginAsync(kind, clock.GetUtcNow(), key, [.. planned.Where(change => left.ContainsKey(change.Path))], cancellation);
        foreach (var change in begun.Changes)
            await ApplyAsync(change, rewrite, cancellation);
        completed.Add(await CompleteAsync(begun, cancellation));
        return completed;
    }

    /// <summary>Evidence of runs that were interrupted.</summary>
    public async Task<IReadOnlyList<Evidence>> OpenAsync(EvidenceKind kind, CancellationToken cancellation)
    {
        var open = new List<Evidence>();
        await foreach (var entry in evidence.ReadAsync(cancellation, kind))
            if (entry.Completed is null)
                open.Add(entry);
        return open;
    }

    /// <summary>The changes that are not made yet: the file is there, and is not what the change or a later one made of it.</summary>
    private async Task<IReadOnlyList<StoreChange>> RemainingAsync(Evidence open, CancellationToken cancellation)
    {
        var all = new List<Evidence>();
        await foreach (var entry in evidence.ReadAsync(cancellation, Enum.GetValues<EvidenceKind>()))
            all.Add(entry);
        var history = new FileHistory(all);
        var remaining = new List<StoreChange>();
        foreach (var change in open.Changes)
            if (await files.Sha256Async(change.Path, cancellation) is { } present && (change.After is null || history.Explain(change.Path, change.After, present) is null))
                remaining.Add(change);
        return remaining;
    }

    /// <exception cref="IOException">The file was changed by somebody else in the meantime: try again.</exception>
    private async Task ApplyAsync(StoreChange change, Func<Participation, Participation?>? rewrite, CancellationToken cancellation)
    {
        if (change.After is null)
        {
            await files.DeleteAsync(change.Path, cancellation);
            return;
        }

        await using var source = await files.OpenReadAsync(change.Path, cancellation);
        // Purged since it was planned: nothing is left of whom it held.
        if (source is null)
            return;
        await using var file = await files.BeginAsync(change.Path, cancellation);
        await AcceptedRows.RewriteAsync(source, file.Stream, rewrite!, cancellation);
        await source.DisposeAsync();
        if (!await file.CommitOverAsync(change.Before!, cancellation) && await files.Sha256Async(change.Path, cancellation) is { } present && present != change.After)
            throw new IOException($"{change.Path} was changed by somebody else in the meantime: run the same again.");
    }

    private async Task<Evidence> CompleteAsync(Evidence done, CancellationToken cancellation)
    {
        var completed = done with { Completed = clock.GetUtcNow() };
        await evidence.CompleteAsync(completed, cancellation);
        return completed;
    }
}
