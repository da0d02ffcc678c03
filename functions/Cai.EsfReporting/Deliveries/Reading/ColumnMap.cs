using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Which field of a row holds which column, as the header row says.</summary>
internal sealed class ColumnMap
{
    /// <summary>Nobody is born after it: where rows are looked for before it is known which month they are of.</summary>
    private static readonly Month Latest = new(2199, 12);

    private readonly int[] fields = new int[Columns.Count];

    private ColumnMap(FileFormat format, int line, IReadOnlyList<string> header)
    {
        Line = line;
        Header = header;
        Array.Fill(fields, -1);
        for (var i = 0; i < header.Count; i++)
        {
            if (format.Named(header[i]) is not { } column)
                Unknown.AddIfText(header[i]);
            else if (fields[(int)column] >= 0)
                Twice.Add((column, header[fields[(int)column]], header[i]));
            else
                fields[(int)column] = i;
        }
    }

    /// <summary>Line of the header row.</summary>
    public int Line { get; }

    /// <summary>The header's cells as they stand.</summary>
    public IReadOnlyList<string> Header { get; }

    public List<(Column Column, string First, string Second)> Twice { get; } = [];

    public List<string> Unknown { get; } = [];

    /// <summary>The field that holds a column, −1 when the file has none.</summary>
    public int this[Column column] => fields[(int)column];

    public bool Has(Column column) => fields[(int)column] >= 0;

    /// <summary>As the file heads the column, masked; null where it has none, or heads it as the format does.</summary>
    public string? HeadingOf(Column column) =>
        Has(column) && Folding.Fold(Header[this[column]]) != Folding.Fold(column.Card().Name) ? Masking.Mask(Header[this[column]]) : null;

    /// <summary>Rows that stand inside one of the header's cells; null when none does.</summary>
    public SwallowedRows? Swallowed { get; private set; }

    /// <summary>The rows above the header, folded: a printed list has them again on each page.</summary>
    public IReadOnlyList<string> Titles { get; private set; } = [];

    private int Found => fields.Count(index => index >= 0);

    /// <summary>
    /// Reads on to the header: the first row that names at least two columns, or a later one that names all that are needed where
    /// that one does not, as when a row of groups stands above. Rows above it are titles. The map is null when there is none among
    /// the first <see cref="FileLimits.RowsAboveHeader"/>.
    /// </summary>
    public static async Task<HeaderRow> FindAsync(ITable table, FileFormat format, CancellationToken cancellation)
    {
        ColumnMap? first = null, partial = null;
        var above = new List<string>();
        for (var rows = 0; rows < FileLimits.RowsAboveHeader && await table.ReadAsync(cancellation); rows++)
        {
            IReadOnlyList<string> cells = [.. Enumerable.Range(0, Math.Min(table.FieldCount, FileLimits.Columns)).Select(i => Encoding.UTF8.GetString(table.Field(i)).Trim())];
            var row = new ColumnMap(format, table.Line, cells);
            first ??= row;
            if (row.Found >= 2 && !format.Missing(row.Has).Any())
            {
                (row.Swallowed, row.Titles) = (SwallowedRows.In(table, row, Latest), above);
                return new(row, first);
            }

            if (row.Found >= 2)
                partial ??= row;
            else if (partial is null && OneColumn.Find(cells, parted => new ColumnMap(format, table.Line, parted).Found >= 2) is { } one)
                return new(new(format, table.Line, OneColumn.Cells(cells[one.Field], one.Separator)), first, one);
            above.Add(Folding.Fold(string.Concat(cells)));
        }

        return new(partial, first);
    }
}

/// <summary>Where a table's header was found.</summary>
/// <param name="Map">Null when there is none.</param>
/// <param name="FirstRow">The first row that holds anything; null when none does.</param>
/// <param name="InOne">How its cells are separated where all of it stands in one; null as a rule.</param>
internal readonly record struct HeaderRow(ColumnMap? Map, ColumnMap? FirstRow, OneColumn.Header? InOne = null);

file static class Lists
{
    public static void AddIfText(this List<string> list, string text)
    {
        if (text.Length > 0)
            list.Add(text);
    }
}
