using Cai.EsfReporting.Reports.Sheets;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>The report for Excel: a cover, contents, charts, and one table a sheet with numbers as numbers.</summary>
public sealed class ReportXlsx : IReportFormat
{
    public string FileName => "report.xlsx";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var title = report.Lead is { } lead
            ? new Text("{0} – utfall {1}", "{0} – outcomes of {1}").In(language, report.Project.Name, lead.InWords(language))
            : new Text("{0} – utfall till och med {1}", "{0} – outcomes up to and including {1}").In(language, report.Project.Name, report.AsOf);
        var subject = new Text("Utfallsrapport, {0}", "Outcome report, {0}").In(language, report.IsDraft ? report.EditionName().In(language) : report.Edition.Name().In(language).ToLower(language.Culture()));
        return Workbook.WriteAsync(stream, new(title, language) { Subject = subject }, SheetsOf(report, title, language), cancellation);
    }

    /// <summary>In the order of the tabs; what the edition does not tell, or the project does not have, has no sheet.</summary>
    private static IReadOnlyList<Sheet> SheetsOf(OutcomeReport report, string title, Language language)
    {
        var periods = PeriodsSheet.Of(report, language);
        Sheet?[] told =
        [
            report.Lead is null ? null : periods,
            ChartsSheet.Of(report, language),
            OutcomesSheet.Of(report, language),
            SitesSheet.Of(report, language),
            GoalsSheet.Of(report, language),
            MeasuresSheet.Of(report, language),
            YearsAsColumnsSheet.Of(report, language),
            YearsSheet.Of(report, language),
            PeriodsSheet.Years(report, language),
            report.Lead is null ? periods : null,
            ReasonsSheet.Of(report, language),
            MonthsSheet.Of(report, language),
            HistorySheet.Of(report, language),
            ChangesSheet.Of(report, language),
            WhatItTakesSheet.Of(report, language),
            ParticipantsSheet.Of(report, language),
            BreakdownsSheet.Of(report, language),
            TimeInProjectSheet.Of(report, language),
            FreePlacesSheet.Of(report, language),
            InflowSheet.Of(report, language),
            KeyFiguresSheet.Of(report, language),
            EsfSheet.Of(report, language),
            CompletenessSheet.Of(report, language),
            UntoldSheet.Of(report, language),
            SourcesSheet.Of(report, language),
            DeliveriesSheet.Of(report, language),
        ];
        var (back, cover) = (ContentsSheet.Link(language), CoverSheet.Of(report, title, language));
        var others = told.OfType<Sheet>().Prepend(cover).Select(sheet => sheet with { Back = back }).ToList();
        return [others[0], ContentsSheet.Of(others, language), .. others.Skip(1)];
    }
}
