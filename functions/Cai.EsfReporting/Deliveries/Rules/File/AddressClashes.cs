using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AddressClashes : IFileRule
{
    public Rule Rule { get; } = new("ADDRESS_CLASHES", Layer.File, Severity.RejectFile,
        Name: new("Mappen och filnamnet säger olika", "The folder and the file’s name disagree"),
        Message: new("Mappen säger {0}, men filnamnet ”{2}” säger {1}.", "The folder says {0}, but the file’s name “{2}” says {1}."),
        Action: new("Lägg filen i rätt mapp, eller ge den rätt namn.", "Put the file in the right folder, or give it the right name."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Where is { Clash: var (folder, name) } where)
            findings.OnFile(Rule, folder, name, Masking.Mask(where.Name));
    }
}
