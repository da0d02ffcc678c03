using System.Diagnostics;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Commands;

namespace Cai.EsfReporting.Local.Tests.Killed;

/// <summary>
/// Power that goes at any moment, played on what the program asks of the system (strace): a file is lost unless it was flushed, and a name
/// unless its folder was flushed after it was given.
/// </summary>
public sealed partial class PowerLossTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task What_the_log_says_is_accepted_is_on_the_disk_before_the_log_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not on this machine: apt-get install strace");
        var trace = esf.Beside("trace");
        var file = esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/strace",
            ["-f", "-y", "-s", "4096", "-e", "trace=fsync,fdatasync,link,rename,renameat,renameat2,mkdir,unlink", "-o", trace, "dotnet", Path.Combine(AppContext.BaseDirectory, "esf.dll"), "deliver", "--data", esf.Data, file])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, error);

        var disk = new Disk(esf.Data);
        var calls = Calls(await File.ReadAllLinesAsync(trace)).ToList();
        // The log row is the last thing that the database is made to keep before the claimed file becomes an original.
        var kept = calls.FindIndex(call => call.Kind == "rename" && call.To!.Contains("/originals/"));
        var logged = calls.FindLastIndex(kept, call => call.Kind == "sync" && call.At.EndsWith("esf.db-wal", StringComparison.Ordinal));
        foreach (var call in calls.Take(logged))
            disk.Do(call);
        disk.Lost("accepted", "keys", "receipts", "claimed").ShouldBeEmpty();
        disk.Names("accepted").ShouldHaveSingleItem();
        disk.Names("keys").ShouldHaveSingleItem();
        disk.Names("receipts").Count.ShouldBe(3);
        disk.Names("claimed").ShouldHaveSingleItem();

        foreach (var call in calls.Skip(logged))
            disk.Do(call);
        disk.Lost("originals").ShouldBeEmpty();
        disk.Names("originals").ShouldHaveSingleItem();
    }

    private sealed record Call(string Kind, string At, string? To);

    private static IEnumerable<Call> Calls(IEnumerable<string> lines)
    {
        foreach (var line in Whole(lines).Where(line => line.EndsWith("= 0", StringComparison.Ordinal)))
            if (Sync().Match(line) is { Success: true } sync)
                yield return new("sync", sync.Groups[1].Value, null);
            else if (Quoted().Matches(line) is [var from, var to] && (line.Contains(" rename") || line.Contains(" link(")))
                yield return new(line.Contains(" link(") ? "link" : "rename", Full(line, from), to.Groups[1].Value);
            else if (line.Contains(" mkdir(") && Quoted().Match(line) is { Success: true } made)
                yield return new("mkdir", made.Groups[1].Value, null);
    }

    /// <summary>A call during which another thread makes one is told in two lines: it is over at the second.</summary>
    private static IEnumerable<string> Whole(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (line.EndsWith(Unfinished, StringComparison.Ordinal))
                begun[Thread(line)] = line[..^Unfinished.Length];
            else if (line.IndexOf(" resumed>", StringComparison.Ordinal) is >= 0 and var at && begun.Remove(Thread(line), out var start))
                yield return start + line[(at + " resumed>".Length)..];
            else
                yield return line;

        static string Thread(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];
    }

    private const string Unfinished = " <unfinished ...>";

    /// <summary>renameat names the folder by its handle.</summary>
    private static string Full(string line, Match from) =>
        from.Groups[1].Value is ['/', ..] path ? path : Path.Combine(Handle().Match(line).Groups[1].Value, from.Groups[1].Value);

    [GeneratedRegex(@"f(?:data)?sync\(\d+<([^>]+)>\)")]
    private static partial Regex Sync();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"renameat2?\(\d+<([^>]+)>")]
    private static partial Regex Handle();

    /// <summary>What would be there after the power has gone.</summary>
    private sealed class Disk(string data)
    {
        private readonly HashSet<string> flushed = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (bool HasBytes, bool IsKept)> names = new(StringComparer.Ordinal);

        public void Do(Call call)
        {
            switch (call.Kind)
            {
                case "sync":
                    flushed.Add(call.At);
                    foreach (var name in names.Keys.Where(name => Path.GetDirectoryName(name) == call.At).ToList())
                        names[name] = names[name] with { IsKept = true };
                    break;
                case "mkdir":
                    names[call.At] = (true, false);
                    break;
                default:
                    names[call.To!] = (flushed.Contains(call.At) || names.GetValueOrDefault(call.At).HasBytes, false);
                    if (call.Kind == "rename")
                        names.Remove(call.At);
                    break;
            }
        }

        public IReadOnlyList<string> Names(string folder) => [.. Under(folder).Where(name => !names.Keys.Any(other => other.StartsWith(name + "/", StringComparison.Ordinal)) && Path.HasExtension(name) || folder == "claimed" && name.EndsWith("2018-08", StringComparison.Ordinal))];

        public IReadOnlyList<string> Lost(params string[] folders) => [.. folders.SelectMany(Under).Where(name => names[name] is not { HasBytes: true, IsKept: true })];

        private IEnumerable<string> Under(string folder) => names.Keys.Where(name => name.StartsWith(Path.Combine(data, folder), StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
