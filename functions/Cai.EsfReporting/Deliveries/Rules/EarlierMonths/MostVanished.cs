namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A wrong export must do no damage: asked only where the month just before was delivered.</summary>
internal sealed class MostVanished : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PEOPLE_VANISH", Layer.EarlierMonths, Severity.RejectFile,
        Name: new("Många inskrivna nämns inte längre", "Many who were enrolled are no longer named"),
        Message: new("{0} av {1} som var inskrivna i {2} nämns inte i filen. Vid mer än 20 procent (och minst fem) tas den inte emot utan bekräftelse, så att en felaktig export inte gör skada.", "{0} of the {1} who were enrolled in {2} are not named in the file. Above 20 per cent (and at least five) it is not taken without confirmation, so that a wrong export does no damage."),
        Action: new("Kontrollera att filen är hela månadens lista. Är den rätt: bekräfta den, i portalen, med esf deliver --confirm, eller genom ordet bekraftad i namnet (2018-08-bekraftad.csv).", "Check that the file is the whole list of the month. If it is right: confirm it, in the portal, with esf deliver --confirm, or by the word bekraftad in its name (2018-08-bekraftad.csv).")) { CanBeConfirmed = true };

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (Asks(earlier))
            earlier.Refuse(Rule, findings, earlier.Beside.Vanished.Count, earlier.Beside.OpenPeople, earlier.Beside.Before!.Value);
    }

    internal static bool Asks(Rules.EarlierMonths earlier) =>
        earlier is { Rows: > 0, Beside: { Vanished.Count: >= Least } beside } && beside.Before == earlier.Address.Month.Add(-1) && beside.Vanished.Count * 5L > beside.OpenPeople;

    /// <summary>Fewer than so many people are an ordinary month at a small site.</summary>
    internal const int Least = 5;
}
