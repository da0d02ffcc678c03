using System.Net;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>A page of another site, in the browser of somebody who may do things here.</summary>
public sealed class PagesElsewhereTest
{
    [Fact]
    public async Task What_a_page_elsewhere_has_a_browser_fetch_is_not_written_in_anybodys_name()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(20))))).EnsureSuccessStatusCode();
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        var receipt = "/api/" + host.Files("receipts").First(path => path.EndsWith(".json", StringComparison.Ordinal));
        var written = host.Files("audit").Length;
        var (sent, succeeded) = (0, new List<string>());
        foreach (var address in (string[])["/api/reports/mia/2018-08/internal/report.json", receipt, "/api/audit?from=2018-09-01&to=2018-09-30", "/API/reports/mia/2018-08/internal/report.json", "//api/audit?from=2018-09-01&to=2018-09-30"])
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Head])
                foreach (var headers in ((string, string)[][])
                [
                    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
                    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty"), ("Origin", "https://evil.example")],
                    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
                    [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
                    [("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-User", "?1")],
                    [("Referer", "https://evil.example/")], // a browser from before Sec-Fetch
                ])
                {
                    using var request = new HttpRequestMessage(method, new Uri(host.Address + address));
                    foreach (var (name, value) in headers)
                        request.Headers.Add(name, value);
                    sent++;
                    using var answer = await client.SendAsync(request);
                    if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                        succeeded.Add($"{method} {address} {headers[0]}: {answer.StatusCode}");
                }

        Tally.Tell("Files that a page elsewhere has a browser take out", sent, succeeded.Count);
        succeeded.ShouldBeEmpty();
        host.Files("audit").Length.ShouldBe(written);
        using var own = new HttpRequestMessage(HttpMethod.Get, "/api/reports/mia/2018-08/internal/report.json");
        own.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await client.SendAsync(own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Files("audit").Length.ShouldBe(written + 1);
    }

    [Theory]
    [InlineData("navigate", "document", HttpStatusCode.OK)]
    [InlineData("navigate", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("no-cors", "image", HttpStatusCode.Forbidden)]
    [InlineData("cors", "empty", HttpStatusCode.Forbidden)]
    public async Task A_link_elsewhere_leads_to_a_page_and_is_part_of_no_other(string mode, string destination, HttpStatusCode expected)
    {
        await using var host = await PortalHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/deliveries");
        foreach (var (name, value) in ((string, string)[])[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination)])
            request.Headers.Add(name, value);

        (await host.Client().SendAsync(request)).StatusCode.ShouldBe(expected);
    }

    /// <summary>An address that looks like one of ours and whose links would lead elsewhere.</summary>
    [Fact]
    public async Task No_page_links_to_another_site_because_of_its_address()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.LocalOwner));
        var authority = new Uri(host.Address);
        var succeeded = new List<string>();
        string[] paths = ["//evil.example", "//evil.example/", "///evil.example", "/\\evil.example", "//\\evil.example", "/%5Cevil.example", "/%2F/evil.example", "/.//evil.example", "/x/..//evil.example", "//evil.example%2F..", "//evil.example:80/a", "//user@evil.example", "/%09/evil.example", "/ /evil.example"];
        foreach (var path in paths)
            foreach (var query in (string[])["", "?lang=en", "?lang=en&x=//evil.example"])
            {
                var page = await RawPageAsync(host.Address, path + query);
                foreach (var link in Links(page))
                    if (Uri.TryCreate(authority, link, out var to) && to.Authority != authority.Authority)
                        succeeded.Add($"{path}{query}: {link}");
            }

        Tally.Tell("Addresses whose page links to another site", paths.Length * 3, succeeded.Count);
        succeeded.ShouldBeEmpty();
    }

    private static async Task<string> RawPageAsync(string address, string target)
    {
        var to = new Uri(address);
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(to.Host, to.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {to.Authority}\r\nConnection: close\r\n\r\n"));
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync();
    }

    private static IEnumerable<string> Links(string page) =>
        System.Text.RegularExpressions.Regex.Matches(page, "(?:href|action|src)=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
            .Concat(page.Split("\r\n").Where(line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase)).Select(line => line["Location:".Length..].Trim()));
}
