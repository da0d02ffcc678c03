using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Statements;

/// <summary>What somebody writes beside a Bedömning or a status: text and nothing else, whatever it looks like.</summary>
public static class CommentText
{
    /// <summary>Characters: two pages, more than any comment of the municipality's own reports.</summary>
    public const int Longest = 5000;

    /// <summary>With plain line ends, and without what nobody sees: it comes along when one copies.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n')
                plain.Append('\n');
            else if (rune.Value is '\t' || Rune.IsWhiteSpace(rune))
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format) && rune != Rune.ReplacementChar)
                plain.Append(rune);
        return plain.ToString().Trim();
    }

    /// <summary>Why a text cannot be kept; null when it can.</summary>
    /// <param name="written">As it was written, of which <see cref="Plain"/> would be kept: what nobody sees may have put its digits in order.</param>
    public static Text? WhyNot(string written) => Plain(written) switch
    {
        { Length: > Longest and var length } => new($"Kommentaren är {length} tecken; den får vara högst {Longest}. Inget är sparat: korta den och spara igen.", $"The comment is {length} characters; it may be at most {Longest}. Nothing is saved: shorten it and save again."),
        var plain when Masking.HoldsIdentity(plain) || Masking.HoldsIdentity(written) => new("Kommentaren innehåller något som kan vara ett personnummer. Inget är sparat: ta bort det, kommentaren står i rapporten.", "The comment holds something that may be a personnummer. Nothing is saved: take it out, the comment stands in the report."),
        _ => null,
    };
}
