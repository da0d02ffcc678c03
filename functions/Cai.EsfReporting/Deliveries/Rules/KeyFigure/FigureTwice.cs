using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureTwice : IFigureBesideOthersRule
{
    public Rule Rule { get; } = new("FIGURE_TWICE", Layer.AcrossRows, Severity.RejectRow,
        Name: new("Samma nyckeltal två gånger", "The same key figure twice"),
        Message: new("Rad {0} anger redan samma nyckeltal, ort och period.", "Line {0} already states the same key figure, site and period."),
        Action: new("Ta bort den ena raden.", "Remove one of the rows."));

    public void Check(FigureRow row, FiguresSoFar figures, Findings findings)
    {
        if (figures.EarlierLine(row) is { } line)
            findings.OnCell(Rule, row, Column.Indicator, line);
    }
}
