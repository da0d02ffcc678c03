using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Retention;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>What changes and deletes accepted data, on any storage, ended at each of its calls and begun again.</summary>
public abstract class RetentionContract : StorageContract
{
    private static readonly PseudonymKey First = new(new byte[PseudonymKey.Size]);
    private static readonly PseudonymKey Second = new(Enumerable.Repeat((byte)1, PseudonymKey.Size).ToArray(), First);

    /// <summary>The sample catalogue, its data kept for ever: the storage's clock is the real one.</summary>
    private static readonly ReportingCatalogue Catalogue = DeliverySteps.Catalogue with
    {
        Projects = [.. DeliverySteps.Catalogue.Projects.Select(project => project with { Retention = new(90, new(2199, 1, 1)) })],
    };

    /// <summary>Every call, or every so many where a storage is slow.</summary>
    protected virtual int Stride => 1;

    [Fact]
    public Task A_rotation_interrupted_at_any_call_ends_as_if_nothing_had_happened() => InterruptEverywhereAsync(
        (storage, interruption) => new KeyRotation(interruption?.Around(storage.Files) ?? storage.Files, interruption?.Around(new Ring(Second)) ?? new Ring(Second), TimeProvider.System).RunAsync(),
        async (storage, when) => (await ParticipantsAsync(storage, Second)).ShouldBe(15, when));

    [Fact]
    public Task An_erasure_interrupted_at_any_call_ends_as_if_nothing_had_happened() => InterruptEverywhereAsync(
        (storage, interruption) => new Erasure(interruption?.Around(storage.Files) ?? storage.Files, storage.Inbox, interruption?.Around(new Ring(Second)) ?? new Ring(Second), TimeProvider.System).RunAsync(Person(5), null),
        (_, _) => Task.CompletedTask);

    [Fact]
    public Task A_purge_interrupted_at_any_call_ends_as_if_nothing_had_happened() => InterruptEverywhereAsync(
        (storage, interruption) => new Purge(Catalogue, interruption?.Around(storage.Files) ?? storage.Files, new Later(TimeSpan.FromDays(92))).RunAsync(),
        async (storage, when) => (await ParticipantsAsync(storage, First)).ShouldBe(15, when));

    [Fact]
    public async Task Originals_are_kept_for_their_days_and_not_one_more()
    {
        await PrepareAsync(Storage);
        (await new Purge(Catalogue, Storage.Files, new Later(TimeSpan.FromDays(89))).DueAsync()).ShouldBeEmpty();

        var evidence = (await new Purge(Catalogue, Storage.Files, new Later(TimeSpan.FromDays(92))).RunAsync()).ShouldHaveSingleItem();

        evidence.Changes.ShouldAllBe(change => change.Rule == "originals-days" && change.Path.StartsWith("originals/"));
        evidence.Changes.Count.ShouldBe(3);
        (await Storage.Files.ListAsync("originals/", None).ToListAsync()).ShouldBeEmpty();
        (await Storage.Files.ListAsync("accepted/", None).ToListAsync()).Count.ShouldBe(3);
        (await new Purge(Catalogue, Storage.Files, new Later(TimeSpan.FromDays(92))).RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Originals_go_so_much_sooner_as_the_store_keeps_copies_of_what_was_deleted()
    {
        await PrepareAsync(Storage);

        (await new Purge(Catalogue, Storage.Files, new Later(TimeSpan.FromDays(70)), copiesRemain: 18).DueAsync()).ShouldBeEmpty();
        (await new Purge(Catalogue, Storage.Files, new Later(TimeSpan.FromDays(74)), copiesRemain: 18).DueAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_delivery_accepted_under_the_older_key_is_of_the_same_people()
    {
        await PrepareAsync(Storage);
        // It has been up since before, and goes on with the key that it knows.
        var early = Storage.Receiver(keys: new Ring(First));
        await ReceiveAsync(early, "etableringscentrum/haninge/2018-08.csv");
        await new KeyRotation(Storage.Files, new Ring(Second), TimeProvider.System).RunAsync();
        // A first file of four people gives no cause to look at what others delivered: that the key is too old is not seen.
        await ReceiveAsync(early, "mia/nacka/2018-08.csv");

        (await ParticipantsAsync(Storage, Second)).ShouldBe(15);
        // Whoever does not know of the new key yet learns of it.
        (await ParticipantsAsync(Storage, new LateToKnow())).ShouldBe(15);
        (await new KeyRotation(Storage.Files, new Ring(Second), TimeProvider.System).RunAsync()).ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().Rows.ShouldBe(4);
        (await ParticipantsAsync(Storage, Second)).ShouldBe(15);
    }

    [Fact]
    public async Task Whoever_receives_a_file_under_the_older_key_learns_of_the_new_one()
    {
        await PrepareAsync(Storage);
        await new KeyRotation(Storage.Files, new Ring(Second), TimeProvider.System).RunAsync();
        await Storage.DropAsync("mia/tyreso/2018-09-bekraftad.csv", DeliverySteps.File(3, from: 12));
        await Storage.ReceiveAllAsync(keys: new LateToKnow());

        (await ParticipantsAsync(Storage, Second)).ShouldBe(15);
        (await new KeyRotation(Storage.Files, new Ring(Second), TimeProvider.System).RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_under_a_key_that_is_lost_are_not_counted_as_strangers()
    {
        await PrepareAsync(Storage);

        await Should.ThrowAsync<UnknownKeyException>(() => ParticipantsAsync(Storage, new PseudonymKey(Second.Export())));
        await Should.ThrowAsync<UnknownKeyException>(() => new KeyRotation(Storage.Files, new Ring(new(Second.Export())), TimeProvider.System).RunAsync());
    }

    private async Task ReceiveAsync(Receiver receiver, string name)
    {
        await Storage.DropAsync(name, DeliverySteps.File(4));
        await using var claimed = await Storage.Inbox.ClaimOnlyAsync();
        await receiver.ReceiveAsync(claimed);
    }

    private async Task InterruptEverywhereAsync<T>(Func<IStorageUnderTest, Interruption?, Task<T>> run, Func<IStorageUnderTest, string, Task> between)
    {
        var untouched = await OpenEmptyAsync();
        await PrepareAsync(untouched);
        var before = await untouched.StateAsync();
        await run(untouched, null);
        var expected = await untouched.StateAsync();
        expected.ShouldNotBe(before);
        var changed = await ChangedAsync(untouched);

        foreach (var afterwards in (bool[])[false, true])
        {
            var happened = true;
            for (var call = 1; happened; call += Stride)
            {
                var storage = await OpenEmptyAsync();
                await PrepareAsync(storage);
                var interruption = new Interruption(call, afterwards);
                var ended = await Record.ExceptionAsync(() => run(storage, interruption));
                happened = interruption.Happened;
                var when = $"interrupted {(afterwards ? "after" : "before")} call {call}";
                (ended is InterruptedException).ShouldBe(happened, $"{when}: {ended}");
                await between(storage, when);

                await run(storage.Another(), null);
                (await storage.StateAsync()).ShouldBe(expected, when);
                (await ChangedAsync(storage)).ShouldBe(changed, when);
                await run(storage.Another(), null);
                (await ChangedAsync(storage)).ShouldBe(changed, when);
            }
        }
    }

    /// <summary>Three deliveries that have twelve, three and five people, fifteen in all; one shows a birth date in its receipt.</summary>
    private static async Task PrepareAsync(IStorageUnderTest storage)
    {
        await storage.DropAsync("mia/tyreso/2018-07.csv", DeliverySteps.File(12));
        await storage.DropAsync("mia/tyreso/2018-08-bekraftad.csv", DeliverySteps.File(3, from: 12));
        await storage.DropAsync("mia/haninge/2018-08-bekraftad.csv", DeliverySteps.File(5, from: 3) + "19800101-0000;Arbetsträning;2018-01-15;;\n");
        await storage.ReceiveAllAsync();
    }

    /// <summary>What all evidence together tells, which must be complete.</summary>
    private static async Task<IReadOnlyList<string>> ChangedAsync(IStorageUnderTest storage)
    {
        var changed = new List<string>();
        await foreach (var evidence in new EvidenceFolder(storage.Files).ReadAsync(None, Enum.GetValues<EvidenceKind>()))
        {
            evidence.Completed.ShouldNotBeNull();
            changed.AddRange(evidence.Changes.Select(change => $"{change.Path[..change.Path.LastIndexOf('/')]} {Path.GetExtension(change.Path)} {change.Rule} {change.Rows} {change.Before} {change.After}"));
        }

        return [.. changed.Order(StringComparer.Ordinal)];
    }

    private static Task<int> ParticipantsAsync(IStorageUnderTest storage, PseudonymKey key) => ParticipantsAsync(storage, new Ring(key));

    private static async Task<int> ParticipantsAsync(IStorageUnderTest storage, IPseudonymKeys keys) =>
        (await new Reporter(Catalogue, storage.Files, storage.Log, keys).ReportAsync(Catalogue.Find("mia")!, new(2018, 8))).Whole.People.Participants!.Value;

    private static PersonalIdentity Person(int number)
    {
        PersonalIdentity.TryParse(Encoding.ASCII.GetBytes(DeliverySteps.Identity(number)), new(2018, 8), out var person).ShouldBe(IdentityFault.None);
        return person;
    }

    private sealed class Ring(PseudonymKey key) : IPseudonymKeys
    {
        public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => Task.FromResult(key);
    }

    /// <summary>Remembers the key from before the rotation, until it is asked to look again.</summary>
    private sealed class LateToKnow : IPseudonymKeys
    {
        public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => Task.FromResult(First);

        public Task<PseudonymKey> RefreshAsync(CancellationToken cancellation) => Task.FromResult(Second);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
