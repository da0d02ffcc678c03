using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Texts to copy of a municipality and a förbund: on the page and in <c>texts.md</c>, of either edition and of a period, with the numbers of its report and no others.</summary>
public sealed partial class TerritoryTextsTest
{
    private static readonly string[] Projects = ["mia", "etableringscentrum", "ungdomsinsatser"];

    /// <summary>Forty in MIA in Tyresö, of whom thirty have left and twenty of them to work; and two of Etableringscentrum there, whom the public edition hides.</summary>
    private static async Task<PortalHost> DeliveredAsync()
    {
        var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        await DeliverAsync(host, "mia", "tyreso", 0, 40, "Case Management");
        await DeliverAsync(host, "mia", "nacka", 100, 40, "Case Management");
        await DeliverAsync(host, "etableringscentrum", "tyreso", 38, 2, "Språkpraktik");
        return host;
    }

    private static async Task DeliverAsync(PortalHost host, string project, string site, int from, int count, string insats)
    {
        string[] rows = [.. Enumerable.Range(0, count).Select(i => $"{Esf.Person(from + i)};{insats};2018-04-02;{(i < 20 ? "2018-08-10;Arbete" : i < 30 ? "2018-08-10;Avbrott" : ";")}")];
        var file = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]);
        await using var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), new DeliveryAddress(project, site, new(2018, 8)), confirmed: true, default);
        (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(count);
    }

    private static string[] ReadAll(string edition) => [.. Projects.Select(project => $"read:{project}:{edition}")];

    private static async Task FreezeAsync(PortalHost host)
    {
        foreach (var known in Projects.Take(2).Select(project => host.Data.Catalogue.Find(project)!))
        {
            await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(known, new(2018, 8)), Language.Sv);
            foreach (var deadline in ReportingCalendar.Of(known).Where(d => d.Month == new Month(2018, 8) && ReportingCalendar.IsPublished(known, d.Month)).Take(1))
                await host.Data.Frozen.FreezeAsync(known, deadline, Language.Sv, default);
        }
    }

    private static string Spaced(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ');

    [Theory]
    [InlineData("sv", "Texter att kopiera", "Till och med augusti 2018 har 40 personer deltagit i MIA – Mobilisering inför arbete i Tyresö. 10 är inskrivna och 30 har avslutat. Börjat arbeta eller studera, sedan leveranserna började (2017-08): 66,7 % av dem som avslutat (20 av 30), mot målet 30 %: värde uppnått.",
        "MIA – Mobilisering inför arbete i Tyresö, tertial 2 2018: 0 började, 30 avslutade och 10 var inskrivna vid slutet. Börjat arbeta eller studera: 66,7 % av dem som avslutat (20 av 30), mot målet 30 %: värde uppnått.")]
    [InlineData("en", "Texts to copy", "By the end of August 2018, 40 people have taken part in MIA – Mobilisering inför arbete in Tyresö. 10 are enrolled and 30 have left.",
        "MIA – Mobilisering inför arbete in Tyresö, tertial 2 2018: 0 started, 30 left and 10 were enrolled at the end.")]
    public async Task They_are_copied_from_a_page_that_the_places_own_leads_to(string language, string title, string told, string ofPeriod)
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", ReadAll("internal")));

        (await reader.GetStringAsync("/territories/municipality.tyreso")).ShouldContain("href=\"/territories/municipality.tyreso/texts?edition=internal&amp;month=2018-08\"");
        var page = Spaced(await reader.GetStringAsync($"/territories/municipality.tyreso/texts?edition=internal&month=2018-08&lang={language}"));
        page.ShouldContain($"<h1>{title}: Tyresö");
        page.ShouldContain(told);
        Regex.Count(page, "<(h2|div) [^>]*lang=").ShouldBe(0, "they are made in the page's language");
        Regex.Count(page, "data-copy=").ShouldBe(Regex.Count(page, "class=\"copied-from\""));
        var texts = TextsMarkdown.Read(await reader.GetStringAsync($"/api/territories/municipality.tyreso/2018-08/internal/texts.md?lang={language}"));
        foreach (var text in texts)
            page.ShouldContain(text.Text.Replace('\u00A0', ' '));
        texts.Count.ShouldBe(Regex.Count(page, "data-copy="));

        (await reader.GetStringAsync("/territories/municipality.tyreso/period?period=2018-T2")).ShouldContain("href=\"/territories/municipality.tyreso/period/texts?period=2018-T2\"");
        Spaced(await reader.GetStringAsync($"/territories/municipality.tyreso/period/texts?period=2018-T2&lang={language}")).ShouldContain(ofPeriod);
        (await reader.GetAsync("/territories/municipality.tyreso/period/texts?period=2019")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        // Seen is taken out, as the file.
        var taken = host.Files("audit").Where(file => file.Contains("download", StringComparison.Ordinal)).Select(file => (string)JObject.Parse(File.ReadAllText(Path.Combine(host.Data.Root, file)))["path"]!).ToList();
        taken.ShouldBe(["reports/municipality.tyreso/2018-08/internal/texts.md", "reports/municipality.tyreso/2018-08/internal/texts.md", "reports/municipality.tyreso/2018-08/internal/2018-T2/texts.md"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_the_public_edition_they_tell_what_it_prints_and_of_the_rest_that_it_is_hidden()
    {
        await using var host = await DeliveredAsync();
        await FreezeAsync(host);
        using var reader = host.Client(await host.TokenAsync("public", ReadAll("public")));
        using var all = host.Client(await host.TokenAsync("all", ReadAll("internal")));

        var page = Spaced(await reader.GetStringAsync("/territories/municipality.tyreso/texts"));
        page.ShouldContain("Alla texterna får publiceras.");
        page.ShouldContain("Nyhetsbrev: MIA – Mobilisering inför arbete");
        page.ShouldContain("Etableringscentrum i Tyresö: visas inte, eftersom små antal döljs.");
        page.ShouldNotContain("Olika personer: ");
        page.ShouldNotContain("edition=internal");
        var (texts, report) = (await reader.GetStringAsync("/api/territories/municipality.tyreso/2018-08/public/texts.md?lang=sv"), Spaced(await reader.GetStringAsync("/api/territories/municipality.tyreso/2018-08/public/report.html?lang=sv")));
        Numbers().Matches(texts.Replace('\u00A0', ' ')).Select(match => match.Value).Where(number => !Numbers().Matches(Tags().Replace(report, " ")).Select(match => match.Value).Contains(number)).ShouldBeEmpty();
        (await reader.GetAsync("/territories/municipality.tyreso/texts?edition=internal")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.GetAsync("/territories/municipality.tyreso/period/texts?period=2018-T2")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        // Each leads to the other, for who may read both.
        (await all.GetStringAsync("/territories/municipality.tyreso/texts?edition=public")).ShouldContain("<a href=\"/territories/municipality.tyreso/texts?edition=internal&amp;month=2018-08\">den interna utgåvans texter</a>");
        (await all.GetStringAsync("/territories/municipality.tyreso/texts")).ShouldContain("<a href=\"/territories/municipality.tyreso/texts?edition=public&amp;month=2018-08\">");
    }

    [Fact]
    public async Task On_a_store_with_everything_each_reads_as_one_that_somebody_wrote()
    {
        using var esf = await EverythingStore.CopyAsync();
        await using var host = await PortalHost.StartAsync(store: esf.Data, clock: esf.Clock);
        using var owner = host.Client();
        var count = 0;
        foreach (var one in JObject.Parse(await owner.GetStringAsync("/api/territories"))["territories"]!)
            foreach (var edition in (string[])["internal", "public"])
                foreach (var month in one[edition]!.Select(month => (string)month!).Take(2))
                    foreach (var language in (string[])["sv", "en"])
                    {
                        var kit = TextsMarkdown.Read(await owner.GetStringAsync($"/api/territories/{one["key"]}/{month}/{edition}/texts.md?lang={language}"));
                        kit.Select(text => text.Heading).ShouldBeUnique();
                        foreach (var told in kit.SelectMany(text => text.Rows.Append(text.Text)))
                        {
                            count++;
                            (Faults().Match(told) is { Success: true } fault ? $"{one["key"]} {month} {edition} {language}: {fault.Value}: {told}" : "").ShouldBeEmpty();
                        }
                    }

        count.ShouldBeGreaterThan(50);
    }

    [GeneratedRegex(@"\b(\p{L}+) \1\b|  | [.,;:]|\(\s*\)|[{}]|\.\.|(?<![+−\p{N}])1 (?:personer|people|participants|are|were|är inskrivna|var inskrivna)\b|(?<![0-9])1 have\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Faults();

    [GeneratedRegex("[0-9]+(,[0-9]+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
