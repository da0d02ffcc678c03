namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Another site’s file under this site’s name would count its people twice.</summary>
internal sealed class OtherSitesPeople : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("OTHER_SITES_PEOPLE", Layer.EarlierMonths, Severity.RejectFile,
        Name: new("Personerna hör till en annan ort", "The people belong to another site"),
        Message: new("{0} av filens {1} personer är inskrivna i {2} och har aldrig nämnts här. Utan bekräftelse tas filen inte emot.", "{0} of the file’s {1} people are enrolled in {2} and have never been named here. The file is not taken without confirmation."),
        Action: new("Kontrollera att det är rätt orts fil. Har personerna bytt ort: bekräfta filen, i portalen, med esf deliver --confirm, eller genom ordet bekraftad i namnet (2018-08-bekraftad.csv).", "Check that it is the right site’s file. If the people have changed site: confirm the file, in the portal, with esf deliver --confirm, or by the word bekraftad in its name (2018-08-bekraftad.csv).")) { CanBeConfirmed = true };

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier.Beside.Elsewhere is { } elsewhere)
            earlier.Refuse(Rule, findings, elsewhere.People, elsewhere.Of, earlier.Project.FindSite(elsewhere.Site)?.Name ?? elsewhere.Site);
    }
}
