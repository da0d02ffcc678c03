namespace Cai.EsfReporting.Participants;

/// <summary>
/// Which of the participations that a site's month no longer names were corrected: told anew with another start or insats
/// (design: Counting, 2).
/// </summary>
internal static class Corrections
{
    /// <summary>A start may move forward past the earlier month's end by so many days and still be the same participation.</summary>
    private const int MostDaysMoved = 31;

    /// <summary>
    /// Pairs each gone participation of one person with at most one new one: first those of the same insats, nearest starts
    /// first, then the earlier gone start, then the earlier new start; then those of the same start and another insats, in
    /// ordinal order of the insatser.
    /// </summary>
    /// <param name="gone">Last told open, and not named by the later month.</param>
    /// <param name="told">Named by the later month and by none before it.</param>
    /// <param name="lastDay">Last day of the month that named the gone ones last.</param>
    /// <returns>Pairs of indexes in the two lists.</returns>
    public static IReadOnlyList<(int Gone, int New)> Pair(IReadOnlyList<(string Insats, DateOnly Start)> gone, IReadOnlyList<(string Insats, DateOnly Start)> told, DateOnly lastDay)
    {
        if (gone.Count == 0 || told.Count == 0)
            return [];
        var every = Enumerable.Range(0, gone.Count).SelectMany(g => Enumerable.Range(0, told.Count).Select(n => (Gone: g, New: n))).ToList();
        var moved = every.Where(p => gone[p.Gone].Insats == told[p.New].Insats)
            .Select(p => (Pair: p, Days: told[p.New].Start.DayNumber - gone[p.Gone].Start.DayNumber))
            .Where(p => told[p.Pair.New].Start <= lastDay || Math.Abs(p.Days) <= MostDaysMoved)
            .OrderBy(p => Math.Abs(p.Days)).ThenBy(p => gone[p.Pair.Gone].Start).ThenBy(p => told[p.Pair.New].Start).Select(p => p.Pair);
        var renamed = every.Where(p => gone[p.Gone].Start == told[p.New].Start && gone[p.Gone].Insats != told[p.New].Insats)
            .OrderBy(p => gone[p.Gone].Start).ThenBy(p => gone[p.Gone].Insats, StringComparer.Ordinal).ThenBy(p => told[p.New].Insats, StringComparer.Ordinal);
        var (pairs, paired, stands) = (new List<(int Gone, int New)>(), new HashSet<int>(), new HashSet<int>());
        foreach (var (g, n) in moved.Concat(renamed))
            if (!paired.Contains(g) && stands.Add(n))
            {
                paired.Add(g);
                pairs.Add((g, n));
            }

        return pairs;
    }
}
