using System.Buffers;
using System.Text;
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
            return inspection.Kind == FileKind.Workbook ? LookIntoWorkbook(stream, either.Token) : (await IsInCsvAsync(stream, inspection, either.Token) ? PersonFound.Yes : PersonFound.No, false);
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

    private (PersonFound Found, bool HasPictures) LookIntoWorkbook(Stream stream, CancellationToken cancellation)
    {
        var unread = new UnreadParts();
        try
        {
            stream.Position = 0;
            if (WorkbookTexts.Any(stream, IsIn, unread, cancellation))
                return (PersonFound.Yes, false);
        }
        catch (UnreadableWorkbookException)
        {
            return (PersonFound.Unknown, false);
        }

        return (unread.Parts.Count > 0 ? PersonFound.Unknown : PersonFound.No, unread.Pictures.Count > 0);
    }

    /// <summary>In whichever encoding intake reads it.</summary>
    private async Task<bool> IsInCsvAsync(Stream stream, FileInspection inspection, CancellationToken cancellation)
    {
        var form = TextForm.Of(inspection, project: null);
        using var text = new StreamReader(form.Open(stream), form.EncodingOfOpened ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var flow = new TextFlow(IsIn);
        var (characters, utf8, encoder) = (new char[16 * 1024], new byte[(3 * 16 * 1024) + 4], Encoding.UTF8.GetEncoder());
        while (await text.ReadBlockAsync(characters, cancellation) is > 0 and var read)
            if (flow.Add(utf8.AsSpan(0, encoder.GetBytes(characters.AsSpan(0, read), utf8, flush: false))))
                return true;
        return flow.End();
    }

    private bool IsIn(ReadOnlySpan<byte> utf8)
    {
        var characters = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return search.IsIn(characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }
}
