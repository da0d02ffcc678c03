using System.Globalization;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Retention;

/// <summary>
/// Gallring. Originals, which hold identities, are deleted the day after they have been kept for the project's
/// <c>originalsDays</c>; accepted rows, receipts and originals the day after its <c>dataUntil</c>; entries of the audit log,
/// which name staff, the day after they have been kept for the catalogue's <c>auditDays</c>; what was begun and never finished, after a day. The delivery log, which tells
/// that a delivery was made and holds nobody, and reports, which hold counts, stay.
/// </summary>
/// <param name="copiesRemain">Days for which the store keeps copies of what was deleted: originals go so much sooner, so that their copies are gone in time.</param>
public sealed class Purge(ReportingCatalogue catalogue, IFileStore files, TimeProvider clock, int copiesRemain = 0)
{
    public const string OriginalsDays = "originals-days";
    public const string DataUntil = "data-until";
    public const string AuditDays = "audit-days";
    public const string Abandoned = "abandoned";

    /// <summary>Whoever has begun a file has ended it, or come to an end over it, within this time.</summary>
    private static readonly TimeSpan LongestWriting = TimeSpan.FromDays(1);

    private readonly RecordedChanges changes = new(files, clock);

    /// <summary>What is due to be deleted today, in the order of the paths; nothing is done.</summary>
    public async Task<IReadOnlyList<StoreChange>> DueAsync(CancellationToken cancellation = default)
    {
        var today = StockholmTime.DayOf(clock.GetUtcNow());
        var due = new List<StoreChange>();
        await foreach (var path in files.AbandonedAsync(LongestWriting, cancellation))
            due.Add(new(path, Abandoned, null, null, 0));
        foreach (var root in (string[])["accepted", AuditLog.Root, "originals", "receipts"])
            await foreach (var path in files.ListAsync(root + "/", cancellation))
                if ((root == AuditLog.Root ? RuleForEntry(path, today) : RuleFor(root, path, today)) is { } rule)
                    due.Add(new(path, rule, null, null, 0));
        return due;
    }

    /// <summary>Deletes what is due.</summary>
    /// <returns>The evidence; that of a run that was interrupted before comes first. Empty when nothing was due.</returns>
    public async Task<IReadOnlyList<Evidence>> RunAsync(CancellationToken cancellation = default) =>
        await changes.MakeAsync(EvidenceKind.Purge, await DueAsync(cancellation), key: null, rewrite: null, cancellation);

    private string? RuleFor(string root, string path, DateOnly today)
    {
        var parts = path.Split('/');
        var project = catalogue.Find(parts[1]);
        // A file of no project in the catalogue is kept as long as any project's at most, and its original as short as any's.
        if (today > (project?.Retention.DataUntil ?? catalogue.Projects.Max(p => p.Retention.DataUntil)))
            return DataUntil;
        return root == "originals" && ReceivedOn(parts[^1]) is { } received
            && today > received.AddDays(Math.Max(0, (project?.Retention.OriginalsDays ?? catalogue.Projects.Min(p => p.Retention.OriginalsDays)) - copiesRemain))
            ? OriginalsDays
            : null;
    }

    /// <summary>By the day of its folder; a file that somebody else put there is kept.</summary>
    private string? RuleForEntry(string path, DateOnly today) =>
        DateOnly.TryParseExact(path.Split('/')[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && today > day.AddDays(catalogue.AuditDays) ? AuditDays : null;

    /// <summary>The day of receipt, which an original's name begins with; null for a file that somebody else put there.</summary>
    private static DateOnly? ReceivedOn(string name)
    {
        try
        {
            return StockholmTime.DayOf(DeliveryId.Parse(Path.GetFileNameWithoutExtension(name)).ReceivedAt);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
