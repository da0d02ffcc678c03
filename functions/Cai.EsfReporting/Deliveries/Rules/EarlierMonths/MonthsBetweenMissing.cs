namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Who vanished over months that were not delivered may have ended in them.</summary>
internal sealed class MonthsBetweenMissing : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("MONTHS_BETWEEN_MISSING", Layer.EarlierMonths, Severity.Warning,
        Name: new("Månader emellan saknas", "Months between are missing"),
        Message: new("{0} personer som var inskrivna i {1} nämns inte längre, och {2} har inte lämnats. De kan ha avslutats då.", "{0} people who were enrolled in {1} are no longer named, and {2} has not been delivered. They may have ended then."),
        Action: new("Lämna {2} med deras avslut, eller ta med dem här.", "Deliver {2} with their exits, or state them here."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier.Beside is { Vanished: { Count: > 0 } vanished, Before: { } before } beside && beside.Between(earlier.Address.Month) is { Count: > 0 } missing)
            findings.OnFile(Rule, vanished.Count, before, Rules.EarlierMonths.Join(missing));
    }
}
