using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FilePassword : IFileRule
{
    public Rule Rule { get; } = new("FILE_PASSWORD", Layer.File, Severity.RejectFile,
        Name: new("Filen är lösenordsskyddad", "The file is protected by a password"),
        Message: new("Arbetsboken är krypterad med lösenord och kan inte läsas.", "The workbook is encrypted with a password and cannot be read."),
        Action: new("Ta bort lösenordet i Excel (Arkiv, Information, Skydda arbetsbok) och lämna filen igen.", "Remove the password in Excel (File, Info, Protect Workbook) and deliver again."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.Password)
            findings.OnFile(Rule);
    }
}
