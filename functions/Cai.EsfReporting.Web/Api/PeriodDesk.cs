using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// Reports of periods, counted when somebody asks for one, of the deliveries as they stand. Nothing is kept of them but who took them out: a file that is asked for
/// twice is the same as long as the deliveries are. They are internal, since the hiding of small counts does not cover periods.
/// </summary>
public sealed class PeriodDesk(Reporter reporter, IDeliveryLog log, IReadOnlyList<IReportFormat> formats, AuditLog audit)
{
    /// <summary><c>report.xlsx</c> …</summary>
    public IReadOnlyList<string> Files { get; } = [.. formats.Select(format => format.FileName)];

    /// <summary>What can be asked for now; null when nothing is delivered.</summary>
    public async Task<PeriodChoices?> ChoicesAsync(Project project, CancellationToken cancellation) => PeriodChoices.Of(project, await log.ReadAsync(project.Id, cancellation));

    public async Task<AskedPeriod> AskAsync(Project project, string text, CancellationToken cancellation) => AskedPeriod.Of(text, project, await log.ReadAsync(project.Id, cancellation));

    /// <param name="period">One that can be told.</param>
    /// <param name="file">One of <see cref="Files"/>.</param>
    public async Task<byte[]> MakeAsync(Project project, Period period, string file, Language language, CancellationToken cancellation)
    {
        var report = await reporter.ReportAsync(project, period.Last, lead: period, cancellation: cancellation);
        using var content = new MemoryStream();
        await formats.Single(format => format.FileName == file).WriteAsync(report, language, content, cancellation);
        return content.ToArray();
    }

    /// <summary>The texts to copy of a period: those of its file.</summary>
    public async Task<IReadOnlyList<KitText>> TextsAsync(Project project, Period period, Language language, CancellationToken cancellation) =>
        TextsMarkdown.Read(Encoding.UTF8.GetString(await MakeAsync(project, period, TextsMarkdown.File, language, cancellation)));

    /// <summary>That somebody takes it out: under the name that <c>esf report --period</c> writes it at.</summary>
    public Task RecordAsync(Actor by, Project project, Period period, string file, CancellationToken cancellation) =>
        audit.DownloadAsync(by, $"reports/{project.Id}/{period.Last}/{Edition.Internal.Word()}/{period.Id}/{file}", cancellation);
}
