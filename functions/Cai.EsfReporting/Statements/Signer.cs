using System.Text.RegularExpressions;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Statements;

/// <summary>Who states something, as it will stand for good.</summary>
/// <param name="Who">The key of an actor, without anything that could be an identity.</param>
/// <param name="Name">As reports tell it, likewise.</param>
public sealed partial record Signer(string Who, string Name)
{
    /// <summary>Characters of a name that somebody writes.</summary>
    public const int LongestName = 80;

    /// <summary>Why a name that somebody writes cannot stand in a report; null when it can.</summary>
    public static Text? WhyNot(string? name) => name?.Trim() switch
    {
        null or "" => new("Skriv ditt namn: det står sedan i rapporten.", "Write your name: it will stand in the report."),
        { Length: > LongestName } => new($"Namnet får vara högst {LongestName} tecken.", $"The name may be at most {LongestName} characters."),
        var written when Masking.HoldsIdentity(written) => new("Ett namn får inte innehålla ett personnummer: det skulle stå i rapporten.", "A name may not hold a personnummer: it would stand in the report."),
        var written when Unseen().IsMatch(written) => new("Namnet har tecken som inte syns. Skriv det för hand.", "The name has characters that are not seen. Type it by hand."),
        _ => null,
    };

    [GeneratedRegex(@"\p{C}|\p{Zl}|\p{Zp}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Unseen();
}
