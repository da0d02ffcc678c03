using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementOfSite : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_SITE", Layer.Row, Severity.RejectRow,
        Name: new("Bedömningen är hela projektets", "The judgement is of the whole project"),
        Message: new("Ort är ifyllt, men mål, aktiviteter, uppdrag och rapporten är hela projektets.", "Ort is filled in, but goals, activities, assignments and the report are of the whole project."),
        Action: new("Töm Ort, eller skriv nyckeltalets namn om raden är om ortens nyckeltal.", "Clear Ort, or write the name of the key figure if the row is of the site’s key figure."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is not null && (row.Site is not null || row.IsSiteUnknown))
            findings.OnCell(Rule, row, Column.Site);
    }
}
