using System.Globalization;
using Cai.EsfReporting.Deliveries.History;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A file replaces the month’s earlier one whole: whoever only that named is gone.</summary>
internal sealed class RowsDropped : IEarlierMonthsRule
{
    /// <summary>So many lines stand in the text; the rest are counted.</summary>
    private const int MostLines = 30;

    public Rule Rule { get; } = new("ROWS_DROPPED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Rader i den fil som ersätts är borta", "Rows of the file that is replaced are gone"),
        Message: new("Filen ersätter den som togs emot {0}. Deltaganden som stod i den och inte nämns här: {1}, {2}.", "The file replaces the one received {0}. Participations that stood in it and are not named here: {1}, {2}."),
        Action: new("Är det meningen behövs inget. Annars: ta med raderna igen, också de avslutade, och lämna filen igen.", "If that is meant nothing is needed. Otherwise: state the rows again, those who left too, and deliver the file again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier is { Replaced: { } replaced, Beside.Replaced.Dropped: { Count: > 0 } dropped })
            findings.OnFile(Rule, StockholmTime.Show(replaced.Id.ReceivedAt), dropped.Count, Lines(dropped));
    }

    private static Choice Lines(IReadOnlyList<(ToldKey Key, ToldEarlier Earlier)> dropped)
    {
        List<int> lines = [.. dropped.Select(d => d.Earlier.Line).OfType<int>()];
        if (lines.Count == 0)
            return new(new("på okända rader", "on lines that are not known"));
        var shown = string.Join(", ", lines.Take(MostLines).Select(line => line.ToString(CultureInfo.InvariantCulture)));
        var more = dropped.Count - Math.Min(lines.Count, MostLines);
        return new(new($"på rad {shown}{(more > 0 ? $" och {more} till" : "")}", $"on {(dropped.Count == 1 ? "line" : "lines")} {shown}{(more > 0 ? $" and {more} more" : "")}"));
    }
}
