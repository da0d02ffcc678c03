using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEmpty : IFileRule
{
    public Rule Rule { get; } = new("FILE_EMPTY", Layer.File, Severity.RejectFile,
        Name: new("Filen är tom", "The file is empty"),
        Message: new("Filen innehåller ingenting.", "The file holds nothing."),
        Action: new("Spara om filen och lämna den igen. Finns inget att rapportera: lämna en fil med bara rubrikraden.", "Save the file again and deliver it. Nothing to report: deliver a file with the header row only."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.Empty)
            findings.OnFile(Rule);
    }
}
