using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigurePartsDisagree : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_PARTS_DISAGREE", Layer.Row, Severity.RejectRow,
        Name: new("Utfallet stämmer inte med täljare och nämnare", "The outcome does not agree with its parts"),
        Message: new("Utfall är {0}, men {1} av {2} är {3}.", "Utfall is {0}, but {1} of {2} is {3}."),
        Action: new("Rätta det av talen som är fel. Lämnas Utfall tomt räknas andelen ut.", "Correct whichever is wrong. If Utfall is left blank the share is computed."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Parts is not var (numerator, denominator) || !row.Number.Is(out var number))
            return;
        var exact = (decimal)numerator / denominator;
        var isPercent = row.Unit == FigureUnit.Percent;
        // A count of so many out of so many: 121 of 189.
        if (numerator > denominator && isPercent || number.Agrees(exact) || !isPercent && number.Value == numerator)
            return;
        findings.OnUnknown(Rule, row, Column.Outcome, row.Value, numerator, denominator, new FigureValue(exact, "", row.Unit));
    }
}
