using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileNotHandled : IFileRule
{
    public Rule Rule { get; } = new("FILE_NOT_HANDLED", Layer.File, Severity.RejectFile,
        Name: new("Filen kunde inte behandlas", "The file could not be handled"),
        Message: new("Behandlingen av filen misslyckades flera gånger. Felet ligger i systemet, inte nödvändigtvis i filen.", "Handling the file failed several times. The fault is in the system, not necessarily in the file."),
        Action: new("Lämna filen igen i morgon. Händer det på nytt, kontakta förvaltningen och uppge kvittensens nummer.", "Deliver the file again tomorrow. If it happens again, contact operations and give the receipt's number."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.NotHandled)
            findings.OnFile(Rule);
    }
}
