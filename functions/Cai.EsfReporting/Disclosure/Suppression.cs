namespace Cai.EsfReporting.Disclosure;

/// <summary>Why a cell is hidden. Not for readers: it would tell them which of the hidden cells are small.</summary>
public enum HiddenBecause
{
    /// <summary>Primary suppression (primär undertryckning): the count itself is small.</summary>
    Small = 0,

    /// <summary>Secondary, or complementary, suppression (sekundär undertryckning): a small count could be computed with it.</summary>
    Complementary,

    /// <summary>Nothing of the month can be published safely.</summary>
    TooSmall,
}

/// <summary>What one month's public report must hide.</summary>
/// <param name="Cells">The printed cells to hide, in ordinal order of their keys, and why.</param>
/// <param name="IsTooSmall">True when no pattern protects the month: every cell is hidden, zeros too, and no other count may be published either.</param>
public sealed record Suppression(IReadOnlyDictionary<string, HiddenBecause> Cells, bool IsTooSmall)
{
    public bool Hides(string key) => Cells.ContainsKey(key);
}
