using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Finds the table in a csv.</summary>
internal static class CsvSearch
{
    /// <summary>
    /// Opens it at its header. The separator is detected; where no header is found with it, a title above the table has led the
    /// detection astray, and each separator is tried in turn; where none parts the header, it may stand whole in one cell.
    /// </summary>
    public static async Task<(CsvTable Table, HeaderRow Header)> OpenAsync(DeliveryFile file, TextForm text, FileFormat format, CancellationToken cancellation)
    {
        HeaderRow? detected = null;
        foreach (var separator in (char?[])[null, ';', ',', '\t', '|'])
        {
            var table = new CsvTable(text.Open(await file.OpenAsync(cancellation)), text.EncodingOfOpened, separator);
            var header = await FindAsync(table, format, cancellation);
            detected ??= header;
            if (header is { Map: not null, InOne: null } || table.Fault != FileFault.None)
                return (table, header.Map is null ? detected.Value : header);
            await table.DisposeAsync();
        }

        var whole = new CsvTable(text.Open(await file.OpenAsync(cancellation)), text.EncodingOfOpened, separator: null);
        return (whole, await FindAsync(whole, format, cancellation));
    }

    private static async Task<HeaderRow> FindAsync(CsvTable table, FileFormat format, CancellationToken cancellation)
    {
        try
        {
            return await ColumnMap.FindAsync(table, format, cancellation);
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }
}
