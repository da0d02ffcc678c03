namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SameFileAsAnotherMonth : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("FILE_SAME_AS_OTHER_MONTH", Layer.EarlierMonths, Severity.Warning,
        Name: new("Samma fil som för en annan månad", "The same file as for another month"),
        Message: new("Filen är identisk med den som lämnades för {0}.", "The file is identical to the one delivered for {0}."),
        Action: new("Kontrollera att det är rätt månads fil.", "Check that it is the right month’s file."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        var same = earlier.Current.Where(d => earlier.File.IsOf(d) && d.Rows > 0 && d.Address.Month != earlier.Address.Month).Select(d => d.Address.Month);
        if (same.Any())
            findings.OnFile(Rule, Rules.EarlierMonths.Join(same));
    }
}
