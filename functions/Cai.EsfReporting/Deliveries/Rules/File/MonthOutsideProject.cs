namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class MonthOutsideProject : IFileRule
{
    public Rule Rule { get; } = new("MONTH_OUTSIDE_PROJECT", Layer.File, Severity.RejectFile,
        Name: new("Månaden ligger utanför projektet", "The month is outside the project"),
        Message: new("Filen gäller {0}, men projektet pågår {1}–{2}.", "The file is for {0}, but the project runs {1}–{2}."),
        Action: new("Kontrollera månaden i filens namn.", "Check the month in the file’s name."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file is { Address: { } address, Project: { } project } && (address.Month < Month.Of(project.From) || address.Month > Month.Of(project.To)))
            findings.OnFile(Rule, address.Month, Month.Of(project.From), Month.Of(project.To));
    }
}
