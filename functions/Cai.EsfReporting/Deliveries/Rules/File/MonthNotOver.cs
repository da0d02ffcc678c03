namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A file that came before its month was over cannot tell all of it.</summary>
internal sealed class MonthNotOver : IFileRule
{
    public Rule Rule { get; } = new("MONTH_NOT_OVER", Layer.File, Severity.Warning,
        Name: new("Månaden är inte slut", "The month is not over"),
        Message: new("Filen kom före den sista {0} och är preliminär: den räknas, men månaden är inte färdiglämnad.", "The file came before {0} was over and is preliminary: it counts, but the month is not delivered for good."),
        Action: new("Lämna månaden igen när den är slut.", "Deliver the month again when it is over."));

    public void Check(FileFacts file, Findings findings)
    {
        // A file for a month outside the project is refused, and counts in no way.
        if (file is { Address: { } address, Project: { } project } && address.Month == Month.Of(file.Today) && address.IsPreliminaryOn(file.Today)
            && address.Month <= Month.Of(project.To))
            findings.OnFile(Rule, address.Month);
    }
}
