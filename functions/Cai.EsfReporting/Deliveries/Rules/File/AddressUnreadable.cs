namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AddressUnreadable : IFileRule
{
    public Rule Rule { get; } = new("ADDRESS_UNREADABLE", Layer.File, Severity.RejectFile,
        Name: new("Projekt, ort och månad framgår inte", "Project, site and month are not told"),
        Message: new("Det framgår inte vilket projekt, vilken ort och vilken månad filen gäller.", "It is not told which project, site and month the file is for."),
        Action: new("Lägg filen som projekt/ort/ÅÅÅÅ-MM.csv eller döp den till projekt_ort_ÅÅÅÅ-MM.csv, till exempel mia_tyreso_2018-08.csv.", "Put the file at project/site/YYYY-MM.csv or name it project_site_YYYY-MM.csv, for example mia_tyreso_2018-08.csv."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Address is null)
            findings.OnFile(Rule);
    }
}
