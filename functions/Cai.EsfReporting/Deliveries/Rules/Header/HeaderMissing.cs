using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class HeaderMissing : IHeaderRule
{
    /// <summary>Headers of the file that are quoted.</summary>
    private const int Quoted = 12;

    public Rule Rule { get; } = new("HEADER_MISSING", Layer.Header, Severity.RejectFile,
        Name: new("En rubrik saknas", "A header is missing"),
        Message: new("Rubrik som saknas: {0}. Raden med rubriker lyder ”{1}”.", "Missing header: {0}. The row of headers reads “{1}”."),
        Action: new(
            "Lägg till kolumnen eller rätta dess rubrik, på svenska, och lämna filen igen. Rubriken får också heta: {2}. Mallen har alla rubriker färdiga.",
            "Add the column or correct its header, in Swedish, and deliver again. The header may also be: {2}. The template has every header."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header.Map is { } map)
            foreach (var column in header.Format.Missing(map.Has))
                Report([column], map, findings);
        else
            Report(header.Format.Least, header.FirstRow, findings);
    }

    private void Report(IReadOnlyList<Column> missing, ColumnMap? row, Findings findings)
    {
        var cards = missing.Select(column => column.Card()).ToList();
        var read = string.Join("; ", row?.Header.Where(cell => cell.Length > 0).Take(Quoted).Select(Masking.Mask) ?? []);
        findings.OnLine(Rule, row?.Line ?? 0, cards is [var one] ? one.Name : "", null, OddCharacter.In(string.Join(' ', row?.Header ?? [])),
            string.Join(", ", cards.Select(card => card.Name)), read.Length == 0 ? "–" : read, string.Join(", ", cards.SelectMany(card => card.Aliases)));
    }
}
