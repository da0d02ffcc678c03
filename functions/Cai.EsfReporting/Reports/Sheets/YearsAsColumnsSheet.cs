using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Indikatorer per år: years as columns and one row an indicator, at each level.</summary>
internal static class YearsAsColumnsSheet
{
    /// <summary>Null when nothing is told of any year.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var years = YearsAsColumns.Of(report);
        return years.Rows.Count == 0 ? null : new(T("Indikatorer per år", "Indicators by year"), T("Utfall år för år, mål, bedömning och trend", "Outcome year by year, target, assessment and trend"),
            [YearsAsColumns.About.In(language), T("Målet för påbörjade är den del av årets plan som tiden hittills motsvarar.", "The target of started is the part of the year's plan that the time so far amounts to."), .. report.UndeliveredInWords(report.Whole, language) is { Length: > 0 } undelivered ? [undelivered] : Array.Empty<string>(), .. years.Missing(report, language).Select(told => $"{YearsAsColumns.Heading(told.Column, language)}: {told.Missing}")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Indikator", "Indicator"), ColumnKind.LongText, 48),
                new(T("Enhet", "Unit"), ColumnKind.Text, 10),
                .. years.Columns.Select(column => new SheetColumn(YearsAsColumns.Heading(column, language), ColumnKind.OneDecimal, 18)),
                new(T("Mål", "Target"), ColumnKind.OneDecimal, 14),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
                new(T("Bedömningen gäller", "The assessment is of"), ColumnKind.Text, 24),
            ],
            years.Rows.Select(row => (IReadOnlyList<object?>)
            [
                row.Kind.Name().In(language), row.Of, row.NameIn(language), row.Unit.Name().In(language),
                .. row.Years.Select((year, i) => Told(year, years.Columns[i], row.Unit, language)),
                row.Latest?.Target is { } target ? Number(target, row.Unit) : row.Latest?.TargetIn(row.Unit, language) ?? Shown.NotApplicable,
                row.Latest?.AssessmentIn(language) ?? row.NotAssessed.In(language),
                row.Latest?.TrendIn(language), row.Latest?.Period.InWords(language),
            ]))
        {
            About = T("Åren som kolumner och en rad per indikator, på varje nivå, och nyckeltalen", "Years as columns and one row an indicator, at each level, and the key figures"),
            FrozenColumns = 3,
        };
    }

    /// <summary>A number where it is of the column's own period; otherwise in words with the period that it is of.</summary>
    private static object? Told(YearOutcome? year, Period column, FigureUnit unit, Language language) => year switch
    {
        null => null,
        { IsMissing: true } => UndeliveredWords.Word.In(language),
        { IsHidden: true } => Figures.Hidden,
        { Number: null, Ratio: not null } => Figures.Nothing,
        { Number: null } => year.Words,
        { Number: { } number } when year.Period == column => Number(number, unit),
        { Number: { } number } => $"{new FigureValue(number, "", unit).In(language)} ({year.Period.InWords(language)})",
    };

    /// <summary>With as many decimals as it was told with, but for what a division left.</summary>
    private static Formatted Number(decimal number, FigureUnit unit)
    {
        var shown = unit == FigureUnit.Percent ? number * 100 : number;
        var isInHundredths = shown != Math.Round(shown, 1) && shown == Math.Round(shown, 2);
        return new((double)number, unit == FigureUnit.Percent
            ? isInHundredths ? ColumnKind.PercentInHundredths : ColumnKind.Percent
            : shown == Math.Floor(shown) ? ColumnKind.Whole : isInHundredths ? ColumnKind.Hundredths : ColumnKind.OneDecimal);
    }
}
