using System.Runtime.InteropServices;

namespace Cai.EsfReporting.Outcomes;

/// <summary>How many persons have each number of days. Distributions of different people add up, which medians do not.</summary>
public sealed class Distribution
{
    private readonly Dictionary<int, int> persons = [];

    public int Persons => persons.Values.Sum();

    /// <summary>Each number of days with how many have it, ascending.</summary>
    public IEnumerable<(int Days, int Persons)> Numbers => persons.OrderBy(p => p.Key).Select(p => (p.Key, p.Value));

    /// <summary>
    /// The days that a share of the persons stay at or below: 0.5 is the median. The smallest such number that somebody has
    /// (the nearest-rank method); null when there is nobody.
    /// </summary>
    public int? Quantile(decimal share)
    {
        var rank = (int)Math.Ceiling(share * Persons);
        foreach (var (days, count) in Numbers)
            if ((rank -= count) <= 0)
                return days;
        return null;
    }

    public void Add(int days, int more = 1) => CollectionsMarshal.GetValueRefOrAddDefault(persons, days, out _) += more;

    public void Add(Distribution other)
    {
        foreach (var (days, more) in other.persons)
            Add(days, more);
    }
}
