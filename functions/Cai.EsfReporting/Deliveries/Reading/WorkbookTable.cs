using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>The first sheet of an xlsx workbook as rows, its dates and numbers written as a csv would have them.</summary>
internal sealed class WorkbookTable : ITable
{
    private readonly Stream stream;
    private readonly bool percents;
    private readonly IExcelDataReader? reader;
    private readonly ArrayBufferWriter<byte> cells = new(4096);
    private readonly List<int> ends = [];

    /// <summary>The reader's configuration asks for Windows-1252 by default, before one can say that it is not wanted.</summary>
    static WorkbookTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="stream">Seekable; disposed with the table.</param>
    /// <param name="percents">Write a number with its per cent sign where its cell shows one, as a csv saved from the sheet would have it.</param>
    public WorkbookTable(Stream stream, bool percents = false)
    {
        (this.stream, this.percents) = (stream, percents);
        var configuration = new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.UTF8 };
        Attempt(() => ExcelReaderFactory.CreateOpenXmlReader(stream, configuration), out reader);
    }

    public int FieldCount => ends.Count;

    public int Line { get; private set; }

    public FileFault Fault { get; private set; }

    public long Position => stream.Position;

    public ReadOnlySpan<byte> Field(int index)
    {
        if (index >= ends.Count)
            return [];
        var start = index == 0 ? 0 : ends[index - 1];
        return cells.WrittenSpan[start..ends[index]];
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        while (reader is not null && Attempt(reader.Read, out var more) && more)
        {
            cancellation.ThrowIfCancellationRequested();
            // The reader makes a row of every number that is left out, and a file may skip two thousand million.
            if (++Line > FileLimits.Rows)
            {
                Fault = FileFault.TooManyRows;
                break;
            }

            if (Attempt(CopyCells, out var any) && any)
                return ValueTask.FromResult(true);
        }

        return ValueTask.FromResult(false);
    }

    public ValueTask DisposeAsync()
    {
        reader?.Dispose();
        return stream.DisposeAsync();
    }

    /// <summary>True when the row holds anything.</summary>
    private bool CopyCells()
    {
        cells.ResetWrittenCount();
        ends.Clear();
        for (var i = 0; i < reader!.FieldCount; i++)
        {
            if (percents && reader.GetValue(i) is double share && Math.Abs(share) < 1e6 && reader.GetNumberFormatString(i)?.Contains('%') == true)
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(decimal)share * 100:0.##########}%"), cells);
            else
                Write(reader.GetValue(i));
            ends.Add(cells.WrittenCount);
        }

        return !Folding.Trim(cells.WrittenSpan).IsEmpty;
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                Encoding.UTF8.GetBytes(text, cells);
                break;
            case DateTime day:
                Write(day, day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss");
                break;
            case double number when Math.Abs(number) < 1e15 && number == Math.Floor(number):
                Write((long)number, default);
                break;
            case IUtf8SpanFormattable other:
                Write(other, default);
                break;
            case bool yes:
                Encoding.UTF8.GetBytes(yes ? "true" : "false", cells);
                break;
            default:
                Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", cells);
                break;
        }
    }

    private void Write<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        value.TryFormat(cells.GetSpan(64), out var written, format, CultureInfo.InvariantCulture);
        cells.Advance(written);
    }

    /// <summary>What the reader throws over a workbook's content becomes a fault; anything else is not ours to catch.</summary>
    private bool Attempt<T>(Func<T> read, out T? result)
    {
        result = default;
        if (Fault != FileFault.None)
            return false;
        try
        {
            result = read();
            return true;
        }
        catch (InvalidPasswordException)
        {
            Fault = FileFault.Password;
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or FormatException or OverflowException
            or KeyNotFoundException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or NotSupportedException)
        {
            Fault = FileFault.Damaged;
        }

        return false;
    }
}
