using System.Diagnostics;
using System.Reflection;
using Cai.EsfReporting.Local.Serving.OpenId;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>A certified OpenID Connect issuer (oidc-provider, from npm) as a process of its own: <c>Issuer/issuer.mjs</c>.</summary>
internal sealed class Issuer : IDisposable
{
    private const string Secret = "the secret that portal and issuer share in these tests";

    private readonly Process process;

    private Issuer(Process process, Uri address) => (this.process, Settings) = (process, new(address, "esf", Secret));

    public OpenIdSettings Settings { get; }

    public string Address => Settings.Issuer.GetLeftPart(UriPartial.Authority);

    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider"));

    private static string Folder { get; } = typeof(Issuer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(about => about.Key == "IssuerFolder").Value!;

    /// <summary>The test is skipped where the issuer's packages are not installed.</summary>
    public static void MustBeInstalled() => Assert.SkipUnless(IsInstalled, $"The issuer is not installed: npm ci --prefix {Folder}");

    /// <summary>The test is skipped where the issuer's packages are not installed.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<Issuer> StartAsync()
    {
        MustBeInstalled();
        var start = new ProcessStartInfo("node", "issuer.mjs") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ISSUER_CLIENT_SECRET"] = Secret;
        var started = Process.Start(start)!;
        return new(started, new(await LineAsync(started)));
    }

    /// <summary>Tells where people are to be sent back.</summary>
    public async Task KnowAsync(string portal)
    {
        await process.StandardInput.WriteLineAsync(portal + "/sign-in/return");
        if (await LineAsync(process) != "ready")
            throw new InvalidOperationException("The issuer is not ready.");
    }

    public void Stop()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        process.Dispose();
    }

    private static async Task<string> LineAsync(Process issuer) =>
        await issuer.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The issuer did not start: " + await issuer.StandardError.ReadToEndAsync());
}
