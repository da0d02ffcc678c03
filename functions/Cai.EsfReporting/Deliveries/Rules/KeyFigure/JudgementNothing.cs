using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementNothing : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_NOTHING", Layer.Row, Severity.Warning,
        Name: new("Raden bedömer inget", "The row judges nothing"),
        Message: new("Raden är om {0} ”{1}” men har varken bedömning, status eller kommentar. Den ändrar inget.", "The row is of the {0} “{1}” but has neither an assessment, a status nor a comment. It changes nothing."),
        Action: new("Fyll i raden, eller ta bort den. Det som står i portalen gäller.", "Fill in the row, or remove it. What stands in the portal counts."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is { SaysNothing: true, IsUnreadable: false } judged)
            findings.OnCell(Rule, row, judged.Column, new Choice(Lower(judged.About.Level)), judged.About.Name.Sv);
    }

    private static Text Lower(Text text) => new(text.Sv.ToLowerInvariant(), text.En.ToLowerInvariant());
}
