using Cai.EsfReporting.Deliveries.History;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>An outcome that was told is taken back.</summary>
internal sealed class EndWithdrawn : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("END_WITHDRAWN", Layer.EarlierMonths, Severity.Warning,
        Name: new("Avslut borttaget", "Exit withdrawn"),
        Message: new("Slutdatum {1} ({2}) stod på {0} och är borta: personen räknas som inskriven igen.", "The end date {1} ({2}) stood on {0} and is gone: the person counts as enrolled again."),
        Action: new("Är personen tillbaka behövs inget. Annars: fyll i slutdatum och avslutsorsak som förut.", "If the person is back nothing is needed. Otherwise: fill in the end date and exit reason as before."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, told) in earlier.Beside.Changed.Where(c => c is { Row.End: null, Earlier.IsError: false }))
            Add(row, told, told.Place);
        foreach (var (row, told) in earlier.Beside.Replaced.Withdrawn.Where(w => !w.Earlier.IsError))
            Add(row, told, told.PlaceInReplaced);

        void Add(StatedRow row, in ToldEarlier told, Choice place) =>
            findings.OnLine(Rule, row.Line, Column.End.Card().Name, row.Identity.ToString(), place, told.End!.Value, earlier.NameOf(told.Reason));
    }
}
