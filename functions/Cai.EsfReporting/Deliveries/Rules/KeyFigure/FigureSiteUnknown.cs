using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureSiteUnknown : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_SITE_UNKNOWN", Layer.Row, Severity.RejectRow,
        Name: new("Okänd ort för nyckeltalet", "Unknown site of the key figure"),
        Message: new("Orten ”{0}” finns inte i projektet {1}.", "The site “{0}” is not in the project {1}."),
        Action: new("Skriv en av {2}, eller lämna Ort tom för hela projektet.", "Write one of {2}, or leave Ort blank for the whole project."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.IsSiteUnknown)
            findings.OnCell(Rule, row, Column.Site, Masking.Mask(row.Text(Column.Site)), row.Project.Id, string.Join(", ", row.Project.Sites.Select(site => site.Name)));
    }
}
