using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Local.Tests.Commands;

namespace Cai.EsfReporting.Local.Tests.Serving;

/// <summary><c>esf serve</c> as the process that it is, stopped and killed.</summary>
public sealed class ServeProcessTest : IDisposable
{
    private readonly Esf esf = new();
    private readonly List<Process> processes = [];

    public void Dispose()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        esf.Dispose();
    }

    [Fact]
    public async Task It_says_where_it_answers_and_a_second_one_is_refused()
    {
        var (process, address) = await StartAsync();
        address.ShouldStartWith("http://127.0.0.1:");

        var second = Run("--data", esf.Data, "--port", "0");
        (await second.StandardError.ReadToEndAsync()).ShouldContain("Another esf serve");
        second.WaitForExit();
        second.ExitCode.ShouldBe(3);

        var taken = Run("--data", esf.Data + "-other", "--port", new Uri(address).Port.ToString(CultureInfo.InvariantCulture));
        var said = (await taken.StandardError.ReadToEndAsync()).Trim();
        taken.WaitForExit();
        taken.ExitCode.ShouldBe(3);
        said.ShouldContain("is in use");
        said.ShouldNotContain("   at ");
        process.HasExited.ShouldBeFalse();
    }

    [Theory]
    [InlineData("-TERM", 0)]
    [InlineData("-INT", 0)]
    [InlineData("-KILL", 137)]
    public async Task Stopped_in_the_middle_of_a_large_file_it_goes_on_with_it_after_a_restart(string signal, int exitCode)
    {
        const int Rows = 120_000;
        if (OperatingSystem.IsWindows())
            return; // No signals there: the service manager and Ctrl-C end in the same cancellation.
        var (process, _) = await StartAsync();
        var path = Path.Combine(esf.Data, "inbox", "mia", "tyreso", "2018-08.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, Large(Rows));
        await Served.UntilAsync(() => Accepting(), "the file being read");

        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(soon.Token);
        process.ExitCode.ShouldBe(exitCode);
        (await LogAsync()).ShouldBeEmpty();
        esf.Files("claimed").ShouldHaveSingleItem();

        await StartAsync();
        await Served.UntilAsync(async () => (await LogAsync()).Count > 0, "the delivery after the restart");
        (await LogAsync()).ShouldHaveSingleItem().Accepted.ShouldBe(Rows);
        await Served.UntilAsync(() => esf.Files("claimed").Length == 0 && esf.Files("inbox").Length == 0, "an empty inbox");
        esf.Files("receipts").Length.ShouldBe(3);
        esf.Files("originals").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_takes_the_process_down_twice_is_answered_the_third_time_and_others_go_first()
    {
        if (OperatingSystem.IsWindows())
            return;
        var path = Path.Combine(esf.Data, "inbox", "mia", "tyreso", "2018-08.csv");
        for (var time = 1; time <= 2; time++)
        {
            var (process, _) = await StartAsync();
            if (time == 1)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, Large(250_000));
            }

            await Served.UntilAsync(() => Accepting(), "the file being read");
            process.Kill();
            await process.WaitForExitAsync();
            foreach (var left in Directory.GetFiles(Path.Combine(esf.Data, ".pending")))
                File.Delete(left);
            esf.Files("attempts").Length.ShouldBe(time);
        }

        await StartAsync();
        await Served.UntilAsync(async () => (await LogAsync()).Count > 0, "an answer");
        (await LogAsync()).ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Rejected);
        ((string?)esf.Receipt("mia/tyreso")["counts"]![0]!["rule"]).ShouldBe("FILE_SET_ASIDE");
        await Served.UntilAsync(() => esf.Files("claimed").Length == 0 && esf.Files("attempts").Length == 0, "an empty inbox");
        esf.Files("originals").ShouldHaveSingleItem();
    }

    /// <summary>The accepted rows are being written, aside.</summary>
    private bool Accepting()
    {
        var pending = Path.Combine(esf.Data, ".pending");
        return Directory.Exists(pending) && Directory.GetFiles(pending).Any(file => new FileInfo(file) is { Exists: true, Length: > 0 } && esf.Files("claimed").Length == 1);
    }

    private Task<IReadOnlyList<Delivery>> LogAsync() => new SqliteStore(Path.Combine(esf.Data, "esf.db")).ReadAsync("mia", default);

    private async Task<(Process Process, string Address)> StartAsync()
    {
        var process = Run("--data", esf.Data, "--port", "0");
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return (process, first.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)));
    }

    private Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "esf.dll"), "serve", "--lang", "en", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ESF_WEBHOOK_URL");
        var process = Process.Start(start)!;
        processes.Add(process);
        return process;
    }

    /// <summary>Some hundred people who began something else every day.</summary>
    private static string Large(int rows)
    {
        var text = new StringBuilder("Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n");
        var people = Enumerable.Range(0, 420).Select(Esf.Person).ToList();
        for (var row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{people[row % people.Count]};Case Management;{new DateOnly(2017, 5, 1).AddDays(row / people.Count):yyyy-MM-dd};;\n");
        return text.ToString();
    }
}
