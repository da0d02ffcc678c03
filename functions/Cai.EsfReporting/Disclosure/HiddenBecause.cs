namespace Cai.EsfReporting.Disclosure;

/// <summary>Why a cell is hidden. Not for readers: it would tell them which of the hidden cells are small.</summary>
public enum HiddenBecause
{
    /// <summary>Primary suppression (primär undertryckning): the count itself is small.</summary>
    Small = 0,

    /// <summary>Secondary, or complementary, suppression (sekundär undertryckning): a small count, or a small change, could be computed with it.</summary>
    Complementary,
}
