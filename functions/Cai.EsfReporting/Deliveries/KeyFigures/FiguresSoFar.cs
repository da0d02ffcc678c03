
namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>The key figures that a row is held against: those of the file's earlier lines, and those told before it came.</summary>
internal sealed class FiguresSoFar(IReadOnlyList<ReportedFigure> told)
{
    private readonly Dictionary<(string, string?, Period), int> lines = [];
    private readonly Dictionary<(string, string?, Period), ReportedFigure> toldBefore = told.ToDictionary(f => (f.Figure.Id, f.Site?.Id, f.Period));

    /// <summary>The line that already states the row's figure, site and period; null, and remembered, when none does.</summary>
    public int? EarlierLine(FigureRow row) => lines.TryAdd(KeyOf(row), row.Line) ? null : lines[KeyOf(row)];

    /// <summary>What counts until now; null when it was never told.</summary>
    public ReportedFigure? Told(FigureRow row) => toldBefore.GetValueOrDefault(KeyOf(row));

    private static (string, string?, Period) KeyOf(FigureRow row) => (row.Figure!.Id, row.Site?.Id, row.Period.Value);
}
