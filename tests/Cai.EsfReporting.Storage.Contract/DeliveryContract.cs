using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>The real receiver, on any storage, while things go wrong.</summary>
public abstract class DeliveryContract : StorageContract
{
    private const string Name = "mia/tyreso/2018-08.csv";

    [Fact]
    public async Task A_delivery_interrupted_at_any_call_ends_as_if_nothing_had_happened()
    {
        var expected = await UninterruptedAsync();
        foreach (var afterwards in (bool[])[false, true])
        {
            var happened = true;
            for (var call = 1; happened; call++)
            {
                var storage = await PreparedAsync();
                var interruption = new Interruption(call, afterwards);
                var ended = await Record.ExceptionAsync(() => storage.ReceiveAllAsync(interruption));
                happened = interruption.Happened;
                (ended is InterruptedException).ShouldBe(happened, $"call {call}: {ended}");

                await storage.Another().ReceiveAllAsync();
                (await storage.StateAsync()).ShouldBe(expected, $"interrupted {(afterwards ? "after" : "before")} call {call}");
            }
        }
    }

    [Fact]
    public async Task A_file_told_of_many_times_has_one_receipt()
    {
        await Storage.DropAsync(Name, DeliverySteps.File(40));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TriggeredAsync(Storage.Another(), Name))));
        await Storage.ReceiveAllAsync();

        (await Storage.Log.ReadAsync("mia", None)).ShouldHaveSingleItem().Accepted.ShouldBe(40);
        (await Storage.Files.ListAsync("receipts/", None).ToListAsync()).Count.ShouldBe(2);
        (await Storage.Files.ListAsync("accepted/", None).ToListAsync()).ShouldHaveSingleItem();
        (await Storage.Files.ListAsync("originals/", None).ToListAsync()).ShouldHaveSingleItem();
        (await Storage.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_tells_no_month_is_answered_at_its_site_and_kept_there()
    {
        await Storage.DropAsync("mia/tyreso/deltagare.csv", DeliverySteps.File(3));
        await Storage.DropAsync("mia/tyreso/augusti 2018.csv", DeliverySteps.File(4));
        await Storage.DropAsync("mia/tyreso/mia_haninge_2018-06.csv", DeliverySteps.File(5));
        await Storage.ReceiveAllAsync();

        var log = await Storage.Log.ReadAsync("mia", None);
        log.Select(delivery => (delivery.Address.Path, delivery.Status)).ShouldBe([("mia/tyreso/2018-08", DeliveryStatus.AcceptedWithWarnings), ("mia/tyreso/2018-06", DeliveryStatus.Rejected)], ignoreOrder: true);
        (await Storage.Files.ListAsync("receipts/mia/tyreso/unaddressed/", None).ToListAsync()).Count.ShouldBe(2);
        (await Storage.Files.ListAsync("originals/mia/tyreso/unaddressed/", None).ToListAsync()).ShouldHaveSingleItem();
        (await Storage.Files.ListAsync("receipts/mia/tyreso/2018-06/", None).ToListAsync()).Count.ShouldBe(2);
        (await Storage.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_instances_that_deliver_at_once_lose_nothing()
    {
        var sites = DeliverySteps.Catalogue.Find("mia")!.Sites;
        var names = sites.SelectMany(site => new[] { $"mia/{site.Id}/2018-07.csv", $"mia/{site.Id}/2018-08-bekraftad.csv" }).ToList();
        foreach (var (i, name) in names.Index())
            await Storage.DropAsync(name, DeliverySteps.File(10, from: i * 10));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var instance = Storage.Another();
            foreach (var name in await instance.Inbox.WaitingAsync())
                await TriggeredAsync(instance, name);
        })));
        await Storage.ReceiveAllAsync();

        var log = await Storage.Log.ReadAsync("mia", None);
        log.Count.ShouldBe(names.Count);
        log.ShouldAllBe(delivery => delivery.Accepted == 10);
        (await Storage.Files.ListAsync("accepted/", None).ToListAsync()).Order().ShouldBe(log.Select(delivery => delivery.AcceptedPath).Order());
        (await Storage.Files.ListAsync("originals/", None).ToListAsync()).Count.ShouldBe(names.Count);
        (await Storage.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_file_and_the_one_that_overwrites_it_while_it_is_handled_the_newer_counts()
    {
        // So much smaller a file replaces nothing until it is confirmed.
        const string confirmed = "mia/tyreso/2018-08-bekraftad.csv";
        // More than a store reads at a time, so that the second half is asked for after the file has changed.
        var older = DeliverySteps.File(110_000);
        var newer = DeliverySteps.File(3);
        for (var opened = 1; opened <= 2; opened++)
        {
            var storage = await OpenEmptyAsync();
            await storage.DropAsync(confirmed, older);
            await using (var claimed = await storage.Inbox.ClaimOnlyAsync())
            {
                var overwritten = new OverwrittenWhileRead(claimed, opened, () => storage.DropAsync(confirmed, newer));
                var ended = await Record.ExceptionAsync(() => storage.Receiver().ReceiveAsync(overwritten));
                if (ended is not null)
                    ended.ShouldBeOfType<FileSupersededException>();
            }

            await storage.ReceiveAllAsync();

            var current = Delivery.Current(await storage.Log.ReadAsync("mia", None)).ShouldHaveSingleItem();
            current.Rows.ShouldBe(3);
            (await storage.Inbox.WaitingAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Of_two_files_handled_in_a_moment_the_one_dropped_last_counts()
    {
        for (var people = 1; people <= 8; people++)
        {
            await Storage.DropAsync(Name, DeliverySteps.File(people));
            await Storage.ReceiveAllAsync();
        }

        var log = await Storage.Log.ReadAsync("mia", None);
        log.Select(delivery => delivery.Rows).ShouldBe(Enumerable.Range(1, 8));
        Delivery.Current(log).ShouldHaveSingleItem().Rows.ShouldBe(8);
        log.Skip(1).Select(delivery => delivery.Replaces).ShouldBe(log.SkipLast(1).Select(delivery => (DeliveryId?)delivery.Id));
    }

    /// <summary>A month delivered before; now it comes again with a fault in it, and another site sends no table at all.</summary>
    protected async Task<IStorageUnderTest> PreparedAsync()
    {
        var storage = await OpenEmptyAsync();
        await storage.DropAsync(Name, DeliverySteps.File(12));
        await storage.ReceiveAllAsync();
        await storage.DropAsync(Name, DeliverySteps.File(12, from: 3) + "19800101-0000;Arbetsträning;2018-01-15;;\n");
        await storage.DropAsync("mia/haninge/2018-08.csv", DeliverySteps.File(3, header: "Namn;Telefon;Ort;Kommun;Anteckning"));
        return storage;
    }

    protected async Task<IReadOnlyList<string>> UninterruptedAsync()
    {
        var storage = await PreparedAsync();
        await storage.ReceiveAllAsync();
        var state = await storage.StateAsync();
        state.Count.ShouldBe(2 + 6 + 3 + 3);
        state.ShouldContain(line => line.Contains("\"partly-accepted\"", StringComparison.Ordinal));
        state.ShouldContain(line => line.Contains("\"rejected\"", StringComparison.Ordinal));
        return state;
    }

    /// <summary>What a trigger does: one file, and a storage fault or a change under way leaves it to the next try.</summary>
    private static async Task TriggeredAsync(IStorageUnderTest instance, string name)
    {
        try
        {
            if (await instance.Inbox.ClaimAsync(name, None) is { } claimed)
                await using (claimed)
                    await instance.Receiver().ReceiveAsync(claimed);
        }
        catch (IOException)
        {
            // The other instance was faster.
        }
    }
}
