using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileSetAside : IFileRule
{
    public Rule Rule { get; } = new("FILE_SET_ASIDE", Layer.File, Severity.RejectFile,
        Name: new("Filen kunde inte läsas klart", "The file could not be read to its end"),
        Message: new("Att läsa filen tog för lång tid eller för mycket minne och avbröts. Den är lagd åt sidan, så att andras filer kan tas emot.", "Reading the file took too much time or memory and was broken off. It is set aside, so that others' files can be received."),
        Action: new("Kopiera tabellen till en ny arbetsbok, eller spara den som csv, och lämna den filen. Hjälper det inte, kontakta förvaltningen och uppge kvittensens nummer.", "Copy the table to a new workbook, or save it as csv, and deliver that file. If it does not help, contact operations and give the receipt's number."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.SetAside)
            findings.OnFile(Rule);
    }
}
