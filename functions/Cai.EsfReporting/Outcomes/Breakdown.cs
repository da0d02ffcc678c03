using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>What persons are broken down by.</summary>
public enum Dimension { Sex = 0, Age, Insats, Provider, InitiatedBy }

/// <summary>
/// The persons of one scope by sex, age, insats, provider and initiator. A person stands once in each dimension, except
/// in insats and provider, where a person stands once in each that the person has taken part in. Breakdowns of different
/// people add up.
/// </summary>
/// <param name="indicators">How many indicators the project has.</param>
public sealed class Breakdown(int indicators)
{
    /// <summary>The value of those for whom it is not told.</summary>
    public const string NotTold = "";

    private const int Participants = 0, Enrolled = 1, Leavers = 2, Untold = 3, FirstIndicator = 4;

    private readonly Dictionary<(Dimension Dimension, string Value), int[]> groups = [];

    /// <summary>By dimension, then by value in ordinal order.</summary>
    public IEnumerable<Group> Groups => Ordered.Select(g => new Group(g.Key.Dimension, g.Key.Value, g.Value[Participants], g.Value[Enrolled], g.Value[Leavers], g.Value[Untold], g.Value[FirstIndicator..]));

    /// <summary>Every group's numbers, from which it can be made again.</summary>
    public IEnumerable<(Dimension Dimension, string Value, IReadOnlyList<int> Numbers)> Numbers => Ordered.Select(g => (g.Key.Dimension, g.Key.Value, (IReadOnlyList<int>)g.Value));

    private IEnumerable<KeyValuePair<(Dimension Dimension, string Value), int[]>> Ordered => groups.OrderBy(g => g.Key.Dimension).ThenBy(g => g.Key.Value, StringComparer.Ordinal);

    public static Breakdown Of(int indicators, IEnumerable<(Dimension Dimension, string Value, IReadOnlyList<int> Numbers)> numbers)
    {
        var breakdown = new Breakdown(indicators);
        foreach (var (dimension, value, counts) in numbers)
            breakdown.groups.Add((dimension, value), [.. counts]);
        return breakdown;
    }

    /// <param name="counts">The numbers of a group, as <see cref="Of(Dimension, string)"/> gives them.</param>
    /// <param name="reaches">Which indicators the person counts towards.</param>
    internal static void AddPerson(int[] counts, in PersonOutcome person, ReadOnlySpan<bool> reaches)
    {
        counts[Participants]++;
        if (person.IsEnrolled)
            counts[Enrolled]++;
        else if (person.IsUntold)
            counts[Untold]++;
        else if (person.Reason != ExitReason.Deceased)
            counts[Leavers]++;
        for (var i = 0; i < reaches.Length; i++)
            counts[FirstIndicator + i] += reaches[i] ? 1 : 0;
    }

    internal void AddAnonymous(Dimension dimension, string value, int persons) => Of(dimension, value)[Participants] += persons;

    public void Add(Breakdown other)
    {
        foreach (var (key, more) in other.groups)
        {
            var counts = Of(key.Dimension, key.Value);
            for (var i = 0; i < more.Length; i++)
                counts[i] += more[i];
        }
    }

    /// <summary>The numbers of a group, to be counted in.</summary>
    internal int[] Of(Dimension dimension, string value)
    {
        if (!groups.TryGetValue((dimension, value), out var counts))
            groups.Add((dimension, value), counts = new int[FirstIndicator + indicators]);
        return counts;
    }
}

/// <param name="Value"><c>woman</c>, the id of an age band, the id of an insats …; empty when it is not told.</param>
/// <param name="Participants">Persons, anonymous ones included.</param>
/// <param name="Leavers">Except those outside every rate.</param>
/// <param name="Untold">No longer named, without an end.</param>
/// <param name="Numerators">Leavers towards each indicator, in the catalogue's order.</param>
public sealed record Group(Dimension Dimension, string Value, int Participants, int Enrolled, int Leavers, int Untold, IReadOnlyList<int> Numerators);

/// <summary>The values of the dimensions that are lists of their own.</summary>
public static class DimensionValues
{
    public const string Woman = "woman", Man = "man", NonBinary = "non-binary";

    /// <summary>Every insats that the catalogue does not know, where a file's own words may not stand; no id is written so.</summary>
    public const string OtherInsatser = "(other)";

    public static string Of(Sex sex) => sex switch { Sex.Woman => Woman, Sex.Man => Man, Sex.NonBinary => NonBinary, _ => Breakdown.NotTold };
}
