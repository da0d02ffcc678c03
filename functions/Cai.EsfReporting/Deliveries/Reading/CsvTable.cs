using System.Text;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>A csv file as rows. The separator is detected (or <c>sep=</c> obeyed) unless it is given.</summary>
internal sealed class CsvTable : ITable
{
    private readonly CsvReader reader;
    private int line;
    private long lineOfOddQuote;

    public CsvTable(Stream stream, Encoding? encoding, char? separator)
    {
        reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            Encoding = encoding,
            TrackLineNumbers = true,
            MaxRecordSize = FileLimits.RecordBytes,
            BufferSize = FileLimits.RecordBytes,
            // What a cell holds is never part of an exception, which may be logged.
            IncludeValuesInExceptions = false,
            OnMalformedRecord = OnMalformed,
        });
    }

    public int FieldCount => reader.FieldCount;

    public int Line => line;

    public char? Separator => reader.Separator;

    public bool SpansLines => reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    public bool HasTextAfterQuote => lineOfOddQuote == reader.LineNumber;

    public FileFault Fault { get; private set; }

    public long Position => reader.ByteOffset;

    public ReadOnlySpan<byte> Field(int index) => index < reader.FieldCount ? reader.GetSpan(index) : [];

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (Fault == FileFault.None && await reader.ReadAsync(cancellation))
            {
                // Blank lines without end are passed here.
                cancellation.ThrowIfCancellationRequested();
                line = (int)Math.Min(reader.LineNumber, int.MaxValue);
                if (Fault == FileFault.None && !IsBlank())
                    return true;
            }
        }
        catch (CsvFormatException e)
        {
            line = e.LineNumber > 0 ? (int)Math.Min(e.LineNumber, int.MaxValue) : line + 1;
            Fault = FileFault.RecordTooLong;
        }

        return false;
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private void OnMalformed(CsvMalformedRecord record)
    {
        // A quote within a cell that has none around it is text, as in 15".
        if (record.Reason == CsvMalformedReason.TextAfterClosingQuote)
            lineOfOddQuote = record.LineNumber;
        if (record.Reason != CsvMalformedReason.UnterminatedQuote)
            return;
        line = (int)Math.Min(record.LineNumber, int.MaxValue);
        Fault = FileFault.QuoteUnclosed;
    }

    /// <summary>Excel leaves rows of separators behind the last one: <c>;;;;</c>.</summary>
    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
            if (!Folding.Trim(reader.GetSpan(i)).IsEmpty)
                return false;
        return true;
    }
}
