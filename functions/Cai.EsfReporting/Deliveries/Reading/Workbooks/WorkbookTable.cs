namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>A sheet of a workbook as rows.</summary>
internal sealed class WorkbookTable : ITable
{
    private readonly OpenedWorkbook workbook;
    private readonly SheetCells? cells;
    private readonly MergedCells? merged;
    private readonly ByteText text = new(FileLimits.RowBytes);
    private readonly (int Start, int Length)[] fields = new (int, int)[FileLimits.Columns];

    public WorkbookTable(OpenedWorkbook workbook, WorkbookSheet sheet, bool percents, CancellationToken cancellation)
    {
        this.workbook = workbook;
        Sheet = sheet;
        try
        {
            merged = MergedCells.Of(workbook, sheet, cancellation);
            cells = new(workbook, sheet, percents, cancellation);
        }
        catch (UnreadableWorkbookException e)
        {
            Fault = e.Fault;
        }
    }

    public WorkbookSheet Sheet { get; }

    /// <summary>The workbook is closed with this table; otherwise it is left open, for other sheets to be read.</summary>
    public bool ClosesWorkbook { get; init; }

    public int FieldCount { get; private set; }

    public int Line => cells?.Row ?? 0;

    public bool IsHidden => cells is { IsRowHidden: true };

    public bool Is1904 => workbook.Is1904;

    public FileFault Fault { get; private set; }

    public long Position => workbook.Position;

    public ReadOnlySpan<byte> Field(int index) => index < FieldCount ? text.Span.Slice(fields[index].Start, fields[index].Length) : [];

    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (Fault == FileFault.None && cells!.NextRow())
                if (ReadCells())
                    return ValueTask.FromResult(true);
        }
        catch (UnreadableWorkbookException e)
        {
            Fault = e.Fault;
        }

        FieldCount = 0;
        return ValueTask.FromResult(false);
    }

    /// <summary>The current row is the header: what is merged with it below is no value there.</summary>
    public void EndHeader() => merged?.Forget();

    public ValueTask DisposeAsync()
    {
        cells?.Dispose();
        if (ClosesWorkbook)
            workbook.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>True when the row holds anything of its own.</summary>
    private bool ReadCells()
    {
        text.Clear();
        fields.AsSpan(0, FieldCount).Clear();
        FieldCount = 0;
        var any = false;
        while (cells!.NextCell())
        {
            if (cells.Column >= FileLimits.Columns)
                continue;
            if (fields[cells.Column].Length > 0)
                throw new UnreadableWorkbookException(FileFault.Damaged);
            var cell = cells.Text;
            any |= !Folding.Trim(cell).IsEmpty;
            Put(cells.Column, cell);
        }

        if (merged!.Any)
            FillDown(any);
        return any;
    }

    private void FillDown(bool any)
    {
        merged!.Enter(this);
        for (var column = 0; any && column < merged.Columns; column++)
            if (fields[column].Length == 0 && merged.ValueAt(Line, column) is { IsEmpty: false } value)
                Put(column, value);
    }

    private void Put(int column, ReadOnlySpan<byte> cell)
    {
        fields[column] = (text.Length, cell.Length);
        text.Add(cell);
        FieldCount = Math.Max(FieldCount, column + 1);
    }
}
