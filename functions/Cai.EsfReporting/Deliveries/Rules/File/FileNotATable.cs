using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileNotATable : IFileRule
{
    public Rule Rule { get; } = new("FILE_NOT_A_TABLE", Layer.File, Severity.RejectFile,
        Name: new("Inte en csv- eller Excelfil", "Not a csv or Excel file"),
        Message: new("Filens innehåll är varken csv eller xlsx, vad den än heter.", "The file’s content is neither csv nor xlsx, whatever it is called."),
        Action: new("Öppna uppgifterna i Excel och spara som Excel-arbetsbok (.xlsx) eller CSV UTF-8.", "Open the data in Excel and save as Excel workbook (.xlsx) or CSV UTF-8."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.NotATable)
            findings.OnFile(Rule);
    }
}
