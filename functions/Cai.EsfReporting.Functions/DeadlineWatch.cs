using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Reminders;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>Does what is due, sends the reminders, and measures how many sites have not delivered what a deadline wants.</summary>
public sealed class DeadlineWatch(
    ReportingCatalogue catalogue, IDeliveryLog log, Preparation preparation, Outbox outbox, PipelineMeter meter, TimeProvider clock, ILogger<DeadlineWatch> logger)
{
    /// <summary>Deadlines further away are nobody's worry yet.</summary>
    private const int DaysAhead = 31;

    /// <param name="withPassed">Whether to freeze as well what was missed for so long that no daily run takes it up.</param>
    public Task PrepareAsync(bool withPassed, CancellationToken cancellation) => Each.DoAsync<Func<CancellationToken, Task>>([cancelled => DoWhatIsDueAsync(withPassed, cancelled), MeasureAsync, SendAsync], part => part(cancellation));

    /// <summary>Sends what waits; what is not taken stays, and the next run goes on with it.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        var run = await outbox.SendAsync(Language.Sv, cancellation);
        meter.RemindersSent(run);
        foreach (var problem in run.Problems)
            logger.LogError("{Problem}", problem.En);
    }

    private async Task DoWhatIsDueAsync(bool withPassed, CancellationToken cancellation)
    {
        foreach (var item in await preparation.RunAsync(clock.GetUtcNow(), Language.Sv, withPassed, cancellation))
            logger.LogInformation("Done for {Deadline} of {Project}: {Item}.", item.Deadline.Id, item.Project.Id, item.Id);
    }

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        var today = StockholmTime.DayOf(clock.GetUtcNow());
        foreach (var project in catalogue.Projects)
        {
            var accepted = (await log.ReadAsync(project.Id, cancellation)).Of(DeliveryKind.Participants).Where(d => d is { IsAccepted: true, IsPreliminary: false }).Select(d => (d.Address.Site, d.Address.Month)).ToHashSet();
            foreach (var deadline in ReportingCalendar.Of(project).Where(d => d.Month >= project.DeliveriesFrom && d.Due >= today && d.Due <= today.AddDays(DaysAhead)))
                meter.SitesMissing(project.Id, deadline.Id, deadline.Due.DayNumber - today.DayNumber,
                    project.Sites.Count(site => !accepted.Contains((site.Id, deadline.Month))));
        }
    }
}
