using Cai.EsfReporting.Reminders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Sends reminders and answers when they are written, and every hour in case somebody else has written some; waits longer and longer for a receiver that is away.</summary>
internal sealed class OutboxSender(ServedFolder folder, ServiceState state, Language language, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<OutboxSender> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Alarm alarm = new(clock);
    private volatile bool isAway;

    /// <summary>There may be something to send.</summary>
    public void Written() => alarm.Ring();

    /// <summary>A delivery was answered. A receiver that is away is not asked again for it: it has asked to be left alone, or is waited for.</summary>
    public void Answered()
    {
        if (!isAway)
            alarm.Ring();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        for (var away = 0; ;)
        {
            var run = OutboxRun.Nothing;
            var isDone = await state.TryAsync(Part.Outbox, async () => run = await (await folder.ReadAsync(stoppingToken)).Outbox.SendAsync(language, stoppingToken), stoppingToken);
            Tell(run);
            away = isDone && !run.IsAway ? 0 : away + 1;
            isAway = away > 0;
            await alarm.WaitAsync(Wait(away, run.RetryAfter), stoppingToken);
        }
    }

    /// <summary>One, two, four … minutes, or longer when the receiver asks for it; an hour when there is nothing to wait for.</summary>
    internal static TimeSpan Wait(int timesAway, TimeSpan? asked)
    {
        var wait = timesAway == 0 ? Longest : TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, timesAway - 1)));
        return asked > wait ? TimeSpan.FromTicks(Math.Min(asked.Value.Ticks, TimeSpan.FromDays(1).Ticks)) : wait;
    }

    private void Tell(OutboxRun run)
    {
        if (run.Sent > 0)
            logger.LogInformation("{Sent} reminders sent, {Waiting} wait.", run.Sent, run.Waiting);
        if (run.Mail is { Sent: > 0 } mail)
            logger.LogInformation("{Sent} mails sent, {Waiting} wait.", mail.Sent, mail.Waiting);
        foreach (var problem in run.Problems)
            logger.LogWarning("{Problem}", problem.In(language));
        state.Degrade(Part.Outbox, run.Problems.Any());
    }
}
