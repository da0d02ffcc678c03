namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileEncoding : IFileRule
{
    public Rule Rule { get; } = new("FILE_ENCODING", Layer.File, Severity.Warning,
        Name: new("Gammal teckenkodning", "Old character encoding"),
        Message: new("Filen är inte UTF-8. Den har lästs som Windows-1252, som är vad svenska Excel menar med ”CSV”.", "The file is not UTF-8. It was read as Windows-1252, which is what Swedish Excel means by “CSV”."),
        Action: new("Kontrollera att å, ä och ö ser rätt ut i anmärkningarna. Spara gärna som ”CSV UTF-8” nästa gång.", "Check that å, ä and ö look right in the findings. Prefer “CSV UTF-8” next time."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.IsWindows1252)
            findings.OnFile(Rule);
    }
}
