using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>A month's report, written once more with what somebody has stated of it.</summary>
internal static class WrittenAgain
{
    public static async Task WriteAsync(SharedOptions options, DataFolder folder, Project project, Month month, CancellationToken cancellation)
    {
        var (report, _, outdated) = await folder.Consolidator.WriteInternalAsync(await folder.Reporter.ReportAsync(project, month, cancellation: cancellation), options.Language, cancellation);
        options.Terminal.Show(outdated);
        await folder.Consolidator.PublishAsync(report, options.Language, cancellation);
    }
}
