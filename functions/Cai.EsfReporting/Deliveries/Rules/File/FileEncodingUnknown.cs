using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEncodingUnknown : IFileRule
{
    public Rule Rule { get; } = new("FILE_ENCODING_UNKNOWN", Layer.File, Severity.RejectFile,
        Name: new("Teckenkodningen går inte att avgöra", "The character encoding cannot be told"),
        Message: new("Filen är inte UTF-8, och å, ä och ö är skrivna på mer än ett sätt. Lästa på fel sätt skulle de ge andra insatser än de som menas.", "The file is not UTF-8, and å, ä and ö are written in more ways than one. Read in the wrong way they would make other insatser than are meant."),
        Action: new("Öppna uppgifterna där de kommer ifrån och spara som Excel-arbetsbok (.xlsx) eller CSV UTF-8.", "Open the data where they come from and save as Excel workbook (.xlsx) or CSV UTF-8."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Text.Trouble == TextTrouble.Unrecognised)
            findings.OnFile(Rule);
    }
}
