using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Reminders;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders;

/// <summary>The outbox over a real folder, against a real server that misbehaves.</summary>
public sealed class OutboxTest : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-outbox-");
    private readonly ManualClock clock = new(new(2018, 10, 19, 4, 0, 0, TimeSpan.Zero)) { SkipsWaits = true };
    private WebhookServer server = null!;
    private int written;

    public async ValueTask InitializeAsync() => server = await WebhookServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_notice_is_sent_once_in_both_languages_and_as_a_card()
    {
        Write("nacka");
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
        (await Outbox().SendAsync()).ShouldSatisfyAllConditions(again => again.Sent.ShouldBe(0), again => again.Waiting.ShouldBe(0), again => again.Problems.ShouldBeEmpty());

        var message = server.Taken.ShouldHaveSingleItem();
        ((string?)message["schema"], (string?)message["id"]).ShouldBe(("cai-esf-reminder/1", "mia/scb-2018-09/reminder-nacka"));
        ((string?)message["text"]!["sv"]!["subject"], (string?)message["text"]!["en"]!["subject"]).ShouldBe(("Ämne", "Subject"));
        var card = message["attachments"]![0]!;
        ((string?)message["type"], (string?)card["contentType"]).ShouldBe(("message", "application/vnd.microsoft.card.adaptive"));
        ((string?)card["content"]!["type"], (string?)card["content"]!["body"]![0]!["text"]).ShouldBe(("AdaptiveCard", "Ämne"));
    }

    [Fact]
    public async Task A_receiver_that_is_away_loses_nothing()
    {
        await server.GoAwayAsync();
        Write("nacka");
        Write("tyreso");
        var run = await Outbox().SendAsync();
        (run.Sent, run.Waiting, run.Refused.Count).ShouldBe((0, 2, 0));
        run.Away.ShouldBe("ConnectionError");

        await server.ComeBackAsync();
        (await Outbox().SendAsync()).Sent.ShouldBe(2);
        server.Ids.ShouldBe(["mia/scb-2018-09/reminder-nacka", "mia/scb-2018-09/reminder-tyreso"]);
    }

    [Fact]
    public async Task A_receiver_that_errs_is_tried_again_in_the_same_run()
    {
        server.Answer = WebhookServer.Status(500, times: 2);
        Write("nacka");
        var before = clock.Now;
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
        (clock.Now - before).ShouldBe(TimeSpan.FromSeconds(6));
        server.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_pause_gets_it()
    {
        server.Answer = WebhookServer.Status(429, times: 1, retryAfter: "17");
        Write("nacka");
        var before = clock.Now;
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
        (clock.Now - before).ShouldBe(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task A_long_pause_is_left_to_the_next_run()
    {
        server.Answer = WebhookServer.Status(429, times: 1, retryAfter: "3600");
        Write("nacka");
        var run = await Outbox().SendAsync();
        (run.Sent, run.Waiting, run.Away, run.RetryAfter).ShouldBe((0, 1, "HTTP 429", TimeSpan.FromHours(1)));
        server.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_drops_the_connection_is_tried_again()
    {
        server.Answer = (context, request) =>
        {
            if (request == 1)
                context.Abort();
            return Task.FromResult(request > 1);
        };
        Write("nacka");
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_away()
    {
        server.Answer = async (context, request) =>
        {
            if (request <= 4)
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return request > 4;
        };
        Write("nacka");
        (await Outbox(timeout: TimeSpan.FromMilliseconds(200)).SendAsync()).Away.ShouldBe("Timeout");
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_restarts_in_the_middle_gets_the_rest()
    {
        foreach (var site in new[] { "a", "b", "c", "d" })
            Write(site);
        server.Answer = async (context, request) =>
        {
            if (request != 3)
                return true;
            _ = server.GoAwayAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return false;
        };
        (await Outbox().SendAsync()).Sent.ShouldBe(2);
        await server.ComeBackAsync();
        (await Outbox().SendAsync()).Sent.ShouldBe(2);
        server.Ids.ShouldBe(new[] { "a", "b", "c", "d" }.Select(site => $"mia/scb-2018-09/reminder-{site}"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task An_address_that_refuses_is_told_and_nothing_is_lost(int status)
    {
        server.Answer = WebhookServer.Status(status, times: 1);
        Write("nacka");
        Write("tyreso");
        var run = await Outbox().SendAsync();
        (run.Sent, run.Waiting).ShouldBe((0, 2));
        run.Problems.ShouldHaveSingleItem().En.ShouldContain($"HTTP {status}");
        (await Outbox().LookAsync()).Refused.ShouldHaveSingleItem().Answer.ShouldBe($"HTTP {status}");

        (await Outbox().SendAsync()).Sent.ShouldBe(2);
        (await Outbox().LookAsync()).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_is_refused_does_not_stop_the_others_and_is_tried_again_the_next_day()
    {
        server.Answer = WebhookServer.Status(400, times: 1);
        Write("nacka");
        Write("tyreso");
        var run = await Outbox().SendAsync();
        (run.Sent, run.Waiting, run.Refused.Count).ShouldBe((1, 1, 1));
        (await Outbox().SendAsync()).Refused.Count.ShouldBe(1);
        server.Asked.ShouldBe(2);

        clock.Advance(TimeSpan.FromDays(1));
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_send_each_notice_once()
    {
        for (var i = 0; i < 20; i++)
            Write($"site-{i:D2}");
        var still = new ManualClock(clock.Now);
        for (var round = 0; round < 3; round++)
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Outbox(clock: still).SendAsync())));
        server.Ids.ShouldBeUnique();
        server.Taken.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Who_died_while_sending_is_waited_for_and_then_relieved()
    {
        var still = new ManualClock(clock.Now);
        Write("nacka");
        File.WriteAllText(PathOf("nacka", ".sending-1"), $$"""{ "until": "{{Moments.Write(still.Now.AddMinutes(2))}}" }""");
        (await Outbox(clock: still).SendAsync()).Waiting.ShouldBe(1);
        server.Asked.ShouldBe(0);

        still.Advance(TimeSpan.FromMinutes(3));
        (await Outbox(clock: still).SendAsync()).Sent.ShouldBe(1);
        Directory.GetFiles(folder.FullName, "*.sending-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_written_before_there_was_a_webhook_is_old_news()
    {
        Write("nacka", send: false);
        (await Outbox().SendAsync()).Waiting.ShouldBe(0);
        Write("tyreso");
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
        server.Ids.ShouldBe(["mia/scb-2018-09/reminder-tyreso"]);
    }

    [Fact]
    public async Task Without_a_webhook_that_is_meant_to_be_there_reminders_wait()
    {
        Write("nacka");
        var run = await new Outbox(new FolderFileStore(folder.FullName), null, clock, fault: "no address").SendAsync();
        (run.Sent, run.Waiting, run.Refused.Single().Answer).ShouldBe((0, 1, "no address"));
        (await Outbox().SendAsync()).Sent.ShouldBe(1);
    }

    [Fact]
    public async Task The_address_is_told_nowhere()
    {
        server.Answer = WebhookServer.Status(403);
        Write("nacka");
        var refused = await Outbox().SendAsync();
        await server.GoAwayAsync();
        var away = await Outbox().SendAsync();
        var told = string.Join(' ', new[] { refused, away }.SelectMany(run => run.Problems.SelectMany(p => new[] { p.Sv, p.En }).Append(run.ToJson().ToString())))
            + string.Concat(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        told.ShouldNotContain("the-secret-part");
        told.ShouldNotContain("127.0.0.1");
        told.ShouldNotContain("sig=");
    }

    [Theory]
    [InlineData("http://example.org/secret")]
    [InlineData("ftp://example.org/secret")]
    [InlineData("secret")]
    public void An_address_that_is_none_is_refused_without_being_repeated(string address) =>
        Should.Throw<InvalidDataException>(() => Webhook.AddressOf(address)).Message.ShouldNotContain("secret");

    [Theory]
    [InlineData("https://example.org/x")]
    [InlineData(" http://localhost:5000/x ")]
    [InlineData("http://[::1]:5000/x")]
    public void An_address_is_https_or_on_this_machine(string address) => Webhook.AddressOf(address).ShouldNotBeNull();

    private Outbox Outbox(TimeSpan? timeout = null, ManualClock? clock = null) =>
        new(new FolderFileStore(folder.FullName), new(server.Address, clock ?? this.clock, timeout), clock ?? this.clock);

    private string PathOf(string site, string suffix = "") => Path.Combine(folder.FullName, "reminders", "mia", "scb-2018-09", $"reminder-{site}{suffix}.json");

    private void Write(string site, bool send = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(site))!);
        File.WriteAllText(PathOf(site), new JObject
        {
            ["schema"] = "cai-esf-notice/1",
            ["kind"] = "reminder",
            ["due"] = "2018-10-28",
            ["text"] = JObject.Parse("""{ "sv": { "subject": "Ämne", "body": "Text" }, "en": { "subject": "Subject", "body": "Body" } }"""),
            ["written"] = Moments.Write(clock.Now.AddSeconds(written++)),
            ["send"] = send,
        }.ToString());
    }
}
