namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Is shown a text as UTF-8 that is gone with the next; true ends the search.</summary>
internal delegate bool TextSought(ReadOnlySpan<byte> utf8);

/// <summary>Pieces of text that follow one another, shown in windows that overlap, so that what stands over the edge of one is whole in the next.</summary>
internal sealed class TextFlow(TextSought sought)
{
    private const int Window = 8 * 1024;

    /// <summary>More than what is sought is long.</summary>
    private const int Overlap = 512;

    private readonly byte[] window = new byte[Window];
    private int length;

    /// <returns>True when a window held what is sought.</returns>
    public bool Add(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var taken = Math.Min(piece.Length, Window - length);
            piece[..taken].CopyTo(window.AsSpan(length));
            piece = piece[taken..];
            if ((length += taken) < Window)
                return false;
            if (sought(window))
                return true;
            // Not within a character.
            var from = Window - Overlap;
            while (from < Window && (window[from] & 0xC0) == 0x80)
                from++;
            window.AsSpan(from).CopyTo(window);
            length = Window - from;
        }

        return false;
    }

    /// <summary>Shows what is left.</summary>
    public bool End() => sought(window.AsSpan(0, length));

    /// <summary>A whole stream as it stands, and with what its references and escapes stand for.</summary>
    public static bool AnyIn(Stream stream, TextSought sought, CancellationToken cancellation)
    {
        var flow = new TextFlow(bytes => sought(bytes) || WrittenOtherwise.Any(bytes, sought));
        var buffer = new byte[64 * 1024];
        while (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            if (flow.Add(buffer.AsSpan(0, read)))
                return true;
        }

        return flow.End();
    }
}
