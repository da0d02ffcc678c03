namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Finds the sheet of a workbook that holds the table: the first that can be seen and has the header.</summary>
internal static class SheetSearch
{
    /// <param name="stream">Disposed with the table.</param>
    /// <returns>The table at its header, or at the end of the first sheet when none has one.</returns>
    public static async Task<(ITable Table, ColumnMap? Map, ColumnMap? FirstRow)> OpenAsync(Stream stream, FileFormat format, CancellationToken cancellation)
    {
        OpenedWorkbook workbook;
        try
        {
            workbook = new(stream, cancellation);
        }
        catch (UnreadableWorkbookException e)
        {
            await stream.DisposeAsync();
            return (new NoTable(e.Fault), null, null);
        }

        ColumnMap? firstRow = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => !sheet.IsHidden).Take(FileLimits.Sheets))
        {
            var table = new WorkbookTable(workbook, sheet, percents: format == FileFormat.KeyFigures, cancellation) { ClosesWorkbook = true };
            var (map, first) = await ColumnMap.FindAsync(table, format, cancellation);
            firstRow ??= first;
            if (map is not null || table.Fault != FileFault.None)
            {
                table.EndHeader();
                return (table, map, firstRow);
            }
        }

        workbook.Dispose();
        return (new NoTable(workbook.Sheets.Count == 0 ? FileFault.Damaged : FileFault.None), null, firstRow);
    }

    /// <summary>A workbook that there is nothing to read in.</summary>
    private sealed class NoTable(FileFault fault) : ITable
    {
        public int FieldCount => 0;

        public int Line => 0;

        public FileFault Fault => fault;

        public long Position => 0;

        public ReadOnlySpan<byte> Field(int index) => [];

        public ValueTask<bool> ReadAsync(CancellationToken cancellation) => ValueTask.FromResult(false);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
