using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>A month's report, written once more with what somebody has stated of it.</summary>
internal static class WrittenAgain
{
    /// <param name="answer">For machines: is told what the report left behind.</param>
    public static async Task WriteAsync(SharedOptions options, DataFolder folder, Project project, Month month, JObject answer, CancellationToken cancellation)
    {
        var (report, _, outdated) = await folder.Consolidator.WriteInternalAsync(await folder.Reporter.ReportAsync(project, month, cancellation: cancellation), options.Language, cancellation);
        options.Terminal.Show(outdated, answer);
        await folder.Consolidator.PublishAsync(report, options.Language, cancellation);
    }
}
