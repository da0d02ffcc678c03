using System.Diagnostics;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Serving;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Tests.Killed;

/// <summary>A machine that fails otherwise than by ending: a full disk, a folder that may not be written, a database that another program holds, a clock that jumps.</summary>
public sealed class FaultyMachineTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task On_a_full_disk_nothing_is_half_done_and_what_came_is_received_when_there_is_room()
    {
        var answer = await InMountAsync($"""
            mount -t tmpfs -o size=6m tmpfs '{esf.Data}'
            {Program} deliver --data '{esf.Data}' '{esf.File("mia_nacka_2018-08.csv", Crowd(1))}' > /dev/null || exit 101
            mkdir -p '{esf.Data}/inbox/mia/tyreso'
            cp '{esf.File("2018-08.csv", Crowd(400))}' '{esf.Data}/inbox/mia/tyreso/2018-08.csv'
            dd if=/dev/zero of='{esf.Data}/filler' bs=4k 2> /dev/null
            sleep 3
            {Program} deliver --data '{esf.Data}' --lang en; echo "full $?"
            {Program} status --data '{esf.Data}' --lang en > /dev/null; echo "status $?"
            rm '{esf.Data}/filler'
            {Program} deliver --data '{esf.Data}' > /dev/null; echo "room $?"
            cp -a '{esf.Data}' '{esf.Beside("after")}'
            """);

        answer.ShouldContain("full 3");
        answer.ShouldContain("The disk is full", customMessage: answer);
        answer.ShouldContain("room 0");
        answer.ShouldNotContain("   at ");
        (await LogOfAsync(esf.Beside("after"))).ShouldBe(["mia/nacka/2018-08 Accepted 1", "mia/tyreso/2018-08 Accepted 400"]);
        Directory.GetFiles(Path.Combine(esf.Beside("after"), "originals"), "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_may_only_be_read_is_told_so()
    {
        await esf.DeliverAsync("nacka", "2018-08", 1);
        SqliteConnection.ClearAllPools();
        var answer = await InMountAsync($"""
            mount --bind '{esf.Data}' '{esf.Data}' && mount -o remount,bind,ro '{esf.Data}'
            {Program} deliver --data '{esf.Data}' --lang en '{esf.File("mia_tyreso_2018-08.csv", Crowd(3))}'; echo "deliver $?"
            {Program} status --data '{esf.Data}' --lang en; echo "status $?"
            """);

        answer.ShouldContain("deliver 3");
        answer.ShouldContain("status 3");
        answer.Split("may not be written").Length.ShouldBe(3);
        (await LogOfAsync(esf.Data)).ShouldBe(["mia/nacka/2018-08 Accepted 1"]);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_for_more_than_a_minute_is_waited_for()
    {
        await esf.DeliverAsync("nacka", "2018-08", 1);
        await using var served = await Served.StartAsync(esf.Data);
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(esf.Data, "esf.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN EXCLUSIVE";
            await begin.ExecuteNonQueryAsync();
            var dropped = Path.Combine(esf.Data, "inbox", "mia", "tyreso", "2018-08.csv");
            Directory.CreateDirectory(Path.GetDirectoryName(dropped)!);
            await File.WriteAllTextAsync(dropped, Crowd(3));
            var delivering = esf.RunAsync("deliver", "--data", esf.Data, "--lang", "en", esf.File("mia_salem_2018-08.csv", Crowd(4)));
            await Served.UntilAsync(async () => (await served.HealthAsync()).Status == 503, "that it is told");
            (await LogOfAsync(esf.Data)).ShouldBe(["mia/nacka/2018-08 Accepted 1"]);
            (await esf.RunAsync("status", "--data", esf.Data)).Code.ShouldBe(0);
            var refused = await delivering;
            refused.Code.ShouldBe(3);
            refused.Error.ShouldContain("database");
            refused.Error.ShouldNotContain("fault in the program");
        }

        await Served.UntilAsync(async () => (await LogOfAsync(esf.Data)).Count == 2, "the delivery");
        await Served.UntilAsync(async () => (await served.HealthAsync()).Status == 200, "that all is well");
        (await LogOfAsync(esf.Data)).ShouldBe(["mia/nacka/2018-08 Accepted 1", "mia/tyreso/2018-08 Accepted 3"]);
        esf.Files("inbox").Concat(esf.Files("claimed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_that_jumps_puts_no_delivery_before_an_earlier_one()
    {
        var clock = (SetClock)esf.Clock;
        foreach (var (jump, people) in ((TimeSpan, int)[])[(TimeSpan.Zero, 1), (TimeSpan.FromDays(400), 2), (TimeSpan.FromDays(-800), 3), (TimeSpan.FromHours(-1), 4), (TimeSpan.FromDays(401), 5)])
        {
            clock.Now += jump;
            (await esf.RunAsync("deliver", "--data", esf.Data, esf.File("mia_tyreso_2018-08.csv", Crowd(people)))).Code.ShouldBeInRange(0, 1);
        }

        var log = await esf.Folder().Log.ReadAsync("mia", default);
        log.Select(delivery => delivery.Rows).ShouldBe([1, 2, 3, 4, 5]);
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08")).Code.ShouldBe(0);
        ((int)esf.Report("2018-08")["participants"]!).ShouldBe(5);
    }

    private static string Program => $"dotnet '{Path.Combine(AppContext.BaseDirectory, "esf.dll")}'";

    private static string Crowd(int people) => string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak",
        .. Enumerable.Range(0, people).Select(i => $"{Esf.Person(i)};Case Management;{new DateOnly(2018, 2, 1).AddDays(i / 400):yyyy-MM-dd};;"), ""]);

    /// <summary>Runs a script that mounts, where only it sees what is mounted.</summary>
    /// <returns>What it wrote, errors too.</returns>
    private async Task<string> InMountAsync(string script)
    {
        Directory.CreateDirectory(esf.Data);
        var start = new ProcessStartInfo("unshare", ["--mount", "--user", "--map-root-user", "sh", "-c", $"exec 2>&1; set -u\n{script}"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment.Remove("ESF_WEBHOOK_URL");
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, said);
        return said;
    }

    private static async Task<IReadOnlyList<string>> LogOfAsync(string data) =>
        [.. (await new Storage.SqliteStore(Path.Combine(data, "esf.db")).ReadAsync("mia", default)).Select(delivery => $"{delivery.Address} {delivery.Status} {delivery.Accepted}").Order(StringComparer.Ordinal)];
}
