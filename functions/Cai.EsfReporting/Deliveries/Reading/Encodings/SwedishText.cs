using System.Text;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>Which of several readings of a text is Swedish: the one whose å, ä and ö stand within words, and in words that a file has.</summary>
internal sealed class SwedishText
{
    private const string Letters = "åäöÅÄÖ";
    private static readonly char[] Separators = [';', ',', '\t', '|', '"', '\r', '\n'];

    /// <summary>Headers and words with a letter outside ASCII, folded.</summary>
    private readonly HashSet<string> words;

    /// <param name="project">Its insatser are words too.</param>
    public SwedishText(Project? project) => words =
    [
        .. (project is null ? Columns.Participants : FileFormat.ParticipantsOf(project).Columns).Concat(Columns.KeyFigures).SelectMany(card => card.Aliases.Prepend(card.Name).Concat(card.Choices))
            .Concat(project?.Insatser.SelectMany(insats => insats.Aliases.Prepend(insats.Name)) ?? [])
            .Concat(project?.Sites.Select(site => site.Name) ?? [])
            .Where(word => !Ascii.IsValid(word)).Select(Folding.Fold),
    ];

    /// <summary>How many known words with å, ä or ö stand in a cell of their own.</summary>
    public int Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Count(cell => words.Contains(Folding.Fold(cell)));

    /// <summary>What tells for a reading; 0 when nothing does.</summary>
    public int Points(string text) => (10 * Words(text)) + LettersWithin(text);

    public static bool HasLetters(string text) => text.AsSpan().ContainsAny(Letters);

    /// <summary>å, ä and ö with a letter on both sides, of their own case: quotes and dashes of another encoding stand elsewhere.</summary>
    private static int LettersWithin(string text)
    {
        var within = 0;
        for (var i = 1; i < text.Length - 1; i++)
            if (Letters.Contains(text[i], StringComparison.Ordinal) && IsLetter(text[i - 1]) && IsLetter(text[i + 1])
                && (char.IsLower(text[i]) ? char.IsLower(text[i + 1]) : char.IsUpper(text[i - 1]) || char.IsUpper(text[i + 1])))
                within++;
        return within;

        static bool IsLetter(char c) => char.IsAsciiLetter(c) || Letters.Contains(c, StringComparison.Ordinal) || c is 'é' or 'É';
    }
}
