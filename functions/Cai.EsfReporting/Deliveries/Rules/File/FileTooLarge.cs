using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileTooLarge : IFileRule
{
    public Rule Rule { get; } = new("FILE_TOO_LARGE", Layer.File, Severity.RejectFile,
        Name: new("Filen är för stor", "The file is too large"),
        Message: new("Filen är större än {0} MB.", "The file is larger than {0} MB."),
        Action: new("En månad från en ort är sällan mer än någon MB. Kontrollera att det är rätt fil.", "A site’s month is seldom more than a MB. Check that it is the right file."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.TooLarge)
            findings.OnFile(Rule, FileLimits.FileBytes / 1024 / 1024);
    }
}
