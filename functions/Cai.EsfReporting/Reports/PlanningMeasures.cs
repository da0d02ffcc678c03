using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports.Numbers;

namespace Cai.EsfReporting.Reports;

/// <summary>What the numbers of a report are called and come to in a planning system. A name is put together once: a national project has hundreds of thousands of numbers, of a hundred measures.</summary>
internal sealed class PlanningMeasures(Language language)
{
    /// <summary>Decimals of a number that was counted, as the report shows it, and of a share's target, as it is decided; a key figure is as it was told, but for what a division left.</summary>
    private const int OfCounted = 1, OfTarget = 2, OfTold = 4;

    private readonly Dictionary<(string Name, string Group, string Unit, bool IsKeyFigure, string? Since), Names> known = [];

    /// <summary>A share as its number, of how many, its per cent and its target; anything else as it is, with its target. What is assessed is the number itself.</summary>
    /// <param name="since">The time that is counted where no period is.</param>
    public IEnumerable<(string Measure, decimal Value, bool IsAssessed)> Of(ReportNumber number, Text since)
    {
        var (isShare, isKeyFigure, names) = (number.Unit == Units.Share, number.Part == Parts.KeyFigures, NamesOf(number, since));
        var scale = isShare ? 100 : 1;
        if (isShare && number.Numerator is { } count)
            yield return (names.Number, count, false);
        if (isShare && number.Denominator is { } of)
            yield return (names.OfNumber, of, false);
        if (number.Value is { } value)
            yield return (names.Itself, Round(value * scale, isKeyFigure ? OfTold : OfCounted), true);
        // What is planned of those who start stands by itself.
        if ((number.Part != Parts.Periods || isShare) && !number.IsHidden && !number.IsMissing && (!isKeyFigure || number.Value is not null) && number.Target is { } target)
            yield return (names.Target, Round(target * scale, isKeyFigure ? OfTold : isShare ? OfTarget : OfCounted), false);
    }

    private Names NamesOf(ReportNumber number, Text since)
    {
        var key = (number.Name.In(language), number.GroupName.In(language), number.Unit, number.Part == Parts.KeyFigures, number is { Period: "", IsAtTheEnd: false } ? since.In(language) : null);
        return known.TryGetValue(key, out var names) ? names : known[key] = NamesOf(key);
    }

    private Names NamesOf((string Name, string Group, string Unit, bool IsKeyFigure, string? Since) of)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var name = of.Name + (of.Group.Length > 0 ? $": {of.Group}" : "") + (of.Since is { } since ? ", " + since : "");
        var unit = of.Unit == Units.Share ? "%" : of.IsKeyFigure && FigureUnits.Find(of.Unit) is { } figure ? figure.Name().In(language) : null;
        return new($"{name} ({T("antal", "number")})", $"{name} ({T("av antal", "of number")})", unit is null ? name : $"{name} ({unit})", unit is null ? $"{name} ({T("mål", "target")})" : $"{name} ({T("mål", "target")}, {unit})");
    }

    private static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private sealed record Names(string Number, string OfNumber, string Itself, string Target);
}
