using Cai.EsfReporting.Deliveries.History;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>
/// A month that was delivered already counts from its own on, whatever an earlier one is corrected to (design: Counting, 1):
/// who corrects is told where it is not enough.
/// </summary>
internal sealed class LaterMonthDiffers : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("LATER_MONTH_DIFFERS", Layer.EarlierMonths, Severity.Warning,
        Name: new("Nästa månads fil säger annat", "The next month’s file tells otherwise"),
        Message: new("Stämmer inte med {0}: {1}. Den filen räknas från och med {2}.", "Does not agree with {0}: {1}. That file counts from {2} on."),
        Action: new("Är raden här rätt: rätta även {2}, och lämna den igen. Är {2} rätt: rätta raden här.", "If the row here is right: mend {2} too, and deliver it again. If {2} is right: mend the row here."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var later in earlier.Beside.Later)
            findings.OnLine(Rule, later.Row.Line, ColumnOf(later.Kind).Card().Name, later.Row.Identity.ToString(), Place(later), new Choice(Says(earlier, later)), later.Month);
    }

    private static Choice Place(LaterTelling later) => later.Later is { } told ? told.Place : new(new($"filen för {later.Month}", $"the file for {later.Month}"));

    private static Column ColumnOf(Contradiction kind) => kind switch
    {
        Contradiction.StillOpen or Contradiction.EndedBefore => Column.End,
        Contradiction.OtherOutcome or Contradiction.NoError => Column.Reason,
        Contradiction.OtherStart => Column.Start,
        Contradiction.OtherInsats => Column.Insats,
        _ => Column.Identity,
    };

    private static Text Says(Rules.EarlierMonths earlier, LaterTelling later)
    {
        var twice = later.CountsTwice ? new Text(", och de räknas som två deltaganden", ", and they count as two participations") : new("", "");
        var outcome = later.Later is { End: { } end } told
            ? new Text(FormattableString.Invariant($"{end:yyyy-MM-dd} ({earlier.NameOf(told.Reason)})"), FormattableString.Invariant($"{end:yyyy-MM-dd} ({earlier.NameOf(told.Reason)})"))
            : new("", "");
        return later.Kind switch
        {
            Contradiction.NotNamed => new("deltagandet nämns inte där, och räknas då som borta utan känt avslut", "the participation is not named there, and then counts as gone without a known end"),
            Contradiction.Renumbered => new("där står nog samma person med ett annat nummer, och de räknas som två", "there most likely the same person stands under another number, and they count as two"),
            Contradiction.StillOpen => new("där är deltagandet öppet, utan slutdatum", "there the participation is open, without an end date"),
            Contradiction.EndedBefore => new($"där är slutdatum {outcome.Sv}, men här är deltagandet öppet", $"there the end date is {outcome.En}, but here the participation is open"),
            Contradiction.OtherOutcome => new($"där är slutdatum {outcome.Sv}", $"there the end date is {outcome.En}"),
            Contradiction.OtherStart => new(FormattableString.Invariant($"där är startdatum {later.Key.Start:yyyy-MM-dd}{twice.Sv}"), FormattableString.Invariant($"there the start date is {later.Key.Start:yyyy-MM-dd}{twice.En}")),
            Contradiction.OtherInsats => new($"där är insatsen {earlier.NameOf(later.Key.Insats)}{twice.Sv}", $"there the insats is {earlier.NameOf(later.Key.Insats)}{twice.En}"),
            Contradiction.NoError => new("där är deltagandet med utan Felregistrering", "there the participation is named without Felregistrering"),
            _ => throw new ArgumentOutOfRangeException(nameof(later)),
        };
    }
}
