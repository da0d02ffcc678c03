extern alias product;

using System.Diagnostics;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Reports;
using ProductCounts = product::Cai.EsfReporting.Disclosure.SmallCounts;
using ProductTable = product::Cai.EsfReporting.Disclosure.PublishedTable;

namespace Cai.EsfReporting.Hiding;

/// <summary>A project's tables, one after another, each as it is asked for and as the product decides it.</summary>
internal sealed class Tables(string name)
{
    private readonly List<PublishedMonth> kept = [];

    public string Name => name;

    public int SmallestPublished { get; private set; }

    /// <summary>What is asked, and what the product decided.</summary>
    public List<(CellSystem Asked, PublishedTable Decided)> Decided { get; } = [];

    /// <summary>Of the processor.</summary>
    public double Seconds { get; private set; }

    /// <summary>Adds the table of a month.</summary>
    /// <param name="allParts">Whether areas, sites and groups stand in it though they stood in one shortly before.</param>
    /// <param name="countsAlone">Whether only small counts are hidden, and neither small changes nor alike groups.</param>
    public void Add(OutcomeReport report, bool allParts = false, bool countsAlone = false)
    {
        SmallestPublished = report.Catalogue.SmallestPublishedCount;
        var month = report.Tally!.Months[^1];
        var cells = allParts ? PublicCells.Of(report.Project, [.. report.Tally!.Months.TakeWhile(earlier => earlier.Month < month.Month), month], kept, (site, since) => !report.HasDelivered(site, since, month.Month)) : PublicEdition.CellsOf(report, month, kept);
        if (countsAlone)
            cells = new(cells.Cells.Select(cell => cell with { IsEvent = false, MayNotBeToldZero = false }), cells.Equations, cells.Ties);
        var used = Environment.CpuUsage.TotalTime;
        var table = ProductCounts.Publish(cells, [.. kept.Select(month => month.Table)], SmallestPublished);
        Seconds += (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        kept.Add(new(report.AsOf, report.Basis, table));
        Decided.Add((Of(cells), Of(table)));
    }

    /// <summary>How long the product takes for the first table of a process.</summary>
    public static TimeSpan First()
    {
        var watch = Stopwatch.StartNew();
        ProductCounts.Publish(
            new([new("all", 40), new("a", 3), new("b", 17), new("c", 20)], [new product::Cai.EsfReporting.Disclosure.Equation("all", "a", "b", "c")]), [], 5);
        return watch.Elapsed;
    }

    private static CellSystem Of(product::Cai.EsfReporting.Disclosure.CellSystem table) => new(
        table.Cells.Select(cell => new Cell(cell.Key, cell.Value, cell.Weight)
        {
            IsPrinted = cell.IsPrinted,
            IsCumulative = cell.IsCumulative,
            IsCount = cell.IsCount,
            IsEvent = cell.IsEvent,
            MayNotBeToldZero = cell.MayNotBeToldZero,
            Part = cell.Part,
        }),
        table.Equations.Select(equation => new Equation(equation.Total, equation.Parts)),
        table.Ties.Select(tie => new Tie(tie.Key, tie.Table, tie.Earlier)));

    private static PublishedTable Of(ProductTable table) =>
        new(table.Values, table.Implied, table.Hidden.ToDictionary(hidden => hidden.Key, hidden => (HiddenBecause)(int)hidden.Value), [.. table.Witnesses.Select(witness => new Witness(witness.Lifts))]);
}
