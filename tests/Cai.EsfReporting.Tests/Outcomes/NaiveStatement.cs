using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>
/// What one site's months leave told of one person, each month a full statement: the first three clauses of the design's
/// counting, word for word, month by month, with no thought for speed.
/// </summary>
internal static class NaiveStatement
{
    /// <param name="months">The site's months in their order, with the person's rows of each; rows of which none was accepted but some refused are told by <c>Refused</c>.</param>
    public static IEnumerable<Participation> Of(IReadOnlyList<(Month Month, IReadOnlyList<Participation> Rows, bool Refused)> months)
    {
        var told = new Dictionary<(string Insats, DateOnly Start), Participation>();
        var corrected = new HashSet<(string Insats, DateOnly Start)>();
        for (var b = 0; b < months.Count; b++)
        {
            var earlier = told.Keys.ToHashSet();
            foreach (var row in months[b].Rows)
            {
                told[(row.Insats, row.Start)] = row;
                corrected.Remove((row.Insats, row.Start));
            }

            if (b == 0 || (months[b].Rows.Count == 0 && months[b].Refused))
                continue;
            var lastDay = months[b - 1].Month.LastDay;
            var named = months[b].Rows.Select(row => (row.Insats, row.Start)).ToHashSet();
            var gone = earlier.Where(key => !named.Contains(key) && !corrected.Contains(key) && told[key] is { End: null, Reason: not ExitReason.RegisteredInError }).ToHashSet();
            var fresh = named.Where(key => !earlier.Contains(key)).ToHashSet();
            // First of the same insats, nearest starts first; each pair takes both away.
            while (gone.SelectMany(g => fresh.Where(f => f.Insats == g.Insats && (f.Start <= lastDay || Apart(f, g) <= 31)).Select(f => (Gone: g, Fresh: f)))
                .OrderBy(p => Apart(p.Fresh, p.Gone)).ThenBy(p => p.Gone.Start).ThenBy(p => p.Fresh.Start).Cast<((string, DateOnly) Gone, (string, DateOnly) Fresh)?>().FirstOrDefault() is { } pair)
                Correct(pair);
            while (gone.SelectMany(g => fresh.Where(f => f.Start == g.Start && f.Insats != g.Insats).Select(f => (Gone: g, Fresh: f)))
                .OrderBy(p => p.Gone.Start).ThenBy(p => p.Gone.Insats, StringComparer.Ordinal).ThenBy(p => p.Fresh.Insats, StringComparer.Ordinal).Cast<((string, DateOnly) Gone, (string, DateOnly) Fresh)?>().FirstOrDefault() is { } pair)
                Correct(pair);
            foreach (var key in gone)
                told[key] = told[key] with { End = lastDay };

            void Correct(((string, DateOnly) Gone, (string, DateOnly) Fresh) pair)
            {
                corrected.Add(pair.Gone);
                gone.Remove(pair.Gone);
                fresh.Remove(pair.Fresh);
            }
        }

        return told.Where(t => !corrected.Contains(t.Key)).Select(t => t.Value);
    }

    private static int Apart((string Insats, DateOnly Start) one, (string Insats, DateOnly Start) other) => Math.Abs(one.Start.DayNumber - other.Start.DayNumber);
}
