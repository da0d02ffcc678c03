using System.Net;
using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Tests;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Who may confirm which refused file, whatever it was called, and until when.</summary>
public sealed class ConfirmingRightsTest
{
    private const string Access = """
        { "people": [
          { "who": ["tyreso@esf.example"], "roles": ["deliver:mia/tyreso"] },
          { "who": ["nacka@esf.example"], "roles": ["deliver:mia/nacka"] },
          { "who": ["alla@esf.example"], "roles": ["deliver:mia/*"] },
          { "who": ["annat@esf.example"], "roles": ["deliver:etableringscentrum/*"] },
          { "who": ["intern@esf.example"], "roles": ["read:mia:internal"] },
          { "who": ["drift@esf.example"], "roles": ["operate"] } ] }
        """;

    [Theory]
    [InlineData("tyreso", 200)]
    [InlineData("alla", 200)]
    [InlineData("drift", 200)]
    [InlineData("nacka", 403)]
    [InlineData("annat", 403)]
    [InlineData("intern", 403)]
    [InlineData("ingen", 403)]
    public async Task Only_who_may_deliver_for_the_site_confirms_its_file(string who, int expected)
    {
        await using var host = await BehindProxy.StartAsync(Access);
        using var coordinator = host.As("tyreso");
        var refused = await RefusedAsync(host, coordinator);
        using var visitor = host.As(who);
        // A form of one's own: what is tried is the right, not the proof that the form was made here.
        var token = await visitor.TokenOfAsync("/deliver");

        using var answer = await ConfirmAsync(visitor, token.Length > 0 ? token : await coordinator.TokenOfAsync("/deliver"), $"mia/tyreso/2018-08/{refused}");

        ((int)answer.StatusCode).ShouldBe(expected);
        (await host.Data.Log.ReadAsync("mia", default))[^1].IsAccepted.ShouldBe(expected == 200);
    }

    [Fact]
    public async Task Another_site_in_the_address_gives_no_way_to_a_file_of_this_one()
    {
        await using var host = await BehindProxy.StartAsync(Access);
        using var coordinator = host.As("tyreso");
        var refused = await RefusedAsync(host, coordinator);
        using var nacka = host.As("nacka");
        var token = await nacka.TokenOfAsync("/deliver");

        foreach (var (delivery, expected) in ((string, HttpStatusCode)[])
        [
            ($"mia/nacka/2018-08/{refused}", HttpStatusCode.BadRequest),
            ($"mia/nacka/../tyreso/2018-08/{refused}", HttpStatusCode.NotFound),
            ($"mia/nacka/2018-08/..%2F..%2Ftyreso%2F2018-08%2F{refused}", HttpStatusCode.NotFound),
        ])
            (await ConfirmAsync(nacka, token, delivery)).StatusCode.ShouldBe(expected, delivery);
        (await host.Data.Log.ReadAsync("mia", default))[^1].IsAccepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("mia_tyreso_2018-08.csv", ';')]
    [InlineData("MIA_Tyresö_2018-08.CSV", ';')]
    [InlineData("mia_tyreso_2018-08.txt", '\t')]
    [InlineData("mia_tyreso_2018-08.TSV", '\t')]
    [InlineData("mia_tyreso_2018-08", ',')]
    [InlineData("mia_tyreso_2018-08.xlsx", 'x')]
    [InlineData("mia_tyreso_2018-08.XLSX", 'x')]
    [InlineData("mia_tyreso_2018-08.xlsm", 'x')]
    public async Task A_file_is_confirmed_whatever_it_was_called(string name, char form)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();

        var refused = await RefusedAsync(host, client, name, form);
        using var answer = await ConfirmAsync(client, await client.TokenOfAsync("/deliver"), $"mia/tyreso/2018-08/{refused}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var taken = (await host.Data.Log.ReadAsync("mia", default))[^1];
        (taken.IsAccepted, taken.Accepted).ShouldBe((true, 12));
    }

    [Fact]
    public async Task An_old_button_puts_no_older_file_in_place_of_a_later_one()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var refused = await RefusedAsync(host, client);
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(20))))).EnsureSuccessStatusCode();

        using var answer = await ConfirmAsync(client, await client.TokenOfAsync("/deliver"), $"mia/tyreso/2018-08/{refused}");

        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("En senare fil för månaden är redan mottagen");
        Delivery.Current(await host.Data.Log.ReadAsync("mia", default)).Single(d => d.Address.Month == new Month(2018, 8)).Accepted.ShouldBe(20);
    }

    [Fact]
    public async Task A_button_pressed_twice_takes_the_file_once()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var refused = await RefusedAsync(host, client);
        var token = await client.TokenOfAsync("/deliver");

        (await ConfirmAsync(client, token, $"mia/tyreso/2018-08/{refused}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ConfirmAsync(client, token, $"mia/tyreso/2018-08/{refused}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await host.Data.Log.ReadAsync("mia", default)).Count(d => d.IsAccepted && d.Address.Month == new Month(2018, 8)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_not_kept_any_longer_is_asked_for_again()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var refused = await RefusedAsync(host, client);
        File.Delete(Path.Combine(host.Data.Root, "originals", "mia", "tyreso", "2018-08", $"{refused}.csv"));

        using var answer = await ConfirmAsync(client, await client.TokenOfAsync("/deliver"), $"mia/tyreso/2018-08/{refused}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Filen finns inte kvar. Välj den igen");
    }

    [Theory]
    [InlineData("mia_tyreso_2018-08.csv", "Namn;Ort\nx;y\n", "mia/tyreso/2018-08")]
    [InlineData("mia_nyckeltal_2018-08.csv", "Fel;Kolumner\n1;2\n", "mia/nyckeltal/2018-08")]
    public async Task What_was_refused_for_another_reason_has_no_button_and_is_not_confirmed(string name, string content, string address)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        var page = await PostAsync(client, name, Encoding.UTF8.GetBytes(content));
        var refused = (await host.Data.Log.ReadAsync("mia", default)).Single();

        page.ShouldNotContain("/deliver/confirm");
        (await ConfirmAsync(client, await client.TokenOfAsync("/deliver"), $"{address}/{refused.Id}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await host.Data.Log.ReadAsync("mia", default)).Count.ShouldBe(1);
    }

    /// <summary>July with twenty people, then a file for August with twelve of them, which has to be confirmed.</summary>
    private static async Task<DeliveryId> RefusedAsync(PortalHost host, HttpClient client, string name = "mia_tyreso_2018-08.csv", char form = ';')
    {
        await PostAsync(client, "mia_tyreso_2018-07.csv", Encoding.UTF8.GetBytes(PortalHost.File(20)));
        var content = PortalHost.File(12);
        await PostAsync(client, name, form == 'x'
            ? Workbooks.Of([.. content.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(';').Cast<object?>().ToArray())])
            : Encoding.UTF8.GetBytes(content.Replace(';', form)));
        var refused = (await host.Data.Log.ReadAsync("mia", default))[^1];
        (refused.IsAccepted, refused.Rows).ShouldBe((false, 12));
        return refused.Id;
    }

    /// <summary>The form's token; empty for whom there is no form. Its cookie is for https, which the proxy does: it is carried by hand.</summary>
    private static async Task<string> PostAsync(HttpClient client, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await client.TokenOfAsync("/deliver")), "form" }, { new StringContent(""), "place" }, { new StringContent(""), "month" } };
        form.Add(new ByteArrayContent(content), "file", name);
        using var answer = await client.PostAsync("/deliver", form);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string token, string delivery)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "form" }, { new StringContent(delivery), "delivery" } };
        return await client.PostAsync("/deliver/confirm", form);
    }
}
