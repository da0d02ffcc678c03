using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

/// <summary>The files as they were delivered, while they are kept: nothing else holds an identity.</summary>
internal sealed class Originals(IFileStore files)
{
    private static readonly string[] Extensions = ["csv", "xlsx"];

    /// <summary>Where a delivery's original is; null when it is not held any longer.</summary>
    public async Task<string?> FindAsync(Delivery delivery, CancellationToken cancellation)
    {
        foreach (var path in PathsOf(delivery))
        {
            await using var stream = await files.OpenReadAsync(path, cancellation);
            if (stream is not null)
                return path;
        }

        return null;
    }

    /// <summary>Why originals are gone: read once for all that are asked of.</summary>
    public async Task<FileHistory> HistoryAsync(CancellationToken cancellation)
    {
        var deletions = new List<Evidence>();
        await foreach (var evidence in new EvidenceFolder(files).ReadAsync(cancellation, EvidenceKind.Purge, EvidenceKind.Erasure))
            deletions.Add(evidence);
        return new(deletions);
    }

    public static GoneOriginal Gone(FileHistory history, Site site, Delivery delivery) =>
        new(site, delivery, PathsOf(delivery).Select(history.Deletion).FirstOrDefault(deletion => deletion is not null)?.Evidence);

    /// <summary>Opens an original, and makes sure that it is the file that was received.</summary>
    /// <exception cref="IOException">It was deleted meanwhile.</exception>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    public async Task<(DeliveryFile File, FileInspection Inspection)> OpenAsync(Delivery delivery, string path, PseudonymKey key, CancellationToken cancellation)
    {
        var original = await StoredFile.FindAsync(files, path, cancellation) ?? throw new IOException($"{path} was deleted while it was read.");
        var inspection = await FileInspection.OfAsync(original, cancellation);
        return FileMark.Of(inspection.Sha256, key).IsOf(delivery) ? (original, inspection) : throw new InvalidDataException($"{path} is not the file that was received. Restore it from a backup.");
    }

    private static IEnumerable<string> PathsOf(Delivery delivery) => Extensions.Select(extension => $"originals/{delivery.Address.Path}/{delivery.Id}.{extension}");
}

/// <summary>A delivery whose original is not held any longer.</summary>
/// <param name="DeletedBy">Null when no evidence tells, as when storage itself deletes by age.</param>
public sealed record GoneOriginal(Site Site, Delivery Delivery, Evidence? DeletedBy)
{
    public Text Told
    {
        get
        {
            var (month, received) = (Delivery.Address.Month, Day(Delivery.Id.ReceivedAt));
            return DeletedBy is { } evidence
                ? new($"{Site.Name} {month}: originalet som togs emot {received} raderades {Day(evidence.Began)} ({evidence.Kind.Word()}, {evidence.Path}). Be orten lämna månaden igen.",
                    $"{Site.Name} {month}: the original received on {received} was deleted on {Day(evidence.Began)} ({evidence.Kind.Word()}, {evidence.Path}). Ask the site to deliver the month again.")
                : new($"{Site.Name} {month}: originalet som togs emot {received} finns inte kvar. Be orten lämna månaden igen.",
                    $"{Site.Name} {month}: the original received on {received} is not held any longer. Ask the site to deliver the month again.");
        }
    }

    internal static string Day(DateTimeOffset at) => StockholmTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
