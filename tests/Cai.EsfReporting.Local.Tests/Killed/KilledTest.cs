using System.Diagnostics;
using System.Globalization;
using Cai.EsfReporting.Local.Tests.Commands;

namespace Cai.EsfReporting.Local.Tests.Killed;

/// <summary>
/// <c>esf serve</c> and <c>esf deliver</c> killed at random moments while the samples are delivered, and started again: at the end the
/// folder holds what one that nobody disturbed holds. <c>ESF_KILLS</c> says how many kills (200 by itself), <c>ESF_SEED</c> which moments.
/// After <see cref="MostOfRound"/> kills nearly every sample is delivered, and the next come in a folder of their own.
/// </summary>
public sealed class KilledTest(ITestOutputHelper output) : IDisposable
{
    /// <summary>Where something is written on the way of a file; a kill comes just after.</summary>
    private static readonly string[] Marks = ["claimed", "attempts", ".pending", "accepted", "receipts", "originals", "reports", "esf.db-wal"];

    private const int MostOfRound = 400;

    private Esf disturbed = new();
    private Esf undisturbed = new();

    public void Dispose()
    {
        disturbed.Dispose();
        undisturbed.Dispose();
    }

    [Fact]
    public async Task However_often_it_is_killed_everything_is_received_once_and_counted_as_if_it_never_was()
    {
        var seed = Setting("ESF_SEED", 20181);
        for (var left = Setting("ESF_KILLS", 200); left > 0; left -= MostOfRound, seed++)
        {
            Dispose();
            (disturbed, undisturbed) = (new(), new());
            await RoundAsync(Math.Min(left, MostOfRound), seed);
        }
    }

    private async Task RoundAsync(int kills, int seed)
    {
        var chance = new Random(seed);
        var waiting = new SampleFiles();
        var killed = 0;
        var met = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (; killed < kills; killed++)
        {
            waiting.Drop(disturbed.Data, chance.Next(1, 3));
            using var process = Start(chance.Next(3) == 0 ? ["deliver", "--data", disturbed.Data] : ["serve", "--data", disturbed.Data, "--port", "0"]);
            var mark = chance.Next(4) == 0 ? null : Marks[chance.Next(Marks.Length)];
            var seen = await MomentAsync(process, mark, chance.Next(1, 5), TimeSpan.FromMilliseconds(chance.Next(1500)), TimeSpan.FromMilliseconds(chance.Next(12)));
            if (process.HasExited)
                process.ExitCode.ShouldBeInRange(0, 1, await process.StandardError.ReadToEndAsync());
            else
                process.Kill();
            await process.WaitForExitAsync();
            met[seen] = met.GetValueOrDefault(seen) + 1;
            // The kills are ours, and not the fault of the file that was being read: it would be set aside after the second.
            foreach (var attempt in disturbed.Files("attempts"))
                File.Delete(attempt);
        }

        await FinishAsync(disturbed, waiting);
        // With the same key, for the accepted files hold pseudonyms.
        Directory.CreateDirectory(Path.Combine(undisturbed.Data, "keys"));
        foreach (var key in disturbed.Files("keys"))
            File.Copy(key, Path.Combine(undisturbed.Data, "keys", Path.GetFileName(key)));
        await FinishAsync(undisturbed, new());
        await ReportAsync();
        output.WriteLine($"{killed} kills (seed {seed}), after: {string.Join(", ", met.Select(kind => $"{kind.Key} {kind.Value}"))}");

        var (holds, ought) = (await Held.OfAsync(disturbed), await Held.OfAsync(undisturbed));
        ought.Count.ShouldBeGreaterThan(800);
        string.Join('\n', Held.Beyond(holds, ought).Select(line => "too much: " + line).Concat(Held.Beyond(ought, holds).Select(line => "missing: " + line))).ShouldBeEmpty();
    }

    /// <summary>Delivers what is left, in order, and sweeps up after the killed.</summary>
    private static async Task FinishAsync(Esf esf, SampleFiles waiting)
    {
        do
            (await esf.RunAsync("deliver", "--data", esf.Data)).Code.ShouldBeInRange(0, 1);
        while (waiting.Drop(esf.Data, int.MaxValue));
        foreach (var left in esf.Files(".pending"))
            File.SetLastWriteTimeUtc(left, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        esf.Folder().Files.Sweep();
    }

    /// <summary>Makes the reports that the disturbed folder has, and holds to be of the latest deliveries, in the undisturbed one; and the last in both.</summary>
    private async Task ReportAsync()
    {
        var (one, other) = (disturbed.Folder(), undisturbed.Folder());
        foreach (var project in one.Catalogue.Projects)
        {
            var outdated = (await one.Consolidator.OutdatedAsync(project)).Select(basis => basis.AsOf).Order().ToList();
            if (outdated is [.., var last])
                await one.Consolidator.WriteAsync(await one.Reporter.ReportAsync(project, last), Language.Sv);
            foreach (var basis in await other.Consolidator.OutdatedAsync(project))
                if (outdated is [.., var also] && basis.AsOf == also || !outdated.Contains(basis.AsOf))
                    await other.Consolidator.WriteAsync(await other.Reporter.ReportAsync(project, basis.AsOf), Language.Sv);
            foreach (var stale in outdated.SkipLast(1).Select(month => Path.Combine(disturbed.Data, "reports", project.Id, month.ToString())).Where(Directory.Exists))
                Directory.Delete(stale, recursive: true);
            // A kill may have come between the two editions.
            foreach (var folder in (DataFolder[])[one, other])
                foreach (var basis in await folder.Consolidator.UnpublishedAsync(project))
                    await folder.Consolidator.PublishAsync(await folder.Reporter.ReportAsync(project, basis.AsOf), Language.Sv);
        }
    }

    /// <summary>Waits for the moment to kill: some time, or that something is written in a place for the so-manieth time, and a little more.</summary>
    /// <returns>What was waited for.</returns>
    private async Task<string> MomentAsync(Process process, string? mark, int times, TimeSpan time, TimeSpan after)
    {
        if (mark is null)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(time));
            return process.HasExited ? "its end" : "some time";
        }

        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Directory.CreateDirectory(disturbed.Data);
        using var events = new FileSystemWatcher(disturbed.Data) { IncludeSubdirectories = true };
        void See(object sender, FileSystemEventArgs change)
        {
            if (change.Name?.StartsWith(mark, StringComparison.Ordinal) == true && Interlocked.Decrement(ref times) == 0)
                written.TrySetResult();
        }

        events.Created += See;
        events.Changed += See;
        events.Deleted += See;
        events.Renamed += See;
        events.EnableRaisingEvents = true;
        await Task.WhenAny(written.Task, process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(1.5)));
        if (written.Task.IsCompleted && after > TimeSpan.Zero)
            await Task.Delay(after);
        return process.HasExited ? "its end" : written.Task.IsCompleted ? mark : "some time";
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "esf.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ESF_WEBHOOK_URL");
        return Process.Start(start)!;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : otherwise;
}
