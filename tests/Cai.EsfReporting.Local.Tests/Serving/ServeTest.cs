using System.Text;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Reminders;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Serving;

public sealed class ServeTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_dropped_file_is_answered_and_reported()
    {
        await using var served = await Served.StartAsync(esf.Data);
        Drop("mia/tyreso/2018-08.csv", Rows(1, 2));
        await Served.UntilAsync(() => esf.Files("receipts").Length == 3, "a receipt");
        await Served.UntilAsync(() => esf.Files("reports/mia/2018-08/internal").Any(path => path.EndsWith("manifest.json", StringComparison.Ordinal)), "a report");
        var (status, health) = await served.HealthAsync();
        (status, (string?)health["status"], (int?)health["waiting"], (string?)health["lastError"]).ShouldBe((200, "healthy", 0, null));
        served.Log.ShouldContain("of mia/tyreso/2018-08: accepted, 2 of 2 rows");
    }

    [Fact]
    public async Task What_waited_and_what_was_half_handled_is_taken_at_start()
    {
        Drop("mia/tyreso/2018-08.csv", Rows(1));
        // Claimed, and then the power went.
        var claimed = Path.Combine(esf.Data, "claimed", "20180905T080000000Z", "mia", "nacka", "2018-08.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(claimed)!);
        await File.WriteAllTextAsync(claimed, Rows(2));
        await using var served = await Served.StartAsync(esf.Data);
        await Served.UntilAsync(async () => (await served.Folder.Log.ReadAsync("mia", default)).Count == 2, "both deliveries");
        (await served.Folder.Log.ReadAsync("mia", default)).Single(d => d.Address.Site == "nacka").Id.Value.ShouldStartWith("20180905T080000000Z");
        await Served.UntilAsync(() => served.Folder.Inbox.Count() == 0, "an empty inbox");
    }

    [Fact]
    public async Task A_file_that_is_still_being_copied_is_left_until_it_is_whole()
    {
        var clock = new ManualClock(new(2018, 9, 5, 8, 0, 0, TimeSpan.Zero));
        await using var served = await Served.StartAsync(esf.Data, clock);
        var path = Path.Combine(esf.Data, "inbox", "mia", "tyreso", "2018-08.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var copy = File.Create(path))
            foreach (var piece in Rows([.. Enumerable.Range(0, 8)]).Split('\n'))
            {
                await copy.WriteAsync(Encoding.UTF8.GetBytes(piece + "\n"));
                await copy.FlushAsync();
                await Task.Delay(100);
                clock.Advance(TimeSpan.FromSeconds(1.5));
                esf.Files("receipts").ShouldBeEmpty();
            }

        await Served.UntilAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return (await served.Folder.Log.ReadAsync("mia", default)).Count > 0;
        }, "a delivery");
        (await served.Folder.Log.ReadAsync("mia", default)).ShouldHaveSingleItem().Rows.ShouldBe(8);
    }

    [Fact]
    public async Task An_inbox_that_is_gone_is_told_and_mended()
    {
        await using var served = await Served.StartAsync(esf.Data, new ManualClock(new(2018, 9, 5, 8, 0, 0, TimeSpan.Zero)) { SkipsWaits = true });
        await Served.UntilAsync(async () => (await served.HealthAsync()).Status == 200, "health");
        Directory.Move(Path.Combine(esf.Data, "inbox"), Path.Combine(esf.Data, "elsewhere"));
        JObject health = [];
        // By this clock, which runs ahead, 503 may also mean that the last sweep is long ago.
        await Served.UntilAsync(async () => await served.HealthAsync() is (503, var answer) && (health = answer)["failing"]!.Any(), "503");
        ((string?)health["failing"]!.Single()).ShouldBe("inbox");
        await Served.UntilAsync(() => served.Log.Contains((string)health["lastError"]!, StringComparison.Ordinal), "the error's id in the log");
        Directory.Move(Path.Combine(esf.Data, "elsewhere"), Path.Combine(esf.Data, "inbox"));
        await Served.UntilAsync(async () => (await served.HealthAsync()).Status == 200, "health again");
    }

    /// <summary>What was decided of an earlier month cannot be read: nothing can be published, and no internal report waits for it.</summary>
    [Fact]
    public async Task A_public_edition_that_fails_is_told_and_made_later_and_keeps_no_internal_report()
    {
        var spoiled = Path.Combine(esf.Data, "published", "mia", "2018-06.json");
        Directory.CreateDirectory(Path.GetDirectoryName(spoiled)!);
        await File.WriteAllTextAsync(spoiled, "{");
        bool Has(string manifest) => File.Exists(Path.Combine(esf.Data, "reports", "mia", manifest, "manifest.json"));

        await using (var served = await Served.StartAsync(esf.Data))
        {
            Drop("mia/tyreso/2018-08.csv", Rows(1, 2));
            await Served.UntilAsync(() => Has("2018-08/internal"), "an internal report");
            await Served.UntilAsync(async () => await served.HealthAsync() is (503, var answer) && (string?)answer["failing"]!.SingleOrDefault() == "publishing", "503");
            // More comes while it fails.
            Drop("mia/tyreso/2018-09.csv", Rows(1, 2));
            await Served.UntilAsync(() => Has("2018-09/internal"), "the next internal report");
            Has("2018-08/public").ShouldBeFalse();
        }

        File.Delete(spoiled);
        await using var again = await Served.StartAsync(esf.Data);
        await Served.UntilAsync(() => Has("2018-08/public"), "a public edition");
        await Served.UntilAsync(async () => (await again.HealthAsync()).Status == 200, "health");
    }

    [Fact]
    public async Task Nothing_of_a_person_is_logged_not_even_when_a_file_is_named_after_one()
    {
        await using var served = await Served.StartAsync(esf.Data);
        var person = Esf.Person(1);
        Drop($"mia/tyreso/2018-08-{person}-Anna.csv", Rows(1));
        Drop($"mia/tyreso/{person} Anna.csv", Rows(1));
        await Served.UntilAsync(() => served.Folder.Inbox.Count() == 0, "an empty inbox");
        served.Log.ShouldNotContain(person);
        served.Log.ShouldNotContain("Anna");
        (await served.HealthAsync()).Answer.ToString().ShouldNotContain("Anna");
    }

    [Fact]
    public async Task Only_this_machine_by_its_own_name_is_answered()
    {
        await using var served = await Served.StartAsync(esf.Data);
        (await served.AskAsync("/")).ShouldBe(200);
        (await served.AskAsync("/health", "esf.example.org")).ShouldBe(400);
        (await served.AskAsync("/no-such-page")).ShouldBe(404);
    }

    [Fact]
    public async Task The_daily_question_is_asked_at_start_and_at_six_and_what_it_writes_is_sent()
    {
        await using var server = await WebhookServer.StartAsync();
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), new JObject { ["webhook"] = server.Address }.ToString());
        // The evening before Friday 19 October, on which sites are reminded of September (due Sunday 28 October).
        var clock = new ManualClock(new(2018, 10, 18, 18, 0, 0, TimeSpan.Zero));
        await using var served = await Served.StartAsync(esf.Data, clock);
        await Served.UntilAsync(() => server.Ids.Contains("mia/scb-2018-09/opening"), "an opening notice at start");

        clock.Now = new(2018, 10, 19, 3, 59, 0, TimeSpan.Zero);
        await Task.Delay(500);
        server.Ids.ShouldNotContain("mia/scb-2018-09/reminder-nacka-20181019");
        clock.Advance(TimeSpan.FromMinutes(1));
        await Served.UntilAsync(() => server.Ids.Contains("mia/scb-2018-09/reminder-nacka-20181019"), "a reminder at six");
        await Served.UntilAsync(async () => (await served.Folder.Outbox.LookAsync()).Waiting == 0, "an empty outbox");
        server.Ids.ShouldBeUnique();
    }

    [Theory]
    [InlineData("2018-10-27T04:00:00Z", "2018-10-28T05:00:00Z")] // the night the clocks go back
    [InlineData("2018-03-24T05:00:00Z", "2018-03-25T04:00:00Z")] // the night they go forward
    [InlineData("2018-06-01T03:59:59Z", "2018-06-01T04:00:00Z")]
    public void Six_in_the_morning_is_so_in_Stockholm(string moment, string next) =>
        DailyRun.NextAfter(DateTimeOffset.Parse(moment, null)).ShouldBe(DateTimeOffset.Parse(next, null));

    [Fact]
    public void A_receiver_that_is_away_is_left_alone_longer_and_longer()
    {
        Enumerable.Range(0, 8).Select(times => OutboxSender.Wait(times, null).TotalMinutes).ShouldBe([60, 1, 2, 4, 8, 16, 32, 60]);
        OutboxSender.Wait(1, TimeSpan.FromMinutes(90)).TotalMinutes.ShouldBe(90);
    }

    private void Drop(string name, string text)
    {
        var path = Path.Combine(esf.Data, "inbox", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Rows(params int[] people) =>
        string.Join("\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. people.Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]);
}
