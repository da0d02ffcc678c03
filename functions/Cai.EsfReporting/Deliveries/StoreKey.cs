using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Whether the pseudonym key in use, or one that it follows, made the rows that are accepted already. With any other key the people of
/// the next file would be strangers, and nobody would be told: so nothing is received until the right key is back.
/// </summary>
public sealed class StoreKey(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    private volatile string? fitting;

    /// <summary>The key in use. Each project's latest rows are looked at once for each key.</summary>
    /// <exception cref="UnknownKeyException">Rows stand under a key that is not held.</exception>
    public async Task<PseudonymKey> RequireAsync(CancellationToken cancellation)
    {
        var key = await keys.CurrentAsync(cancellation);
        if (key.Id == fitting)
            return key;
        foreach (var project in catalogue.Projects)
            if (await LatestAsync(project, cancellation) is { } written && !Fits(key, written) && !Fits(key = await keys.RefreshAsync(cancellation), written))
                throw new UnknownKeyException(written);
        fitting = key.Id;
        return key;
    }

    private static bool Fits(PseudonymKey key, string written) => key.Chain.Any(link => link.Id == written);

    /// <summary>The key of the latest rows that are still held; null when there are none.</summary>
    private async Task<string?> LatestAsync(Project project, CancellationToken cancellation)
    {
        var withRows = (await log.ReadAsync(project.Id, cancellation)).Where(d => d is { IsAccepted: true, Accepted: > 0, Address.IsKeyFigures: false });
        foreach (var delivery in withRows.OrderByDescending(d => d.Id))
        {
            await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation);
            if (stream is not null && await CanonicalFile.KeyAsync(stream, cancellation) is { } key)
                return key;
        }

        return null;
    }
}
