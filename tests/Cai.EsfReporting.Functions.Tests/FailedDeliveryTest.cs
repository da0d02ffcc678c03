using Azure;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Functions.Triggers;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>A file that the host gives up after five tries, which take it a second.</summary>
public sealed class FailedDeliveryTest
{
    private const string Name = "mia/tyreso/2018-08.csv";

    /// <summary>The inbox leaves alone what may still be written.</summary>
    internal static readonly TimeSpan Settled = TimeSpan.FromSeconds(12);

    private readonly Later clock = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task A_good_file_outlives_a_storage_that_is_away_for_a_while()
    {
        await using var app = await FunctionApp.StartAsync(services: Forbid);
        var file = await app.DropAsync(Name, DeliverySteps.File(5));

        await Should.ThrowAsync<RequestFailedException>(() => app.ReceiveAsync(file));
        (await RetryAsync(app)).ShouldBeNull();
        await Task.Delay(Settled);
        (await app.SweepAsync()).ShouldBeEmpty();
        (await app.LogAsync()).ShouldBeEmpty();
        (await app.Inbox.WaitingAsync()).ShouldBe([Name]);

        ((ForbiddenFiles)app.Files).IsForbidden = false;
        (await app.SweepAsync()).ShouldBe(["mia"]);
        (await app.LogAsync()).ShouldHaveSingleItem().Accepted.ShouldBe(5);
    }

    [Fact]
    public async Task What_has_failed_for_hours_is_answered_with_a_rejection()
    {
        await using var app = await FunctionApp.StartAsync(services: Forbid);
        await app.DropAsync(Name, DeliverySteps.File(5));
        await Task.Delay(Settled);
        clock.By = TimeSpan.FromHours(7);

        (await app.SweepAsync()).ShouldBe(["mia"]);

        (await app.LogAsync()).ShouldHaveSingleItem().IsAccepted.ShouldBeFalse();
        var receipt = (await app.ListAsync("receipts/")).Single(path => path.EndsWith(".json", StringComparison.Ordinal));
        (await app.Files.ReadAsync(receipt))!.ShouldContain("FILE_NOT_HANDLED");
        (await app.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_which_tries_were_broken_off_is_told_on_health_goes_last_and_is_answered()
    {
        await using var app = await FunctionApp.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        await app.DropAsync("mia/botkyrka/2018-08.csv", DeliverySteps.File(4));
        await app.DropAsync("mia/haninge/2018-08.csv", DeliverySteps.File(5));
        await Task.Delay(Settled);
        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(200), health => health.Degraded.ShouldBeEmpty());
        for (var killed = 1; killed <= 2; killed++)
            await using (var claimed = (await app.Inbox.ClaimAsync("mia/botkyrka/2018-08.csv", CancellationToken.None)).ShouldNotBeNull())
            {
                claimed.Attempt.ShouldBe(killed);
                claimed.Spend();
            }

        var (status, body, _) = await app.VisitAsync("GET", "/health");
        status.ShouldBe(200);
        body.ShouldContain("\"status\": \"degraded\"");
        body.ShouldContain("\"file\": \"mia/botkyrka/2018-08\"");

        await app.SweepAsync();

        (await app.LogAsync()).Select(delivery => (delivery.Address.Site, delivery.IsAccepted)).Order().ShouldBe([("botkyrka", false), ("haninge", true)]);
        var receipt = (await app.ListAsync("receipts/mia/botkyrka/")).Single(path => path.EndsWith(".json", StringComparison.Ordinal));
        (await app.Files.ReadAsync(receipt))!.ShouldContain("FILE_SET_ASIDE");
        (await app.HealthAsync()).Degraded.ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_a_key_that_did_not_make_the_store_nothing_is_received_and_nothing_rejected()
    {
        await using var app = await FunctionApp.StartAsync();
        await app.ReceiveAsync(await app.DropAsync(Name, DeliverySteps.File(5)));
        await app.ConsolidateAsync("mia");
        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(200), health => health.Failing.ShouldBeEmpty());

        await using var wrong = await FunctionApp.StartAsync(
            with: new Dictionary<string, string> { ["PseudonymKey"] = PseudonymKey.Create().Write() }, services: services => services.AddSingleton<TimeProvider>(clock), of: app);
        const string Next = "mia/haninge/2018-08.csv";
        var file = await wrong.DropAsync(Next, DeliverySteps.File(4));
        await Should.ThrowAsync<UnknownKeyException>(() => wrong.ReceiveAsync(file));
        (await wrong.CallAsync<RetryFailedDelivery, string?>(function => function.RunAsync(new(Next), CancellationToken.None))).ShouldBeNull();
        await Task.Delay(Settled);
        clock.By = TimeSpan.FromHours(7);
        (await wrong.SweepAsync()).ShouldBeEmpty();
        (await wrong.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(503), health => health.Failing.ShouldBe(["key"]));

        (await wrong.LogAsync()).ShouldHaveSingleItem();
        (await app.ReceiveAsync(file)).ShouldBe("mia");
        (await app.LogAsync()).ShouldAllBe(delivery => delivery.IsAccepted);
    }

    private void Forbid(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(clock);
        ForbiddenFiles.Add(services, "accepted/");
    }

    private static Task<string?> RetryAsync(FunctionApp app) => app.CallAsync<RetryFailedDelivery, string?>(function => function.RunAsync(new(Name), CancellationToken.None));
}
