using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests.Infra;

/// <summary>The alerts ask for what the app really sends: tables, names and properties of their queries, held against what its exporter sent in a run.</summary>
public sealed partial class AlertsTest
{
    [Fact]
    public async Task Each_looks_further_back_than_it_is_asked_and_is_answered_in_the_docs()
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "..", "docs", "operations.md"));
        var alerts = await AlertsAsync();

        alerts.Count.ShouldBe(6);
        alerts.ShouldAllBe(alert => XmlConvert.ToTimeSpan((string)alert["of"]!) > XmlConvert.ToTimeSpan((string)alert["every"]!));
        alerts.ShouldAllBe(alert => docs.Contains($"| `{(string)alert["name"]!}` |", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_asks_for_what_the_app_sends()
    {
        await using var insights = await Ingestion.StartAsync();
        var sent = await RunAsync(insights);
        var all = string.Join(" · ", sent.Select(item => $"{item.Table} {item.Name}").Distinct());

        foreach (var query in (await AlertsAsync()).Select(alert => (string)alert["query"]!))
        {
            var asked = Asked().Matches(query).Select(match => (Table: match.Groups["table"].Value, Is: match.Groups["is"].Value, Name: match.Groups["name"].Value)).ToList();
            asked.ShouldNotBeEmpty(query);
            foreach (var (table, isEqual, name) in asked)
            {
                var found = sent.Where(item => item.Table == table && (isEqual == "==" ? item.Name == name : item.Name.StartsWith(name, StringComparison.Ordinal))).ToList();
                found.ShouldNotBeEmpty($"{query}, of {all}");
                foreach (Match property in Property().Matches(query))
                    found.ShouldContain(item => item.Properties.Contains(property.Groups[1].Value), query);
            }

            // The least and the most of a gauge or a counter are not sent.
            query.ShouldNotContain("Max,");
            query.ShouldNotContain("Max ");
        }

        sent.ShouldContain(item => item.Name == "esf.deliveries.given_up" && item.Sum > 0);
        sent.ShouldContain(item => item.Name == "esf.deadline.sites_missing" && item.Sum > 0);
        sent.ShouldContain(item => item.Name == $"function {nameof(SweepInbox)}" && item.Success == false);
    }

    /// <summary>A sweep before a deadline, a file that fails for hours, reminders that are sent, and a call that fails.</summary>
    private static async Task<IReadOnlyList<Ingestion.Telemetry>> RunAsync(Ingestion insights)
    {
        var beforeDeadline = new Later(new DateTimeOffset(2018, 10, 22, 5, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
        await using var calm = await FunctionApp.StartAsync(insights.Settings, services =>
        {
            Ingestion.Admit(services);
            services.AddSingleton<TimeProvider>(beforeDeadline);
        });
        await Ingestion.ConnectAsync(calm.Services);
        await calm.SweepAsync();
        await calm.CallAsync<PrepareDeadlines>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        await calm.CallAsync<SendReminders>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        using (var call = WorkerCall.Begin(nameof(SweepInbox), calm.Services))
            call.SetStatus(ActivityStatusCode.Error);
        insights.Of(calm.Services);

        await using var failing = await FunctionApp.StartAsync(insights.Settings, services =>
        {
            Ingestion.Admit(services);
            ForbiddenFiles.Add(services, "accepted/");
            services.AddSingleton<TimeProvider>(new Later(TimeSpan.FromHours(7)));
        });
        await Ingestion.ConnectAsync(failing.Services);
        await failing.DropAsync("mia/tyreso/2018-08.csv", Storage.Contract.DeliverySteps.File(5));
        await Task.Delay(FailedDeliveryTest.Settled);
        await failing.SweepAsync();
        return insights.Of(failing.Services);
    }

    private static async Task<IReadOnlyList<JObject>> AlertsAsync()
    {
        var rule = (await Bicep.ResourcesAsync("main.bicep")).Single(made => (string?)made.Resource["type"] == "Microsoft.Insights/scheduledQueryRules");
        ((string)rule.Resource["copy"]!["count"]!).ShouldBe("[length(variables('alerts'))]");
        return [.. rule.Template["variables"]!["alerts"]!.Cast<JObject>()];
    }

    [GeneratedRegex("""(?<table>App\w+) \| where Name (?<is>==|startswith) "(?<name>[^"]+)""", RegexOptions.None, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("""Properties\["([^"]+)"\]""", RegexOptions.None, 1000)]
    private static partial Regex Property();
}
