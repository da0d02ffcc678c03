using Azure.Storage.Blobs;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>The reports, made after deliveries, at night and on request.</summary>
public sealed class ConsolidationTest
{
    private static readonly Month August2018 = new(2018, 8);

    [Fact]
    public async Task One_project_that_fails_is_left_for_another_try_and_the_others_are_made()
    {
        await using var app = await FunctionApp.StartAsync();
        await DeliverAsync(app, "mia/tyreso/2018-08.csv", "etableringscentrum/tyreso/2018-08.csv");
        await SpoilAsync(app, (await app.LogAsync()).Single().AcceptedPath);

        var left = await app.ConsolidateAtNightAsync();

        left.Projects.ShouldBe(["mia"]);
        left.Shards.ShouldBeEmpty();
        (await app.ListAsync("reports/")).ShouldAllBe(path => path.StartsWith("reports/etableringscentrum/2018-08/", StringComparison.Ordinal));
        // Its message fails by itself, and is tried again by the platform.
        await Should.ThrowAsync<Exception>(() => app.ConsolidateAsync("mia"));

        var (answer, context, body) = await app.AnswerAsync<ConsolidateReports, AnswerAndShards>(_ => { }, async (function, request) =>
        {
            var result = await function.ConsolidateReportsNow(request, CancellationToken.None);
            await result.Answer.ExecuteAsync(request.HttpContext);
            return result;
        });
        context.Response.StatusCode.ShouldBe(StatusCodes.Status500InternalServerError);
        body.ShouldContain("mia");
        answer.Shards.ShouldBeEmpty();
    }

    /// <summary>What was decided of an earlier month cannot be read.</summary>
    [Fact]
    public async Task A_public_edition_that_cannot_be_made_fails_by_a_message_of_its_own_and_is_made_later()
    {
        await using var app = await FunctionApp.StartAsync();
        await DeliverAsync(app, "mia/tyreso/2018-08.csv", "etableringscentrum/tyreso/2018-08.csv");
        await PutAsync(app, "published/mia/2018-06.json", "{");

        var left = await app.ConsolidateAtNightAsync();

        (left.Projects.Length, left.Shards.Length).ShouldBe((0, 0));
        left.Unpublished.ShouldBe(["mia", "etableringscentrum", "ungdomsinsatser"], ignoreOrder: true);
        (await app.ListAsync("reports/mia/2018-08/")).ShouldContain("reports/mia/2018-08/internal/manifest.json");
        (await app.ListAsync("reports/mia/2018-08/public/")).ShouldBeEmpty();
        await Should.ThrowAsync<InvalidDataException>(() => app.PublishAsync("mia"));
        await app.PublishAsync("etableringscentrum");
        (await app.ListAsync("reports/etableringscentrum/2018-08/public/")).ShouldContain("reports/etableringscentrum/2018-08/public/manifest.json");
        // As often as the platform tries.
        await (await app.QueueAsync("publish-poison")).SendMessageAsync("mia");
        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(503), health => health.Failing.ShouldBe(["publish-poison"]));

        await app.Files.DeleteAsync("published/mia/2018-06.json", CancellationToken.None);
        await app.PublishAsync("mia");
        (await app.ListAsync("reports/mia/2018-08/public/")).ShouldContain("reports/mia/2018-08/public/manifest.json");
        (await app.HealthAsync()).Status.ShouldBe(200);
        // A message that comes twice changes nothing.
        var written = await app.Files.ReadAsync("reports/mia/2018-08/public/manifest.json");
        (await app.PublishAsync("mia")).ShouldBeEmpty();
        (await app.Files.ReadAsync("reports/mia/2018-08/public/manifest.json")).ShouldBe(written);
    }

    [Fact]
    public async Task Health_tells_of_reports_that_are_behind()
    {
        var clock = new Later(TimeSpan.Zero);
        await using var app = await FunctionApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await DeliverAsync(app, "mia/tyreso/2018-08.csv");
        (await app.HealthAsync()).Status.ShouldBe(200);

        clock.By = TimeSpan.FromHours(1);
        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(503), health => health.Failing.ShouldBe(["reports"]));

        await app.ConsolidateAsync("mia");
        (await app.HealthAsync()).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("consolidate-poison")]
    [InlineData("count-shard-poison")]
    public async Task Health_tells_of_consolidations_that_were_given_up_until_all_is_made(string queue)
    {
        await using var app = await FunctionApp.StartAsync();
        await DeliverAsync(app, "mia/tyreso/2018-08.csv");
        await (await app.QueueAsync(queue)).SendMessageAsync("mia");

        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(503), health => health.Failing.ShouldBe([queue]));

        (await app.ConsolidateAtNightAsync()).Projects.ShouldBeEmpty();
        (await app.HealthAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Health_tells_of_files_that_wait_for_another_try()
    {
        await using var app = await FunctionApp.StartAsync();
        await (await app.QueueAsync(Queues.FailedBlobs)).SendMessageAsync("{}");

        (await app.HealthAsync()).Failing.ShouldBe([Queues.FailedBlobs]);
        await app.ConsolidateAtNightAsync();
        (await app.HealthAsync()).Failing.ShouldBe([Queues.FailedBlobs]);
    }

    [Fact]
    public async Task Shards_counted_by_several_instances_at_once_make_one_report()
    {
        await using var one = await FunctionApp.StartAsync();
        await using var other = await FunctionApp.StartAsync(of: one);
        await DeliverAsync(one, "mia/tyreso/2018-08.csv", "mia/haninge/2018-08.csv");
        await one.ConsolidateAsync("mia");
        var whole = await ReportAsync(one);
        await DeliverAsync(one, "mia/tyreso/2018-08.csv");
        var basis = (await BasisAsync(one)).Fingerprint;

        // The messages of a fold that a single instance would take too long for; each is delivered twice.
        ShardToCount[] shards = [.. Enumerable.Range(0, 5).Select(shard => new ShardToCount("mia", "2018-08", basis, shard, 5))];
        await Task.WhenAll(shards.Concat(shards).Select((shard, i) => (i % 2 == 0 ? one : other).CallAsync<CountShard>(function => function.RunAsync(shard, CancellationToken.None))));

        (await ReportAsync(one))["scopes"].ShouldBe(whole["scopes"], JToken.EqualityComparer);
        JObject.Parse((await one.Files.ReadAsync("reports/mia/2018-08/internal/manifest.json"))!)["basis"]!.ShouldBe(basis);
        (await one.ListAsync("folds/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shard_of_deliveries_that_others_have_replaced_is_let_go()
    {
        await using var app = await FunctionApp.StartAsync();
        await DeliverAsync(app, "mia/tyreso/2018-08.csv");
        var before = (await BasisAsync(app)).Fingerprint;
        await DeliverAsync(app, "mia/haninge/2018-08.csv");

        await app.CallAsync<CountShard>(function => function.RunAsync(new("mia", "2018-08", before, 0, 1), CancellationToken.None));

        (await app.ListAsync("reports/")).ShouldBeEmpty();
    }

    private static async Task DeliverAsync(FunctionApp app, params string[] names)
    {
        foreach (var name in names)
            (await app.ReceiveAsync(await app.DropAsync(name, DeliverySteps.File(4)))).ShouldNotBeNull();
    }

    private static Task SpoilAsync(FunctionApp app, string path) => PutAsync(app, path, "key;pseudonym;start\nnothing;like;it\n");

    private static async Task PutAsync(FunctionApp app, string path, string text)
    {
        var parts = path.Split('/', 2);
        var container = new BlobContainerClient(app.Connection, parts[0]);
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(parts[1]).UploadAsync(Bytes.Of(text), overwrite: true);
    }

    private static Task<ReportBasis> BasisAsync(FunctionApp app) =>
        app.Services.GetRequiredService<Reporter>().BasisAsync(app.Services.GetRequiredService<ReportingCatalogue>().Find("mia")!, August2018);

    private static async Task<JObject> ReportAsync(FunctionApp app) => JObject.Parse((await app.Files.ReadAsync("reports/mia/2018-08/internal/report.json"))!);
}
