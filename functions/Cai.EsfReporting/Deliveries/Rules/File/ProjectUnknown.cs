using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ProjectUnknown : IFileRule
{
    public Rule Rule { get; } = new("PROJECT_UNKNOWN", Layer.File, Severity.RejectFile,
        Name: new("Okänt projekt", "Unknown project"),
        Message: new("Projektet ”{0}” finns inte i katalogen.", "The project “{0}” is not in the catalogue."),
        Action: new("Kontrollera mappens eller filens namn. Projektets id står i filformatet.", "Check the name of the folder or the file. Project ids are in the file format."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file is { Address: { } address, Project: null })
            findings.OnFile(Rule, Masking.Mask(address.Project));
    }
}
