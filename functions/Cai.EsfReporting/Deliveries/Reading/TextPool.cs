using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// Free text of a file, each distinct value made into a string once, in a tidy form: trimmed, white space and
/// control characters as single spaces, none that only steer the layout, at most <see cref="Longest"/> characters.
/// </summary>
internal sealed class TextPool
{
    public const int Longest = 100;
    internal const int MostPooled = 4096;

    private readonly Dictionary<string, string> pooled = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public TextPool() => lookup = pooled.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        utf8 = Folding.Trim(utf8);
        // A spreadsheet's sign for "this is text", as our own files have it too.
        if (utf8.Length > 1 && utf8[0] == (byte)'\'' && utf8[1] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@')
            utf8 = utf8[1..];
        if (utf8.IsEmpty)
            return "";
        Span<char> chars = stackalloc char[256];
        if (!Encoding.UTF8.TryGetChars(utf8, chars, out var length))
            return Tidy(Encoding.UTF8.GetString(utf8), Longest);
        if (lookup.TryGetValue(chars[..length], out var known))
            return known;
        var text = chars[..length].ToString();
        var tidy = Tidy(text, Longest);
        if (pooled.Count < MostPooled)
            pooled.Add(text, tidy);
        return tidy;
    }

    /// <summary>Trimmed, white space and control characters as single spaces, at most so many characters.</summary>
    public static string Tidy(string text, int longest)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text.Normalize())
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format)
                continue;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ')
                tidy.Append(' ');
        }

        if (tidy.Length > longest)
            tidy.Length = char.IsHighSurrogate(tidy[longest - 1]) ? longest - 1 : longest;
        return tidy.ToString().TrimEnd();
    }
}
