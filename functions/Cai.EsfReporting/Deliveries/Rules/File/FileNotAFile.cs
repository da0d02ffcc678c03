using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileNotAFile : IFileRule
{
    public Rule Rule { get; } = new("FILE_NOT_A_FILE", Layer.File, Severity.RejectFile,
        Name: new("Ingen vanlig fil", "Not a plain file"),
        Message: new("Det som lades i inkorgen är ingen vanlig fil utan en länk (genväg), en fil som också finns under ett annat namn (hård länk) eller något annat som leder någon annanstans. Det har inte öppnats.", "What was put in the inbox is no plain file but a link (shortcut), a file that also has another name (hard link), or something else that leads elsewhere. It has not been opened."),
        Action: new("Kopiera själva filen till inkorgen.", "Copy the file itself into the inbox."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.NotAFile)
            findings.OnFile(Rule);
    }
}
