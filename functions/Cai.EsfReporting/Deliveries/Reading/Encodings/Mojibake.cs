using System.Buffers;
using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>
/// Letters that were encoded twice: UTF-8 that a program took for something older, and wrote as UTF-8 once more. <c>ä</c> has become
/// <c>Ã¤</c> by way of Windows-1252, <c>√§</c> by way of a Mac, <c>├ñ</c> by way of DOS.
/// </summary>
internal static class Mojibake
{
    /// <summary>How often a text may have been encoded too much.</summary>
    private const int MostTimes = 3;

    /// <summary>What a letter begins with that was encoded twice; no word of a Swedish file has them.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create("ÃÂâï√‚├ÔΓ");

    /// <summary>False for a piece of UTF-8 in which no å, ä or ö was encoded twice, but for one that is cut at its end.</summary>
    public static bool HasTraces(ReadOnlySpan<byte> utf8) => utf8.IndexOf("Ã"u8) >= 0 || utf8.IndexOf("√"u8) >= 0 || utf8.IndexOf("├"u8) >= 0;

    public static bool IsIn(string text) => text.AsSpan().ContainsAny(Leads) && Repair(text) != text;

    /// <summary>The text as it was before it was encoded too often.</summary>
    public static string Repair(string text)
    {
        for (var time = 0; time < MostTimes && text.AsSpan().ContainsAny(Leads); time++)
        {
            var repaired = RepairOnce(text);
            if (repaired == text)
                break;
            text = repaired;
        }

        return text;
    }

    private static string RepairOnce(string text)
    {
        var repaired = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (Leads.Contains(text[at]) && Read(text.AsSpan(at)) is var (rune, length))
            {
                repaired.Append(rune.ToString());
                at += length;
            }
            else
            {
                repaired.Append(text[at++]);
            }
        }

        return repaired.ToString();
    }

    /// <summary>The character that the text's first ones are the bytes of; null when they are none.</summary>
    private static (Rune Rune, int Length)? Read(ReadOnlySpan<char> text) => text[0] switch
    {
        '√' or '‚' => Read(text, CodePages.MacRoman),
        '├' or 'Ô' or 'Γ' => Read(text, CodePages.Dos) ?? Read(text, CodePages.DosUnitedStates),
        _ => Read(text, CodePages.Windows1252),
    };

    private static (Rune Rune, int Length)? Read(ReadOnlySpan<char> text, Encoding takenFor)
    {
        Span<byte> bytes = stackalloc byte[3];
        for (var length = 2; length <= Math.Min(3, text.Length); length++)
        {
            for (var i = 0; i < length; i++)
                if (ByteOf(text[i], takenFor) is { } one)
                    bytes[i] = one;
                else
                    return null;
            if (Rune.DecodeFromUtf8(bytes[..length], out var rune, out var read) == OperationStatus.Done && read == length)
                return (rune, length);
        }

        return null;
    }

    /// <summary>Null for a character that the encoding has not. Bytes without a meaning pass as control characters.</summary>
    private static byte? ByteOf(char c, Encoding encoding)
    {
        if (c < 0x80)
            return null;
        if (c is >= '\u0080' and <= '\u009F')
            return (byte)c;
        Span<byte> bytes = stackalloc byte[4];
        return encoding.TryGetBytes([c], bytes, out var length) && length == 1 && bytes[0] >= 0x80 ? bytes[0] : null;
    }
}
