using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Finds the sheet of a workbook that holds the table: the first that can be seen and has the header, those named after the month or the site before others.</summary>
internal static class SheetSearch
{
    /// <param name="stream">Disposed with the table.</param>
    /// <returns>The table at its header, or an empty one when no sheet has it.</returns>
    public static async Task<(ITable Table, HeaderRow Header, SheetFacts? Sheets)> OpenAsync(
        Stream stream, FileFormat format, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(new(stream, cancellation), format, address, project, cancellation);
        }
        catch (UnreadableWorkbookException e)
        {
            await stream.DisposeAsync();
            return (new NoTable(e.Fault), default, null);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task<(ITable Table, HeaderRow Header, SheetFacts? Sheets)> FindAsync(
        OpenedWorkbook workbook, FileFormat format, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        var visible = SheetName.InOrder(workbook.Sheets.Where(sheet => !sheet.IsHidden), address, project).Take(FileLimits.Sheets).ToList();
        ColumnMap? firstRow = null;
        foreach (var sheet in visible)
        {
            var table = new WorkbookTable(workbook, sheet, percents: format == FileFormat.KeyFigures, cancellation) { ClosesWorkbook = true };
            var header = await ColumnMap.FindAsync(table, format, cancellation);
            firstRow ??= header.FirstRow;
            if (table.Fault != FileFault.None)
                return (table, default, null);
            if (header.Map is not null)
                return (table, header with { FirstRow = firstRow }, new(sheet, await WithHeaderAsync(workbook, visible.Where(other => other != sheet), format, cancellation)));
        }

        var hidden = await WithHeaderAsync(workbook, workbook.Sheets.Where(sheet => sheet.IsHidden).Take(FileLimits.Sheets), format, cancellation);
        workbook.Dispose();
        return (new NoTable(workbook.Sheets.Count == 0 ? FileFault.Damaged : FileFault.None), new(null, firstRow), new(null, hidden));
    }

    private static async Task<IReadOnlyList<OtherSheet>> WithHeaderAsync(OpenedWorkbook workbook, IEnumerable<WorkbookSheet> sheets, FileFormat format, CancellationToken cancellation)
    {
        var found = new List<OtherSheet>();
        foreach (var sheet in sheets)
        {
            await using var table = new WorkbookTable(workbook, sheet, percents: false, cancellation);
            if (await ColumnMap.FindAsync(table, format, cancellation) is not { Map: { } map } header)
                continue;
            ITable parted = header.InOne is { } one ? new OneColumn(table, one) : table;
            var rows = 0;
            while (await parted.ReadAsync(cancellation))
                if (format == FileFormat.KeyFigures ? !UnfilledRow.IsUnfilledFigure(parted, map) : UnfilledRow.Of(parted, map) == RowFilling.Filled)
                    rows++;
            if (rows > 0)
                found.Add(new(sheet, rows));
        }

        return found;
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
