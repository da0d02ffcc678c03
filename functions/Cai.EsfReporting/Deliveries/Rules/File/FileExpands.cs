using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileExpands : IFileRule
{
    public Rule Rule { get; } = new("FILE_EXPANDS", Layer.File, Severity.RejectFile,
        Name: new("Filen packas upp till för mycket", "The file unpacks to too much"),
        Message: new("Arbetsboken packas upp till mer än {0} MB.", "The workbook unpacks to more than {0} MB."),
        Action: new("Kopiera bara tabellen till en ny arbetsbok och lämna den.", "Copy only the table to a new workbook and deliver that."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.Expands)
            findings.OnFile(Rule, FileLimits.UnpackedBytes / 1024 / 1024);
    }
}
