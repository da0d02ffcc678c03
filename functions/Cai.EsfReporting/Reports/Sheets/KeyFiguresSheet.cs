using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Nyckeltal: figures as they were delivered, held against their targets.</summary>
internal static class KeyFiguresSheet
{
    /// <summary>Null when none was delivered.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var isInternal = report.Edition == Edition.Internal;
        return report.Figures.Count == 0 ? null : new(T("Nyckeltal", "Key figures"), T("Nyckeltal", "Key figures"),
            [T("Levererade som de är: de räknas inte på deltagarna. Ett mål för ett helt år är omräknat till periodens del.", "Delivered as they are: they are not counted from participants. A target for a whole year is pro-rated to the period.")],
            [
                new(T("Nyckeltal", "Key figure"), ColumnKind.Text, 48),
                new(T("Ort", "Site"), ColumnKind.Text, 20),
                new(T("Period", "Period"), ColumnKind.Text, 18),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Tal", "Number"), ColumnKind.OneDecimal, 12),
                new(T("Enhet", "Unit"), ColumnKind.Text, 10),
                new(T("I ord", "In words"), ColumnKind.LongText, 32),
                new(T("Mål för perioden", "Target for the period"), ColumnKind.Text, 14),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
                new(T("Källa", "Source"), ColumnKind.LongText, 50),
                .. isInternal ? (SheetColumn[])[new(T("Kommentar", "Comment"), ColumnKind.LongText, 40)] : [],
            ],
            report.Figures.Select(f => (IReadOnlyList<object?>)
            [
                f.Told.Figure.Name.In(language), f.Told.Site?.Name ?? report.Project.Name, f.Told.Period.Id,
                f.Told.Figure.Unit == FigureUnit.Percent ? f.Told.Number : null,
                f.Told.Figure.Unit == FigureUnit.Percent ? null : f.Told.Number,
                f.Told.Figure.Unit.Name().In(language),
                f.Told.Words,
                f.Target(language) ?? Shown.NotApplicable,
                f.IsFulfilled ? f.AssessmentName(language) : Shown.Assessment(f.Assessment is not null, f.Assessment, language).WithNear(f.Near(report.Project), language),
                f.TrendIn(language),
                f.Told.Figure.Source,
                .. isInternal ? (object?[])[f.Told.Comment] : [],
            ]))
        {
            About = T("Levererade nyckeltal med mål, bedömning och trend", "Delivered key figures with target, assessment and trend"),
            FrozenColumns = 1,
        };
    }
}
