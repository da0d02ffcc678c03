using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureUnknown : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_UNKNOWN", Layer.Row, Severity.RejectRow,
        Name: new("Okänt nyckeltal eller mål", "Unknown key figure or goal"),
        Message: new("”{0}” finns inte i katalogen för {1}, varken som nyckeltal, mål, aktivitet eller uppdrag.", "“{0}” is not in the catalogue of {1}, neither as a key figure, a goal, an activity nor an assignment."),
        Action: new("Närmast är: {2}. Skriv namnet, id eller Koladas id.", "The nearest are: {2}. Write the name, the id or the Kolada id."));

    public void Check(FigureRow row, Findings findings)
    {
        var text = row.Text(Column.Indicator);
        if (text.Length == 0 || row.Figure is not null)
            return;
        // Past the list's end a finding is only counted, and names are not compared for it.
        var nearest = findings.Lists(Rule) ? string.Join(" · ", row.Names.Nearest(text)) : "";
        findings.OnCell(Rule, row, Column.Indicator, Masking.Mask(text), row.Project.Id, nearest);
    }
}
