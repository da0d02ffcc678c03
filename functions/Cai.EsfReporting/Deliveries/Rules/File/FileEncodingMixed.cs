using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEncodingMixed : IFileRule
{
    public Rule Rule { get; } = new("FILE_ENCODING_MIXED", Layer.File, Severity.Warning,
        Name: new("Tecken i en annan kodning än filens", "Characters in another encoding than the file’s"),
        Message: new("Raden har tecken som inte är UTF-8, fast filen är det. De har lästs som Windows-1252 och kan ha blivit andra än de var.", "The line has characters that are not UTF-8, although the file is. They were read as Windows-1252 and may have become others than they were."),
        Action: new("Kontrollera å, ä, ö och é på raden.", "Check å, ä, ö and é on the line."));

    /// <summary>Asked before rows are read, and not again after.</summary>
    public void Check(FileFacts file, Findings findings)
    {
        if (file.Text.Trouble == TextTrouble.Mixed && file.Line == 0)
            foreach (var line in file.Text.InvalidLines)
                findings.OnLine(Rule, line, "", null);
    }
}
