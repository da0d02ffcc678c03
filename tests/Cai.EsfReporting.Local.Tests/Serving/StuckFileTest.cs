using System.Globalization;
using System.Text;
using Cai.EsfReporting.Local.Tests.Commands;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Serving;

/// <summary>A file that takes too much: others do not wait for it, it is known by its tries, and it is answered.</summary>
public sealed class StuckFileTest : IDisposable
{
    private readonly ManualClock clock = new(new(2018, 9, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_file_that_runs_out_of_time_waits_for_the_others_and_is_set_aside_after_the_second_try()
    {
        Drop("mia/nacka/2018-08.csv", Large(400_000));
        await using var served = await Served.StartAsync(esf.Data, clock);
        JArray stuck = [];
        await AdvanceUntilAsync(async () => (stuck = (JArray)(await served.HealthAsync()).Answer["stuck"]!).Any(file => (int)file["attempts"]! == 1 && !(bool)file["reading"]!), "a try that was broken off");
        ((string?)stuck[0]["file"]).ShouldBe("mia/nacka/2018-08");
        (await served.HealthAsync()).Answer["status"]!.ToString().ShouldBe("degraded");
        esf.Files("receipts").ShouldBeEmpty();

        // Others come in the meantime, and are first.
        Drop("mia/tyreso/2018-08.csv", Large(2));
        await AdvanceUntilAsync(() => Task.FromResult(esf.Files("receipts/mia/tyreso").Length == 3), "the other's receipt");
        await AdvanceUntilAsync(() => Task.FromResult(esf.Files("receipts/mia/nacka").Length == 3), "an answer");

        var receipt = esf.Receipt("mia/nacka");
        ((string?)receipt["status"], (string?)receipt["counts"]![0]!["rule"]).ShouldBe(("rejected", "FILE_TIME"));
        ((string?)esf.Receipt("mia/tyreso")["status"])!.ShouldStartWith("accepted");
        // The log is written when the receipts are.
        await AdvanceUntilAsync(async () => (await served.Folder.Log.ReadAsync("mia", default)).Count == 2, "both in the log");
        await AdvanceUntilAsync(async () => (await served.HealthAsync()).Answer is { } health && (string?)health["status"] == "healthy" && !health["stuck"]!.Any(), "health again");
        esf.Files("claimed").ShouldBeEmpty();
        esf.Files("attempts").ShouldBeEmpty();
        esf.Files("originals/mia/nacka").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Others_do_not_wait_for_a_file_that_takes_its_time()
    {
        Drop("mia/botkyrka/2018-08.csv", Large(600_000));
        Drop("mia/tyreso/2018-08.csv", Large(2));
        await using var served = await Served.StartAsync(esf.Data, clock);
        await Served.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return esf.Files("attempts").Length == 1;
        }, "the large file being read");
        clock.Advance(TimeSpan.FromSeconds(11));

        await Served.UntilAsync(() =>
        {
            // Slower than the large one's time runs out.
            clock.Advance(TimeSpan.FromMilliseconds(200));
            return esf.Files("receipts/mia/tyreso").Length == 3;
        }, "the small one");
        esf.Files("receipts/mia/botkyrka").ShouldBeEmpty();
        (await served.HealthAsync()).Answer["stuck"]!.Single(file => (bool)file["reading"]!)["file"]!.ToString().ShouldBe("mia/botkyrka/2018-08");
        await Served.UntilAsync(() => esf.Files("receipts/mia/botkyrka").Length == 3, "the large one");
        ((string?)esf.Receipt("mia/botkyrka")["status"])!.ShouldStartWith("accepted");
    }

    [Fact]
    public async Task Tries_that_were_broken_off_are_known_after_a_restart_and_shown_on_health()
    {
        // As two processes left it that were killed over the same file; a third may not begin with it.
        Lay("claimed/20180904T080000000Z/mia/nacka/2018-08.csv", Large(2));
        Lay("attempts/20180904T080000000Z.one", "");
        Lay("claimed/20180904T070000000Z/mia/varmdo/2018-08.csv", Large(2));
        Lay("attempts/20180904T070000000Z.one", "");
        Lay("attempts/20180904T070000000Z.two", "");
        (await esf.Folder().Inbox.ListAsync(default).ToListAsync()).ShouldBe(["claimed:20180904T080000000Z/mia/nacka/2018-08.csv", "claimed:20180904T070000000Z/mia/varmdo/2018-08.csv"]);

        await using var served = await Served.StartAsync(esf.Data, clock);
        await Served.UntilAsync(() => esf.Files("receipts").Length == 6, "both answers");

        ((string?)esf.Receipt("mia/nacka")["status"])!.ShouldStartWith("accepted");
        ((string?)esf.Receipt("mia/varmdo")["counts"]![0]!["rule"]).ShouldBe("FILE_SET_ASIDE");
        await Served.UntilAsync(() => esf.Files("attempts").Length == 0, "no try at them any longer");
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_answered_in_the_end()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
            return; // Nothing is closed to an administrator.
        Drop("mia/nacka/2018-08.csv", Large(2));
        File.SetUnixFileMode(Path.Combine(esf.Data, "inbox/mia/nacka/2018-08.csv"), UnixFileMode.None);
        await using var served = await Served.StartAsync(esf.Data, clock);
        await AdvanceUntilAsync(() => Task.FromResult(esf.Files("claimed").Length == 1), "a try");
        clock.Advance(TimeSpan.FromHours(7));
        await AdvanceUntilAsync(() => Task.FromResult(esf.Files("receipts/mia/nacka").Length == 3), "an answer");
        ((string?)esf.Receipt("mia/nacka")["counts"]![0]!["rule"]).ShouldBe("FILE_NOT_HANDLED");
    }

    /// <summary>Time runs: twenty seconds every twentieth of one.</summary>
    private Task AdvanceUntilAsync(Func<Task<bool>> isSo, string what) => Served.UntilAsync(async () =>
    {
        clock.Advance(TimeSpan.FromSeconds(20));
        return await isSo();
    }, what);

    private void Drop(string name, string text) => Lay("inbox/" + name, text);

    private void Lay(string name, string text)
    {
        var path = Path.Combine(esf.Data, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private static string Large(int rows)
    {
        var text = new StringBuilder("Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n");
        var people = Enumerable.Range(0, 420).Select(Esf.Person).ToList();
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{people[row % people.Count]};Roa {row / people.Count / 480};{new DateOnly(2017, 4, 1).AddDays(row / people.Count % 480):yyyy-MM-dd};;\n");
        return text.ToString();
    }
}
