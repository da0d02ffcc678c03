using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEncoding : IFileRule
{
    public Rule Rule { get; } = new("FILE_ENCODING", Layer.File, Severity.Warning,
        Name: new("Gammal teckenkodning", "Old character encoding"),
        Message: new("Filen är inte UTF-8. Den har lästs som {0}, och då blir å, ä och ö rätt.", "The file is not UTF-8. It was read as {0}; å, ä and ö come out right then."),
        Action: new("Inget behöver göras nu. Spara som ”CSV UTF-8” nästa gång, så uteblir varningen.", "Nothing needs to be done now. Save as “CSV UTF-8” next time, and there is no warning."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Text.Trouble == TextTrouble.OtherEncoding)
            findings.OnFile(Rule, new Choice(file.Text.Name));
    }
}
