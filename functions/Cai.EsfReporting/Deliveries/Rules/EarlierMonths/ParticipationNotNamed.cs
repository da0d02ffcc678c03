namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Somebody is named, but not with everything that was open (design: Counting, 3).</summary>
internal sealed class ParticipationNotNamed : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PARTICIPATION_NOT_NAMED", Layer.EarlierMonths, Severity.Warning,
        Name: new("En av personens insatser nämns inte längre", "One of the person’s insatser is no longer named"),
        Message: new("Personen står på rad {3}, men inte med {1} och start {2}, som var öppen på {0}. Den insatsen räknas nu som slut utan känt avslut; personen räknas efter sina andra rader.", "The person stands on line {3}, but not with {1} and start {2}, which was open on {0}. That insats now counts as over without a known end; the person counts by the other rows."),
        Action: new("Pågår insatsen: ta med raden igen. Är den slut: ta med raden med slutdatum och avslutsorsak. Lämna sedan filen igen.", "If the insats goes on: state the row again. If it is over: state the row with its end date and exit reason. Then deliver the file again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (line, key, told) in earlier.Beside.Left)
            findings.OnLine(Rule, line, "", null, told.Place, earlier.NameOf(key.Insats), key.Start, line);
    }
}
