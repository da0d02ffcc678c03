using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AddressUnreadable : IFileRule
{
    public Rule Rule { get; } = new("ADDRESS_UNREADABLE", Layer.File, Severity.RejectFile,
        Name: new("Projekt, ort eller månad framgår inte", "Project, site or month is not told"),
        Message: new("Det framgår inte {0} filen ”{1}” gäller.", "It is not told {0} the file “{1}” is for."),
        Action: new("Lägg filen som projekt/ort/ÅÅÅÅ-MM.csv eller döp den till projekt_ort_ÅÅÅÅ-MM.csv, till exempel mia_tyreso_2018-08.csv.", "Put the file at project/site/YYYY-MM.csv or name it project_site_YYYY-MM.csv, for example mia_tyreso_2018-08.csv."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Address is null && file.Where?.Clash is null)
            findings.OnFile(Rule, Missing(file.Where), file.Where is { Name.Length: > 0 } where ? Masking.Mask(where.Name) : "–");
    }

    private static Choice Missing(FileAddress? where) => new(where switch
    {
        { Project: not null, Site: not null } => new("vilken månad", "which month"),
        { Project: not null, Month: not null } => new("vilken ort", "which site"),
        { Project: not null } => new("vilken ort och vilken månad", "which site and month"),
        _ => new("vilket projekt, vilken ort och vilken månad", "which project, site and month"),
    });
}
