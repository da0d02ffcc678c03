using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>The key figures and judgements that a row is held against: those of the file's earlier lines, and those told before it came.</summary>
/// <param name="judged">What was said of the month's goals, activities and assignments, in person and by files.</param>
internal sealed class FiguresSoFar(IReadOnlyList<ReportedFigure> told, Judgements judged)
{
    private readonly Dictionary<(string, string?, Period), int> lines = [];
    private readonly Dictionary<string, int> judgedLines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string?, Period), ReportedFigure> toldBefore = told.ToDictionary(f => (f.Figure.Id, f.Site?.Id, f.Period));

    /// <summary>The line that already states the row's figure, site and period; null, and remembered, when none does.</summary>
    public int? EarlierLine(FigureRow row) => lines.TryAdd(KeyOf(row), row.Line) ? null : lines[KeyOf(row)];

    /// <summary>What counts until now; null when it was never told.</summary>
    public ReportedFigure? Told(FigureRow row) => toldBefore.GetValueOrDefault(KeyOf(row));

    /// <summary>The line that already says something of the same goal, activity or assignment; null, and remembered, when none does.</summary>
    public int? EarlierLine(Judged row, int line) => judgedLines.TryAdd(row.About.Id, line) ? null : judgedLines[row.About.Id];

    /// <summary>What stood until now of the row's goal, activity or assignment; null when nothing did.</summary>
    public Statement? Said(Judged row) => judged.Of(row.About.Id);

    /// <summary>Whether the file that this one replaces said the same: what somebody has said in person since stands.</summary>
    public bool Repeats(Judged row) => OfReplaced.Any(before => before.About == row.About.Id && before.Decides == row.Decides && before.Comment == row.Comment);

    /// <summary>Rows that say something of a goal, activity or assignment, and were taken.</summary>
    public int Judged { get; set; }

    /// <summary>Ids of what the file that this one replaces says something of, and this one does not.</summary>
    public IReadOnlyList<string> NoLongerJudged => [.. OfReplaced.Select(before => before.About).Where(about => !judgedLines.ContainsKey(about))];

    private IEnumerable<Statement> OfReplaced => judged.All.Where(before => before is { IsDelivered: true, IsReplaced: false });

    private static (string, string?, Period) KeyOf(FigureRow row) => (row.Figure!.Id, row.Site?.Id, row.Period.Value);
}
