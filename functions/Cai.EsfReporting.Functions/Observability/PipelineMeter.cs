using System.Diagnostics;
using System.Diagnostics.Metrics;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reminders;

namespace Cai.EsfReporting.Functions.Observability;

/// <summary>What the pipeline tells of itself in numbers; docs/operations.md lists them. No tag names a person or a file.</summary>
public sealed class PipelineMeter : IDisposable
{
    public const string Name = "Cai.EsfReporting";

    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter meter;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> givenUp;
    private readonly Counter<long> rows;
    private readonly Counter<long> findings;
    private readonly Histogram<double> lag;
    private readonly Gauge<long> waiting;
    private readonly Gauge<double> oldest;
    private readonly Gauge<long> sitesMissing;
    private readonly Gauge<long> remindersWaiting;
    private readonly Gauge<long> remindersRefused;

    public PipelineMeter(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        deliveries = meter.CreateCounter<long>("esf.deliveries", "{delivery}", "Deliveries answered with a receipt, by project and status.");
        givenUp = meter.CreateCounter<long>("esf.deliveries.given_up", "{delivery}", "Deliveries rejected because handling them failed.");
        rows = meter.CreateCounter<long>("esf.rows", "{row}", "Rows of participants, by project and outcome.");
        findings = meter.CreateCounter<long>("esf.findings", "{finding}", "Findings by rule.");
        lag = meter.CreateHistogram<double>("esf.delivery.lag", "s", "From drop to receipt.");
        waiting = meter.CreateGauge<long>("esf.inbox.waiting", "{file}", "Files left in the inbox by a sweep.");
        oldest = meter.CreateGauge<double>("esf.inbox.oldest", "s", "Age of the oldest of them; 0 when there is none.");
        sitesMissing = meter.CreateGauge<long>("esf.deadline.sites_missing", "{site}", "Sites that have not delivered what a deadline wants, by project, deadline and days left.");
        remindersWaiting = meter.CreateGauge<long>("esf.reminders.waiting", "{reminder}", "Reminders that the webhook or the mail server has not taken yet.");
        remindersRefused = meter.CreateGauge<long>("esf.reminders.refused", "{reminder}", "Those of them that it refused: somebody must look.");
    }

    public void Received(Receipt receipt, TimeSpan sinceDrop)
    {
        KeyValuePair<string, object?> project = new("esf.project", ProjectOf(receipt));
        deliveries.Add(1, project, new("esf.status", receipt.Status.Word()));
        rows.Add(receipt.Accepted, project, new("esf.outcome", "accepted"));
        rows.Add(receipt.Rejected, project, new("esf.outcome", "rejected"));
        foreach (var (rule, count) in receipt.Findings.Counts)
            findings.Add(count, project, new("esf.rule", rule.Code));
        lag.Record(sinceDrop.TotalSeconds, project);
    }

    public void GivenUp(Receipt receipt) => givenUp.Add(1, new KeyValuePair<string, object?>("esf.project", ProjectOf(receipt)));

    /// <param name="oldestAge">Zero when nothing waits.</param>
    public void InboxSwept(int filesWaiting, TimeSpan oldestAge)
    {
        waiting.Record(filesWaiting);
        oldest.Record(oldestAge.TotalSeconds);
    }

    public void SitesMissing(string project, string deadline, int days, int sites) =>
        sitesMissing.Record(sites, new("esf.project", project), new("esf.deadline", deadline), new("esf.deadline.days", days));

    public void RemindersSent(OutboxRun run)
    {
        remindersWaiting.Record(run.Waiting + (run.Mail?.Waiting ?? 0));
        remindersRefused.Record(run.Refused.Count + (run.Mail is { } mail ? mail.Refused.Count + (mail.NeedsSomebody && mail.Refused.Count == 0 ? 1 : 0) : 0));
    }

    public void Dispose() => meter.Dispose();

    /// <summary>Only what the catalogue knows becomes a tag: the rest is text out of a file's name.</summary>
    private static string ProjectOf(Receipt receipt) => receipt is { ProjectName.Length: > 0, Address: { } address } ? address.Project : "unknown";
}
