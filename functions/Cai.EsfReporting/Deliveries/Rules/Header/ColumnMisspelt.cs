using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ColumnMisspelt : IHeaderRule
{
    public Rule Rule { get; } = new("COLUMN_MISSPELT", Layer.Header, Severity.Warning,
        Name: new("En rubrik är kanske felstavad", "A header may be misspelt"),
        Message: new("Kolumnen ”{0}” läses inte. Menas ”{1}”?", "The column “{0}” is not read. Is “{1}” meant?"),
        Action: new("Rätta rubriken om kolumnen ska räknas.", "Correct the header if the column should count."));

    /// <summary>One letter wrong, missing, added or swapped in a name of at least this many.</summary>
    private const int ShortestName = 5;

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header.Map is not { } map)
            return;
        foreach (var unknown in map.Unknown)
            if (header.Format.Columns.FirstOrDefault(card => !map.Has(card.Column) && card.Aliases.Prepend(card.Name).Any(name => IsNear(Folding.Fold(name), Folding.Fold(unknown)))) is { } meant)
                findings.OnLine(Rule, map.Line, meant.Name, null, OddCharacter.In(unknown), Masking.Mask(unknown), meant.Name);
    }

    private static bool IsNear(string name, string written)
    {
        if (name.Length < ShortestName || Math.Abs(name.Length - written.Length) > 1)
            return false;
        var start = 0;
        while (start < name.Length && start < written.Length && name[start] == written[start])
            start++;
        var end = 0;
        while (end < name.Length - start && end < written.Length - start && name[^(end + 1)] == written[^(end + 1)])
            end++;
        var (left, right) = (name[start..^end], written[start..^end]);
        return left.Length <= 1 && right.Length <= 1
            || left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0];
    }
}
