using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Web.Pages;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>A municipality's or a förbund's report as a page to read, print or keep.</summary>
public sealed class TerritoryHtml : ITerritoryFormat
{
    public string FileName => "report.html";

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation) =>
        HtmlFile.WriteAsync<TerritoryPage>(new() { [nameof(TerritoryPage.Report)] = report, [nameof(TerritoryPage.Language)] = language }, stream, cancellation);
}
