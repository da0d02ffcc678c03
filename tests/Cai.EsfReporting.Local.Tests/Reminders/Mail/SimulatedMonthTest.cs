using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reminders.Mail;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders.Mail;

/// <summary>
/// A month and a bit, hour by hour, through a real mail server that is away for days, refuses, is silent, cuts the line and dies after accepting, with two
/// hosts that send at the same time. Tyresö delivers in time and corrects; Nacka late; the others never. One address is refused for a week, another is
/// written wrong at first.
/// </summary>
public sealed class SimulatedMonthTest : IAsyncLifetime
{
    private static readonly JToken[] Trouble = ["ok", "die", "ok", 451, "drop", "ok", "hang", 421, "ok", "ok"];

    private readonly Esf esf = new();
    private readonly ManualClock clock = new(new(2018, 9, 1, 0, 0, 0, TimeSpan.Zero)) { SkipsWaits = true };
    private DataFolder folder = null!;
    private MailServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await MailServer.StartAsync();
        Directory.CreateDirectory(Path.Combine(esf.Data, "access"));
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), new JObject { ["mail"] = new JObject { ["host"] = "127.0.0.1", ["port"] = server.Port, ["security"] = "none", ["from"] = "esf@kommun.example" } }.ToString());
        People(isNackaRight: false);
        folder = new(esf.Data, MailOutboxTest.Samples(), clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        esf.Dispose();
    }

    [Fact]
    public async Task Every_notice_is_shown_once_to_everybody_whom_it_is_for()
    {
        await LiveAsync();

        var list = await MailList.ReadAsync(folder.Files, folder.Catalogue, default);
        var meant = new List<string>();
        foreach (var path in esf.Files("reminders").Where(path => path.EndsWith(".json", StringComparison.Ordinal) && Path.GetFileName(path).Count(c => c == '.') == 1))
        {
            var notice = Json.Parse(await File.ReadAllTextAsync(path));
            meant.AddRange(list.For((string)notice["project"]!, (string?)notice["site"], (string)notice["kind"]!).Select(person => $"{person.Address.Address} {notice["text"]![person.Language.Tag()]!["subject"]}"));
        }

        meant.Count.ShouldBeGreaterThan(40);
        meant.Count(mail => mail.StartsWith("bo@tyreso.example Accepted", StringComparison.Ordinal)).ShouldBe(2);
        server.ShownTo.Order(StringComparer.Ordinal).ShouldBe(meant.Order(StringComparer.Ordinal));
        // Nothing came twice but where the answer was lost, and then as the same message.
        server.Taken.Count.ShouldBeGreaterThan(server.Shown.Count);
        foreach (var same in server.Taken.GroupBy(message => message.MessageId))
        {
            same.Count().ShouldBeLessThanOrEqualTo(MailOutbox.MostUnsure);
            same.Select(message => message.ToString()).Distinct().ShouldHaveSingleItem();
        }

        (await folder.Outbox.LookAsync()).Mail!.ShouldSatisfyAllConditions(run => run.Waiting.ShouldBe(0), run => run.Problems.ShouldBeEmpty());

        // Whom a mail is about it never tells.
        var told = string.Concat(server.Taken.Select(message => message.Subject + message.TextBody + message.HtmlBody));
        for (var person = 1; person <= 20; person++)
            foreach (var form in new[] { Esf.Person(person), Esf.Person(person).Replace("-", "", StringComparison.Ordinal), Esf.Person(person)[..8] })
                told.ShouldNotContain(form);
    }

    private async Task LiveAsync()
    {
        var (start, lastRun, asked) = (clock.Now, default(DateOnly), 0);
        for (var hour = 0; hour < 24 * 40; hour++)
        {
            clock.Now = start.AddHours(hour);
            var local = StockholmTime.At(clock.Now);
            var today = DateOnly.FromDateTime(local.DateTime);
            if (local.Hour == 9)
                await DeliverAsync(today);
            if (local is { Hour: 6, Day: 4 or 11 or 12 or 13 or 24 })
                await server.GoAwayAsync();
            if (local is { Hour: 7, Day: 5 or 14 or 25 })
                await server.ComeBackAsync();
            if (local.Hour == 5)
            {
                server.Data = [.. Trouble.Skip(asked++ % Trouble.Length).Concat(Trouble).Take(6)];
                server.Refuse("cia@samordning.example", today.Day is >= 15 and < 22 ? 550 : 0);
                if (today == new DateOnly(2018, 9, 20))
                    People(isNackaRight: true);
            }

            if (local.Hour >= 6 && today > lastRun)
            {
                await folder.Preparation.RunAsync(clock.Now);
                lastRun = today;
            }

            // Two hosts; each sees the folder with its own eyes.
            if (local.Hour is 6 or 7 or 10 or 15)
                await Task.WhenAll(Own().SendAsync(), local.Hour == 6 ? Own().SendAsync() : Task.CompletedTask);
        }
    }

    private Outbox Own()
    {
        var files = new FolderFileStore(esf.Data);
        return new(files, null, clock, mail: new(folder.Catalogue, files, new(MailOutboxTest.Settings(server.Port), TimeSpan.FromMilliseconds(400)), clock));
    }

    private async Task DeliverAsync(DateOnly today)
    {
        var (site, people) = (today.Month, today.Day) switch { (9, 5) => ("tyreso", 6), (9, 18) => ("tyreso", 7), (9, 30) => ("nacka", 4), _ => ("", 0) };
        if (people == 0)
            return;
        var rows = Enumerable.Range(1, people).Select(person => string.Create(CultureInfo.InvariantCulture, $"{Esf.Person(person)};Case Management;2018-08-02;;"));
        var text = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]);
        await using var claimed = await folder.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), new DeliveryAddress("mia", site, new(2018, 8)), confirmed: true, default);
        await folder.Receiver.ReceiveAsync(claimed);
    }

    private void People(bool isNackaRight) => File.WriteAllText(Path.Combine(esf.Data, MailList.Path), new JObject
    {
        ["people"] = new JArray(
            MailOutboxTest.Person("bo@tyreso.example", "mia/tyreso", ("language", "en")),
            MailOutboxTest.Person(isNackaRight ? "anna@nacka.example" : "anna@nacka.example\n", "mia/nacka"),
            MailOutboxTest.Person("dan@haninge.example", "mia/haninge"),
            MailOutboxTest.Person("off@haninge.example", "mia/haninge", ("off", true)),
            MailOutboxTest.Person("cia@samordning.example", "mia")),
    }.ToString());
}
