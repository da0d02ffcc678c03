using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Reminders.Mail;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders.Mail;

/// <summary><c>esf</c> with mail in <c>settings.json</c>, over a store with everything in it.</summary>
public sealed class MailSettingTest : IAsyncLifetime
{
    private Esf esf = null!;
    private MailServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await MailServer.StartAsync();
        esf = await EverythingStore.CopyAsync();
        Set(new() { ["host"] = "127.0.0.1", ["port"] = server.Port, ["security"] = "none", ["from"] = "esf@kommun.example", ["portal"] = "https://esf.kommun.example" });
        Directory.CreateDirectory(Path.Combine(esf.Data, "access"));
        People("mia/*", "mia");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        esf?.Dispose();
    }

    [Fact]
    public async Task A_delivery_is_answered_by_mail_and_what_was_written_before_is_old_news()
    {
        esf.At(new(2018, 11, 5, 9, 0, 0, TimeSpan.Zero));
        await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", esf.Participants("mia_tyreso_2018-10.csv", $"{Esf.Person(2)};Case Management;2018-02-01;;", "199013019801;Case Management;2018-02-01;;"));
        var answer = await esf.RunAsync("prepare", "--data", esf.Data, "--json");
        var written = answer.Json["done"]!.Count(item => (string?)item["kind"] != "frozen" && (string?)item["project"] == "mia");
        answer.Code.ShouldBe(0, answer.Error);
        ((int?)answer.Json["outbox"]!["mail"]!["sent"]).ShouldBe(written + 1);
        server.Taken.Count.ShouldBe(written + 1);
        var mail = server.Taken.Single(message => message.Subject == "Delvis mottagen: Tyresö 2018-10");
        mail.TextBody!.ShouldContain("1 av 2 rader togs emot.");
        mail.TextBody!.ShouldContain("https://esf.kommun.example/deliveries/mia/tyreso/2018-10?lang=sv");
        mail.ToString().ShouldNotContain("19901301");

        (await esf.RunAsync("status", "--data", esf.Data, "--json")).Json["outbox"]!["mail"]!["waiting"]!.ShouldBe(0);
        ((int?)(await esf.RunAsync("prepare", "--data", esf.Data, "--json")).Json["outbox"]!["mail"]!["sent"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_and_an_address_that_is_none_is_exit_code_3()
    {
        await server.GoAwayAsync();
        var away = await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-12-20T06:00:00Z");
        away.Code.ShouldBe(0);
        away.Error.ShouldContain("Mejlservern svarar inte (ConnectionRefused)");
        (await esf.RunAsync("status", "--data", esf.Data)).Output.ShouldContain("mejl väntar på att skickas");

        await server.ComeBackAsync();
        People("mia/*", "mia/nowhere");
        var wrong = await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-12-20T07:00:00Z");
        wrong.Code.ShouldBe(3);
        wrong.Error.ShouldContain("access/mail.json: people[1].for[0] är inget projekt och ingen ort i katalogen");
        server.Taken.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("password", "the-secret", "user och password hör ihop")]
    [InlineData("from", "the-secret", "from ska vara den adress")]
    [InlineData("hosts", "the-secret", "har en egenskap som inte finns")]
    public async Task A_setting_that_is_wrong_is_said_and_not_repeated(string property, string value, string said)
    {
        Set(new() { ["host"] = "127.0.0.1", ["from"] = "esf@kommun.example", [property] = value });
        var answer = await esf.RunAsync("prepare", "--data", esf.Data);
        answer.Code.ShouldNotBe(0);
        answer.Error.ShouldContain(said);
        (answer.Error + answer.Output).ShouldNotContain("the-secret");
    }

    private void Set(JObject mail) => File.WriteAllText(Path.Combine(esf.Data, "settings.json"), new JObject { ["mail"] = mail }.ToString());

    private void People(string sites, string project) => File.WriteAllText(Path.Combine(esf.Data, MailList.Path), new JObject
    {
        ["people"] = new JArray(MailOutboxTest.Person("bo@mia.example", sites), MailOutboxTest.Person("cia@samordning.example", project)),
    }.ToString());
}
