using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports.Numbers;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The form in which a planning system imports figures, as Stratsys takes it: <c>Enhet · Period · Mått · Värde</c>, a figure a row, with the Bedömning of what is assessed in a fifth column, separated by tabs, in UTF-8 with a byte order mark and with decimal
/// commas. A share is in per cent.
/// </summary>
internal static class PlanningTsv
{
    /// <summary>Decimals of a number that was counted, as the report shows it, and of a share's target, as it is decided; a key figure is as it was told, but for what a division left.</summary>
    private const int OfCounted = 1, OfTarget = 2, OfTold = 4;

    /// <summary>Writes the figures in their order, each once.</summary>
    public static async Task WriteAsync(Stream stream, Language language, IEnumerable<(string Unit, string Period, string Measure, decimal Value, string Assessment)> figures, CancellationToken cancellation)
    {
        await using var writer = SpreadsheetCsv.Create(stream, '\t', decimalComma: true);
        writer.WriteHeader([new Text("Enhet", "Unit").In(language), new Text("Period", "Period").In(language), new Text("Mått", "Measure").In(language), new Text("Värde", "Value").In(language), new Text("Bedömning", "Assessment").In(language)]);
        foreach (var (unit, period, measure, value, assessment) in figures.DistinctBy(figure => (figure.Unit, figure.Period, figure.Measure)))
        {
            foreach (var text in (ReadOnlySpan<string>)[unit, period, measure])
                writer.WriteField(CellText.Line(text, 250));
            // A decimal remembers its zeros; the division takes them away.
            writer.WriteField(value / 1.0000000000000000000000000000m, default(ReadOnlySpan<char>));
            writer.WriteField(assessment);
            await writer.EndRecordAsync(cancellation);
        }
    }

    /// <summary>A share as its number, of how many, its per cent and its target; anything else as it is, with its target. What is assessed is the number itself.</summary>
    /// <param name="since">The time that is counted where no period is.</param>
    public static IEnumerable<(string Measure, decimal? Value, bool IsAssessed)> Measures(ReportNumber number, Text since, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var group = number.GroupName.In(language);
        var name = number.Name.In(language) + (group.Length > 0 ? $": {group}" : "") + (number is { Period: "", IsAtTheEnd: false } ? ", " + since.In(language) : "");
        var unit = number.Unit == Units.Share ? "%" : number.Part == Parts.KeyFigures && FigureUnits.Find(number.Unit) is { } figure ? figure.Name().In(language) : null;
        var (scale, target) = (number.Unit == Units.Share ? 100 : 1, number.IsHidden || (number.Part == Parts.KeyFigures && number.Value is null) ? null : number.Target);
        return
        [
            .. number.Unit == Units.Share ? [($"{name} ({T("antal", "number")})", number.Numerator, false), ($"{name} ({T("av antal", "of number")})", (decimal?)number.Denominator, false)] : Array.Empty<(string, decimal?, bool)>(),
            (unit is null ? name : $"{name} ({unit})", Round(number.Value * scale, OfCounted), true),
            // What is planned of those who start stands by itself.
            .. number is { Part: Parts.Periods, Unit: not Units.Share } ? Array.Empty<(string, decimal?, bool)>() : [(unit is null ? $"{name} ({T("mål", "target")})" : $"{name} ({T("mål", "target")}, {unit})", Round(target * scale, number.Unit == Units.Share ? OfTarget : OfCounted), false)],
        ];

        decimal? Round(decimal? value, int decimals) => value is { } told ? Math.Round(told, number.Part == Parts.KeyFigures ? OfTold : decimals, MidpointRounding.AwayFromZero) : null;
    }
}
