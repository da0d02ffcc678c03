using Cai.EsfReporting.Azure.Blobs;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure.Tests;

public sealed class BlobDeliveries : DeliveryContract
{
    private const string Name = "mia/tyreso/2018-08.csv";

    protected override async Task<IStorageUnderTest> OpenAsync() => AzuriteStorage.In(await Azurite.SharedAsync());

    [Fact]
    public async Task A_delivery_interrupted_at_any_request_that_writes_ends_as_if_nothing_had_happened()
    {
        var expected = await UninterruptedAsync();
        foreach (var afterwards in (bool[])[false, true])
        {
            var happened = true;
            for (var write = 1; happened; write++)
            {
                var storage = (AzuriteStorage)await PreparedAsync();
                var interruption = new EndsAtWrite(write, afterwards);
                var ended = await Record.ExceptionAsync(() => storage.With(interruption).ReceiveAllAsync());
                happened = interruption.Happened;
                (ended is InterruptedException).ShouldBe(happened, $"write {write}: {ended}");

                await storage.Another().ReceiveAllAsync();
                (await storage.StateAsync()).ShouldBe(expected, $"interrupted {(afterwards ? "after" : "before")} write {write}");
            }
        }
    }

    [Fact]
    public async Task A_service_that_is_busy_makes_it_slower_and_not_wrong()
    {
        var expected = await UninterruptedAsync();
        var storage = (AzuriteStorage)await PreparedAsync();
        using var network = new BusyNetwork();
        await storage.With(network: network).ReceiveAllAsync();

        network.Refused.ShouldBeGreaterThan(5);
        (await storage.StateAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_service_that_goes_away_and_comes_back_loses_nothing()
    {
        await using var azurite = await Azurite.StartAsync();
        var storage = AzuriteStorage.In(azurite);
        for (var day = 1; day <= 20; day++)
            await storage.DropAsync($"mia/tyreso/2018-08-{day:00}.csv", DeliverySteps.File(day));

        var receiving = storage.ReceiveAllAsync();
        while ((await storage.Log.ReadAsync("mia", CancellationToken.None)).Count < 5)
            await Task.Delay(20);
        await azurite.StopAsync();
        receiving.IsCompleted.ShouldBeFalse();
        await Task.Delay(1_500);
        await azurite.ResumeAsync();
        await receiving;

        (await storage.Log.ReadAsync("mia", CancellationToken.None)).Select(delivery => delivery.Rows).Order().ShouldBe(Enumerable.Range(1, 20));
        (await storage.Inbox.WaitingAsync()).ShouldBeEmpty();
        (await storage.Files.ListAsync("originals/", CancellationToken.None).ToListAsync()).Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_large_file_goes_on_where_the_service_went_away()
    {
        await using var azurite = await Azurite.StartAsync();
        var storage = AzuriteStorage.In(azurite);
        await using (var file = await storage.Files.BeginAsync("accepted/a.csv", CancellationToken.None))
        {
            var content = Bytes.Numbered(20_000_000);
            var half = new byte[10_000_000];
            await content.ReadExactlyAsync(half);
            await file.Stream.WriteAsync(half);
            await azurite.StopAsync();
            var resumed = Task.Delay(1_500).ContinueWith(_ => azurite.ResumeAsync(), TaskScheduler.Default).Unwrap();
            await content.CopyToAsync(file.Stream);
            await file.CommitAsync(CancellationToken.None);
            await resumed;
        }

        (await Bytes.Sha256Async((await storage.Files.OpenReadAsync("accepted/a.csv", CancellationToken.None))!)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(20_000_000)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_superseded_file_is_logged_without_its_name(bool whileRead)
    {
        var log = new Lines();
        var storage = ((AzuriteStorage)Storage).With(logger: log);
        await storage.DropAsync(Name, "older");
        await using var claimed = await storage.Inbox.ClaimOnlyAsync();
        await storage.DropAsync(Name, "newer");

        if (whileRead)
            await Should.ThrowAsync<FileSupersededException>(() => claimed.File.OpenAsync(CancellationToken.None));
        else
            (await claimed.KeepAsync("originals/a.csv", CancellationToken.None)).ShouldBeFalse();

        var line = log.All.ShouldHaveSingleItem();
        line.ShouldContain("superseded");
        line.ShouldNotContain("tyreso");
        (await storage.Inbox.WaitingAsync()).ShouldBe([Name]);
    }

    [Fact]
    public async Task A_deposited_file_whose_depositor_went_away_waits_as_any_other()
    {
        var storage = (AzuriteStorage)Storage;
        await using var deposited = await storage.Inbox.DepositAsync(Bytes.Of("mine"), new DeliveryAddress("mia", "tyreso", Month.Parse("2018-08")), confirmed: false, CancellationToken.None);

        await using var found = await storage.With(held: TimeSpan.Zero).Inbox.ClaimOnlyAsync();

        found.Name.ShouldBe(deposited.Name);
        found.ReceivedAt.ShouldBe(deposited.ReceivedAt);
        (await found.TextAsync()).ShouldBe("mine");
    }

    private sealed class Lines : ILogger<BlobInbox>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
