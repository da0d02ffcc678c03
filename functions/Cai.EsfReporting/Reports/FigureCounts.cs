using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Which counts of people in key figures tell no small one, through any sum or difference of sites and periods. Those that share people and months are public together or not at
/// all: so whatever was public before, and in whatever order they were told, what is public is a part of something that is safe.
/// </summary>
/// <remarks>
/// A reader subtracts what is told. Where the periods of a place hang together end to end, that makes known how many there were between any two of their ends, and no less;
/// sites leave the others of the project. If each of these is 0 or large, so is every sum of them, and anything within one may be anything up to it. Where project and
/// sites are told in different steps, one must be a refinement of the other, as then only margins of a table are known, and each of its cells may be as large as the smaller margin.
/// </remarks>
internal static class FigureCounts
{
    private const string Value = "value", Numerator = "numerator", Denominator = "denominator", Others = "others";

    /// <summary>Whether it is a count of people, or a share of counted ones.</summary>
    public static bool IsCounted(ReportedFigure figure) => NumbersOf(figure).Count > 0;

    /// <param name="told">All that is told; only counts are looked at.</param>
    public static IEnumerable<ReportedFigure> Safe(IEnumerable<ReportedFigure> told, int smallestPublished) => told.Where(IsCounted)
        .GroupBy(figure => figure.Figure.Id, StringComparer.Ordinal).SelectMany(same => Overlapping(same))
        .SelectMany(together => together.Exists(figure => figure.Site is null) ? [together] : together.GroupBy(figure => figure.Site!.Id, StringComparer.Ordinal).SelectMany(site => Overlapping(site)))
        .Where(together => !TellsSmall(together, smallestPublished)).SelectMany(together => together);

    private static Dictionary<string, decimal> NumbersOf(ReportedFigure figure)
    {
        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (figure is { Figure.Unit: FigureUnit.Count, Number: { } count })
            numbers.Add(Value, count);
        if (figure is { Numerator: { } part, Denominator: { } whole })
            (numbers[Numerator], numbers[Denominator], numbers[Others]) = (part, whole, (decimal)whole - part);
        return numbers;
    }

    /// <summary>Those whose periods overlap, also by way of others.</summary>
    private static List<List<ReportedFigure>> Overlapping(IEnumerable<ReportedFigure> figures)
    {
        var (groups, last) = (new List<List<ReportedFigure>>(), default(Month));
        foreach (var figure in figures.OrderBy(figure => figure.Period))
        {
            if (groups.Count == 0 || figure.Period.First > last)
                groups.Add([]);
            if (groups[^1].Count == 0 || figure.Period.Last > last)
                last = figure.Period.Last;
            groups[^1].Add(figure);
        }

        return groups;
    }

    private static bool TellsSmall(List<ReportedFigure> together, int smallestPublished)
    {
        foreach (var column in (string[])[Value, Numerator, Denominator, Others])
        {
            var told = together.Where(figure => NumbersOf(figure).ContainsKey(column)).Select(figure => new Told(figure.Site?.Id, figure.Period, NumbersOf(figure)[column])).ToList();
            if (told.Exists(one => IsSmall(one.Number)) || told.Exists(whole => told.Exists(part => whole.Holds(part) && IsSmall(whole.Number - part.Number))))
                return true;
            var lines = told.GroupBy(one => one.Site ?? "", StringComparer.Ordinal).ToDictionary(line => line.Key, line => LevelsOf([.. line], IsSmall), StringComparer.Ordinal);
            if (lines.Values.Any(levels => levels is null || TellsSmall(levels, levels.Keys)))
                return true;
            if (!lines.Remove("", out var project) || lines.Count == 0)
                continue;
            var sites = lines.Values.Select(levels => levels!).ToList();
            var ends = project!.Keys.ToHashSet();
            if (!sites.TrueForAll(site => ends.IsSubsetOf(site.Keys)))
            {
                if (!sites.TrueForAll(site => ends.IsSupersetOf(site.Keys) && site.Keys.SequenceEqual(sites[0].Keys)))
                    return true;
                ends = [.. sites[0].Keys];
            }

            var others = new SortedDictionary<Month, decimal>();
            foreach (var end in ends)
                others[end] = project[end] - sites.Sum(site => site[end]);
            if (TellsSmall(others, others.Keys))
                return true;
        }

        return false;

        bool IsSmall(decimal number) => number != 0 && Math.Abs(number) < smallestPublished;
        bool TellsSmall(SortedDictionary<Month, decimal> levels, IEnumerable<Month> ends) => ends.Zip(ends.Skip(1)).Any(step => IsSmall(levels[step.Second] - levels[step.First]));
    }

    /// <summary>
    /// How many there were before each end of a period of one place, counted from the first; null where the periods do not hang together, or where one is almost, but not quite,
    /// what others make of it.
    /// </summary>
    private static SortedDictionary<Month, decimal>? LevelsOf(List<Told> line, Func<decimal, bool> isSmall)
    {
        var levels = new SortedDictionary<Month, decimal> { [line.Min(one => one.Period.First)] = 0 };
        var left = line;
        while (left.Count > 0)
        {
            var next = left.Where(one => levels.ContainsKey(one.From) || levels.ContainsKey(one.To)).ToList();
            if (next.Count == 0)
                return null;
            foreach (var one in next)
                if (!levels.TryGetValue(one.From, out var from))
                    levels[one.From] = levels[one.To] - one.Number;
                else if (!levels.TryGetValue(one.To, out var to))
                    levels[one.To] = from + one.Number;
                else if (isSmall(to - from - one.Number))
                    return null;
            left = [.. left.Except(next)];
        }

        return levels;
    }

    private sealed record Told(string? Site, Period Period, decimal Number)
    {
        public Month From => Period.First;

        /// <summary>The first month after it.</summary>
        public Month To => Period.Last.Add(1);

        public bool Holds(Told other) => other != this && (Site is null || Site == other.Site) && other.Period.First >= Period.First && other.Period.Last <= Period.Last;
    }
}
