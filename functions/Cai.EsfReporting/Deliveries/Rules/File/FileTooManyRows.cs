using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileTooManyRows : IFileRule
{
    public Rule Rule { get; } = new("FILE_TOO_MANY_ROWS", Layer.File, Severity.RejectFile,
        Name: new("Filen har för många rader", "The file has too many rows"),
        Message: new("Filen har fler än {0} rader, så många som ett Excelblad rymmer.", "The file has more than {0} rows, as many as an Excel sheet holds."),
        Action: new("Kontrollera att det är rätt fil.", "Check that it is the right file."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.TooManyRows)
            findings.OnFile(Rule, FileLimits.Rows);
    }
}
