namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ValueUnknown : IRowRule
{
    public Rule Rule { get; } = new("VALUE_UNKNOWN", Layer.Row, Severity.Warning,
        Name: new("Värdet finns inte i listan", "The value is not on the list"),
        Message: new("Värdet i {0} finns inte i listan och läses som tomt.", "The value in {0} is not on the list and is read as blank."),
        Action: new("Välj ett av: {1}.", "Choose one of: {1}."));

    public void Check(ParticipantRow row, Findings findings)
    {
        Check(row.Employment, Column.Employment, row, findings);
        Check(row.Education, Column.Education, row, findings);
        Check(row.ForeignBackground, Column.ForeignBackground, row, findings);
        Check(row.Disability, Column.Disability, row, findings);
        Check(row.OtherDisadvantage, Column.OtherDisadvantage, row, findings);
        Check(row.ThirdCountryNational, Column.ThirdCountryNational, row, findings);
        Check(row.Minority, Column.Minority, row, findings);
        Check(row.Homeless, Column.Homeless, row, findings);
        Check(row.Rural, Column.Rural, row, findings);
        Check(row.ImprovedSituation, Column.ImprovedSituation, row, findings);
        Check(row.InitiatedBy, Column.InitiatedBy, row, findings);
        Check(row.NewQualification, Column.NewQualification, row, findings);
        Check(row.Status90Days, Column.Status90Days, row, findings);
        Check(row.Status6Months, Column.Status6Months, row, findings);
    }

    private void Check<T>(Cell<T> cell, Column column, ParticipantRow row, Findings findings) where T : struct
    {
        if (cell.IsUnreadable)
            findings.OnCell(Rule, row, column, column.Card().Name, string.Join(", ", column.Card().Choices));
    }
}
