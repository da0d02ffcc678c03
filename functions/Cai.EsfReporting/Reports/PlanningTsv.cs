using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The form in which a planning system imports figures, as Stratsys takes it: <c>Enhet · Period · Mått · Värde</c>, a figure a row, with the Bedömning of what is assessed in a fifth column, separated by tabs, in UTF-8 with a byte order mark and with decimal
/// commas. A share is in per cent.
/// </summary>
internal static class PlanningTsv
{
    /// <summary>Writes the figures in their order, each once.</summary>
    public static async Task WriteAsync(Stream stream, Language language, IEnumerable<(string Unit, string Period, string Measure, decimal Value, string Assessment)> figures, CancellationToken cancellation)
    {
        await using var writer = new SpreadsheetCsv(stream, '\t', decimalComma: true);
        writer.WriteRow(new Text("Enhet", "Unit").In(language), new Text("Period", "Period").In(language), new Text("Mått", "Measure").In(language), new Text("Värde", "Value").In(language), new Text("Bedömning", "Assessment").In(language));
        foreach (var (unit, period, measure, value, assessment) in figures.DistinctBy(figure => (figure.Unit, figure.Period, figure.Measure)))
        {
            writer.WriteTexts(CellText.Line(unit, 250), CellText.Line(period, 250), CellText.Line(measure, 250));
            // A decimal remembers its zeros; the division takes them away.
            writer.Write(value.Scale == 0 ? value : value / 1.0000000000000000000000000000m);
            writer.Write(assessment);
            await writer.EndRowAsync(cancellation);
        }
    }
}
