using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Reminders.Mail;
using MimeKit;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders.Mail;

/// <summary>Mail over a real folder, to a real server that misbehaves.</summary>
public sealed class MailOutboxTest : IAsyncLifetime
{
    private const string Anna = "anna@nacka.example", Bo = "bo@tyreso.example", Cia = "cia@samordning.example";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-mailbox-");
    private readonly ManualClock clock = new(new(2018, 10, 19, 4, 0, 0, TimeSpan.Zero)) { SkipsWaits = true };
    private readonly ReportingCatalogue catalogue = Samples();
    private MailServer server = null!;
    private int written;

    public async ValueTask InitializeAsync()
    {
        server = await MailServer.StartAsync();
        People(Person(Anna, "mia/nacka"), Person(Bo, "mia/tyreso", ("language", "en")), Person(Cia, "mia"));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_notice_is_mailed_once_to_those_whom_it_is_for_in_their_language()
    {
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        Write("summary", null, "summary");
        var run = await SendAsync();
        (run.Sent, run.Waiting).ShouldBe((3, 0));
        run.Problems.ShouldBeEmpty();
        (await SendAsync()).Sent.ShouldBe(0);
        server.ShownTo.ShouldBe([$"{Anna} Ämne", $"{Bo} Subject", $"{Cia} Ämne"]);
        server.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task A_mail_has_text_and_html_and_leads_to_the_right_page()
    {
        Write("reminder-nacka", "nacka");
        Write("summary", null, "summary");
        Write("x", "tyreso", "answer");
        await SendAsync();

        var (reminder, summary, answer) = (server.Taken.Single(m => To(m) == Anna), server.Taken.Single(m => To(m) == Cia), server.Taken.Single(m => To(m) == Bo));
        reminder.TextBody!.ShouldContain("https://esf.kommun.example/deliver?place=mia/nacka&month=2018-09&lang=sv");
        summary.TextBody!.ShouldContain("https://esf.kommun.example/deadlines?lang=sv");
        answer.HtmlBody!.ShouldContain("href=\"https://esf.kommun.example/deliveries/mia/tyreso/2018-09?lang=en\"");
        foreach (var mail in new[] { reminder, summary, answer })
        {
            mail.Body.ShouldBeOfType<MultipartAlternative>().Count.ShouldBe(2);
            mail.From.Mailboxes.Single().Address.ShouldBe("esf@kommun.example");
            mail.ReplyTo.Mailboxes.Single().Address.ShouldBe("svar@kommun.example");
            mail.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        }

        reminder.HtmlBody!.ShouldContain("lang=\"sv\"");
        reminder.HtmlBody!.ShouldContain("Text &lt;b&gt;");
        reminder.HtmlBody!.ShouldNotContain("<b>");
        answer.HtmlBody!.ShouldContain("lang=\"en\"");
    }

    [Fact]
    public async Task Who_has_opted_out_or_wants_another_kind_gets_none()
    {
        People(Person(Anna, "mia/nacka", ("off", true)), Person(Bo, "mia/*", ("notices", new JArray("answer"))));
        Write("reminder-nacka", "nacka");
        Write("y", "nacka", "answer");
        (await SendAsync()).Sent.ShouldBe(1);
        server.ShownTo.ShouldBe([$"{Bo} Ämne"]);
        // One who comes later does not get old news.
        People(Person(Anna, "mia/nacka"), Person(Bo, "mia/*", ("notices", new JArray("answer"))));
        (await SendAsync()).Sent.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_away_loses_nothing()
    {
        await server.GoAwayAsync();
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        var run = await SendAsync();
        (run.Sent, run.Waiting, run.Away).ShouldBe((0, 2, "ConnectionRefused"));
        await server.ComeBackAsync();
        (await SendAsync()).Sent.ShouldBe(2);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData(421)]
    [InlineData(451)]
    public async Task A_server_that_fails_before_it_has_taken_it_gets_it_once(object fault)
    {
        server.Data = [JToken.FromObject(fault)];
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        await SendAsync();
        clock.Advance(TimeSpan.FromMinutes(16));
        await SendAsync();
        server.Taken.Select(To).Order().ShouldBe([Anna, Bo]);
        (await SendAsync()).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_dies_after_accepting_gets_the_same_message_again_and_a_mailbox_shows_one()
    {
        server.Data = ["die"];
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        var run = await SendAsync();
        (run.Sent, run.Waiting).ShouldBe((1, 1));
        (await SendAsync()).Sent.ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(16));
        (await SendAsync()).Sent.ShouldBe(1);
        var twice = server.Taken.Where(m => To(m) == Anna).ToList();
        twice.Count.ShouldBe(2);
        twice[0].MessageId.ShouldBe(twice[1].MessageId);
        twice[0].ToString().ShouldBe(twice[1].ToString());
        server.ShownTo.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_always_dies_after_accepting_gets_no_more_than_three()
    {
        server.Data = [.. Enumerable.Repeat("die", 20)];
        Write("reminder-nacka", "nacka");
        var told = new List<string>();
        for (var i = 0; i < 6; i++, clock.Advance(TimeSpan.FromHours(1)))
            told.AddRange((await SendAsync()).Problems.Select(problem => problem.En));
        server.Taken.Count.ShouldBe(MailOutbox.MostUnsure);
        server.Shown.Count.ShouldBe(1);
        told.ShouldHaveSingleItem().ShouldContain("taken for sent");
        (await SendAsync()).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_not_asked_for_ever()
    {
        server.Data = ["hang"];
        Write("reminder-nacka", "nacka");
        (await SendAsync(patience: TimeSpan.FromMilliseconds(500))).Waiting.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(16));
        (await SendAsync()).Sent.ShouldBe(1);
        server.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(550)]
    [InlineData(450)]
    public async Task An_address_that_is_not_taken_does_not_stop_the_others(int code)
    {
        server.Refuse(Anna, code);
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        var run = await SendAsync();
        (run.Sent, run.Waiting).ShouldBe((1, 1));
        if (code == 550)
            run.Problems.ShouldHaveSingleItem().Sv.ShouldContain("SMTP 550");
        server.Mend();
        if (code == 550)
            (await SendAsync()).Sent.ShouldBe(0);
        clock.Advance(TimeSpan.FromDays(1));
        (await SendAsync()).Sent.ShouldBe(1);
        server.Taken.Select(To).Order().ShouldBe([Anna, Bo]);
    }

    [Theory]
    [InlineData("anna@nacka.example\nBcc: alla@nacka.example")]
    [InlineData("anna@nacka.example\r\n")]
    [InlineData("anna@nacka.example, bo@nacka.example")]
    [InlineData("Anna <anna@nacka.example>")]
    [InlineData("anna")]
    [InlineData("anna@nacka..example")]
    [InlineData("åsa@nacka.example")]
    [InlineData("")]
    [InlineData("\"anna\"@nacka.example")]
    public async Task An_address_that_is_none_is_told_by_path_and_what_was_for_it_waits_until_it_is_mended(string address)
    {
        People(Person(Bo, "mia/tyreso"), Person(address, "mia/nacka"));
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        var run = await SendAsync();
        run.Sent.ShouldBe(1);
        run.Problems.ShouldHaveSingleItem().En.ShouldStartWith("access/mail.json: people[1].address cannot be used as an e-mail address");
        run.NeedsSomebody.ShouldBeTrue();
        People(Person(Bo, "mia/tyreso"), Person(Anna, "mia/nacka"));
        (await SendAsync()).Sent.ShouldBe(1);
        server.Taken.Select(To).ShouldBe([Bo, Anna]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_list_is_told_at_once()
    {
        File.WriteAllText(At(MailList.Path), """
            { "people": [ { "address": "x", "for": ["mia/nowhere", "mia/tyreso"], "language": "de" }, "y", { "address": "bo@tyreso.example", "for": [], "notices": ["gossip"], "off": "yes", "roles": [] } ] }
            """);
        (await SendAsync()).Faults.Select(fault => fault.Path).ShouldBe([
            "people[0].address", "people[0].language", "people[0].for[0]", "people[1]", "people[2]", "people[2].off", "people[2].notices", "people[2].for"], ignoreOrder: true);
        File.WriteAllText(At(MailList.Path), "{ \"people\": [");
        (await SendAsync()).Faults.ShouldHaveSingleItem().In(Language.Sv).ShouldStartWith("access/mail.json: filen är ingen json");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_nothing_is_lost()
    {
        await using var asking = await MailServer.StartAsync(asksForUser: true);
        Write("reminder-nacka", "nacka");
        var wrong = await SendAsync(Settings(asking.Port, ("user", MailServer.User), ("password", "wrong-secret")));
        (wrong.Sent, wrong.Waiting).ShouldBe((0, 1));
        wrong.Problems.ShouldHaveSingleItem().Sv.ShouldStartWith("Mejlservern tar inte emot (user or password)");
        var none = await SendAsync(Settings(asking.Port));
        none.Problems.ShouldHaveSingleItem().En.ShouldContain("(user or password)");
        (await SendAsync(Settings(asking.Port, ("user", MailServer.User), ("password", MailServer.Password)))).Sent.ShouldBe(1);
        Everything(wrong, none).ShouldNotContain("secret");
    }

    [Fact]
    public async Task With_starttls_a_certificate_that_nobody_trusts_is_refused_and_one_that_is_trusted_is_used()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(At("key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("certificate.pem"), certificate.ExportCertificatePem());
        await using var safe = await MailServer.StartAsync(asksForUser: true, (At("key.pem"), At("certificate.pem")));
        Write("reminder-nacka", "nacka");
        var settings = Settings(safe.Port, ("security", "starttls"), ("host", "localhost"), ("user", MailServer.User), ("password", MailServer.Password));
        (await SendAsync(settings)).Problems.ShouldHaveSingleItem().En.ShouldContain("(TLS)");
        var relay = new SmtpRelay(settings, trust: (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString());
        (await new MailOutbox(catalogue, new FolderFileStore(folder.FullName), relay, clock).SendAsync(default)).Sent.ShouldBe(1);
        safe.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_without_starttls_is_sent_nothing_unencrypted()
    {
        Write("reminder-nacka", "nacka");
        (await SendAsync(Settings(server.Port, ("security", "starttls")))).Problems.ShouldHaveSingleItem().En.ShouldContain("STARTTLS");
        server.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Many_at_once_send_each_mail_once()
    {
        for (var i = 0; i < 10; i++)
            Write($"reminder-{i:D2}", "nacka");
        var still = new ManualClock(clock.Now);
        for (var round = 0; round < 3; round++)
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new MailOutbox(catalogue, new FolderFileStore(folder.FullName), new(Settings(server.Port)), still).SendAsync(default))));
        server.Taken.Count.ShouldBe(10);
        server.Taken.Select(message => message.MessageId).ShouldBeUnique();
    }

    [Fact]
    public async Task No_mark_and_no_answer_tells_an_address_or_the_servers_words()
    {
        server.Refuse(Anna, 550);
        Write("reminder-nacka", "nacka");
        Write("reminder-tyreso", "tyreso");
        var told = Everything(await SendAsync());
        told.ShouldNotContain("@");
        told.ShouldNotContain("mottagare.example");
        told.ShouldNotContain("127.0.0.1");
    }

    [Theory]
    [InlineData("port", "0")]
    [InlineData("security", "maybe")]
    [InlineData("from", "esf@kommun.example\nBcc: x@y.example")]
    [InlineData("replyTo", "nobody")]
    [InlineData("user", "only")]
    [InlineData("portal", "http://esf.kommun.example")]
    [InlineData("host", "")]
    public void A_setting_that_is_wrong_is_named_and_not_repeated(string property, string value)
    {
        MailSettings.Of(name => name == property ? value : name == "host" ? "smtp.kommun.example" : name == "from" ? "esf@kommun.example" : null, out var fault).ShouldBeNull();
        fault!.Value.En.ShouldContain(property);
        if (value.Length > 2)
            fault.Value.En.ShouldNotContain(value);
    }

    [Fact]
    public void A_password_does_not_cross_the_network_unencrypted()
    {
        MailSettings? Of(string host) => MailSettings.Of(name => name switch { "host" => host, "from" => "esf@kommun.example", "security" => "none", "user" or "password" => "x", _ => null }, out _);
        Of("smtp.kommun.example").ShouldBeNull();
        Of("127.0.0.1").ShouldNotBeNull();
    }

    internal static ReportingCatalogue Samples()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json");
        using var file = File.OpenRead(path);
        return CatalogueFile.Read(file, path);
    }

    internal static MailSettings Settings(int port, params (string Property, string Value)[] more)
    {
        var all = new Dictionary<string, string> { ["host"] = "127.0.0.1", ["port"] = $"{port}", ["security"] = "none", ["from"] = "esf@kommun.example", ["replyTo"] = "svar@kommun.example", ["portal"] = "https://esf.kommun.example" };
        foreach (var (property, value) in more)
            all[property] = value;
        var settings = MailSettings.Of(name => all.GetValueOrDefault(name), out var fault);
        return settings ?? throw new InvalidOperationException(fault?.En);
    }

    internal static JObject Person(string address, string place, params (string Property, JToken Value)[] more)
    {
        var person = new JObject { ["address"] = address, ["for"] = new JArray(place) };
        foreach (var (property, value) in more)
            person[property] = value;
        return person;
    }

    private static string To(MimeMessage message) => message.Headers["X-To"]!;

    private Task<MailRun> SendAsync(MailSettings? settings = null, TimeSpan? patience = null) =>
        new MailOutbox(catalogue, new FolderFileStore(folder.FullName), new(settings ?? Settings(server.Port), patience), clock).SendAsync(default);

    private void People(params JObject[] people)
    {
        Directory.CreateDirectory(At("access"));
        File.WriteAllText(At(MailList.Path), new JObject { ["people"] = new JArray(people) }.ToString());
    }

    private string At(string path) => Path.Combine(folder.FullName, path);

    /// <summary>All that a run said and left, but the list itself.</summary>
    private string Everything(params MailRun[] runs) => string.Join(' ', runs.SelectMany(run => run.Problems.SelectMany(p => new[] { p.Sv, p.En }).Append(run.ToJson().ToString())))
        + string.Concat(Directory.GetFiles(At("reminders"), "*", SearchOption.AllDirectories).Select(path => path + File.ReadAllText(path)));

    private void Write(string id, string? site, string kind = "reminder")
    {
        var path = At($"reminders/mia/scb-2018-09/{id}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new JObject
        {
            ["schema"] = "cai-esf-notice/1", ["kind"] = kind, ["project"] = "mia", ["site"] = site, ["month"] = "2018-09", ["due"] = "2018-10-28",
            ["text"] = JObject.Parse("""{ "sv": { "subject": "Ämne", "body": "Text <b>" }, "en": { "subject": "Subject", "body": "Body" } }"""),
            ["written"] = Moments.Write(clock.Now.AddSeconds(written++)),
            ["mail"] = true,
        }.ToString());
    }
}
