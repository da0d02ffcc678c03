namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>An empty list while people are enrolled is most often a wrong export.</summary>
internal sealed class NothingButEnrolled : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("NOTHING_BUT_ENROLLED", Layer.EarlierMonths, Severity.RejectFile,
        Name: new("Inget att rapportera, men personer är inskrivna", "Nothing to report, but people are enrolled"),
        Message: new("Filen säger att det inte finns något att rapportera, men {0} personer var inskrivna i {1}. Utan bekräftelse tas den inte emot.", "The file says that there is nothing to report, but {0} people were enrolled in {1}. It is not taken without confirmation."),
        Action: new("Lämna hela månadens lista, också dem som är kvar. Har alla verkligen slutat: lämna deras avslut, eller bekräfta filen, i portalen, med esf deliver --confirm, eller genom ordet bekraftad i namnet (2018-08-bekraftad.csv).", "Deliver the whole list of the month, those who are still there too. If everybody has in fact left: deliver their exits, or confirm the file, in the portal, with esf deliver --confirm, or by the word bekraftad in its name (2018-08-bekraftad.csv).")) { CanBeConfirmed = true };

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (Asks(earlier))
            earlier.Refuse(Rule, findings, earlier.Beside.OpenPeople, earlier.Beside.Before!.Value);
    }

    internal static bool Asks(Rules.EarlierMonths earlier) => earlier is { Rows: 0, Beside: { OpenPeople: > 0, Before: not null } };
}
