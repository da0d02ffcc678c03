namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>SCB wants months in order, and every later month again when one is corrected (domain.md §3).</summary>
internal sealed class LaterMonthsAgain : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("LATER_MONTHS_AGAIN", Layer.EarlierMonths, Severity.Warning,
        Name: new("Senare månader ska skickas om till SCB", "Later months must be sent to SCB again"),
        Message: new("{0} har ändrats efter att senare månader lämnats. SCB behöver få om: {1}.", "{0} has changed after later months were delivered. SCB must be sent again: {1}."),
        Action: new("Skicka om SCB-rapporterna i tidsordning, från den ändrade månaden och framåt.", "Send the SCB reports again in order, from the changed month on."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier.Address.IsKeyFigures || earlier.Project.Deadlines.ScbDaysAfterMonthEnd is null || earlier.Replaced is { } replaced && earlier.File.IsOf(replaced))
            return;
        var later = earlier.Current.Where(d => d.Address.Month > earlier.Address.Month).Select(d => d.Address.Month);
        if (later.Any())
            findings.OnFile(Rule, earlier.Address.Month, Rules.EarlierMonths.Join(later));
    }
}
