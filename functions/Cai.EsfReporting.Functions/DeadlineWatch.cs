using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Functions;

/// <summary>Measures how many sites have not delivered what a deadline wants.</summary>
public sealed class DeadlineWatch(ReportingCatalogue catalogue, IDeliveryLog log, PipelineMeter meter, TimeProvider clock)
{
    /// <summary>Deadlines further away are nobody's worry yet.</summary>
    private const int DaysAhead = 31;

    public async Task MeasureAsync(CancellationToken cancellation)
    {
        var today = StockholmTime.DayOf(clock.GetUtcNow());
        foreach (var project in catalogue.Projects)
        {
            var accepted = (await log.ReadAsync(project.Id, cancellation)).Where(d => d.IsAccepted).Select(d => (d.Address.Site, d.Address.Month)).ToHashSet();
            foreach (var deadline in ReportingCalendar.Of(project).Where(d => d.Month >= project.DeliveriesFrom && d.Due >= today && d.Due <= today.AddDays(DaysAhead)))
                meter.SitesMissing(project.Id, deadline.Id, deadline.Due.DayNumber - today.DayNumber,
                    project.Sites.Count(site => !accepted.Contains((site.Id, deadline.Month))));
        }
    }
}
