namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class MonthFuture : IFileRule
{
    public Rule Rule { get; } = new("MONTH_FUTURE", Layer.File, Severity.RejectFile,
        Name: new("Månaden är inte slut", "The month lies ahead"),
        Message: new("Filen gäller {0}, som ännu inte har börjat.", "The file is for {0}, which has not begun."),
        Action: new("Kontrollera månaden i filens namn.", "Check the month in the file’s name."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Address is { } address && address.Month > Month.Of(file.Today))
            findings.OnFile(Rule, address.Month);
    }
}
