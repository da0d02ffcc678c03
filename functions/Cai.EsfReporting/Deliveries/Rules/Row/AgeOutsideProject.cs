using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AgeOutsideProject : IRowRule
{
    public Rule Rule { get; } = new("AGE_OUTSIDE_PROJECT", Layer.Row, Severity.Warning,
        Name: new("Ålder utanför målgruppen", "Age outside the target group"),
        Message: new("Personen var {0} år vid start; projektet är för {1}–{2} år.", "The person was {0} at the start; the project is for ages {1}–{2}."),
        Action: new("Kontrollera personnummer och startdatum. Är de rätt behöver inget göras.", "Check the personnummer and the start date. If they are right, nothing need be done."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IdentityFault == IdentityFault.None && row.Start.Is(out var start) && row.Project.Ages is { } ages && row.Identity.AgeOn(start) is var age && (age < ages.From || age > ages.To))
            findings.OnCell(Rule, row, Column.Identity, age, ages.From, ages.To);
    }
}
