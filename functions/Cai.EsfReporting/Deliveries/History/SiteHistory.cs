using System.Runtime.CompilerServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>What the sites of a project have delivered, as a delivery is held against it. Read only as far back as a file gives cause to.</summary>
/// <param name="current">The project's current deliveries, of every site, as they were when the file came.</param>
/// <param name="key">The key in use, under which people are recognised.</param>
/// <param name="words">Of the project.</param>
public sealed class SiteHistory(IFileStore files, IReadOnlyList<Delivery> current, PseudonymKey key, ProjectWords words)
{
    /// <summary>The months of a site before one, latest first.</summary>
    internal IReadOnlyList<Delivery> Before(DeliveryAddress address) =>
        [.. current.Where(d => d.Address.Site == address.Site && d.Address.Month < address.Month).OrderByDescending(d => d.Address.Month)];

    /// <summary>The delivery of the file's own site and month that the file replaces; null when there is none.</summary>
    internal Delivery? Replaced(DeliveryAddress address) => current.FirstOrDefault(d => d.Address == address);

    /// <summary>The first month that the site has delivered after one; null when there is none.</summary>
    internal Delivery? After(DeliveryAddress address) => current.Where(d => d.Address.Site == address.Site && d.Address.Month > address.Month).MinBy(d => d.Address.Month);

    /// <summary>The latest month of each other site, the file's own month at most; by site.</summary>
    internal IEnumerable<Delivery> Elsewhere(DeliveryAddress address) =>
        current.Where(d => d.Address.Site != address.Site && !d.Address.IsKeyFigures && d.Address.Month <= address.Month)
            .GroupBy(d => d.Address.Site, StringComparer.Ordinal).OrderBy(site => site.Key, StringComparer.Ordinal).Select(site => site.MaxBy(d => d.Address.Month)!);

    /// <summary>The rows of a delivery under the key in use, anonymous ones left out; none where they are gone, as after their time was over.</summary>
    /// <param name="of">Whose rows to read; null reads everybody's.</param>
    internal async IAsyncEnumerable<Participation> ReadAsync(Delivery delivery, IReadOnlySet<Pseudonym>? of, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in ReadWholeAsync(delivery, of, cancellation))
            if (!row.IsAnonymous)
                yield return row;
    }

    /// <inheritdoc cref="ReadAsync"/>
    /// <remarks>Anonymous ones are there too, where everybody's are read.</remarks>
    internal async IAsyncEnumerable<Participation> ReadWholeAsync(Delivery delivery, IReadOnlySet<Pseudonym>? of, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation);
        if (stream is null)
            yield break;
        await foreach (var row in CanonicalFile.ReadAsync(stream, key, words, of, cancellation))
            yield return row;
    }
}
