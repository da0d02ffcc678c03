namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>The parts of a workbook of which it is not known what they say, with the workbooks that they are in.</summary>
/// <param name="Parts">They cannot be read, or are no text.</param>
/// <param name="Pictures">What they show cannot be read; their bytes were.</param>
internal sealed record UnreadParts(ICollection<string> Parts, ICollection<string> Pictures)
{
    public UnreadParts() : this([], [])
    {
    }
}

/// <summary>
/// Every text that a workbook holds, wherever it stands: each row of each sheet as intake reads its cells, hidden sheets and columns far out
/// among them; the texts that cells share, used or not; texts with their runs together; comments, headings, names, drawings, properties, each
/// attribute; the bytes of every part and the names of the parts; and workbooks within the workbook.
/// </summary>
internal static class WorkbookTexts
{
    /// <summary>A workbook in a workbook in a workbook is looked into no further.</summary>
    private const int Deepest = 2;

    private const long EmbeddedBytes = 64L * 1024 * 1024;

    /// <param name="stream">Seekable; left open.</param>
    /// <returns>True when the search was ended by a text that was sought.</returns>
    /// <exception cref="UnreadableWorkbookException">Its package cannot be read.</exception>
    public static bool Any(Stream stream, TextSought sought, UnreadParts unread, CancellationToken cancellation) =>
        Any(stream, sought, unread, "", Deepest, cancellation);

    private static bool Any(Stream stream, TextSought sought, UnreadParts unread, string within, int deeper, CancellationToken cancellation)
    {
        using var parts = new PackageParts(stream);
        foreach (var twice in parts.NamedTwice)
            unread.Parts.Add(within + twice);
        return AnyCell(parts, sought, unread, within, cancellation)
            || parts.Names.Order(StringComparer.Ordinal).Any(part => AnyIn(parts, part, sought, unread, within, deeper, cancellation));
    }

    private static bool AnyCell(PackageParts parts, TextSought sought, UnreadParts unread, string within, CancellationToken cancellation)
    {
        try
        {
            if (OpenedWorkbook.PartOf(parts, cancellation) is null)
                return false;
            var workbook = new OpenedWorkbook(parts, cancellation);
            if (workbook.SharedOrNone is { } shared && Enumerable.Range(0, shared.Count).Any(text => sought(shared[text])))
                return true;
            foreach (var sheet in workbook.Sheets)
            {
                using var cells = new SheetCells(workbook, sheet, percents: false, cancellation);
                var rows = new TextFlow(sought);
                for (; cells.NextRow(); rows.Add("\n"u8))
                    while (cells.NextCell())
                        if (rows.Add(cells.Text) || rows.Add(";"u8))
                            return true;
                if (rows.End())
                    return true;
            }
        }
        catch (UnreadableWorkbookException)
        {
            unread.Parts.Add(within);
        }

        return false;
    }

    private static bool AnyIn(PackageParts parts, string part, TextSought sought, UnreadParts unread, string within, int deeper, CancellationToken cancellation)
    {
        try
        {
            Span<byte> head = stackalloc byte[64];
            using (var stream = parts.Open(part))
                head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.IsEmpty)
                return false;
            using (var stream = parts.Open(part))
                if (TextFlow.AnyIn(stream, sought, cancellation))
                    return true;
            if (BinaryNature.IsZip(head) && deeper > 0)
                return AnyEmbedded(parts, part, sought, unread, within, deeper, cancellation);
            if (head[..Math.Min(4, head.Length)].Contains((byte)'<'))
            {
                using var markup = parts.Markup(part, cancellation);
                return Any(markup, sought);
            }

            if (IsPrinter(part))
                return false;
            (BinaryNature.IsPicture(head) ? unread.Pictures : unread.Parts).Add(within + part);
            return false;
        }
        catch (Exception e) when (e is UnreadableWorkbookException or InvalidDataException)
        {
            unread.Parts.Add(within + part);
            return false;
        }
    }

    /// <summary>What Excel for Windows keeps of a printer's settings: text and numbers as they are, and never of a cell.</summary>
    private static bool IsPrinter(string part) => part.Contains("printerSettings", StringComparison.OrdinalIgnoreCase) && part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    private static bool AnyEmbedded(PackageParts parts, string part, TextSought sought, UnreadParts unread, string within, int deeper, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        using (var stream = parts.Open(part))
        using (var bounded = new BoundedStream(stream, leaveOpen: true) { Most = EmbeddedBytes })
            bounded.CopyTo(memory);
        memory.Position = 0;
        return Any(memory, sought, unread, $"{within}{part}/", deeper - 1, cancellation);
    }

    /// <summary>Each text and each attribute by itself, each paragraph as its runs make it, and all the texts one after the other.</summary>
    private static bool Any(Markup markup, TextSought shown)
    {
        bool Sought(ReadOnlySpan<byte> text) => shown(text) || WrittenOtherwise.Any(text, shown);
        var (text, paragraph, value, all) = (new ByteText(), new ByteText(), new ByteText(), new TextFlow(Sought));
        var paragraphDepth = -1;
        while (true)
        {
            text.Clear();
            if (!markup.Read(text))
                return all.End();
            if (!text.Span.IsEmpty)
            {
                if (paragraphDepth >= 0)
                    paragraph.Add(text.Span);
                text.Unescape(0);
                if (Sought(text.Span) || all.Add(text.Span) || all.Add(" "u8))
                    return true;
            }

            if (markup.IsEnd && markup.Depth == paragraphDepth)
            {
                paragraphDepth = -1;
                paragraph.Unescape(0);
                if (Sought(paragraph.Span))
                    return true;
            }

            if (markup.IsEnd)
                continue;
            if (paragraphDepth < 0 && !markup.IsEmpty && IsParagraph(markup.Name))
            {
                paragraphDepth = markup.Depth - 1;
                paragraph.Clear();
            }

            for (var attributes = markup.Attributes; attributes.Next();)
            {
                value.Clear();
                value.AddDecoded(attributes.Value);
                value.Unescape(0);
                if (Sought(value.Span))
                    return true;
            }
        }
    }

    /// <summary>What holds runs of text that are read as one: a cell's, a comment's, a drawing's.</summary>
    private static bool IsParagraph(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("si"u8) || name.SequenceEqual("is"u8) || name.SequenceEqual("text"u8) || name.SequenceEqual("p"u8) || name.SequenceEqual("div"u8);
}
