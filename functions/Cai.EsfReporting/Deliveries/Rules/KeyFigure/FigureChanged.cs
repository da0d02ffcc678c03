using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureChanged : IFigureBesideOthersRule
{
    public Rule Rule { get; } = new("FIGURE_CHANGED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Nyckeltalet är lämnat förut med ett annat värde", "The key figure was delivered before with another value"),
        Message: new("{0}, {1}: leveransen för {2} sade {3}; nu sägs {4}. {5} gäller, från den senaste månadens leverans.", "{0}, {1}: the delivery for {2} said {3}; now it is {4}. {5} stands, from the latest month’s delivery."),
        Action: new("Stämmer ändringen behöver inget göras. Lämna annars filen igen med rätt värde.", "If the change is right, nothing is to be done. Otherwise deliver again with the right value."));

    public void Check(FigureRow row, FiguresSoFar figures, Findings findings)
    {
        if (figures.Told(row) is { } told && told.Value != row.Value)
            findings.OnCell(Rule, row, Column.Outcome, row.Figure!.Name.Sv, row.Period.Value.ToString(), told.ToldFor, told.Value, row.Value, told.ToldFor > row.Month ? told.Value : row.Value);
    }
}
