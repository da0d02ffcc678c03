using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Versions;

/// <summary>
/// The catalogue that is used now: the one applied last, or where none was applied the one that the host was given. Whoever begins something asks for it once, and does all of it by
/// that one; it is read again when another has been applied, here or by another process.
/// </summary>
/// <param name="given">What the host was given: a file.</param>
/// <param name="isPinned">The host was told to use that file and no other.</param>
public sealed class CatalogueInUse(CatalogueVersions versions, ReportingCatalogue given, bool isPinned = false)
{
    private volatile Reading? read;

    /// <summary>Whether another can be applied.</summary>
    public bool IsPinned => isPinned;

    /// <summary>As last asked for. Nothing in it changes.</summary>
    public Reading Current => read ?? ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Looks whether another has been applied.</summary>
    /// <exception cref="IOException">Storage is away: try again.</exception>
    /// <exception cref="InvalidDataException">What was applied is damaged.</exception>
    /// <exception cref="InvalidCatalogueException">What was applied is no catalogue for this version of the program.</exception>
    public async ValueTask<Reading> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var current = read;
            var latest = isPinned ? 0 : await versions.LatestAsync(cancellation);
            if (current?.Number == latest)
                return current;
            var next = latest == 0 ? new Reading(0, given) : new(latest, await HistoryAsync(latest, cancellation));
            // Another may have read a later one since: what this one saw is not put in its place.
            if (Interlocked.CompareExchange(ref read, next, current) == current)
                return next;
        }
    }

    private async Task<ReportingCatalogue> HistoryAsync(int latest, CancellationToken cancellation)
    {
        var history = new List<(DateOnly Day, ReportingCatalogue Catalogue)>();
        foreach (var version in await versions.ReadAsync(cancellation))
            try
            {
                if (version.Number <= latest)
                    history.Add((StockholmTime.DayOf(version.At), CatalogueFile.Read(new MemoryStream(await versions.ContentAsync(version, cancellation)), $"catalogues/{version.Number}")));
            }
            catch (InvalidCatalogueException) when (version.Number < latest)
            {
                // An earlier one that this version of the program would not take: what it changed is told of its neighbours.
            }

        return TargetChanges.Told(history);
    }

    /// <param name="Number">Of the version; 0 for the one that the host was given.</param>
    public sealed record Reading(int Number, ReportingCatalogue Catalogue)
    {
        /// <summary>What a proposal is made against: another is in use as soon as it differs.</summary>
        public string Base => FormattableString.Invariant($"{Number}-{Catalogue.Sha256[..16]}");
    }
}
