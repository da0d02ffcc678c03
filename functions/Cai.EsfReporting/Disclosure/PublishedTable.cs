namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// A table as it was decided: never decided again, and all that later ones are decided from. Holds small counts: it is kept
/// where the internal edition is, and is never published itself.
/// </summary>
/// <param name="Values">Every cell's true value, those that are not printed too; empty for a table of which nothing is published.</param>
/// <param name="Implied">The cells that are not printed.</param>
/// <param name="Hidden">The printed cells to hide, in ordinal order of their keys, and why.</param>
/// <param name="Witnesses">The histories that later tables may not refute.</param>
public sealed record PublishedTable(IReadOnlyDictionary<string, int> Values, IReadOnlySet<string> Implied, IReadOnlyDictionary<string, HiddenBecause> Hidden, IReadOnlyList<Witness> Witnesses)
{
    /// <summary>A table of which nothing is published.</summary>
    /// <param name="open">The witnesses of the table before.</param>
    public static PublishedTable Nothing(IReadOnlyList<Witness> open) => new(new Dictionary<string, int>(), new HashSet<string>(), new Dictionary<string, HiddenBecause>(), open);

    public bool IsEmpty => Values.Count == 0;

    /// <summary>Whether the table prints the number and does not hide it.</summary>
    public bool Shows(string key) => Values.ContainsKey(key) && !Implied.Contains(key) && !Hidden.ContainsKey(key);
}
