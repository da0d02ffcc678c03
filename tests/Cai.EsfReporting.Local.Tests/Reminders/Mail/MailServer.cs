using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using MimeKit;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders.Mail;

/// <summary>
/// A real SMTP server on this machine: a process that can be away, refuse, be silent, cut the line and die after accepting. npm has put it into the
/// folder <c>Server</c>; where it is not, the test is skipped.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string User = "esf-sender";
    public const string Password = "the-secret-password";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-mail-");
    private Process? process;

    public int Port { get; } = FreePort();

    /// <summary>What each message that comes is met with, in order; <c>ok</c> after that.</summary>
    public JArray Data { set => Write("faults.json", new JObject { ["data"] = value, ["rcpt"] = Faults["rcpt"] }); }

    public JObject Faults => File.Exists(At("faults.json")) ? JObject.Parse(File.ReadAllText(At("faults.json"))) : [];

    /// <summary>The code that an address is answered with.</summary>
    public void Refuse(string address, int code) => Write("faults.json", new JObject { ["data"] = Faults["data"], ["rcpt"] = new JObject { [address] = code } });

    /// <summary>No fault is left.</summary>
    public void Mend() => Write("faults.json", []);

    /// <summary>Messages that came, taken or not.</summary>
    public int Asked => File.Exists(At("asked")) ? int.Parse(File.ReadAllText(At("asked")), CultureInfo.InvariantCulture) : 0;

    /// <summary>What was taken, in order; one that was taken twice stands twice.</summary>
    public IReadOnlyList<MimeMessage> Taken => Directory.Exists(At("mailbox")) ? [.. Directory.GetFiles(At("mailbox"), "*.eml").Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path))] : [];

    /// <summary>As a mailbox shows it that drops a <c>Message-ID</c> which it has.</summary>
    public IReadOnlyList<MimeMessage> Shown => [.. Taken.DistinctBy(message => message.MessageId)];

    /// <summary>By address and id of the notice: one line for each mail.</summary>
    public IEnumerable<string> ShownTo => Shown.Select(message => $"{message.Headers["X-To"]} {message.Subject}");

    /// <param name="asksForUser">It takes mail from <see cref="User"/> only.</param>
    /// <param name="certificate">Paths of key and certificate, for STARTTLS.</param>
    public static async Task<MailServer> StartAsync(bool asksForUser = false, (string Key, string Certificate)? certificate = null)
    {
        var server = new MailServer();
        server.Write("server.json", new JObject { ["user"] = asksForUser ? User : null, ["password"] = asksForUser ? Password : null, ["key"] = certificate?.Key, ["cert"] = certificate?.Certificate });
        await server.ComeBackAsync();
        return server;
    }

    public async Task ComeBackAsync()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Script, "node_modules")), $"The mail server is not installed: npm ci --prefix {Script}");
        process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Script, "server.mjs"), folder.FullName, $"{Port}"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException($"The mail server did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public async Task GoAwayAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        folder.Delete(recursive: true);
    }

    private static string Script => typeof(MailServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(about => about.Key == "MailServerFolder").Value!;

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, JObject json)
    {
        File.WriteAllText(At(name + ".tmp"), json.ToString());
        File.Move(At(name + ".tmp"), At(name), overwrite: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
