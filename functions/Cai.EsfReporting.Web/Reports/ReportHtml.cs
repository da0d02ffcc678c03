using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Pages;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>The report as a page for a board: read on a screen of any width, printed on A4, or kept as a file.</summary>
public sealed class ReportHtml : IReportFormat
{
    public string FileName => "report.html";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation) =>
        HtmlFile.WriteAsync<ReportPage>(
            new() { [nameof(ReportPage.Report)] = report, [nameof(ReportPage.Language)] = language }, stream, cancellation);
}
