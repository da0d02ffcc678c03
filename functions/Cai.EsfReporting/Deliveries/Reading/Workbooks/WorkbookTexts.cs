namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Is shown a text of a workbook, as UTF-8 that is gone with the next; true ends the search.</summary>
internal delegate bool TextSought(ReadOnlySpan<byte> utf8);

/// <summary>
/// Every text that a workbook holds, wherever it stands: each cell of each sheet as intake reads it, hidden sheets and columns
/// far out among them; texts with their runs together; comments, headings, names, drawings, properties, each attribute;
/// and workbooks within the workbook.
/// </summary>
internal static class WorkbookTexts
{
    /// <summary>A workbook in a workbook in a workbook is looked into no further.</summary>
    private const int Deepest = 2;

    private const long EmbeddedBytes = 64L * 1024 * 1024;

    /// <param name="stream">Seekable; left open.</param>
    /// <param name="unread">The parts that hold something else than text, or cannot be read: what they hold is not known.</param>
    /// <returns>True when the search was ended by a text that was sought.</returns>
    /// <exception cref="UnreadableWorkbookException">Its package cannot be read.</exception>
    public static bool Any(Stream stream, TextSought sought, ICollection<string> unread, CancellationToken cancellation) =>
        Any(stream, sought, unread, "", Deepest, cancellation);

    private static bool Any(Stream stream, TextSought sought, ICollection<string> unread, string within, int deeper, CancellationToken cancellation)
    {
        using var parts = new PackageParts(stream);
        return AnyCell(parts, sought, unread, within, cancellation)
            || parts.Names.Order(StringComparer.Ordinal).Any(part => AnyIn(parts, part, sought, unread, within, deeper, cancellation));
    }

    private static bool AnyCell(PackageParts parts, TextSought sought, ICollection<string> unread, string within, CancellationToken cancellation)
    {
        try
        {
            if (OpenedWorkbook.PartOf(parts, cancellation) is null)
                return false;
            var workbook = new OpenedWorkbook(parts, cancellation);
            foreach (var sheet in workbook.Sheets)
            {
                using var cells = new SheetCells(workbook, sheet, percents: false, cancellation);
                while (cells.NextRow())
                    while (cells.NextCell())
                        if (sought(cells.Text))
                            return true;
            }
        }
        catch (UnreadableWorkbookException)
        {
            unread.Add(within);
        }

        return false;
    }

    private static bool AnyIn(PackageParts parts, string part, TextSought sought, ICollection<string> unread, string within, int deeper, CancellationToken cancellation)
    {
        try
        {
            Span<byte> head = stackalloc byte[4];
            using (var stream = parts.Open(part))
                head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.StartsWith("PK\u0003\u0004"u8) && deeper > 0)
                return AnyEmbedded(parts, part, sought, unread, within, deeper, cancellation);
            if (head.IsEmpty)
                return false;
            if (head.Contains((byte)'<'))
            {
                using var markup = parts.Markup(part, cancellation);
                return Any(markup, sought);
            }
        }
        catch (Exception e) when (e is UnreadableWorkbookException or InvalidDataException)
        {
        }

        unread.Add(within + part);
        return false;
    }

    private static bool AnyEmbedded(PackageParts parts, string part, TextSought sought, ICollection<string> unread, string within, int deeper, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        using (var stream = parts.Open(part))
        using (var bounded = new BoundedStream(stream, leaveOpen: true) { Most = EmbeddedBytes })
            bounded.CopyTo(memory);
        return Any(memory, sought, unread, $"{within}{part}/", deeper - 1, cancellation);
    }

    /// <summary>Each text and each attribute by itself, and each paragraph as its runs make it.</summary>
    private static bool Any(Markup markup, TextSought sought)
    {
        var (text, paragraph, value) = (new ByteText(), new ByteText(), new ByteText());
        var paragraphDepth = -1;
        while (true)
        {
            text.Clear();
            if (!markup.Read(text))
                return false;
            if (!text.Span.IsEmpty)
            {
                if (paragraphDepth >= 0)
                    paragraph.Add(text.Span);
                text.Unescape(0);
                if (sought(text.Span))
                    return true;
            }

            if (markup.IsEnd && markup.Depth == paragraphDepth)
            {
                paragraphDepth = -1;
                paragraph.Unescape(0);
                if (sought(paragraph.Span))
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
                if (sought(value.Span))
                    return true;
            }
        }
    }

    /// <summary>What holds runs of text that are read as one: a cell's, a comment's, a drawing's.</summary>
    private static bool IsParagraph(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("si"u8) || name.SequenceEqual("is"u8) || name.SequenceEqual("text"u8) || name.SequenceEqual("p"u8) || name.SequenceEqual("div"u8);
}
