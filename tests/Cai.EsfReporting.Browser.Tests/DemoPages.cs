using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Pdf;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Reports;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests;

/// <summary>The demo's pages as files, and a browser to read them with.</summary>
public sealed class DemoPages : IAsyncLifetime
{
    private static readonly Month August2018 = new(2018, 8);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-browser-");
    private IPlaywright? playwright;
    private string? installed;
    private IBrowser? browser;

    public IBrowser Browser => Shown(browser!);

    public string Data => Shown(Path.Combine(folder.FullName, "data"));

    /// <param name="page"><c>whole-internal-sv</c>, <c>report-public-en</c> (fewer rows), <c>receipt-en</c> …</param>
    public string PathOf(string page) => Shown(Path.Combine(folder.FullName, page + ".html"));

    public async ValueTask InitializeAsync()
    {
        installed = InstalledBrowser.Find();
        if (installed is null)
            return;
        await EsfAsync("demo", "--data", Data, "--today", "2018-09-10");
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var catalogue = await ReadAsync(Path.Combine(samples, "catalogue.json"));
        var report = await new DataFolder(Data, catalogue, TimeProvider.System).Reporter.ReportAsync(catalogue.Find("mia")!, August2018);
        foreach (var language in Enum.GetValues<Language>())
            foreach (var edition in (OutcomeReport[])[report, PublicEdition.Of(report)])
            {
                await WriteAsync("whole", edition, language);
                await WriteAsync("report", Shortened(edition), language);
            }

        // Huddinge's August has rows that are rejected: a receipt with findings.
        foreach (var language in Enum.GetValues<Language>())
        {
            var data = Path.Combine(folder.FullName, language.Tag());
            await EsfAsync("deliver", "--lang", language.Tag(), "--data", data, Directory.GetFiles(Path.Combine(samples, "deliveries", "mia", "huddinge"), "2018-08*").Single());
            File.Copy(Directory.GetFiles(Path.Combine(data, "receipts"), "*.html", SearchOption.AllDirectories).Single(), PathOf("receipt-" + language.Tag()));
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = installed,
            Args = ["--no-sandbox", "--headless=new", "--disable-gpu"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>What a test asks for. A fixture cannot skip the tests that it is for: each is skipped as it asks, where the fixture found no browser.</summary>
    internal static T Shown<T>(T what, string? installed)
    {
        Assert.SkipWhen(installed is null, "There is no Chromium, Chrome or Edge on this machine.");
        return what;
    }

    private T Shown<T>(T what) => Shown(what, installed);

    private async Task WriteAsync(string name, OutcomeReport report, Language language)
    {
        await using var page = File.Create(PathOf($"{name}-{report.Edition.Word()}-{language.Tag()}"));
        await new ReportHtml().WriteAsync(report, language, page, CancellationToken.None);
    }

    /// <summary>The same page with fewer equal rows: axe looks at every cell, one after the other.</summary>
    private static OutcomeReport Shortened(OutcomeReport report) => report with { Scopes = [.. report.Scopes.Take(5)], Deliveries = [.. report.Deliveries.Take(6)] };

    /// <summary>What <c>esf</c> answers.</summary>
    public static async Task<(int Code, string Output, string Error)> EsfAsync(params string[] args)
    {
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        using var error = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        return (await EsfCommandLine.RunAsync(args, TimeProvider.System, output, error), output.ToString(), error.ToString());
    }

    private static async Task<ReportingCatalogue> ReadAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        return CatalogueFile.Read(stream, path);
    }
}

/// <summary>One browser for all tests, one test at a time: some change the environment.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneBrowser : ICollectionFixture<DemoPages>
{
    public const string Name = "One browser";
}
