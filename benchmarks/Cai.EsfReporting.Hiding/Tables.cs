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

    public double Seconds { get; private set; }

    /// <summary>Adds the table of a month.</summary>
    public void Add(OutcomeReport report)
    {
        SmallestPublished = report.Catalogue.SmallestPublishedCount;
        var cells = PublicEdition.CellsOf(report, report.Tally!.Months[^1], kept);
        var watch = Stopwatch.StartNew();
        var table = ProductCounts.Publish(cells, [.. kept.Select(month => month.Table)], SmallestPublished);
        Seconds += watch.Elapsed.TotalSeconds;
        kept.Add(new(report.AsOf, report.Basis, table));
        Decided.Add((Of(cells), Of(table)));
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
