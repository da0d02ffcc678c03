
namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>The words in which municipal reports say why a figure has no number (domain.md §6), or say it without one.</summary>
internal static class MissingWords
{
    /// <summary>What is suggested to somebody who left the cell blank.</summary>
    public const string Example = "Finns inget värde";

    public static IReadOnlyList<string> All { get; } =
    [
        Example, "Inget värde angivet", "Redovisas i verksamhetsberättelsen", "Enkät sker enbart vartannat år", "Uppfyllda", "Svårt att uppnå",
        "Finns ingen statistik framtagen för året", "Mäts inte", "..", ".",
    ];

    // As the sources spell them too: a word broken over two lines, another gender.
    private static readonly Dictionary<string, string> Spellings =
        All.Concat(["Redovisas i verksamhets-berättelsen", "Finns ingen statistik framtaget för året", "Garantierna är uppfyllda", "Uppfylld", "Uppfyllt", "Helt uppfyllt"]).ToDictionary(Fold);

    private static readonly HashSet<string> Fulfilled = [.. ((string[])["Uppfyllda", "Uppfylld", "Uppfyllt", "Garantierna är uppfyllda", "Helt uppfyllt"]).Select(Fold)];

    /// <summary>A guarantee that is kept, told in words.</summary>
    public static bool SayFulfilled(string text) => text.Length is > 0 and <= 100 && Fulfilled.Contains(Fold(text));

    public static bool Contain(string text) => Known(text) is not null;

    /// <summary>The words as they stand on the list, whatever a file's case and spaces; null when they are not on it.</summary>
    public static string? Known(string text) => text.Length <= 100 ? Spellings.GetValueOrDefault(Fold(text)) : null;

    private static string Fold(string text) => Folding.Fold(text) is { Length: > 2 } folded ? folded.TrimEnd('.') : Folding.Fold(text);
}
