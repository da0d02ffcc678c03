using System.Buffers;
using System.Buffers.Binary;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

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

    /// <summary>Of a part that is neither markup nor anything known, which may be text: a query, JSON.</summary>
    private const long TextBytes = 4L * 1024 * 1024;

    /// <param name="stream">Seekable; left open.</param>
    /// <returns>True when the search was ended by a text that was sought.</returns>
    /// <exception cref="UnreadableWorkbookException">Its package cannot be read.</exception>
    public static bool Any(Stream stream, TextLook look) => Any(stream, look, "", Deepest);

    /// <param name="within">Where it stands, if in another file.</param>
    /// <param name="deeper">So many files within one another are looked into.</param>
    internal static bool Any(Stream stream, TextLook look, string within, int deeper)
    {
        if (!ZipGaps.AreReadable(stream))
            look.Unread.Parts.Add(within);
        using var parts = new PackageParts(stream);
        foreach (var twice in parts.NamedTwice)
            look.Unread.Parts.Add(within + twice);
        return AnyCell(parts, look, within) || parts.Names.Order(StringComparer.Ordinal).Any(part => AnyIn(parts, part, look, within, deeper));
    }

    private static bool AnyCell(PackageParts parts, TextLook look, string within)
    {
        try
        {
            if (OpenedWorkbook.PartOf(parts, look.Cancellation) is null)
                return false;
            var workbook = new OpenedWorkbook(parts, look.Cancellation);
            if (workbook.SharedOrNone is { } shared && Enumerable.Range(0, shared.Count).Any(text => look.Sought(shared[text])))
                return true;
            var row = new ArrayBufferWriter<byte>();
            foreach (var sheet in workbook.Sheets)
            {
                using var cells = new SheetCells(workbook, sheet, percents: false, look.Cancellation);
                var rows = new TextFlow(look.Sought);
                for (; cells.NextRow(); rows.Add("\n"u8))
                {
                    row.ResetWrittenCount();
                    for (; cells.NextCell(); row.Write("; "u8))
                    {
                        if (rows.Add(cells.Text) || rows.Add(";"u8))
                            return true;
                        row.Write(cells.Text);
                    }

                    if (look.SoughtInRow(row.WrittenSpan))
                        return true;
                }

                if (rows.End())
                    return true;
            }
        }
        catch (UnreadableWorkbookException)
        {
            look.Unread.Parts.Add(within);
        }

        return false;
    }

    private static bool AnyIn(PackageParts parts, string part, TextLook look, string within, int deeper)
    {
        try
        {
            Span<byte> head = stackalloc byte[128];
            using (var stream = parts.Open(part))
                head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            if (head.IsEmpty)
                return false;
            using (var stream = parts.Open(part))
                if (TextFlow.AnyIn(stream, look.Sought, look.Cancellation))
                    return true;
            if (BinaryNature.IsZip(head) && deeper > 0)
                return AnyEmbedded(parts, part, look, within, deeper);
            if (head[..Math.Min(4, head.Length)].Contains((byte)'<'))
            {
                using var markup = parts.Markup(part, look.Cancellation);
                // Of a sheet the rows are read as such.
                return Any(markup, look, within + part, deeper, isOneRow: !part.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && !part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase));
            }

            if (IsPrinter(head, parts.LengthOf(part)))
                return false;
            if (!BinaryNature.IsPicture(head) && PackedText.IsText(Whole(parts, part, TextBytes).ToArray(), out var plain))
                return look.IsSought(plain) || PackedText.Any(plain, look, within + part, deeper);
            (BinaryNature.IsPicture(head) ? look.Unread.Pictures : look.Unread.Parts).Add(within + part);
            return false;
        }
        catch (Exception e) when (e is UnreadableWorkbookException or InvalidDataException)
        {
            look.Unread.Parts.Add(within + part);
            return false;
        }
    }

    /// <summary>What Excel for Windows keeps of a printer's settings ([MS-RPRN] 2.2.2.1, DEVMODE): text and numbers as they are, and never of a cell.</summary>
    /// <param name="length">Of the part, of which the printer's own bytes are the rest.</param>
    private static bool IsPrinter(ReadOnlySpan<byte> head, long length)
    {
        const int versionAt = 64, sizeAt = 68, restAt = 70;
        return head.Length > restAt + 2 && BinaryPrimitives.ReadUInt16LittleEndian(head[versionAt..]) is 0x0320 or 0x0400 or 0x0401
            && BinaryPrimitives.ReadUInt16LittleEndian(head[sizeAt..]) is >= 148 and <= 256 and var size && length == size + BinaryPrimitives.ReadUInt16LittleEndian(head[restAt..]);
    }

    private static bool AnyEmbedded(PackageParts parts, string part, TextLook look, string within, int deeper) =>
        Any(Whole(parts, part, EmbeddedBytes), look, $"{within}{part}/", deeper - 1);

    private static MemoryStream Whole(PackageParts parts, string part, long most)
    {
        var memory = new MemoryStream();
        using (var stream = parts.Open(part))
        using (var bounded = new BoundedStream(stream, leaveOpen: true) { Most = most })
            bounded.CopyTo(memory);
        memory.Position = 0;
        return memory;
    }

    /// <summary>Each text and each attribute by itself, each paragraph as its runs make it, and all the texts one after the other.</summary>
    /// <param name="isOneRow">What stands near in it may be of one person: a record that a pivot table keeps, a chart's values.</param>
    private static bool Any(Markup markup, TextLook look, string within, int deeper, bool isOneRow)
    {
        bool Sought(ReadOnlySpan<byte> text) => look.IsSought(text) || PackedText.Any(text, look, within, deeper);
        var (text, paragraph, value, all) = (new ByteText(), new ByteText(), new ByteText(), new TextFlow(look.IsSought));
        var record = new TextFlow(look.SoughtInRow);
        bool IsInRecord(ReadOnlySpan<byte> text) => isOneRow && (record.Add(text) || record.Add("; "u8));
        var paragraphDepth = -1;
        while (true)
        {
            text.Clear();
            if (!markup.Read(text))
                return all.End() || record.End();
            if (!text.Span.IsEmpty)
            {
                if (paragraphDepth >= 0)
                    paragraph.Add(text.Span);
                text.Unescape(0);
                if (Sought(text.Span) || all.Add(text.Span) || all.Add(" "u8) || IsInRecord(text.Span))
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
                if (Sought(value.Span) || IsInRecord(value.Span))
                    return true;
            }
        }
    }

    /// <summary>What holds runs of text that are read as one: a cell's, a comment's, a drawing's.</summary>
    private static bool IsParagraph(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("si"u8) || name.SequenceEqual("is"u8) || name.SequenceEqual("text"u8) || name.SequenceEqual("p"u8) || name.SequenceEqual("div"u8);
}
