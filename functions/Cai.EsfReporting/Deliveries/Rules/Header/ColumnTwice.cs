using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ColumnTwice : IHeaderRule
{
    public Rule Rule { get; } = new("COLUMN_TWICE", Layer.Header, Severity.RejectFile,
        Name: new("En kolumn finns två gånger", "A column stands twice"),
        Message: new("Rubrikerna ”{0}” och ”{1}” betyder samma kolumn.", "The headers “{0}” and “{1}” mean the same column."),
        Action: new("Ta bort den ena kolumnen eller ge den en annan rubrik.", "Remove one of the columns or give it another header."));

    public void Check(HeaderFacts header, Findings findings)
    {
        foreach (var (column, first, second) in header.Map?.Twice ?? [])
            findings.OnLine(Rule, header.Map!.Line, column.Card().Name, null, Masking.Mask(first), Masking.Mask(second));
    }
}
