namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Nobody takes part for ever: the catalogue says for how long.</summary>
internal sealed class OpenTooLong : IRowRule
{
    public Rule Rule { get; } = new("OPEN_LONG", Layer.Row, Severity.Warning,
        Name: new("Inskriven ovanligt länge", "Enrolled unusually long"),
        Message: new("Deltagandet har pågått sedan {1}, i mer än {0} månader. Kanske har ett avslut missats.", "The participation has gone on since {1}, for more than {0} months. Perhaps an exit was missed."),
        Action: new("Kontrollera om personen är kvar. Har den slutat: fyll i slutdatum och avslutsorsak.", "Check whether the person is still there. If not: fill in the end date and exit reason."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.End.IsBlank && row.Start.Is(out var start) && start.AddMonths(row.Project.LongestMonths) < row.LastDay)
            findings.OnCell(Rule, row, Column.End, row.Project.LongestMonths, start);
    }
}
