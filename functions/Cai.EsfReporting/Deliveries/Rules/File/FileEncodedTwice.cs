using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEncodedTwice : IFileRule
{
    public Rule Rule { get; } = new("FILE_ENCODED_TWICE", Layer.File, Severity.Warning,
        Name: new("Å, ä och ö har blivit andra tecken", "Å, ä and ö have become other characters"),
        Message: new("Ett program har läst filen med fel teckenkodning och sparat den så (”Ã¤” för ”ä”). Den har lästs som den var menad.", "A program has read the file with the wrong character encoding and saved it so (“Ã¤” for “ä”). It was read as it was meant."),
        Action: new("Kontrollera att å, ä och ö är rätt i det som räknas, och exportera filen på nytt nästa gång i stället för att öppna och spara den.", "Check that å, ä and ö are right in what counts, and export the file anew next time instead of opening and saving it."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Text.Trouble == TextTrouble.EncodedTwice && file.Line == 0)
            findings.OnLine(Rule, file.Text.Line, "", null);
    }
}
