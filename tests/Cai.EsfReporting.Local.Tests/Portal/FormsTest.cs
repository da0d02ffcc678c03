using System.Net;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The pages as a browser without scripts sends and gets them.</summary>
public sealed partial class FormsTest
{
    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    private static async Task<string> TokenAsync(HttpClient client) => FormToken().Match(await client.GetStringAsync("/deliver")).Groups["token"].Value;

    private static MultipartFormDataContent Form(string? token, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
            form.Add(new StringContent(token), "form");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    [Fact]
    public async Task A_form_that_was_not_made_here_is_refused()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        foreach (var address in (string[])["/deliver", "/deliver/check", "/deliver/nothing"])
        {
            var form = Form(null, ("place", "mia/tyreso"), ("month", "2018-08"));
            form.Add(new StringContent(PortalHost.File(1)), "file", "mia_tyreso_2018-08.csv");
            (await client.PostAsync(address, form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        }

        host.Files("accepted").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_elsewhere_cannot_make_a_browser_deliver(string header, string value)
    {
        await using var host = await PortalHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/deliver") { Content = PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1))) };
        request.Headers.Add(header, value);

        (await host.Client().SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("accepted").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_faulty_file_is_answered_on_the_page_with_lines_and_what_to_do()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var form = Form(await TokenAsync(client), ("place", ""), ("month", ""));
        form.Add(new StringContent(PortalHost.File(9, bad: true)), "file", "mia_tyreso_2018-08.csv");

        using var answer = await client.PostAsync("/deliver", form);

        var page = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Delvis mottagen");
        page.ShouldContain("DATE_ORDER");
        page.ShouldContain("<strong>Rad 11, Slutdatum</strong>");
        page.ShouldContain("Rätta och skicka igen");
        page.ShouldContain("<option value=\"mia/tyreso\" selected>");
        host.Files("accepted").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("mia/nacka 2018-08", "mia/nacka", "2018-08", "tyreso")]
    [InlineData("mia/nacka 2018-08", "mia/salem", "2018-08", "salem")]
    [InlineData("", "mia/nacka", "2018-08", "nacka")]
    public async Task What_the_page_filled_in_gives_way_to_the_files_name_and_what_somebody_chose_does_not(string preset, string place, string month, string expected)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var form = Form(await TokenAsync(client), ("preset", preset), ("place", place), ("month", month));
        form.Add(new StringContent(PortalHost.File(1)), "file", "mia_tyreso_2018-08.csv");

        (await client.PostAsync("/deliver", form)).EnsureSuccessStatusCode();

        (await host.Data.Log.ReadAsync("mia", default)).Single().Address.Site.ShouldBe(expected);
    }

    [Fact]
    public async Task Nothing_to_report_is_asked_about_again_where_it_would_replace_people()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var token = await TokenAsync(client);
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(9))))).EnsureSuccessStatusCode();
        var there = (await host.Data.Log.ReadAsync("mia", default)).Single();

        using var asked = await client.PostAsync("/deliver/nothing", Form(token, ("place", "mia/tyreso"), ("month", "2018-08")));
        (await asked.Content.ReadAsStringAsync()).ShouldContain($"name=\"confirmed\" value=\"{there.Id}\"");
        (await host.Data.Log.ReadAsync("mia", default)).Count.ShouldBe(1);

        using var done = await client.PostAsync("/deliver/nothing", Form(token, ("place", "mia/tyreso"), ("month", "2018-08"), ("confirmed", there.Id.Value)));
        // Which people then are no longer named is a question of its own, with its own button.
        (await done.Content.ReadAsStringAsync()).ShouldContain("9 av 9 personer");
        var refused = (await host.Data.Log.ReadAsync("mia", default))[^1];
        refused.Status.ShouldBe(DeliveryStatus.Rejected);

        using var confirmed = await client.PostAsync("/deliver/confirm", Form(token, ("delivery", $"mia/tyreso/2018-08/{refused.Id}")));
        (await confirmed.Content.ReadAsStringAsync()).ShouldContain("inget att rapportera för månaden");
        (await host.Data.Log.ReadAsync("mia", default))[^1].IsZeroReturn.ShouldBeTrue();

        using var other = await client.PostAsync("/deliver/nothing", Form(token, ("place", "mia/nacka"), ("month", "2018-08")));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_somebody_has_named_a_file_is_never_markup_and_never_tells_an_identity()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var person = Commands.Esf.Person(1);
        var form = Form(await TokenAsync(client), ("place", "mia/tyreso"), ("month", "2018-08"));
        form.Add(new StringContent(PortalHost.File(1)), "file", $"<img src=x onerror=alert(1)>{person}.csv");

        var page = await (await client.PostAsync("/deliver/check", form)).Content.ReadAsStringAsync();

        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;img");
        page.ShouldNotContain(person);
        host.Log.ShouldNotContain(person);
    }

    [Fact]
    public async Task Every_page_forbids_what_it_does_not_need_and_loads_nothing_from_elsewhere()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        foreach (var address in (string[])["/", "/deliver", "/deliveries", "/deliveries/mia/tyreso/2018-08", "/reports", "/deadlines", "/audit", "/help", "/help/format", "/help/rules", "/help/accessibility", "/nope"])
        {
            using var answer = await client.GetAsync(address);
            var page = await answer.Content.ReadAsStringAsync();

            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(address);
            Inline().IsMatch(page).ShouldBeFalse(address);
            Elsewhere().IsMatch(page).ShouldBeFalse(address);
            page.Length.ShouldBeLessThan(100_000, address);
        }
    }

    [GeneratedRegex("<style|<script(?! src=\"/assets/)| style=| on[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    /// <summary>A link that somebody may follow loads nothing.</summary>
    [GeneratedRegex("(?:src|(?<!<a )href|action)=\"(?:https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [Fact]
    public async Task An_error_shows_its_id_and_the_log_has_it_without_what_it_was_about()
    {
        await using var host = await PortalHost.StartAsync();
        Directory.CreateDirectory(Path.Combine(host.Data.Root, "reports/mia/2018-08/public"));
        await File.WriteAllTextAsync(Path.Combine(host.Data.Root, "reports/mia/2018-08/public/manifest.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(host.Data.Root, "reports/mia/2018-08/public/report.json"), "not json of 19800101-9802");

        using var answer = await host.Client().GetAsync("/");
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var id = Regex.Match(page, "<code>([^<]+)</code>").Groups[1].Value;
        host.Log.ShouldContain(id);
        page.ShouldNotContain("   at ");
        page.ShouldNotContain("Newtonsoft");
        host.Log.ShouldNotContain("19800101");
    }

    [Theory]
    [InlineData("/", null, "sv")]
    [InlineData("/", "en-GB,en;q=0.9", "en")]
    [InlineData("/", "de,sv;q=0.5", "sv")]
    [InlineData("/?lang=en", "sv", "en")]
    [InlineData("/?lang=de", "sv", "sv")]
    public async Task The_language_is_the_chosen_one_or_the_browsers_or_Swedish(string address, string? accepted, string expected)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        if (accepted is not null)
            client.DefaultRequestHeaders.Add("Accept-Language", accepted);

        (await client.GetStringAsync(address)).ShouldContain($"<html lang=\"{expected}\">");
        if (address == "/?lang=en")
            (await client.GetStringAsync("/help")).ShouldContain("<html lang=\"en\">");
    }
}
