using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileBeyondExcel : IFileRule
{
    public Rule Rule { get; } = new("FILE_BEYOND_EXCEL", Layer.File, Severity.RejectFile,
        Name: new("Arbetsboken är för stor inuti", "The workbook is too large within"),
        Message: new("Arbetsboken har mer än {0}, och läses inte.", "The workbook has more than {0}, and is not read."),
        Action: new("Kopiera bara tabellen till en ny arbetsbok och lämna den.", "Copy only the table to a new workbook and deliver that."));

    public void Check(FileFacts file, Findings findings)
    {
        if (Most(file.Fault) is { } most)
            findings.OnFile(Rule, new Choice(most));
    }

    private static Text? Most(FileFault fault) => fault switch
    {
        FileFault.TooManyParts => new($"{FileLimits.PackageParts} delar i sitt paket", $"{FileLimits.PackageParts} parts in its package"),
        FileFault.TooManyTexts => new(
            $"{FileLimits.SharedTextBytes / 1024 / 1024} MB text, {FileLimits.SharedTexts / 1_000_000} miljoner texter, eller en text med fler tecken än en cell i Excel rymmer",
            $"{FileLimits.SharedTextBytes / 1024 / 1024} MB of text, {FileLimits.SharedTexts / 1_000_000} million texts, or a text with more characters than a cell in Excel holds"),
        FileFault.TooManyStyles => new($"{FileLimits.CellStyles / 1000} 000 format", $"{FileLimits.CellStyles / 1000},000 formats"),
        FileFault.TooManyMerges => new("en miljon sammanfogade celler", "a million merged cells"),
        _ => null,
    };
}
