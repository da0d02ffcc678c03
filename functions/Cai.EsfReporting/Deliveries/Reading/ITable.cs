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

    /// <summary>The current row is in the file but not to be seen: hidden, or filtered away.</summary>
    bool IsHidden => false;

    /// <summary>What parts the cells of a row; null where nothing is written between them, so that no cell can move into another's place.</summary>
    char? Separator => null;

    /// <summary>The current row stands on more than one line of the file.</summary>
    bool SpansLines => false;

    /// <summary>The current row has text behind a quote that closes a cell, so that it may close it in the wrong place.</summary>
    bool HasTextAfterQuote => false;

    /// <summary>A day written as a bare number is counted from 1904.</summary>
    bool Is1904 => false;

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
    /// <summary>A workbook with more parts than <see cref="FileLimits.PackageParts"/>.</summary>
    TooManyParts,
    /// <summary>A workbook whose cells share more or longer texts than <see cref="FileLimits.SharedTexts"/>, <see cref="FileLimits.SharedTextBytes"/> or <see cref="FileLimits.CellBytes"/>.</summary>
    TooManyTexts,
    /// <summary>A workbook with more styles than <see cref="FileLimits.CellStyles"/>.</summary>
    TooManyStyles,
    /// <summary>A sheet with more merged cells than rows.</summary>
    TooManyMerges,
    /// <summary>A cell, or a row of cells, with more text than <see cref="FileLimits.CellBytes"/> or <see cref="FileLimits.RowBytes"/>.</summary>
    CellTooLong,
    /// <summary>A line longer than <see cref="FileLimits.RecordBytes"/>.</summary>
    RecordTooLong,
    QuoteUnclosed,
    TooManyRows,
    /// <summary>Reading it took longer than <see cref="FileLimits.Time"/>, twice where it may be tried twice.</summary>
    TooSlow,
    /// <summary>A link, a pipe, a device, or a file that has another name too: never opened.</summary>
    NotAFile,
    /// <summary>Tries to read it took the process down, or more memory than there is.</summary>
    SetAside,
    /// <summary>Handling it failed again and again, for a reason that is not the file's.</summary>
    NotHandled,
}

/// <summary>Bounds that keep memory and time independent of what is delivered.</summary>
public static class FileLimits
{
    /// <summary>Bytes of a delivered file. A site's month is a few hundred kilobytes.</summary>
    public const long FileBytes = 256L * 1024 * 1024;

    /// <summary>Bytes that the parts of a workbook may unpack to, those that are read, together.</summary>
    public const long UnpackedBytes = 512L * 1024 * 1024;

    /// <summary>Parts of a workbook's package. One with sixty sheets, drawings and all, has some hundreds.</summary>
    public const int PackageParts = 4096;

    /// <summary>Sheets of a workbook that are looked into for the table.</summary>
    public const int Sheets = 64;

    /// <summary>Columns of a sheet that are read; what stands further to the right is let be.</summary>
    public const int Columns = 512;

    /// <summary>Bytes of a workbook's cell: the 32 767 characters that Excel allows, in UTF-8.</summary>
    public const int CellBytes = 3 * 32_767;

    /// <summary>Bytes of the cells of a workbook's row together.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Texts that the cells of a workbook share: four for each row of a full sheet.</summary>
    public const int SharedTexts = 4 * Rows;

    /// <summary>Bytes of those texts together.</summary>
    public const long SharedTextBytes = 64L * 1024 * 1024;

    /// <summary>Styles of a workbook's cells: as many as Excel allows (65 490), and a few more.</summary>
    public const int CellStyles = 65_536;

    /// <summary>How long a file may be read: ten times what the largest takes.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(3);

    /// <summary>Bytes of one line.</summary>
    public const int RecordBytes = 64 * 1024;

    /// <summary>Rows of a file: as many as an Excel sheet holds.</summary>
    public const int Rows = 1_048_576;

    /// <summary>Rows above the table (title, date of export …) in which the header is looked for.</summary>
    public const int RowsAboveHeader = 30;
}
