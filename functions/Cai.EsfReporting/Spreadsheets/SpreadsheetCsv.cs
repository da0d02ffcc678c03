using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>
/// Writes every csv that somebody may open in a spreadsheet, as UTF-8. A text that begins as a formula does (<c>= + - @</c>, a tab, a line break)
/// has an apostrophe before it, which a spreadsheet takes for "this is text"; numbers and dates are as they are. A report has millions of cells, most of them empty: each is
/// put where it is to stand, and nothing is asked of it twice.
/// </summary>
internal sealed class SpreadsheetCsv : IDisposable, IAsyncDisposable
{
    /// <summary>Bytes that are gathered before they are handed on.</summary>
    private const int Batch = 1 << 16;

    /// <summary>What a text of one character may come to: three bytes, or quotes, apostrophe and separator around it.</summary>
    private const int BytesPerCharacter = 3, BytesAround = 4, BytesOfNumber = 64;

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n");

    /// <summary>The signs that machines read, but for the comma: a Swedish culture's minus is another character, which no import takes for one.</summary>
    private static readonly NumberFormatInfo DecimalComma = NumberFormatInfo.ReadOnly(new() { NumberDecimalSeparator = "," });

    private readonly Stream stream;
    private readonly byte separator;
    private readonly SearchValues<char> quoted;
    private readonly NumberFormatInfo format;
    private byte[] buffer = new byte[Batch];
    private int length, fields, start;

    /// <param name="stream">Left open.</param>
    /// <param name="withMark">A byte order mark.</param>
    /// <param name="decimalComma">As a Swedish spreadsheet expects it in numbers.</param>
    public SpreadsheetCsv(Stream stream, char separator = ';', bool withMark = true, bool decimalComma = false)
    {
        (this.stream, this.separator) = (stream, (byte)separator);
        quoted = SearchValues.Create([separator, '"', '\r', '\n']);
        format = decimalComma ? DecimalComma : NumberFormatInfo.InvariantInfo;
        if (withMark)
            Put(Encoding.UTF8.Preamble);
    }

    public void WriteRow(params ReadOnlySpan<string?> texts)
    {
        WriteTexts(texts);
        EndRow();
    }

    public void WriteTexts(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            Write(text);
    }

    /// <summary>An empty cell for null.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        Begin((text.Length * BytesPerCharacter) + BytesAround);
        if (text.IsEmpty)
            return;
        var isFormula = Formula.Contains(text[0]);
        if (!isFormula && text.IndexOfAny(quoted) < 0)
        {
            length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
            return;
        }

        buffer[length++] = (byte)'"';
        if (isFormula)
            buffer[length++] = (byte)'\'';
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"'))
        {
            length += Encoding.UTF8.GetBytes(text[..quote], buffer.AsSpan(length));
            buffer[length++] = (byte)'"';
            buffer[length++] = (byte)'"';
            text = text[(quote + 1)..];
        }

        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
        buffer[length++] = (byte)'"';
    }

    /// <inheritdoc cref="Write(long?)"/>
    public void Write(double? number) => WriteNumber(number);

    /// <inheritdoc cref="Write(long?)"/>
    public void Write(decimal? number) => WriteNumber(number);

    /// <summary>An empty cell for null.</summary>
    public void Write(long? number) => WriteNumber(number);

    public void WriteEmpty(int cells)
    {
        for (; cells > 0; cells--)
            Begin(1);
    }

    public void EndRow()
    {
        EndLine();
        if (length >= Batch / 2)
            HandOver();
    }

    public ValueTask EndRowAsync(CancellationToken cancellation)
    {
        EndLine();
        return length < Batch / 2 ? default : HandOverAsync(cancellation);
    }

    public void Dispose()
    {
        HandOver();
        Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await HandOverAsync(CancellationToken.None);
        Forget();
    }

    private void WriteNumber<T>(T? number) where T : struct, IUtf8SpanFormattable
    {
        Begin(BytesOfNumber);
        if (number is not { } told)
            return;
        told.TryFormat(buffer.AsSpan(length), out var written, default, format);
        length += written;
    }

    /// <summary>Goes on to the next cell.</summary>
    /// <param name="bytes">So many have room in it.</param>
    private void Begin(int bytes)
    {
        // Behind a whole row there is room for its line break, too.
        if (buffer.Length - length < bytes + BytesAround)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes + BytesAround));
        if (fields++ > 0)
            buffer[length++] = separator;
    }

    private void EndLine()
    {
        // A row of one empty cell would be no row.
        Put(fields == 1 && length == start ? "\"\"\r\n"u8 : "\r\n"u8);
        (fields, start) = (0, length);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(length));
        start = length += bytes.Length;
    }

    private void HandOver()
    {
        stream.Write(buffer, 0, length);
        length = start = 0;
    }

    private async ValueTask HandOverAsync(CancellationToken cancellation)
    {
        await stream.WriteAsync(buffer.AsMemory(0, length), cancellation);
        length = start = 0;
    }

    /// <summary>Some files hold identities.</summary>
    private void Forget() => CryptographicOperations.ZeroMemory(buffer);
}
