namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A wrong export must do no damage to the month that it replaces either: those who left count too, whom no other month need name.</summary>
internal sealed class MostDropped : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PEOPLE_DROPPED", Layer.EarlierMonths, Severity.RejectFile,
        Name: new("Många i den fil som ersätts nämns inte längre", "Many in the file that is replaced are no longer named"),
        Message: new("{0} av {1} personer i den fil som ersätts (mottagen {2}) nämns inte i den här. Vid mer än 20 procent (och minst fem), eller när filen är tom, tas den inte emot utan bekräftelse, så att en felaktig export inte gör skada.", "{0} of the {1} people in the file that is replaced (received {2}) are not named in this one. Above 20 per cent (and at least five), or when the file is empty, it is not taken without confirmation, so that a wrong export does no damage."),
        Action: new("Kontrollera att filen är hela månadens lista, med dem som har slutat. Är den rätt: bekräfta den, i portalen, med esf deliver --confirm, eller genom ordet bekraftad i namnet (2018-08-bekraftad.csv).", "Check that the file is the whole list of the month, with those who left. If it is right: confirm it, in the portal, with esf deliver --confirm, or by the word bekraftad in its name (2018-08-bekraftad.csv).")) { CanBeConfirmed = true };

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier is { Replaced: { } replaced, Beside.Replaced: { DroppedPeople: > 0 } beside } && IsMost(earlier.Rows, beside) && !NothingButEnrolled.Asks(earlier) && !MostVanished.Asks(earlier))
            earlier.Refuse(Rule, findings, beside.DroppedPeople, beside.People, StockholmTime.Show(replaced.Id.ReceivedAt));
    }

    private static bool IsMost(int rows, History.BesideReplaced beside) =>
        rows == 0 || beside.DroppedPeople >= MostVanished.Least && beside.DroppedPeople * 5L > beside.People;
}
