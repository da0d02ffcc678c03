using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementTwice : IFigureBesideOthersRule
{
    public Rule Rule { get; } = new("JUDGEMENT_TWICE", Layer.Row, Severity.RejectRow,
        Name: new("Samma sak bedömd två gånger", "The same judged twice"),
        Message: new("Rad {0} säger redan något om samma mål, aktivitet eller uppdrag, eller om hela rapporten.", "Line {0} already says something of the same goal, activity or assignment, or of the whole report."),
        Action: new("Ta bort den ena raden.", "Remove one of the rows."));

    public void Check(FigureRow row, FiguresSoFar figures, Findings findings)
    {
        if (row.Judged is { SaysNothing: false } judged && figures.EarlierLine(judged, row.Line) is { } line)
            findings.OnCell(Rule, row, Column.Indicator, line);
    }
}
