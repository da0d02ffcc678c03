using System.Buffers;
using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Retention;

internal enum PersonFound
{
    No = 0,
    Yes,
    /// <summary>The file, or a part of it, cannot be read for certain: encrypted, damaged, no table, or a table that holds something else.</summary>
    Unknown,
}

/// <summary>
/// Looks for one person in a file. A delivered file is read as intake reads it, and then again in every way in which it may hold text that
/// intake does not read. What cannot be read so is <see cref="PersonFound.Unknown"/>, never <see cref="PersonFound.No"/>.
/// </summary>
internal sealed class PersonScan(PersonalIdentity person)
{
    /// <summary>Files within one another that are looked into.</summary>
    private const int Deepest = 2;

    private static readonly FileFormat[] Formats = [FileFormat.Participants, FileFormat.KeyFigures];

    private readonly PersonSearch search = new(person);

    /// <summary>Pictures are told apart: their bytes are read, what they show is not.</summary>
    public async Task<(PersonFound Found, bool HasPictures)> LookAsync(DeliveryFile file, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(FileLimits.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            var inspection = await FileInspection.OfAsync(file, either.Token);
            await using var stream = await file.OpenAsync(either.Token);
            if (inspection.Fault is not (FileFault.None or FileFault.Empty))
                return (PersonFound.Unknown, false);
            if (TextFlow.AnyIn(stream, IsIn, either.Token))
                return (PersonFound.Yes, false);
            stream.Position = 0;
            return inspection.Kind == FileKind.Workbook ? await LookIntoWorkbookAsync(stream, either.Token)
                : inspection.Fault == FileFault.Empty ? (PersonFound.No, false)
                : await LookIntoCsvAsync(file, stream, inspection, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (PersonFound.Unknown, false);
        }
    }

    /// <summary>Whether a file of our own names the person, as a receipt from before its text was masked as it is now.</summary>
    /// <param name="stream">Seekable, at its start.</param>
    public bool IsIn(Stream stream, CancellationToken cancellation)
    {
        if (TextFlow.AnyIn(stream, IsIn, cancellation))
            return true;
        stream.Position = 0;
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && BinaryNature.IsZip(head) && LookIntoWorkbook(stream, cancellation).Found == PersonFound.Yes;
    }

    public bool IsIn(string text) => search.IsIn(text);

    /// <summary>One in which no sheet has the table is as unread as a csv without one: its rows may be of anything.</summary>
    private async Task<(PersonFound Found, bool HasPictures)> LookIntoWorkbookAsync(Stream stream, CancellationToken cancellation)
    {
        var (found, hasPictures) = LookIntoWorkbook(stream, cancellation);
        return found == PersonFound.No && !await HasTableAsync(stream, cancellation) ? (PersonFound.Unknown, false) : (found, hasPictures);
    }

    private static async Task<bool> HasTableAsync(Stream stream, CancellationToken cancellation)
    {
        stream.Position = 0;
        using var parts = new PackageParts(stream);
        using var workbook = new OpenedWorkbook(parts, cancellation);
        foreach (var sheet in workbook.Sheets.Take(FileLimits.Sheets))
            foreach (var format in Formats)
            {
                await using var table = new WorkbookTable(workbook, sheet, percents: false, cancellation);
                if ((await ColumnMap.FindAsync(table, format, cancellation)).Map is not null)
                    return true;
            }

        return false;
    }

    private (PersonFound Found, bool HasPictures) LookIntoWorkbook(Stream stream, CancellationToken cancellation)
    {
        var look = new TextLook(IsIn, IsInRow, new(), cancellation);
        try
        {
            stream.Position = 0;
            if (WorkbookTexts.Any(stream, look))
                return (PersonFound.Yes, false);
        }
        catch (UnreadableWorkbookException)
        {
            return (PersonFound.Unknown, false);
        }

        return (look.Unread.Parts.Count > 0 ? PersonFound.Unknown : PersonFound.No, look.Unread.Pictures.Count > 0);
    }

    /// <summary>In whichever encoding intake reads it. What intake finds no table in, it has not read, and nor has anybody: a mail, another encoding, something packed.</summary>
    private async Task<(PersonFound Found, bool HasPictures)> LookIntoCsvAsync(DeliveryFile file, Stream stream, FileInspection inspection, CancellationToken cancellation)
    {
        var text = TextForm.Of(inspection, project: null);
        if (await IsInTextAsync(stream, text, cancellation))
            return (PersonFound.Yes, false);
        var look = new TextLook(IsIn, IsInRow, new(), cancellation);
        foreach (var format in Formats)
        {
            var (table, header) = await CsvSearch.OpenAsync(file, text, format, cancellation);
            await using (table)
            {
                if (header.Map is null)
                    continue;
                var row = new ArrayBufferWriter<byte>();
                do
                {
                    row.ResetWrittenCount();
                    for (var i = 0; i < table.FieldCount; i++)
                    {
                        row.Write(table.Field(i));
                        row.Write("; "u8);
                    }

                    if (IsInRow(row.WrittenSpan) || PackedText.Any(row.WrittenSpan, look, "", Deepest))
                        return (PersonFound.Yes, false);
                }
                while (await table.ReadAsync(cancellation));
                return (table.Fault != FileFault.None || look.Unread.Parts.Count > 0 ? PersonFound.Unknown : PersonFound.No, look.Unread.Pictures.Count > 0);
            }
        }

        return (PersonFound.Unknown, false);
    }

    /// <summary>What is invisible, and space upon space, is passed over: it would part what is looked at together.</summary>
    private async Task<bool> IsInTextAsync(Stream stream, TextForm form, CancellationToken cancellation)
    {
        using var text = new StreamReader(form.Open(stream), form.EncodingOfOpened ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var flow = new TextFlow(new TextLook(IsIn, IsInRow, new(), cancellation).IsSought);
        var (characters, utf8, encoder) = (new char[16 * 1024], new byte[(3 * 16 * 1024) + 4], Encoding.UTF8.GetEncoder());
        var isSpace = false;
        while (await text.ReadBlockAsync(characters, cancellation) is > 0 and var read)
        {
            var kept = 0;
            foreach (var c in characters.AsSpan(0, read))
            {
                var wasSpace = isSpace;
                if (c >= 0x80 && IsInvisible(c) || (isSpace = char.IsWhiteSpace(c)) && wasSpace)
                    continue;
                characters[kept++] = c;
            }

            if (flow.Add(utf8.AsSpan(0, encoder.GetBytes(characters.AsSpan(0, kept), utf8, flush: false))))
                return true;
        }

        return flow.End();
    }

    private static bool IsInvisible(char c) => c != '\u202E' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private bool IsInRow(ReadOnlySpan<byte> utf8) => Ask(utf8, row: true);

    private bool IsIn(ReadOnlySpan<byte> utf8) => Ask(utf8, row: false);

    private bool Ask(ReadOnlySpan<byte> utf8, bool row)
    {
        var characters = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            var text = characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters));
            return row ? search.IsInRow(text) : search.IsIn(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }
}
