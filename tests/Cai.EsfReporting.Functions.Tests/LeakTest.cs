using System.Globalization;
using System.Text;
using Cai.EsfReporting.Functions.Tests.Infra;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Tests.Leaks;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>Identities in files, names and addresses, and what the app sends to Application Insights of them: metrics with their tags, traces, logs, exceptions.</summary>
public sealed class LeakTest
{
    private readonly MadeUpPeople people = new(80_000);

    [Fact]
    public async Task No_identity_stands_in_a_metric_a_trace_or_a_log()
    {
        await using var insights = await Ingestion.StartAsync();
        await using var app = await FunctionApp.StartAsync(insights.Settings, Ingestion.Admit);
        await Ingestion.ConnectAsync(app.Services);
        var token = (await new AccessTokens(app.Files, TimeProvider.System).MakeAsync("system", [Role.Operate], default))!;
        var goneOut = new GoneOut(people);
        for (var i = 0; i < MadeUpPeople.Spellings.Length; i++)
        {
            string[] names = [$"mia/tyreso/2018-0{1 + (i % 8)}.csv", $"mia/{people.Spelt()}/2018-05.csv", $"{people.Spelt()}.csv", $"mia/tyreso/2018-05-{people.Spelt()}.csv"];
            await app.ReceiveAsync(await app.DropAsync(string.Concat(names[i % 4].Split('\\', '\u202E', '\u202C')), File(i)));
            await VisitAsync("GET", $"/deliveries/mia/{people.Spelt()}/2018-05", people.Spelt());
            await VisitAsync("GET", $"/{people.Spelt()}", people.Spelt());
            await VisitAsync("GET", $"/api/receipts/mia/tyreso/{people.Spelt()}.json", people.Spelt());
        }

        await app.SweepAsync();
        await app.CallAsync<PrepareDeadlines>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        await app.CallAsync<SendReminders>(function => function.RunAsync(TriggerSteps.Timer, CancellationToken.None));
        await app.ConsolidateAsync("mia");

        var sent = insights.Of(app.Services);
        foreach (var (i, item) in insights.Raw.Index())
            goneOut.Add($"item {i}", item);
        goneOut.Found().ShouldBeEmpty();
        ((string[])["esf.deliveries", "esf.rows", "esf.findings", "esf.delivery.lag", "esf.inbox.waiting", "esf.reminders.waiting"]).ShouldBeSubsetOf(sent.Where(item => item.Table == "AppMetrics").Select(item => item.Name));
        sent.Select(item => item.Table).Distinct().Order().ShouldBe(["AppDependencies", "AppMetrics", "AppTraces"]);

        Task VisitAsync(string method, string path, string said) => app.VisitAsync(method, path, request =>
        {
            request.QueryString = QueryString.Create("x", people.Spelt());
            request.Headers["X-Esf-Token"] = token;
            request.Headers.UserAgent = said;
        });
    }

    /// <summary>Some good rows, and some with somebody where nobody belongs.</summary>
    private string File(int i)
    {
        var text = new StringBuilder("Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anordnare\n");
        for (var row = 0; row < 8; row++)
            text.Append(CultureInfo.InvariantCulture, $"{people.Next()};Case Management;2018-01-01;;;\n");
        return text.Append(CultureInfo.InvariantCulture, $"{people.Next()};\"{people.Spelt().Replace("\"", "", StringComparison.Ordinal)}\";{(i % 2 == 0 ? people.Spelt() : "2018-01-01")};;;\"{people.Spelt()}\"\n").ToString();
    }
}
