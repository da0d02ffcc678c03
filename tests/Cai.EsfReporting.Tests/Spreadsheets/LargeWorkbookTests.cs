using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Tests.Spreadsheets;

/// <summary>Run alone: what others keep would be counted too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class LargeWorkbookTests
{
    private const int Rows = 200_000;
    private const long Megabyte = 1024 * 1024;

    [SlowFact]
    public async Task Two_hundred_thousand_rows_with_a_chart_take_little_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var table = new TableSheet("Data", "Data", [],
            [new("Namn", ColumnKind.Text, 20), new("Månad", ColumnKind.Month, 10), .. Enumerable.Range(0, 8).Select(i => new SheetColumn($"Tal {i}", ColumnKind.Whole, 10))],
            Enumerable.Range(0, Rows).Select(row =>
            {
                if (row % 20_000 == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                return (IReadOnlyList<object?>)[$"Rad {row}", new Month(2018, 1 + (row % 12)), .. Enumerable.Range(0, 8).Select(i => (object?)((row * 7919 * (i + 1)) & 0xFFFF))];
            }));
        var small = new TableSheet("Liten", "Liten", [], [new("Namn", ColumnKind.Text, 20), new("Tal", ColumnKind.Whole, 10)], [["a", 1], ["b", 2]]);
        var charts = new PageSheet("Diagram", "Diagram", [new("", ColumnKind.Text, 100)], []) { Charts = [new("Tal", "Tal per namn", "Tal", "Liten", 0, [new(1, SeriesLook.Bars)])] };

        await Workbook.WriteAsync(Stream.Null, new("Stor", Language.Sv), [charts, table, small], CancellationToken.None);

        most.ShouldBeInRange(1, 60 * Megabyte);
    }
}
