namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// Rows of cells, read forward, each cell as UTF-8 valid until the next row. What is wrong with the file is
/// told by <see cref="Fault"/> when reading ends, not thrown; an exception means that storage is away.
/// </summary>
internal interface ITable : IAsyncDisposable
{
    /// <summary>Goes to the next row that holds anything; false at the end, or where reading cannot go on.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellation);

    int FieldCount { get; }

    /// <summary>Empty when the row has no such field.</summary>
    ReadOnlySpan<byte> Field(int index);

    /// <summary>1-based line of the current row in the file, the row number in Excel.</summary>
    int Line { get; }

    /// <summary>Why reading stopped before the end; <see cref="FileFault.None"/> when it did not.</summary>
    FileFault Fault { get; }

    /// <summary>Bytes of the file read so far, for progress; an estimate.</summary>
    long Position { get; }
}

/// <summary>What makes a file unreadable as a table.</summary>
public enum FileFault
{
    None = 0,
    Empty,
    TooLarge,
    /// <summary>A PDF, a picture, a Word document …</summary>
    NotATable,
    /// <summary>The workbook is encrypted.</summary>
    Password,
    /// <summary>The format of Excel 97–2003.</summary>
    OldExcel,
    /// <summary>It says that it is a workbook, but cannot be read as one.</summary>
    Damaged,
    /// <summary>A workbook that unpacks to more than <see cref="FileLimits.UnpackedBytes"/>.</summary>
    Expands,
    /// <summary>A line longer than <see cref="FileLimits.RecordBytes"/>.</summary>
    RecordTooLong,
    QuoteUnclosed,
    TooManyRows,
    /// <summary>Handling it failed again and again, for a reason that is not the file's.</summary>
    NotHandled,
}

/// <summary>Bounds that keep memory and time independent of what is delivered.</summary>
public static class FileLimits
{
    /// <summary>Bytes of a delivered file. A site's month is a few hundred kilobytes.</summary>
    public const long FileBytes = 256L * 1024 * 1024;

    /// <summary>Bytes that the parts of a workbook may unpack to.</summary>
    public const long UnpackedBytes = 512L * 1024 * 1024;

    /// <summary>Bytes of one line.</summary>
    public const int RecordBytes = 64 * 1024;

    /// <summary>Rows of a file: as many as an Excel sheet holds.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Rows above the table (title, date of export …) in which the header is looked for.</summary>
    public const int RowsAboveHeader = 30;
}
