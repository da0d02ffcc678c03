using System.Net;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>A file whose month is understood from its name is told so, and replaces nothing unasked, over every way in (as in the inbox: DeliverCommandTest).</summary>
public sealed partial class NamedInWordsTest
{
    private const string Taken = "Filen ”augusti 2018.csv” är tolkad som mia/tyreso/2018-08.";

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    [Fact]
    public async Task At_the_command_line()
    {
        using var esf = new Esf();
        var file = esf.Participants(Path.Combine("mia", "tyreso", "augusti 2018.csv"), $"{Esf.Person(1)};Case Management;2018-02-01;;");
        (await RunAsync("deliver", file)).ShouldBe([("ADDRESS_UNDERSTOOD", Taken)]);
        FindingsOf(JObject.Parse((await esf.RunAsync("check", "--json", file)).Output)).ShouldBe([("ADDRESS_UNDERSTOOD", Taken)]);

        var other = esf.Participants(Path.Combine("mia", "tyreso", "aug-18.csv"), $"{Esf.Person(1)};Case Management;2018-02-01;;", $"{Esf.Person(2)};Case Management;2018-02-01;;");
        (await RunAsync("check", other)).Single().Rule.ShouldBe("ADDRESS_UNDERSTOOD_REPLACES");
        (await RunAsync("deliver", other)).Single().ShouldBe(("ADDRESS_UNDERSTOOD_REPLACES", "Filen ”aug-18.csv” tolkas som mia/tyreso/2018-08, som redan är lämnad med 1 rader. Den här filen har 2."));
        (await RunAsync("deliver", other, "--confirm")).Single().Rule.ShouldBe("CONFIRMED");

        // Whoever says the month has not left it to the name.
        (await RunAsync("deliver", other, "--month", "2018-08")).ShouldBeEmpty();
        var loose = esf.Participants("lista.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        (await RunAsync("deliver", loose, "--project", "mia", "--site", "nynashamn", "--month", "2018-08")).ShouldBeEmpty();
        // Said against what the name tells: the site is the one that was said, the month is still understood.
        var against = esf.Participants("Haninge juli 2018.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        (await RunAsync("deliver", against, "--project", "mia", "--site", "nynashamn")).Select(finding => finding.Rule).ShouldContain("ADDRESS_UNDERSTOOD");

        async Task<List<(string Rule, string Message)>> RunAsync(string command, string path, params string[] more) =>
            FindingsOf(JObject.Parse((await esf.RunAsync([command, "--data", esf.Data, "--json", path, .. more])).Output));
    }

    [Fact]
    public async Task By_the_interface()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        (await SendAsync("/api/check", "augusti 2018.csv", 1)).ShouldBe([("ADDRESS_UNDERSTOOD", Taken)]);
        (await SendAsync("/api/deliver", "augusti 2018.csv", 1)).ShouldBe([("ADDRESS_UNDERSTOOD", Taken)]);
        (await SendAsync("/api/check", "aug-18.csv", 2)).Single().Rule.ShouldBe("ADDRESS_UNDERSTOOD_REPLACES");
        (await SendAsync("/api/deliver", "aug-18.csv", 2)).Single().Rule.ShouldBe("ADDRESS_UNDERSTOOD_REPLACES");
        (await SendAsync("/api/deliver", "aug-18.csv", 2, ("month", "2018-08"))).ShouldBeEmpty();
        (await SendAsync("/api/deliver", "2018-08.csv", 3)).ShouldBeEmpty();
        (await SendAsync("/api/deliver", "aug-18 bekräftad.csv", 2)).Select(finding => finding.Rule).ShouldContain("CONFIRMED");

        async Task<List<(string Rule, string Message)>> SendAsync(string address, string name, int people, params (string Name, string Value)[] more)
        {
            using var form = PortalHost.Form((name, PortalHost.File(people)));
            foreach (var (field, value) in (IEnumerable<(string, string)>)[("project", "mia"), ("site", "tyreso"), .. more])
                form.Add(new StringContent(value), field);
            using var answer = await client.PostAsync(address, form);
            return FindingsOf(JObject.Parse(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [InlineData("MIA Tyresö augusti 2018.csv", "", "", "")]
    [InlineData("augusti 2018.csv", "mia/tyreso", "2018-07", "mia/tyreso 2018-07")]
    public async Task On_the_page(string name, string place, string month, string preset)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        WebUtility.HtmlDecode(await SendAsync("/deliver/check")).ShouldContain($"Filen ”{name}” är tolkad som mia/tyreso/2018-08.");
        WebUtility.HtmlDecode(await SendAsync("/deliver")).ShouldContain($"Filen ”{name}” är tolkad som mia/tyreso/2018-08.");
        (await host.Data.Log.ReadAsync("mia", default)).ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.AcceptedWithWarnings);

        async Task<string> SendAsync(string address)
        {
            // The token is looked for before any file is read.
            var token = FormToken().Match(await client.GetStringAsync("/deliver")).Groups["token"].Value;
            using var form = new MultipartFormDataContent { { new StringContent(token), "form" }, { new StringContent(place), "place" }, { new StringContent(month), "month" }, { new StringContent(preset), "preset" } };
            form.Add(new StringContent(PortalHost.File(1)), "file", name);
            return await (await client.PostAsync(address, form)).Content.ReadAsStringAsync();
        }
    }

    /// <summary>A name may hold an identity: what stands in the inbox for it does not.</summary>
    [Fact]
    public async Task No_identity_of_a_name_is_written_anywhere()
    {
        using var esf = new Esf();
        var file = esf.Participants(Path.Combine("mia", "tyreso", $"{Esf.Person(3)} augusti 2018?.csv".Replace("?", "#", StringComparison.Ordinal)), $"{Esf.Person(1)};Case Management;2018-02-01;;");
        FindingsOf(JObject.Parse((await esf.RunAsync("deliver", "--data", esf.Data, "--json", file)).Output)).ShouldHaveSingleItem().Rule.ShouldBe("ADDRESS_UNDERSTOOD");
        foreach (var path in esf.Files(""))
        {
            path.ShouldNotContain(Esf.Person(3)[^4..]);
            if (!path.Contains("originals", StringComparison.Ordinal))
                File.ReadAllText(path).ShouldNotContain(Esf.Person(3)[2..]);
        }
    }

    private static List<(string Rule, string Message)> FindingsOf(JObject receipt) => [.. receipt["findings"]!.Select(finding => ((string)finding["rule"]!, (string)finding["message"]!))];
}
