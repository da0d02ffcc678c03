using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileRecordTooLong : IFileRule
{
    public Rule Rule { get; } = new("FILE_RECORD_TOO_LONG", Layer.File, Severity.RejectFile,
        Name: new("En rad är för lång", "A line is too long"),
        Message: new("Rad {0} är längre än {1} kB. Filen har kanske inga radbrytningar, eller ett citattecken som inte stängs.", "Line {0} is longer than {1} kB. The file may have no line breaks, or a quote that is not closed."),
        Action: new("Spara om filen från Excel som CSV UTF-8 och lämna den igen.", "Save the file again from Excel as CSV UTF-8 and deliver."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.RecordTooLong)
            findings.OnLine(Rule, file.Line, "", null, file.Line, FileLimits.RecordBytes / 1024);
    }
}
