namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>The parts of a file of which it is not known what they say, with the workbooks that they are in.</summary>
/// <param name="Parts">They cannot be read, or are no text.</param>
/// <param name="Pictures">What they show cannot be read; their bytes were.</param>
internal sealed record UnreadParts(ICollection<string> Parts, ICollection<string> Pictures)
{
    public UnreadParts() : this([], [])
    {
    }
}

/// <summary>A search through all that a file holds.</summary>
/// <param name="Sought">Is shown every text.</param>
/// <param name="SoughtInRow">Is shown each row of a table, its cells one after the other.</param>
/// <param name="Unread">Is told what could not be shown.</param>
internal sealed record TextLook(TextSought Sought, TextSought SoughtInRow, UnreadParts Unread, CancellationToken Cancellation)
{
    /// <summary>Bytes that were unpacked out of texts.</summary>
    public long Unpacked { get; set; }

    /// <summary>Shows a text, and what it says where it is written otherwise.</summary>
    public bool IsSought(ReadOnlySpan<byte> utf8) => Sought(utf8) || WrittenOtherwise.Any(utf8, Sought);
}
