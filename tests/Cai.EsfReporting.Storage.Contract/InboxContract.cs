using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Storage.Contract;

public abstract class InboxContract : StorageContract
{
    private const string Name = "mia/tyreso/2018-08.csv";
    private static readonly DeliveryAddress Tyreso = new("mia", "tyreso", Month.Parse("2018-08"));
    private const string Original = "originals/mia/tyreso/2018-08/a.csv";

    private IInbox Inbox => Storage.Inbox;

    [Fact]
    public async Task What_waits_is_listed_in_order()
    {
        string[] names = ["mia/tyreso/2018-08.csv", "Östra Södertörn/Tyresö augusti, rättad.csv", "mia/tyreso/2018-08-rättad (2).xlsx", "MIA_Tyresö_2018-08 #1.csv"];
        foreach (var name in names)
            await Storage.DropAsync(name, name);

        (await Inbox.WaitingAsync()).ShouldBe(names.OrderBy(name => Path.ChangeExtension(name, null), StringComparer.Ordinal));
        foreach (var name in names)
            (await (await Inbox.ClaimAsync(name, None)).ShouldNotBeNull().TextAsync()).ShouldBe(name);
    }

    [Fact]
    public async Task What_a_program_has_put_beside_the_real_file_is_left_alone()
    {
        string[] passing = ["mia/tyreso/2018-08.csv.tmp", "mia/tyreso/2018-08.csv.part", "mia/tyreso/~$2018-08.xlsx", "mia/tyreso/.~lock.2018-08.xlsx#", "mia/tyreso/Thumbs.db", "mia/tyreso/desktop.ini", ".DS_Store"];
        foreach (var name in passing.Append(Name))
            await Storage.DropAsync(name, name);

        (await Inbox.WaitingAsync()).ShouldBe([Name]);
        (await Inbox.PassedOverAsync(None).ToListAsync()).ShouldBe(passing, ignoreOrder: true);
        // An event tells of each of them.
        foreach (var name in passing)
            (await Inbox.ClaimAsync(name, None)).ShouldBeNull(name);
        (await (await Inbox.ClaimAsync(Name, None)).ShouldNotBeNull().TextAsync()).ShouldBe(Name);
    }

    [Fact]
    public async Task An_empty_inbox_has_nothing_to_claim()
    {
        (await Inbox.WaitingAsync()).ShouldBeEmpty();
        (await Inbox.ClaimAsync(Name, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_claimed_file_is_read_twice_and_from_anywhere()
    {
        await Storage.DropAsync(Name, Bytes.Numbered(9_000_000));
        await using var claimed = await Inbox.ClaimOnlyAsync();

        claimed.Name.ShouldBe(Name);
        claimed.File.Length.ShouldBe(9_000_000);
        for (var pass = 0; pass < 2; pass++)
        {
            await using var stream = await claimed.File.OpenAsync(None);
            stream.Length.ShouldBe(9_000_000);
            stream.Seek(-1, SeekOrigin.End);
            var last = stream.ReadByte();
            stream.Position = 0;
            (await Bytes.Sha256Async(stream)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(9_000_000)));
            last.ShouldBe(LastOf(Bytes.Numbered(9_000_000)));
        }
    }

    [Fact]
    public async Task The_stamp_stays_until_the_file_is_handled()
    {
        await Storage.DropAsync(Name, "first");
        var first = (await Inbox.ClaimOnlyAsync()).ReceivedAt;

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await using var again = await Storage.Another().Inbox.ClaimOnlyAsync();
            again.ReceivedAt.ShouldBe(first);
            again.Name.ShouldBe(Name);
            (await again.TextAsync()).ShouldBe("first");
        }
    }

    [Fact]
    public async Task A_newer_file_has_a_later_stamp_however_fast_it_comes()
    {
        var stamps = new List<DateTimeOffset>();
        for (var version = 0; version < 12; version++)
        {
            await Storage.DropAsync(Name, $"version {version}");
            await using var claimed = await Inbox.ClaimOnlyAsync();
            (await claimed.KeepAsync($"{Original}-{version}", None)).ShouldBeTrue();
            stamps.Add(claimed.ReceivedAt);
        }

        stamps.ShouldBeInOrder(SortDirection.Ascending);
        stamps.Distinct().Count().ShouldBe(12);
        stamps.ShouldAllBe(stamp => stamp.Ticks % TimeSpan.TicksPerMillisecond == 0);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_does_not_make_a_newer_file_the_older()
    {
        await Storage.DropAsync(Name, "first");
        await using var first = await Storage.Another(TimeSpan.FromHours(2)).Inbox.ClaimOnlyAsync();
        await first.KeepAsync(Original, None);
        await Storage.DropAsync(Name, "second");
        await using var second = await Storage.Another(TimeSpan.FromHours(-2)).Inbox.ClaimOnlyAsync();

        second.ReceivedAt.ShouldBeGreaterThan(first.ReceivedAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200L * 1024 * 1024)]
    public async Task A_handled_file_is_among_the_originals_and_nowhere_else(long length)
    {
        await Storage.DropAsync(Name, Bytes.Numbered(length));
        await using var claimed = await Inbox.ClaimOnlyAsync();

        (await claimed.KeepAsync(Original, None)).ShouldBeTrue();

        (await Inbox.WaitingAsync()).ShouldBeEmpty();
        (await Bytes.Sha256Async((await Storage.Files.OpenReadAsync(Original, None)).ShouldNotBeNull())).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(length)));
    }

    [Fact]
    public async Task Keeping_twice_is_keeping_once()
    {
        await Storage.DropAsync(Name, "text");
        await using var claimed = await Inbox.ClaimOnlyAsync();
        await using var again = await Storage.Another().Inbox.ClaimOnlyAsync();

        (await claimed.KeepAsync(Original, None)).ShouldBeTrue();
        (await claimed.KeepAsync(Original, None)).ShouldBeTrue();
        (await again.KeepAsync(Original, None)).ShouldBeTrue();
        (await Storage.Files.ReadAsync(Original)).ShouldBe("text");
    }

    [Fact]
    public async Task Two_who_claim_a_file_have_the_same_one_or_one_has_none()
    {
        for (var round = 0; round < 5; round++)
        {
            await Storage.DropAsync(Name, $"round {round}");
            var waiting = (await Inbox.WaitingAsync()).ShouldHaveSingleItem();
            var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Storage.Another().Inbox.ClaimAsync(waiting, None))));

            var held = claims.OfType<IClaimedFile>().ToList();
            held.ShouldNotBeEmpty();
            held.Select(claimed => claimed.ReceivedAt).Distinct().Count().ShouldBe(1);
            await held[0].KeepAsync($"{Original}-{round}", None);
        }
    }

    [Fact]
    public async Task A_file_that_takes_the_place_of_a_claimed_one_stays_to_be_handled()
    {
        await Storage.DropAsync(Name, "older");
        await using var older = await Inbox.ClaimOnlyAsync();
        (await older.TextAsync()).ShouldBe("older");
        await Storage.DropAsync(Name, "newer");
        await older.KeepAsync(Original, None);

        await using var newer = await Inbox.ClaimOnlyAsync();
        (await newer.TextAsync()).ShouldBe("newer");
        newer.ReceivedAt.ShouldBeGreaterThan(older.ReceivedAt);
    }

    [Fact]
    public async Task A_file_overwritten_while_it_is_read_is_read_as_it_was_or_not_at_all()
    {
        await Storage.DropAsync(Name, Bytes.Numbered(9_000_000, 1));
        await using var older = await Inbox.ClaimOnlyAsync();
        using var read = new MemoryStream();
        await using (var stream = await older.File.OpenAsync(None))
        {
            var start = new byte[1024];
            await stream.ReadExactlyAsync(start);
            read.Write(start);
            await Storage.DropAsync(Name, Bytes.Numbered(9_000_000, 2));
            var failed = await Record.ExceptionAsync(() => stream.CopyToAsync(read));
            if (failed is null)
            {
                read.Position = 0;
                (await Bytes.Sha256Async(read)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(9_000_000, 1)));
            }
            else
            {
                failed.ShouldBeOfType<FileSupersededException>();
                await Should.ThrowAsync<FileSupersededException>(() => older.File.OpenAsync(None));
            }
        }

        await older.KeepAsync(Original, None);
        await using var newer = await Inbox.ClaimOnlyAsync();
        (await Bytes.Sha256Async(await newer.File.OpenAsync(None))).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(9_000_000, 2)));
    }

    [Fact]
    public async Task A_deposited_file_is_its_depositors_to_receive()
    {
        await using var deposited = await Inbox.DepositAsync(Bytes.Of("mine"), Tyreso, confirmed: false, None);
        foreach (var waiting in await Inbox.WaitingAsync())
            (await Inbox.ClaimAsync(waiting, None)).ShouldBeNull();

        (await deposited.TextAsync()).ShouldBe("mine");
        DeliveryAddress.TryParse(deposited.Name, out var address).ShouldBeTrue();
        address.ShouldBe(Tyreso);
        (await deposited.KeepAsync(Original, None)).ShouldBeTrue();
        (await Inbox.WaitingAsync()).ShouldBeEmpty();
        (await Storage.Files.ReadAsync(Original)).ShouldBe("mine");
    }

    [Fact]
    public async Task Files_deposited_for_the_same_site_and_month_are_each_a_file_with_a_stamp_of_its_own()
    {
        var deposited = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => Storage.Another().Inbox.DepositAsync(Bytes.Of($"file {number}"), Tyreso, confirmed: false, None))));

        deposited.Select(file => file.ReceivedAt).Distinct().Count().ShouldBe(6);
        for (var number = 0; number < 6; number++)
        {
            (await deposited[number].TextAsync()).ShouldBe($"file {number}");
            (await deposited[number].KeepAsync($"{Original}-{number}", None)).ShouldBeTrue();
            (await Storage.Files.ReadAsync($"{Original}-{number}")).ShouldBe($"file {number}");
        }
    }

    [Fact]
    public async Task A_try_that_was_spent_is_counted_by_whoever_comes_next_and_one_that_ended_in_order_is_not()
    {
        await Storage.DropAsync(Name, "text");
        foreach (var (expected, isSpent) in ((int, bool)[])[(1, false), (1, true), (2, false), (2, true), (3, true)])
        {
            await using var claimed = await Storage.Another().Inbox.ClaimOnlyAsync();
            claimed.Attempt.ShouldBe(expected);
            (await claimed.TextAsync()).ShouldBe("text");
            if (isSpent)
                claimed.Spend();
        }

        await using (var last = await Storage.Another().Inbox.ClaimOnlyAsync())
            (await last.KeepAsync(Original, None)).ShouldBeTrue();
        await Storage.DropAsync(Name, "another");
        await using var fresh = await Inbox.ClaimOnlyAsync();
        fresh.Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Tries_that_go_on_side_by_side_are_each_the_first()
    {
        await Storage.DropAsync(Name, "text");
        var name = (await Inbox.WaitingAsync()).ShouldHaveSingleItem();
        await using var one = (await Inbox.ClaimAsync(name, None)).ShouldNotBeNull();
        name = (await Inbox.WaitingAsync()).ShouldHaveSingleItem();
        await using var other = (await Storage.Another().Inbox.ClaimAsync(name, None)).ShouldNotBeNull();
        await using var third = (await Storage.Another().Inbox.ClaimAsync(name, None)).ShouldNotBeNull();

        (one.Attempt, other.Attempt, third.Attempt).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task A_file_that_is_discarded_is_nowhere()
    {
        await Storage.DropAsync(Name, "text");
        await using var claimed = await Inbox.ClaimOnlyAsync();

        (await claimed.DiscardAsync(None)).ShouldBeTrue();

        (await Inbox.WaitingAsync()).ShouldBeEmpty();
        (await Storage.Files.ListAsync("originals/", None).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_leads_out_is_not_claimed()
    {
        await Storage.Files.WriteAsync("accepted/a.csv", "text");

        await Should.ThrowAsync<ArgumentException>(() => Inbox.ClaimAsync("../accepted/a.csv", None));
    }

    private static int LastOf(Stream stream)
    {
        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte();
    }
}
