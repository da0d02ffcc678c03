using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileTime : IFileRule
{
    public Rule Rule { get; } = new("FILE_TIME", Layer.File, Severity.RejectFile,
        Name: new("Filen tar för lång tid att läsa", "The file takes too long to read"),
        Message: new("Filen var inte läst efter {0} minuter, och läsningen avbröts så att andra filer inte får vänta. Inget ur den är mottaget.", "The file was not read after {0} minutes, and reading was ended so that other files need not wait. Nothing of it was taken."),
        Action: new("Kopiera bara tabellen till en ny arbetsbok och lämna den. Tar den också för lång tid, kontakta förvaltningen.", "Copy only the table to a new workbook and deliver that. If that takes too long as well, contact operations."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.TooSlow)
            findings.OnFile(Rule, FileLimits.Time.TotalMinutes);
    }
}
