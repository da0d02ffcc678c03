using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Asks the daily question at start, and then every day at six in the morning, Swedish time.</summary>
internal sealed class DailyRun(ServedFolder folder, ServiceState state, OutboxSender outbox, ReportPublisher publisher, Language language, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<DailyRun> logger) : BackgroundService
{
    /// <summary>Looked at so often, for a machine that has slept does not know that it is late.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        for (var next = clock.GetUtcNow(); ; await Task.Delay(Glance, clock, stoppingToken))
            if (clock.GetUtcNow() is var now && now >= next)
                next = await state.TryAsync(Part.Deadlines, () => RunAsync(now, stoppingToken), stoppingToken) ? NextAfter(now) : now + AfterFailure;
    }

    /// <summary>Six in the morning, Swedish time: the next one after a moment.</summary>
    internal static DateTimeOffset NextAfter(DateTimeOffset moment)
    {
        var today = StockholmTime.DayOf(moment);
        return SixOn(today) is var six && six > moment ? six : SixOn(today.AddDays(1));
    }

    private static DateTimeOffset SixOn(DateOnly day) => StockholmTime.At(day, new(6, 0));

    private async Task RunAsync(DateTimeOffset now, CancellationToken stopping)
    {
        try
        {
            foreach (var item in await (await folder.ReadAsync(stopping)).Preparation.RunAsync(now, language, cancellation: stopping))
                logger.LogInformation("Done for {Deadline} of {Project}: {Item}.", item.Deadline.Id, item.Project.Id, item.Id);
        }
        finally
        {
            // What was written before a failure can be sent. What was frozen outdates the drafts that differ from it.
            outbox.Written();
            publisher.Unpublished();
        }
    }
}
