using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Reminders;
using Cai.EsfReporting.Reminders;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Deadlines;

/// <summary>
/// The year 2018, hour by hour, over a real folder and a real receiver. Tyresö is in time, and corrects March in July;
/// Haninge is three days late each month; Nacka never delivers. The machine is off for a week in March (over the night
/// when the clocks go forward) and some days each month; the receiver is away, busy, or drops the line at other times.
/// </summary>
public sealed class SimulatedYearTest : IAsyncLifetime
{
    private const string Catalogue = """
        {
          "schema": "cai-esf-catalogue/1", "version": "1",
          "projects": [ {
            "id": "mia", "name": "MIA", "from": "2017-12-01", "to": "2018-12-31", "participantsFrom": "2018-01-01",
            "ages": { "from": 16, "to": 64 },
            "indicators": [ { "id": "work-or-study", "name": { "sv": "Arbete eller studier", "en": "Work or study" }, "reasons": [ "Arbete", "Studier" ], "target": 0.3, "source": "Sample" } ],
            "insatser": [ { "id": "jobbverket", "name": "Jobbverket" } ],
            "subProjects": [ { "id": "ostra", "name": "Östra", "sites": [ { "id": "tyreso", "name": "Tyresö" }, { "id": "haninge", "name": "Haninge" }, { "id": "nacka", "name": "Nacka" } ] } ],
            "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [ 7 ] }, "explicit": [ { "id": "lagesrapport-1", "name": "Lägesrapport", "due": "2018-09-28", "asOf": "2018-08", "leadDays": [ 14, 3 ] } ] }
          } ]
        }
        """;

    private readonly Esf esf = new();
    private readonly ManualClock clock = new(new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero)) { SkipsWaits = true };
    private DataFolder folder = null!;
    private WebhookServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await WebhookServer.StartAsync();
        server.Answer = (context, request) => AnswerAsync(context, request);
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), new JObject { ["webhook"] = server.Address }.ToString());
        folder = new(esf.Data, CatalogueFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(Catalogue)), "catalogue.json"), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        esf.Dispose();
    }

    [Fact]
    public async Task Every_reminder_is_sent_once_and_every_report_frozen_once_whatever_is_away()
    {
        var done = await LiveAsync();

        // Each item once, and frozen on the morning after its freeze day unless the machine was off.
        done.Select(d => (d.Item.Deadline.Id, d.Item.Id)).ShouldBeUnique();
        var frozen = done.Where(d => d.Item.Kind == WorkItemKind.Frozen).ToList();
        frozen.Select(d => d.Item.Deadline.Id).Order().ShouldBe(
            ReportingCalendar.Of(folder.Catalogue.Projects[0]).Where(d => d.CutOff < clock.Now).Select(d => d.Id).Order());
        foreach (var (item, at) in frozen)
            StockholmTime.DayOf(at).ShouldBe(Awake(item.Deadline.FreezeDay.AddDays(1)), item.Deadline.Id);
        foreach (var (item, at) in done.Where(d => d.Item.Kind == WorkItemKind.Late && d.Item.Site!.Id == "haninge"))
            StockholmTime.DayOf(at).ShouldBe(Awake(item.Deadline.Due.AddDays(1)), item.Deadline.Id);

        // Every notice reached the receiver once.
        var notices = esf.Files("reminders").Where(path => path.EndsWith(".json", StringComparison.Ordinal) && Path.GetFileName(path).Count(c => c == '.') == 1)
            .Select(path => Path.GetRelativePath(Path.Combine(esf.Data, "reminders"), path).Replace('\\', '/')[..^".json".Length]).ToList();
        notices.Count.ShouldBeGreaterThan(80);
        server.Ids.Order(StringComparer.Ordinal).ShouldBe(notices.Order(StringComparer.Ordinal));
        server.Asked.ShouldBeGreaterThan(notices.Count);
        (await folder.Outbox.LookAsync()).Waiting.ShouldBe(0);

        // Every frozen report is as it was, and what came since is told.
        (await folder.Frozen.VerifyAsync(default).ToListAsync()).ShouldAllBe(v => v.Faults.Count == 0);
        var march = await folder.Changes.ReadAsync().SingleAsync(change => change.Deadline == "scb-2018-03");
        march.Changes.Deliveries.Select(d => (d.Site, d.Month.ToString(), d.Word)).ShouldBe([("haninge", "2018-03", "late"), ("tyreso", "2018-03", "corrected")]);
        march.Changes.Numbers.Single(n => (n.ScopeId, n.Number) == ("mia", "participants")).ShouldSatisfyAllConditions(
            n => ((int)n.Before!).ShouldBe(5), n => ((int)n.After!).ShouldBe(7));
        march.ScbMonths.ShouldBe(new Month(2018, 3).To(new(2018, 11)));
    }

    private async Task<List<(WorkItem Item, DateTimeOffset At)>> LiveAsync()
    {
        var (done, lastRun) = (new List<(WorkItem, DateTimeOffset)>(), default(DateOnly));
        var start = clock.Now;
        for (var hour = 0; hour < 24 * 365; hour++)
        {
            clock.Now = start.AddHours(hour);
            var local = StockholmTime.At(clock.Now);
            var today = DateOnly.FromDateTime(local.DateTime);
            if (!IsAwake(today))
                continue;
            foreach (var (site, month, people) in Deliveries(today).Where(_ => local.Hour == 9))
                await DeliverAsync(site, month, people);
            if (local.Hour >= 6 && today > lastRun)
            {
                var now = clock.Now;
                done.AddRange((await folder.Preparation.RunAsync(now)).Select(item => (item, now)));
                lastRun = today;
            }

            // After the daily run two hosts send at the same time; each sees the folder with its own eyes.
            if (local.Hour >= 6)
                await Task.WhenAll(folder.Outbox.SendAsync(), local.Hour == 6 ? Another().SendAsync() : Task.CompletedTask);
        }

        return done;
    }

    private Outbox Another() => new(new FolderFileStore(esf.Data), new(server.Address, clock), clock);

    private static bool IsAwake(DateOnly day) => day is not ({ Month: 3, Day: >= 22 and <= 28 } or { Day: 21 or 22 });

    /// <summary>The day, or the first after it on which the machine is on.</summary>
    private static DateOnly Awake(DateOnly day) => IsAwake(day) ? day : Awake(day.AddDays(1));

    private static IEnumerable<(string Site, Month Month, int[] People)> Deliveries(DateOnly today)
    {
        var last = Month.Of(today).Add(-1);
        if (today.Day == 5 && last.Year == 2018)
            yield return ("tyreso", last, [.. Enumerable.Range(1, last.Number)]);
        if (today == new DateOnly(2018, 7, 10))
            yield return ("tyreso", new(2018, 3), [1, 2, 3, 20]);
        foreach (var month in new[] { last, last.Add(-1) })
            if (month.Year == 2018 && month.LastDay.AddDays(31) == today)
                yield return ("haninge", month, [.. Enumerable.Range(30, month.Number)]);
    }

    private async Task DeliverAsync(string site, Month month, int[] people)
    {
        var rows = people.Select(person => string.Create(CultureInfo.InvariantCulture, $"{Esf.Person(person)};Jobbverket;{month.FirstDay:yyyy-MM-dd};;"));
        var text = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]);
        await using var claimed = await folder.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), new DeliveryAddress("mia", site, month), confirmed: false, default);
        (await folder.Receiver.ReceiveAsync(claimed)).Status.ShouldNotBe(DeliveryStatus.Rejected);
    }

    private async Task<bool> AnswerAsync(Microsoft.AspNetCore.Http.HttpContext context, int request)
    {
        var local = StockholmTime.At(clock.Now);
        if (local.Day is 19 or 26 or 29)
            return await WebhookServer.Status(503)(context, request);
        if (local.Day == 1 && local.Hour < 8)
            return await WebhookServer.Status(429, retryAfter: "7200")(context, request);
        if (request % 5 == 0)
        {
            context.Abort();
            return false;
        }

        return true;
    }
}
