using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Names the character that makes a cell look right and be wrong: a letter of another alphabet, or one that cannot be seen.</summary>
internal static class OddCharacter
{
    private const string LikeLatin = "АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvıi";

    /// <summary>A sentence on the first odd character of a text; null when there is none.</summary>
    /// <param name="strict">Only what an identity is written with is not odd: letters, digits, spaces and separators.</param>
    public static Text? In(string text, bool strict = false)
    {
        foreach (var rune in Folding.Plain(text).EnumerateRunes())
            if (Name(rune, strict) is { } name)
                return new(
                    string.Create(CultureInfo.InvariantCulture, $"I cellen står {name.Sv} (U+{rune.Value:X4})."),
                    string.Create(CultureInfo.InvariantCulture, $"The cell holds {name.En} (U+{rune.Value:X4})."));
        return null;
    }

    private static Text? Name(Rune rune, bool strict) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control when !Rune.IsWhiteSpace(rune) => new("ett styrtecken, som inte syns", "a control character, which cannot be seen"),
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => new("ett okänt tecken", "an unknown character"),
        _ when rune == Rune.ReplacementChar => new("tecknet för något som inte gick att läsa", "the sign for something that could not be read"),
        _ when rune.Value is >= 0x0370 and <= 0x03FF => Letter(rune, new("en grekisk bokstav", "a Greek letter")),
        _ when rune.Value is >= 0x0400 and <= 0x052F => Letter(rune, new("en kyrillisk bokstav", "a Cyrillic letter")),
        _ when Rune.IsLetter(rune) && rune.Value is > 0x024F and (< 0x1E00 or > 0x1EFF) or 0x0131 => Letter(rune, new("en bokstav ur ett annat alfabet", "a letter of another alphabet")),
        _ when strict && !Rune.IsLetterOrDigit(rune) && !Rune.IsWhiteSpace(rune) && "-+'./_".IndexOf((char)rune.Value, StringComparison.Ordinal) < 0 => new($"tecknet {rune}", $"the character {rune}"),
        _ => null,
    };

    private static Text Letter(Rune rune, Text name) => LikeLatin.IndexOf(rune.ToString(), StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0
        ? new($"{name.Sv} som ser ut som {LikeLatin[at + 1]}", $"{name.En} that looks like {LikeLatin[at + 1]}")
        : name;
}
