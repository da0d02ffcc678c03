using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileCellTooLong : IFileRule
{
    public Rule Rule { get; } = new("FILE_CELL_TOO_LONG", Layer.File, Severity.RejectFile,
        Name: new("En cell har för mycket text", "A cell has too much text"),
        Message: new("På rad {0} finns en cell med mer text än {1} kB, som en cell i Excel rymmer, eller cellerna har tillsammans mer än {2} kB.", "On line {0} a cell has more text than the {1} kB that a cell in Excel holds, or its cells have more than {2} kB together."),
        Action: new("Ta bort texten och lämna filen igen.", "Remove the text and deliver the file again."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.CellTooLong)
            findings.OnLine(Rule, file.Line, "", null, file.Line, FileLimits.CellBytes / 1024, FileLimits.RowBytes / 1024);
    }
}
