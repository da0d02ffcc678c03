using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>From a dropped file to its receipt and report.</summary>
public sealed class ReceptionTest
{
    private const string Name = "mia/tyreso/2018-08.csv";

    [Fact]
    public async Task A_dropped_file_is_received_and_the_report_made()
    {
        await using var app = await FunctionApp.StartAsync();

        var project = await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(7)));

        project.ShouldBe("mia");
        (await app.LogAsync()).ShouldHaveSingleItem().Accepted.ShouldBe(7);
        (await app.ListAsync("receipts/mia/tyreso/2018-08/")).Select(Path.GetExtension).ShouldBe([".html", ".json", ".xlsx"]);
        (await app.ListAsync("originals/")).ShouldHaveSingleItem();
        (await app.Inbox.WaitingAsync()).ShouldBeEmpty();

        (await app.ConsolidateAsync(project!)).ShouldBeEmpty();
        (await app.ListAsync("reports/mia/2018-08/internal/")).ShouldContain("reports/mia/2018-08/internal/report.xlsx");
    }

    [Fact]
    public async Task An_event_that_comes_again_finds_nothing_to_do()
    {
        await using var app = await FunctionApp.StartAsync();
        var file = await app.DropAsync(Name, DeliverySteps.File(7));
        await app.ReceiveAsync(file);

        (await app.ReceiveAsync(file)).ShouldBeNull();
        (await app.CallAsync<ReceivePolledDelivery, string?>(function => function.RunAsync(file, CancellationToken.None))).ShouldBeNull();
        (await app.CallAsync<RetryFailedDelivery, string?>(function => function.RunAsync(new(Name), CancellationToken.None))).ShouldBeNull();
        (await app.LogAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_overwritten_file_is_the_one_that_counts()
    {
        await using var app = await FunctionApp.StartAsync();
        await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(3)));
        await app.DropAsync(Name, DeliverySteps.File(4));
        var file = await app.DropAsync(Name, DeliverySteps.File(5));

        // Each of the two uploads was an event.
        (await app.ReceiveAsync(file)).ShouldBe("mia");
        (await app.ReceiveAsync(file)).ShouldBeNull();

        (await app.LogAsync()).Select(delivery => delivery.Accepted).ShouldBe([3, 5]);
        Delivery.Current(await app.LogAsync()).ShouldHaveSingleItem().Accepted.ShouldBe(5);
    }

    [Fact]
    public async Task Two_instances_that_take_the_same_file_make_one_delivery()
    {
        await using var one = await FunctionApp.StartAsync();
        await using var other = await FunctionApp.StartAsync(of: one);
        for (var month = 1; month <= 6; month++)
        {
            var file = await one.DropAsync($"mia/tyreso/2018-0{month}.csv", DeliverySteps.File(5));

            await Task.WhenAll(one.ReceiveAsync(file), other.ReceiveAsync(file), other.CallAsync<ReceivePolledDelivery, string?>(function => function.RunAsync(file, CancellationToken.None)));
        }

        (await one.LogAsync()).Count.ShouldBe(6);
        (await one.ListAsync("accepted/")).Count.ShouldBe(6);
        (await one.ListAsync("originals/")).Count.ShouldBe(6);
        (await one.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_none_is_answered_and_leaves_the_inbox()
    {
        await using var app = await FunctionApp.StartAsync();

        (await app.ReceiveAsync(await app.DropAsync(Name, "no such columns\n1\n"))).ShouldBe("mia");
        (await app.ReceiveAsync(await app.DropAsync("somewhere else.csv", DeliverySteps.File(5)))).ShouldBeNull();

        (await app.LogAsync()).ShouldHaveSingleItem().IsAccepted.ShouldBeFalse();
        (await app.ListAsync("receipts/")).Count.ShouldBe(6);
        (await app.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sweep_leaves_fresh_files_to_their_event_and_takes_what_none_told_of()
    {
        var clock = new Later(TimeSpan.FromSeconds(30));
        await using var app = await FunctionApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await app.DropAsync(Name, DeliverySteps.File(5));
        // What was stored in the last seconds may still be arriving; it is not listed.
        await Task.Delay(TimeSpan.FromSeconds(12));

        (await app.SweepAsync()).ShouldBeEmpty();
        (await app.LogAsync()).ShouldBeEmpty();

        clock.By = TimeSpan.FromMinutes(2);
        var (answer, _, _) = await app.AnswerAsync<SweepInbox, ProjectsToConsolidate>(_ => { }, (function, request) => function.SweepInboxNow(request, CancellationToken.None));
        answer.Projects.ShouldBe(["mia"]);
        (await app.LogAsync()).ShouldHaveSingleItem();
    }
}
