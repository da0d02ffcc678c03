using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class RowsSwallowed : IHeaderRule, IRowRule, IFigureRule
{
    public Rule Rule { get; } = new("FILE_ROWS_SWALLOWED", Layer.Row, Severity.RejectFile,
        Name: new("Rader har blivit en enda cell", "Rows have become one cell"),
        Message: new("På rad {0} öppnar ett citattecken (\") en cell som stängs först på rad {1}. Rader som har hamnat inuti den och inte kan räknas: {2}.", "On line {0} a quote (\") opens a cell that is closed only on line {1}. Rows that have ended up in it and cannot count: {2}."),
        Action: new("Ta bort eller dubblera citattecknet på rad {0} och lämna filen igen. Enklast är att ta bort anteckningarna: de läses inte.", "Remove or double the quote on line {0} and deliver again. The simplest is to remove the notes: they are not read."));

    public void Check(HeaderFacts header, Findings findings) => Check(header.Map?.Swallowed, findings);

    public void Check(ParticipantRow row, Findings findings) => Check(row.Swallowed, findings);

    public void Check(FigureRow row, Findings findings) => Check(row.Swallowed, findings);

    private void Check(SwallowedRows? swallowed, Findings findings)
    {
        if (swallowed is var (first, last, rows))
            findings.OnLine(Rule, first, "", null, first, last, rows);
    }
}
