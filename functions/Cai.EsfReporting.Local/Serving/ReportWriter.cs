using Cai.EsfReporting.Reports.Territories;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Makes the outdated reports again at start and after deliveries: when they pause, and at the latest a minute after the first.</summary>
/// <remarks>The internal editions: <see cref="ReportPublisher"/> makes the public ones after them, and keeps none of these waiting.</remarks>
internal sealed class ReportWriter(
    ServedFolder served, ServiceState state, ReportPublisher publisher, Language language, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ReportWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(1);

    private readonly Alarm alarm = new(clock);

    /// <summary>Something came that reports may be made of.</summary>
    public void Outdated() => alarm.Ring();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        served.Changed += (_, _) => Outdated();
        for (; ; )
        {
            var written = await state.TryAsync(Part.Reports, () => WriteAsync(stoppingToken), stoppingToken);
            publisher.Unpublished();
            if (await alarm.WaitAsync(written ? Timeout.InfiniteTimeSpan : Latest, stoppingToken))
            {
                var first = clock.GetUtcNow();
                while (await alarm.WaitAsync(Pause, stoppingToken) && clock.GetUtcNow() - first < Latest)
                {
                    // More has come.
                }
            }
        }
    }

    private async Task WriteAsync(CancellationToken stopping)
    {
        var folder = await served.ReadAsync(stopping);
        Log(await folder.OutdatedTerritories.DeleteAsync(stopping));
        await Each.DoAsync(folder.Catalogue.Projects, async project =>
        {
            foreach (var basis in await folder.Consolidator.OutdatedAsync(project, stopping))
            {
                // Another catalogue outdates what this one was to make: the next round makes it.
                if (await served.ReadAsync(stopping) != folder)
                    return;
                var report = await folder.Reporter.ReportAsync(project, basis.AsOf, cancellation: stopping);
                var (_, _, left) = await folder.Consolidator.WriteInternalAsync(report, language, stopping);
                Log(left);
                logger.LogInformation("Report of {Project} as of {AsOf}: {Deliveries} deliveries.", project.Id, basis.AsOf, report.Deliveries.Count);
            }
        });
    }

    private void Log(IReadOnlyList<OutdatedTerritory> outdated)
    {
        foreach (var territory in outdated)
            logger.LogInformation("{Told}", territory.Told.In(language));
    }
}
