using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SiteUnknown : IFileRule
{
    public Rule Rule { get; } = new("SITE_UNKNOWN", Layer.File, Severity.RejectFile,
        Name: new("Okänd ort", "Unknown site"),
        Message: new("Orten ”{0}” finns inte i projektet {1}. Projektets orter är {2}.", "The site “{0}” is not in the project {1}. Its sites are {2}."),
        Action: new("Kontrollera mappens eller filens namn.", "Check the name of the folder or the file."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file is { Address: { IsKeyFigures: false } address, Project: { } project } && project.FindSite(address.Site) is null)
            findings.OnFile(Rule, Masking.Mask(address.Site), project.Id, string.Join(", ", project.Sites.Select(site => site.Id).Order(StringComparer.Ordinal)));
    }
}
