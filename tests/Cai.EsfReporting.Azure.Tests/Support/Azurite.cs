using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>
/// An Azurite process on free ports, with a folder of its own. The command is <c>azurite</c>, or what the environment
/// variable <c>AZURITE</c> names.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    /// <summary>Azurite's well-known key: no secret.</summary>
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<Azurite>> ForAll = new(StartAsync);
    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly string folder = Directory.CreateTempSubdirectory("esf-azurite-").FullName;
    private readonly int blobPort = FreePort();
    private readonly int queuePort = FreePort();
    private readonly int tablePort = FreePort();
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

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

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobPort}/{Account};QueueEndpoint=http://127.0.0.1:{queuePort}/{Account};TableEndpoint=http://127.0.0.1:{tablePort}/{Account};");

    /// <summary>Starts the process with what it had stored.</summary>
    public async Task ResumeAsync()
    {
        var command = Environment.GetEnvironmentVariable("AZURITE") is { Length: > 0 } named ? named : "azurite";
        string[] arguments =
        [
            "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder,
            "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}",
        ];
        try
        {
            process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"These tests need Azurite, and {command} could not be started: npm install -g azurite.", e);
        }

        Running[process.Id] = process;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        foreach (var port in (int[])[blobPort, tablePort])
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
