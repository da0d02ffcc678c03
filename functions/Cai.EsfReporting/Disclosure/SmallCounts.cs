namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Hides small counts in a project's public reports, and as few others as will keep them hidden: cell suppression for linked
/// and hierarchical tables (docs/decisions/0010-hiding-small-counts.md).
/// </summary>
/// <remarks>
/// After Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data (Networks, 1992); Robertson,
/// Improving Statistics Canada's cell suppression software (CONFID, 2000), for the tidying; Fischetti and Salazar-González, Models and algorithms for
/// optimizing cell suppression in tabular data with linear constraints (JASA, 2000), for the attacker's model; Hundepool et al.,
/// Statistical Disclosure Control (2012), ch. 4, for linked tables.
/// </remarks>
public static class SmallCounts
{
    /// <param name="months">One project's tables in the order in which they are published; every one stays public.</param>
    /// <param name="smallestPublished">Counts from 1 up to one below this are small; 1 means that none is.</param>
    /// <returns>What to hide in each month. It depends on the months before, never on those after.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="smallestPublished"/> is below 1.</exception>
    public static IReadOnlyList<Suppression> Hide(IEnumerable<CellSystem> months, int smallestPublished)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPublished, 1);
        var published = new PublishedMonths(smallestPublished);
        return [.. months.Select(published.Publish)];
    }

    /// <summary>How much a pattern that stays may cost for each 1 that a fresh one does.</summary>
    private const double MostForStaying = 1.1;

    /// <summary>What readers have of the months so far, and the other histories that they must not be able to rule out.</summary>
    private sealed class PublishedMonths(int smallestPublished)
    {
        private readonly Dictionary<string, int> latest = new(StringComparer.Ordinal);
        private IReadOnlyList<Witness> witnesses = [];

        public Suppression Publish(CellSystem month)
        {
            // A pattern that stays is easier to read, and harder to attack by guessing that little has changed. But it began
            // when everything was small, so it goes when it has become much dearer than one made afresh.
            var search = new WitnessSearch(month);
            var staying = witnesses.Count == 0 ? null : Protected(month, search, witnesses);
            var fresh = staying?.Cost == 0 ? null : Protected(month, search, [.. witnesses.Select(past => past with { Protects = [] })]);
            fresh?.Tidy();
            // A month that cannot be protected is as one never published: the next goes on from the one before it.
            if ((fresh is null || staying?.Cost <= MostForStaying * fresh.Cost ? staying : fresh) is not { } pattern)
                return new(month.Cells.Where(cell => cell.IsPrinted).ToDictionary(cell => cell.Key, _ => HiddenBecause.TooSmall), IsTooSmall: true);

            witnesses = [.. pattern.Witnesses()];
            foreach (var cell in month.Cells)
                latest[cell.Key] = cell.Value;
            return new(pattern.Hidden(), IsTooSmall: false);
        }

        /// <summary>Null when no pattern protects the month and leaves the others as protected as they were.</summary>
        private SuppressionPattern? Protected(CellSystem month, WitnessSearch search, IReadOnlyList<Witness> past)
        {
            var pattern = new SuppressionPattern(month, search, smallestPublished, latest);
            if (!past.All(pattern.TryContinue))
                return null;
            while (pattern.Unprotected.Select(cell => (int?)cell).FirstOrDefault() is { } cell)
                if (!pattern.TryProtect(cell))
                    return null;
            return pattern;
        }
    }
}
