namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>The texts that a workbook's cells share, as UTF-8 in a few large blocks, each text whole in one.</summary>
internal sealed class SharedTexts
{
    private const int BlockBytes = 512 * 1024;

    private readonly List<byte[]> blocks = [];
    /// <summary>Where each text begins, blocks counted through: its length, and then itself. −1 for an empty one.</summary>
    private readonly List<int> starts = [];
    private int used = BlockBytes;

    private SharedTexts()
    {
    }

    public int Count => starts.Count;

    /// <exception cref="UnreadableWorkbookException">There is no such text.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)starts.Count)
                throw new UnreadableWorkbookException(FileFault.Damaged);
            if (starts[index] < 0)
                return [];
            ReadOnlySpan<byte> text = blocks[starts[index] / BlockBytes].AsSpan(starts[index] % BlockBytes);
            return text.Slice(sizeof(int), BitConverter.ToInt32(text));
        }
    }

    /// <param name="markup">The part; disposed.</param>
    public static SharedTexts Read(Markup markup)
    {
        using (markup)
        {
            var texts = new SharedTexts();
            var text = new ByteText();
            while (markup.Read())
            {
                if (markup.IsEnd || !markup.Name.SequenceEqual("si"u8))
                    continue;
                text.Clear();
                ReadOne(markup, text);
                texts.Add(text.Span);
            }

            return texts;
        }
    }

    /// <summary>Which cell shares a text that is too long is not known here.</summary>
    private static void ReadOne(Markup markup, ByteText text)
    {
        try
        {
            ReadRuns(markup, text);
        }
        catch (UnreadableWorkbookException e) when (e.Fault == FileFault.CellTooLong)
        {
            throw new UnreadableWorkbookException(FileFault.TooManyTexts, e);
        }
    }

    /// <summary>Adds the text of an <c>si</c> or <c>is</c> whose start was just read: its runs together, without what only says how they are pronounced.</summary>
    public static void ReadRuns(Markup markup, ByteText text)
    {
        if (markup.IsEmpty)
            return;
        var from = text.Length;
        for (var depth = markup.Depth - 1; markup.Read() && !(markup.IsEnd && markup.Depth == depth);)
        {
            if (markup.IsEnd || markup.Name.SequenceEqual("r"u8))
                continue;
            if (markup.Name.SequenceEqual("t"u8))
                text.Add(markup.ReadText());
            else
                markup.Skip();
        }

        text.Unescape(from);
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (starts.Count == FileLimits.SharedTexts)
            throw new UnreadableWorkbookException(FileFault.TooManyTexts);
        if (text.IsEmpty)
        {
            starts.Add(-1);
            return;
        }

        if (used + sizeof(int) + text.Length > BlockBytes)
        {
            if ((blocks.Count + 1) * (long)BlockBytes > FileLimits.SharedTextBytes)
                throw new UnreadableWorkbookException(FileFault.TooManyTexts);
            blocks.Add(new byte[BlockBytes]);
            used = 0;
        }

        starts.Add(((blocks.Count - 1) * BlockBytes) + used);
        var room = blocks[^1].AsSpan(used);
        BitConverter.TryWriteBytes(room, text.Length);
        text.CopyTo(room[sizeof(int)..]);
        used += sizeof(int) + text.Length;
    }
}
