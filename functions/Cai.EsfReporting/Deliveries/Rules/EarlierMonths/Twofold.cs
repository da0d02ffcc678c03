namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Only somebody open is corrected by another start or insats (design: Counting, 2): told anew after the end, the participation counts twice.</summary>
internal sealed class Twofold : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PARTICIPATION_TWOFOLD", Layer.EarlierMonths, Severity.Warning,
        Name: new("Avslutat deltagande med ny start eller insats", "An ended participation with another start or insats"),
        Message: new("Personen stod på {0} med {1}, start {2} och {3}, och det är inte med här. Det är avslutat, så raden räknas som ett deltagande till: personen har nu två.", "The person stood on {0} with {1}, start {2} and {3}, which is not named here. That has ended, so this row counts as one more participation: the person now has two."),
        Action: new("Är det samma deltagande, rättat: ta med det gamla också, med samma insats och start som förut och avslutsorsak Felregistrering. Är det två: rätta datumen om de inte ska överlappa.", "If it is the same one, corrected: state the old one too, with its insats and start as before and the exit reason Felregistrering. If they are two: mend the dates unless they are to overlap."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, key, told) in earlier.Beside.Twofold)
            findings.OnLine(Rule, row.Line, (row.Key.Insats == key.Insats ? Column.Start : Column.Insats).Card().Name, row.Identity.ToString(), told.Place, earlier.NameOf(key.Insats), key.Start, End(earlier, told));
    }

    private static Choice End(Rules.EarlierMonths earlier, in History.ToldEarlier told) => told is { End: { } end }
        ? new(new(FormattableString.Invariant($"slut {end:yyyy-MM-dd} ({earlier.NameOf(told.Reason)})"), FormattableString.Invariant($"end {end:yyyy-MM-dd} ({earlier.NameOf(told.Reason)})")))
        : new(new("utan känt avslut", "without a known end"));
}
