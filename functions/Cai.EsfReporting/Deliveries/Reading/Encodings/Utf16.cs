using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>Recognises UTF-16 that has lost the mark at its start.</summary>
internal static class Utf16
{
    private const int Looked = 4096;

    /// <summary>Null when the bytes are something else: of a Western text in UTF-16 nearly every other byte is 0, and it has lines.</summary>
    public static Encoding? IsWithoutMark(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length & ~1, Looked)];
        if (head.Length < 8)
            return null;
        Span<int> zeros = [0, 0];
        for (var i = 0; i < head.Length; i++)
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        var most = head.Length / 2;
        var encoding = zeros[1] > most * 0.7 && zeros[0] == 0 ? Encoding.Unicode : zeros[0] > most * 0.7 && zeros[1] == 0 ? Encoding.BigEndianUnicode : null;
        return encoding?.GetString(head) is { } text && text.AsSpan().ContainsAny('\n', '\r') && text.AsSpan().IndexOfAny(";,\t|") >= 0 ? encoding : null;
    }
}
