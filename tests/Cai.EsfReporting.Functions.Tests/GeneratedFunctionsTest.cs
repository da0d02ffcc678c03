using Cai.EsfReporting.Functions.Tests.Support;
using Microsoft.AspNetCore.Routing.Template;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>What the host is told of the functions, and makes of it.</summary>
public sealed class GeneratedFunctionsTest
{
    [Fact]
    public async Task Each_function_has_its_trigger()
    {
        var told = (await GeneratedFunction.AllAsync()).Select(function => $"{function.Name}: {function.Kind} {function["route"] ?? function["schedule"] ?? function["queueName"] ?? function["path"]}");

        told.ShouldBe(
        [
            "ConsolidateAfterDelivery: queueTrigger consolidate",
            "ConsolidateReports: timerTrigger %ConsolidateSchedule%",
            "ConsolidateReportsNow: httpTrigger api/run/consolidate",
            "CountShard: queueTrigger count-shard",
            "ErasePersonNow: httpTrigger api/run/erase",
            "PrepareDeadlines: timerTrigger %PrepareSchedule%",
            "PrepareDeadlinesNow: httpTrigger api/run/prepare",
            "PublishReports: queueTrigger publish",
            "PurgeExpired: timerTrigger %PurgeSchedule%",
            "PurgeExpiredNow: httpTrigger api/run/purge",
            "ReceiveDelivery: blobTrigger inbox/{name}",
            "ReceivePolledDelivery: blobTrigger inbox/{name}",
            "RetryFailedDelivery: queueTrigger webjobs-blobtrigger-poison",
            "RotateKeyNow: httpTrigger api/run/rotate-key",
            "SendReminders: timerTrigger %SendSchedule%",
            "SendRemindersNow: httpTrigger api/run/send",
            "SweepInbox: timerTrigger %SweepSchedule%",
            "SweepInboxNow: httpTrigger api/run/sweep",
            "TakeScbFileNow: httpTrigger api/run/scb",
            "VisitPortal: httpTrigger {*path}",
        ]);
    }

    /// <summary>The host tries one route after the other, in the order of the functions' names, and takes the first that fits.</summary>
    [Theory]
    [InlineData("POST", "api/run/consolidate", "ConsolidateReportsNow")]
    [InlineData("POST", "api/run/erase", "ErasePersonNow")]
    [InlineData("POST", "api/run/prepare", "PrepareDeadlinesNow")]
    [InlineData("POST", "api/run/purge", "PurgeExpiredNow")]
    [InlineData("POST", "api/run/rotate-key", "RotateKeyNow")]
    [InlineData("POST", "api/run/scb", "TakeScbFileNow")]
    [InlineData("GET", "api/run/scb", "VisitPortal")]
    [InlineData("POST", "api/run/send", "SendRemindersNow")]
    [InlineData("POST", "api/run/sweep", "SweepInboxNow")]
    [InlineData("GET", "api/run/sweep", "VisitPortal")]
    [InlineData("GET", "", "VisitPortal")]
    [InlineData("HEAD", "health", "VisitPortal")]
    [InlineData("GET", "deadlines.ics", "VisitPortal")]
    [InlineData("POST", "api/deliver", "VisitPortal")]
    [InlineData("GET", "api/reports/mia/2018-08/public/report.json", "VisitPortal")]
    [InlineData("POST", "sign-in/return", "VisitPortal")]
    [InlineData("PUT", "api/deliver", null)]
    public async Task An_address_reaches_its_function(string method, string path, string? function)
    {
        var taking = (await GeneratedFunction.AllAsync()).FirstOrDefault(candidate => candidate.Kind == "httpTrigger"
            && candidate.Trigger["methods"]!.Any(known => string.Equals((string?)known, method, StringComparison.OrdinalIgnoreCase))
            && new TemplateMatcher(TemplateParser.Parse(candidate["route"]!), []).TryMatch("/" + path, []));

        taking?.Name.ShouldBe(function);
    }

    [Fact]
    public async Task Only_the_portal_asks_for_no_key() =>
        (await GeneratedFunction.AllAsync()).Where(function => function.Kind == "httpTrigger" && function["authLevel"] != "Function").ShouldHaveSingleItem().Name.ShouldBe("VisitPortal");

    [Fact]
    public async Task Every_schedule_and_every_switch_is_set_where_the_app_runs()
    {
        var functions = await GeneratedFunction.AllAsync();
        var local = ((JObject)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")))["Values"]!).Properties().Select(setting => setting.Name).ToList();

        functions.Where(function => function.Kind == "timerTrigger").ShouldAllBe(function => local.Contains(function["schedule"]!.Trim('%')));
        local.Where(name => name.StartsWith("AzureWebJobs.", StringComparison.Ordinal)).ShouldAllBe(name => functions.Any(function => name == $"AzureWebJobs.{function.Name}.Disabled"));
    }

    [Fact]
    public async Task All_storage_is_the_data_storage()
    {
        var functions = await GeneratedFunction.AllAsync();

        functions.Where(function => function.Kind is "queueTrigger" or "blobTrigger").ShouldAllBe(function => function["connection"] == "Data");
        functions.SelectMany(function => function.Outputs).Where(output => (string?)output["type"] == "queue").ShouldAllBe(output => (string?)output["connection"] == "Data");
        functions.Where(function => function["source"] == "EventGrid").ShouldHaveSingleItem().Name.ShouldBe("ReceiveDelivery");
    }

    [Fact]
    public async Task The_file_that_is_deployed_tells_the_same()
    {
        var file = JArray.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "functions.metadata")));

        file.Select(function => (string?)function["name"]).Order(StringComparer.OrdinalIgnoreCase).ShouldBe((await GeneratedFunction.AllAsync()).Select(function => function.Name));
    }
}
