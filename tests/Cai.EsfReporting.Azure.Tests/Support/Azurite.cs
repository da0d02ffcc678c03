using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>
/// An Azurite process on free ports, with a folder of its own. The command is what <c>npm ci</c> has put into the folder
/// <c>Azurite</c> beside the tests, or <c>azurite</c> of this machine; where neither is there, the test is skipped.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    /// <summary>Accounts beside the usual one, for whoever needs containers of the usual names to itself.</summary>
    private static readonly string[] Accounts = [.. Enumerable.Range(1, 200).Select(number => $"esftest{number}")];

    /// <summary>Azurite's well-known key: no secret.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string? Command = FindCommand();
    private static readonly Lazy<Task<Azurite>> ForAll = new(StartAsync);
    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly string folder = Directory.CreateTempSubdirectory("esf-azurite-").FullName;
    private readonly int blobPort = FreePort();
    private readonly int queuePort = FreePort();
    private readonly int tablePort = FreePort();
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;
    private int taken;

    static Azurite() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var left in Running.Values)
            left.Kill(entireProcessTree: true);
    };

    private Azurite()
    {
    }

    /// <summary>One process for all tests that leave it alone; it ends with them.</summary>
    public static Task<Azurite> SharedAsync() => ForAll.Value;

    public static async Task<Azurite> StartAsync()
    {
        var azurite = new Azurite();
        await azurite.ResumeAsync();
        return azurite;
    }

    public string ConnectionString => ConnectionStringOf(Account);

    /// <summary>An account that nobody else has, empty.</summary>
    public string OfOwnAccount() => ConnectionStringOf(Accounts[Interlocked.Increment(ref taken) - 1]);

    private string ConnectionStringOf(string account) => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobPort}/{account};QueueEndpoint=http://127.0.0.1:{queuePort}/{account};TableEndpoint=http://127.0.0.1:{tablePort}/{account};");

    /// <summary>Starts the process with what it had stored.</summary>
    public async Task ResumeAsync()
    {
        Assert.SkipWhen(Command is null, $"Azurite is not installed: npm ci --prefix {Folder}");
        string[] arguments =
        [
            "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder,
            "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}",
        ];
        var start = new ProcessStartInfo(Command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Accounts.Prepend(Account).Select(account => $"{account}:{Key}"));
        process = Process.Start(start)!;
        Running[process.Id] = process;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        foreach (var port in (int[])[blobPort, queuePort, tablePort])
            while (!await AnswersAsync(port))
            {
                if (process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(60))
                    throw new InvalidOperationException($"Azurite did not start: {string.Join(Environment.NewLine, said)}");
                await Task.Delay(50);
            }
    }

    /// <summary>Ends the process; what it has stored stays. It is asked, since it writes its index to disk only then and every few seconds.</summary>
    public async Task StopAsync()
    {
        if (process is null)
            return;
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        Running.TryRemove(process.Id, out _);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Folder => typeof(Azurite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(about => about.Key == "AzuriteFolder").Value!;

    private static string? FindCommand()
    {
        var name = OperatingSystem.IsWindows() ? "azurite.cmd" : "azurite";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend(Path.Combine(Folder, "node_modules", ".bin"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
