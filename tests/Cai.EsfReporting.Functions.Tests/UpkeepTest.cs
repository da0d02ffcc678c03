using System.Text;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>What runs by the clock, and its twins over http.</summary>
public sealed class UpkeepTest
{
    private const string Name = "mia/tyreso/2018-08.csv";

    [Fact]
    public async Task The_daily_question_is_asked_by_the_clock_and_on_request_and_answered_once()
    {
        await using var app = await FunctionApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(new SetClock()));
        await app.CallAsync<PrepareDeadlines>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        var notices = await app.ListAsync("reminders/");
        notices.ShouldContain("reminders/mia/scb-2018-09/reminder-tyreso-20181019.json");

        var (_, prepared, _) = await app.AnswerAsync<PrepareDeadlines, IResult>(_ => { }, (function, request) => function.PrepareDeadlinesNow(request, CancellationToken.None));
        var (_, sent, _) = await app.AnswerAsync<SendReminders, IResult>(_ => { }, (function, request) => function.SendRemindersNow(request, CancellationToken.None));
        await app.CallAsync<SendReminders>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));

        (prepared.Response.StatusCode, sent.Response.StatusCode).ShouldBe((204, 204));
        (await app.ListAsync("reminders/")).ShouldBe(notices);
    }

    [Fact]
    public async Task Originals_are_purged_when_their_days_are_over()
    {
        var clock = new Later(TimeSpan.Zero);
        await using var app = await FunctionApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(4)));
        await app.CallAsync<PurgeExpired>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        (await app.ListAsync("originals/")).ShouldHaveSingleItem();

        clock.By = TimeSpan.FromDays(92);
        await app.AnswerAsync<PurgeExpired, IResult>(_ => { }, (function, request) => function.PurgeExpiredNow(request, CancellationToken.None));

        (await app.ListAsync("originals/")).ShouldBeEmpty();
        (await app.ListAsync("evidence/")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_person_is_erased_by_the_number_in_the_body_and_nothing_else_is_understood()
    {
        await using var app = await FunctionApp.StartAsync();
        await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(4)));

        var erased = await EraseAsync(app, DeliverySteps.Identity(2));
        erased.Status.ShouldBe(200);
        JObject.Parse(erased.Body)["rows"]!.ShouldBe(1);
        erased.Body.ShouldNotContain(DeliverySteps.Identity(2));
        JObject.Parse((await EraseAsync(app, DeliverySteps.Identity(2))).Body)["rows"]!.ShouldBe(0);
        (await EraseAsync(app, "nobody")).Status.ShouldBe(400);

        await app.ConsolidateAsync("mia");
        JObject.Parse((await app.Files.ReadAsync("reports/mia/2018-08/internal/report.json"))!)["scopes"]![0]!["participants"]!.ShouldBe(3);
    }

    [Fact]
    public async Task The_file_for_SCB_is_handed_out_by_key_noted_and_kept_nowhere()
    {
        await using var app = await FunctionApp.StartAsync();
        await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(4)));
        Task<(IResult Result, HttpContext Context, string Body)> TakeAsync(string query) => app.AnswerAsync<TakeScbFile, IResult>(
            request => (request.Method, request.QueryString) = ("POST", new(query)), (function, request) => function.TakeScbFileNow(request));

        var (_, refused, why) = await TakeAsync("?project=mia&month=2018-08");
        refused.Response.StatusCode.ShouldBe(409);
        JObject.Parse(why)["detail"]!.ToString().ShouldContain("Har inte levererat 2018-08");
        (await TakeAsync("?project=mia&month=2018-08&format=pdf")).Context.Response.StatusCode.ShouldBe(400);
        (await TakeAsync("?project=nobody&month=2018-08")).Context.Response.StatusCode.ShouldBe(400);
        (await TakeAsync($"?project=mia&month=2018-08&allowMissing=true&by={DeliverySteps.Identity(2)}")).Context.Response.StatusCode.ShouldBe(400);
        (await app.ListAsync("evidence/")).ShouldBeEmpty();

        var (_, taken, csv) = await TakeAsync("?project=mia&month=2018-08&allowMissing=true&by=Anna");
        taken.Response.StatusCode.ShouldBe(200);
        taken.Response.Headers.CacheControl.ToString().ShouldBe("no-store");
        csv.ShouldContain(DeliverySteps.Identity(2).Replace("-", "", StringComparison.Ordinal));
        (await TakeAsync("?project=mia&month=2018-08&allowMissing=true&format=xlsx")).Context.Response.ContentType.ShouldBe(Cai.EsfReporting.Scb.ScbFormats.XlsxType);

        (await app.ListAsync("evidence/")).Count.ShouldBe(2);
        (await app.ListAsync("audit/")).Count(path => path.Contains("-scb-", StringComparison.Ordinal)).ShouldBe(2);
        foreach (var folder in (string[])["accepted/", "receipts/", "reports/", "evidence/", "audit/", "access/"])
            foreach (var path in await app.ListAsync(folder))
                (await app.Files.ReadAsync(path))!.ShouldNotContain(DeliverySteps.Identity(2)[^8..], customMessage: path);
    }

    [Fact]
    public async Task Rows_are_brought_under_the_key_that_was_added()
    {
        var first = PseudonymKey.Create();
        await using var before = await FunctionApp.StartAsync(with: Key(first));
        await before.ReceiveAsync(await before.DropAsync(Name, DeliverySteps.File(4)));
        var second = first.Next();
        await using var app = await FunctionApp.StartAsync(with: Key(second), of: before);

        var (_, context, _) = await app.AnswerAsync<RotateKey, IResult>(_ => { }, (function, request) => function.RotateKeyNow(request, CancellationToken.None));

        context.Response.StatusCode.ShouldBe(204);
        var rows = (await app.Files.ReadAsync((await app.LogAsync()).Single().AcceptedPath))!;
        rows.ShouldContain(second.Id);
        rows.ShouldNotContain(first.Id);
    }

    private static Dictionary<string, string> Key(PseudonymKey key) => new() { ["PseudonymKey"] = key.Write() };

    private static async Task<(int Status, string Body)> EraseAsync(FunctionApp app, string body)
    {
        var (_, context, answer) = await app.AnswerAsync<ErasePerson, IResult>(
            request => request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body)), (function, request) => function.ErasePersonNow(request, CancellationToken.None));
        return (context.Response.StatusCode, answer);
    }

    /// <summary>The day on which sites are reminded of SCB's report of September.</summary>
    private sealed class SetClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2018, 10, 22, 5, 0, 0, TimeSpan.Zero);
    }
}
