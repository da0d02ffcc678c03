using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileDamaged : IFileRule
{
    public Rule Rule { get; } = new("FILE_DAMAGED", Layer.File, Severity.RejectFile,
        Name: new("Filen är skadad", "The file is damaged"),
        Message: new("Arbetsboken går inte att läsa; den är skadad eller avbruten.", "The workbook cannot be read; it is damaged or cut short."),
        Action: new("Öppna den i Excel, spara om den och lämna igen.", "Open it in Excel, save it again and deliver."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.Damaged)
            findings.OnFile(Rule);
    }
}
