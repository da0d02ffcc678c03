using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cai.EsfReporting.Race;

/// <summary><c>esf serve</c> on a data folder and a free port of this machine, until it is disposed of.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process process;

    private Served(Process process, Uri site) => (this.process, Browser) = (process, new() { BaseAddress = site, Timeout = TimeSpan.FromMinutes(5) });

    /// <summary>Asks it.</summary>
    public HttpClient Browser { get; }

    /// <summary>The most memory that was resident, in megabytes.</summary>
    public double Peak => long.Parse(File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;

    /// <summary>Seconds of the processors until now.</summary>
    public double Cpu => process.TotalProcessorTime.TotalSeconds;

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<Served> StartAsync(string esf, string data)
    {
        var port = FreePort();
        var started = Process.Start(new ProcessStartInfo(esf, ["serve", "--data", data, "--port", port.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        _ = started.StandardOutput.ReadToEndAsync();
        var served = new Served(started, new($"http://localhost:{port}"));
        for (var tries = 0; ; tries++)
            try
            {
                await served.Browser.GetAsync(new Uri("/", UriKind.Relative));
                return served;
            }
            catch (HttpRequestException) when (tries < 300 && !started.HasExited)
            {
                await Task.Delay(100);
            }
    }

    /// <summary>Delivers a file, confirmed, as the portal's page does.</summary>
    public async Task DeliverAsync(string path)
    {
        using var content = new StreamContent(File.OpenRead(path));
        using var confirmed = new StringContent("true");
        using var form = new MultipartFormDataContent { { content, "file", Path.GetFileName(path) }, { confirmed, "confirmed" } };
        using var answer = await Browser.PostAsync(new Uri("/api/deliver", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        Browser.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
