using Cai.EsfReporting.Local.Pdf;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>The portal over the demo's data on its owner's machine, another behind a proxy that signs people in, and a browser.</summary>
public sealed class PortalPages : IAsyncLifetime
{
    private const string Secret = "the-secret-between-proxy-and-portal";
    private const string Access = """{ "people": [ { "who": ["anna@tyreso.example"], "roles": ["deliver:mia/tyreso"] }, { "who": ["bo@nacka.example"], "roles": ["deliver:mia/nacka"] } ] }""";

    private readonly DirectoryInfo office = Directory.CreateTempSubdirectory("esf-office-");
    private IPlaywright? playwright;
    private PortalHost? owners;
    private PortalHost? shared;

    private string? installed;
    private IBrowser? browser;

    public IBrowser Browser => DemoPages.Shown(browser!, installed);

    internal PortalHost Owners => DemoPages.Shown(owners!, installed);

    internal PortalHost Shared => DemoPages.Shown(shared!, installed);

    public async ValueTask InitializeAsync()
    {
        installed = InstalledBrowser.Find();
        if (installed is null)
            return;
        owners = await PortalHost.StartAsync(isDemo: true);
        // The demo writes the latest report; the host writes those of earlier months.
        foreach (var project in owners.Data.Catalogue.Projects)
            while ((await owners.Data.Consolidator.OutdatedAsync(project)).Count > 0)
                await Task.Delay(500);
        shared = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), Access);
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync();
    }

    /// <summary>A browser of one's own, in front: after dozens of windows a browser may keep keys from the newest one.</summary>
    internal Task<IBrowser> LaunchAsync() => DemoPages.Shown(playwright!, installed).Chromium.LaunchAsync(new()
    {
        ExecutablePath = installed,
        Args = ["--no-sandbox", "--headless=new", "--disable-gpu"],
    });

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        if (owners is not null)
            await owners.DisposeAsync();
        if (shared is not null)
            await shared.DisposeAsync();
        office.Delete(recursive: true);
    }

    /// <summary>A page for the machine's owner.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewContextOptions? how = null)
    {
        how ??= new();
        how.BaseURL = Owners.Address;
        how.Locale ??= "sv-SE";
        return await (await Browser.NewContextAsync(how)).NewPageAsync();
    }

    /// <summary>A page for somebody whom the proxy has signed in.</summary>
    internal async Task<IPage> OpenAsAsync(string mail) => await (await Browser.NewContextAsync(new()
    {
        BaseURL = Shared.Address,
        Locale = "sv-SE",
        ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Esf-Proxy"] = Secret, ["X-Forwarded-Email"] = mail },
    })).NewPageAsync();

    /// <summary>A July in which a site has three people, and an August, so that a small August lacks nobody whom either names.</summary>
    internal async Task WithSmallJulyAsync(string site)
    {
        foreach (var month in (Month[])[new(2018, 7), new(2018, 8)])
        {
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(PortalHost.File(3)));
            await using var claimed = await Owners.Data.Inbox.DepositAsync(file, new DeliveryAddress("mia", site, month), confirmed: true, CancellationToken.None);
            await Owners.Data.Receiver.ReceiveAsync(claimed);
        }
    }

    /// <summary>A file in the office, to be delivered.</summary>
    internal async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(office.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    /// <summary>One byte more than a file may have; the disk holds nothing of it.</summary>
    internal string TooLarge(string name)
    {
        var path = Path.Combine(office.FullName, name);
        using var file = File.Create(path);
        file.SetLength(Deliveries.Reading.FileLimits.FileBytes + 1);
        return path;
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OnePortal : ICollectionFixture<PortalPages>
{
    public const string Name = "One portal";
}
