using System.Runtime.CompilerServices;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Audit;

/// <summary>
/// The audit log by day in Sweden. Folders are days in UTC, so that a day here lies in two of them; a file's name tells its
/// moment, and nothing is opened but what is asked for.
/// </summary>
public sealed class AuditDays(IFileStore files)
{
    /// <summary>The nearest other day is mostly within a weekend: so many folders are looked in before every name is listed.</summary>
    private const int Near = 7;

    /// <summary>Entries opened at once, where each is a request.</summary>
    private const int AtOnce = 32;

    /// <summary>What was done on a day, the latest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(DateOnly day, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var folder in (DateOnly[])[day.AddDays(-1), day])
            await foreach (var (path, on) in ListAsync(AuditLog.FolderOf(folder), cancellation))
                if (on == day)
                    paths.Add(path);
        var entries = new List<AuditEntry>();
        foreach (var some in paths.OrderByDescending(path => path, StringComparer.Ordinal).Chunk(AtOnce))
            entries.AddRange((await Task.WhenAll(some.Select(path => AuditEntry.ReadAsync(files, path, cancellation)))).OfType<AuditEntry>());
        return entries;
    }

    /// <summary>What was done from one day to another, both included, the latest first.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var day = to; day >= from; day = day.AddDays(-1))
            foreach (var entry in await ReadAsync(day, cancellation))
                yield return entry;
    }

    /// <summary>The latest day before this one on which something was done; null when there is none.</summary>
    public async Task<DateOnly?> BeforeAsync(DateOnly day, CancellationToken cancellation)
    {
        for (var folder = day.AddDays(-1); folder >= day.AddDays(-Near); folder = folder.AddDays(-1))
            if (await DaysAsync(AuditLog.FolderOf(folder), on => on < day, cancellation) is { Count: > 0 } near)
                return near.Max();
        return await DaysAsync(AuditLog.Root + "/", on => on < day, cancellation) is { Count: > 0 } far ? far.Max() : null;
    }

    /// <summary>The first day after this one on which something was done; null when there is none.</summary>
    /// <param name="today">Nothing was done later.</param>
    public async Task<DateOnly?> AfterAsync(DateOnly day, DateOnly today, CancellationToken cancellation)
    {
        for (var folder = day; folder <= day.AddDays(Near) && folder <= today; folder = folder.AddDays(1))
            if (await DaysAsync(AuditLog.FolderOf(folder), on => on > day, cancellation) is { Count: > 0 } near)
                return near.Min();
        return day.AddDays(Near) < today && await DaysAsync(AuditLog.Root + "/", on => on > day, cancellation) is { Count: > 0 } far ? far.Min() : null;
    }

    private async Task<HashSet<DateOnly>> DaysAsync(string folder, Func<DateOnly, bool> isWanted, CancellationToken cancellation)
    {
        var days = new HashSet<DateOnly>();
        await foreach (var (_, on) in ListAsync(folder, cancellation))
            if (isWanted(on))
                days.Add(on);
        return days;
    }

    /// <summary>The entries of a folder, and on which day in Sweden each was written. What somebody else has put there is none.</summary>
    private async IAsyncEnumerable<(string Path, DateOnly On)> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var path in files.ListAsync(folder, cancellation))
            if (AuditEntry.MomentOf(path) is { } at)
                yield return (path, StockholmTime.DayOf(at));
    }
}
