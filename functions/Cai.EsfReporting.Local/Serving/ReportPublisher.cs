using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Makes the public editions that are left, when all internal reports are written; what failed is tried again each minute.</summary>
internal sealed class ReportPublisher(ServedFolder served, ServiceState state, Language language, TimeProvider clock, ILogger<ReportPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Alarm alarm = new(clock);

    /// <summary>Reports were written that may be to be published.</summary>
    public void Unpublished() => alarm.Ring();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var isDone = true; ;)
        {
            await alarm.WaitAsync(isDone ? Timeout.InfiniteTimeSpan : Again, stoppingToken);
            // Deciding takes a processor for seconds: not that of whoever starts the host.
            isDone = await state.TryAsync(Part.Publishing, () => Task.Run(() => PublishAsync(stoppingToken), stoppingToken), stoppingToken);
        }
    }

    private async Task PublishAsync(CancellationToken stopping)
    {
        var folder = await served.ReadAsync(stopping);
        await Each.DoAsync(folder.Catalogue.Projects, async project =>
        {
            foreach (var basis in await folder.Consolidator.UnpublishedAsync(project, stopping))
            {
                // Another catalogue outdates the internal editions first: these are published after them.
                if (await served.ReadAsync(stopping) != folder)
                    return;
                var report = await folder.Reporter.ReportAsync(project, basis.AsOf, cancellation: stopping);
                var written = await folder.Consolidator.PublishAsync(report, language, stopping);
                logger.LogInformation("Public edition of {Project} as of {AsOf}: {Files} files.", project.Id, basis.AsOf, written.Count);
            }
        });
    }
}
