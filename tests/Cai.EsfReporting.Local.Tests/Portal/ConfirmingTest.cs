using System.Net;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>A file that is refused until somebody says that it is right, by the pages and by the interface.</summary>
public sealed partial class ConfirmingTest
{
    [GeneratedRegex("action=\"/deliver/confirm\".*?name=\"form\" value=\"(?<form>[^\"]+)\".*?name=\"delivery\" value=\"(?<delivery>[^\"]+)\".*?<button type=\"submit\" class=\"second\">(?<says>[^<]+)</button>", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    private static async Task<string> TokenAsync(HttpClient client) => FormToken().Match(await client.GetStringAsync("/deliver")).Groups["token"].Value;

    private static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    private static async Task<string> PageAsync(HttpClient client, string address, string file)
    {
        var form = Form(("form", await TokenAsync(client)), ("place", ""), ("month", ""));
        form.Add(new StringContent(file), "file", "mia_tyreso_2018-08.csv");
        return await (await client.PostAsync(address, form)).Content.ReadAsStringAsync();
    }

    private static async Task GiveJulyAsync(HttpClient client, int people) =>
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-07.csv", PortalHost.File(people))))).EnsureSuccessStatusCode();

    [Fact]
    public async Task The_button_beside_the_answer_says_what_it_takes_and_takes_it()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await GiveJulyAsync(client, 20);

        var button = Button().Match(WebUtility.HtmlDecode(await PageAsync(client, "/deliver", PortalHost.File(12))));
        button.Groups["says"].Value.ShouldBe("Bekräfta: ta emot 12 rader, 8 personer nämns då inte längre");
        (await host.Data.Log.ReadAsync("mia", default))[^1].IsAccepted.ShouldBeFalse();

        using var answer = await client.PostAsync("/deliver/confirm", Form(("form", button.Groups["form"].Value), ("delivery", button.Groups["delivery"].Value)));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("Bekräftad: den som lämnade filen har sagt att den är rätt.");
        page.ShouldNotContain("/deliver/confirm");
        var taken = (await host.Data.Log.ReadAsync("mia", default))[^1];
        (taken.IsAccepted, taken.Accepted, taken.Address.Month.ToString()).ShouldBe((true, 12, "2018-08"));
        (await client.GetStringAsync("/api/audit?from=2018-09-17&to=2018-09-17")).ShouldContain("bekraftad");
    }

    [Fact]
    public async Task Nothing_to_report_while_people_are_enrolled_has_the_same_button()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await GiveJulyAsync(client, 3);

        using var refused = await client.PostAsync("/deliver/nothing", Form(("form", await TokenAsync(client)), ("place", "mia/tyreso"), ("month", "2018-08")));
        var button = Button().Match(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()));
        button.Groups["says"].Value.ShouldBe("Bekräfta: det finns inget att rapportera, 3 personer nämns då inte längre");

        (await client.PostAsync("/deliver/confirm", Form(("form", button.Groups["form"].Value), ("delivery", button.Groups["delivery"].Value)))).EnsureSuccessStatusCode();
        (await host.Data.Log.ReadAsync("mia", default))[^1].IsZeroReturn.ShouldBeTrue();
    }

    [Fact]
    public async Task A_check_has_no_button_and_says_that_it_can_be_confirmed_after_delivering()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await GiveJulyAsync(client, 20);

        var page = WebUtility.HtmlDecode(await PageAsync(client, "/deliver/check", PortalHost.File(12)));

        page.ShouldContain("går den att bekräfta när den är lämnad");
        page.ShouldNotContain("/deliver/confirm");
        page.ShouldNotContain("Tidigare månader har inte granskats");
    }

    [Fact]
    public async Task What_was_never_delivered_or_was_taken_already_is_not_confirmed()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await GiveJulyAsync(client, 2);
        var (token, taken) = (await TokenAsync(client), (await host.Data.Log.ReadAsync("mia", default)).Single());

        foreach (var (delivery, status) in ((string, HttpStatusCode)[])
        [
            ($"mia/tyreso/2018-07/{taken.Id}", HttpStatusCode.BadRequest),
            ($"mia/nacka/2018-07/{taken.Id}", HttpStatusCode.BadRequest),
            ("mia/tyreso/2018-07/nonsense", HttpStatusCode.NotFound),
            ("mia/../2018-07/x", HttpStatusCode.NotFound),
        ])
            (await client.PostAsync("/deliver/confirm", Form(("form", token), ("delivery", delivery)))).StatusCode.ShouldBe(status, delivery);
        (await client.PostAsync("/deliver/confirm", Form(("delivery", $"mia/tyreso/2018-07/{taken.Id}")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without the form's token");
        (await host.Data.Log.ReadAsync("mia", default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_interface_takes_a_refused_file_with_the_field_or_the_word()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await GiveJulyAsync(client, 20);
        (await (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(12))))).JsonAsync())["canBeConfirmed"]!.ToObject<bool>().ShouldBeTrue();

        var form = PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(12)));
        form.Add(new StringContent("true"), "confirmed");
        var receipt = await (await client.PostAsync("/api/deliver", form)).JsonAsync();

        ((int)receipt["accepted"]!, (bool)receipt["confirmed"]!, (bool)receipt["canBeConfirmed"]!).ShouldBe((12, true, false));
        (await client.GetStringAsync("/api/openapi.json")).ShouldContain("\"confirmed\"");
    }
}
