using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Samples;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Reminders;
using Cai.EsfReporting.Local.Tests.Reminders.Mail;
using Cai.EsfReporting.Local.Tests.Serving;
using Cai.EsfReporting.Tests.Leaks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Attacks.Leaks;

/// <summary>
/// The same of <c>esf serve</c> as the process that it is, behind a proxy that signs people in: what they send as forms, in addresses and headers and as their own
/// names, and what a mail server, a webhook, its own output and the folder of temporary files have of it.
/// </summary>
public sealed class ServedLeakTest : IAsyncLifetime
{
    private const int Otherwise = 2_000;

    /// <summary>Whom <see cref="LeakTest"/> does not have.</summary>
    private const int First = 40_000;

    private static readonly string[] Sites = ["tyreso", "haninge", "nynashamn", "salem", "varmdo", "nacka", "osteraker"];

    /// <summary>Headers that browsers and proxies send, in which anything may stand.</summary>
    private static readonly string[] Headers = ["User-Agent", "Referer", "Accept-Language", "X-Request-Id", "traceparent", "baggage", "If-None-Match", "X-Forwarded-For", "X-Forwarded-Preferred-Username", "Via", "From", "Cookie", "Authorization", "X-Esf-Token", "Range"];

    private readonly MadeUpPeople people = new(First);
    private readonly GoneOut goneOut;
    private readonly Esf esf = new();
    private readonly StringBuilder told = new();
    private WebhookServer webhook = null!;
    private MailServer mails = null!;
    private Asking asking = null!;
    private Process? process;

    public ServedLeakTest() => goneOut = new(people);

    public async ValueTask InitializeAsync() => webhook = await WebhookServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            process.Kill(entireProcessTree: true);
        await webhook.DisposeAsync();
        if (mails is not null)
            await mails.DisposeAsync();
        process?.Dispose();
        asking?.Dispose();
        esf.Dispose();
    }

    [Fact]
    public async Task No_identity_that_came_to_the_service_stands_in_what_it_keeps_answers_sends_or_says()
    {
        mails = await MailServer.StartAsync();
        var many = MadeUpPeople.Many(Otherwise);
        await SetUpAsync();
        await StartAsync();
        var files = new MadeUpFiles(people, Math.Max(60, many / 200));
        for (var round = 0; people.Count < many; round++)
            await GoInAsync(round, files);
        await Served.UntilAsync(() => esf.Files("inbox").Length + esf.Files("claimed").Length == 0, "an empty inbox");
        await Served.UntilAsync(() => esf.Files("reminders").Where(path => Path.GetFileName(path).Split('.') is [_, "json"]).All(notice => File.Exists(Path.ChangeExtension(notice, ".mailed.json")) || File.Exists(Path.ChangeExtension(notice, ".unmailed.json"))), "every notice mailed");
        await LookAroundAsync();
        // The database has a write-ahead log as long as it is open.
        goneOut.AddFolder(esf.Data, path => !path.StartsWith("esf.db", StringComparison.Ordinal));
        esf.Files(".").Select(Path.GetFileName).ShouldContain("esf.db-wal");
        await StopAsync();
        goneOut.AddFolder(esf.Data, IsWhereItMayStand);
        goneOut.AddFolder(esf.Beside("temporary"), _ => false);
        goneOut.Add("what it said", Heard());
        AddMails();
        AddMessages();
        var found = goneOut.Found();

        Tally.Tell($"Identities in {goneOut.Count} texts of what the service keeps, answers, sends and says, {goneOut.MillionCharacters} million characters, {mails.Taken.Count} mails and {webhook.Taken.Count} messages", people.Count, found.Count);
        found.ShouldBeEmpty();
        // What comes to nothing has to have come to something.
        mails.Taken.Count.ShouldBeGreaterThan(20);
        webhook.Taken.ShouldNotBeEmpty();
        asking.Statuses.ShouldContainKey(HttpStatusCode.OK);
        asking.Statuses.Keys.ShouldNotContain(HttpStatusCode.InternalServerError);
        asking.Statuses.Keys.ShouldNotContain(HttpStatusCode.TooManyRequests);
        esf.Files("originals").SelectMany(path => Opened.Texts(path, File.ReadAllBytes(path))).SelectMany(text => Opened.In(text.Text, people.Sought)).Distinct().Count().ShouldBeGreaterThan(many / 3);
    }

    /// <summary>Where files lie as they came, and the lists that whoever runs the service writes by hand; and an empty file that is held.</summary>
    private static bool IsWhereItMayStand(string path) => path.StartsWith("originals/", StringComparison.Ordinal) || path.StartsWith("access/", StringComparison.Ordinal) || path == "serve.lock";

    /// <summary>A catalogue of today, so that deadlines come; some delivered months and their reports; who is mailed and who may what.</summary>
    private async Task SetUpAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        Directory.CreateDirectory(Path.Combine(esf.Data, "access"));
        Directory.CreateDirectory(esf.Beside("temporary"));
        await File.WriteAllBytesAsync(Path.Combine(esf.Data, "catalogue.json"), TodaysCatalogue.On(StockholmTime.DayOf(now), Path.Combine(AppContext.BaseDirectory, "samples")));
        foreach (var project in (string[])["ungdomsinsatser", "mia"])
            await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants($"{project}_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        await esf.RunAsync("report", "--data", esf.Data, "--as-of", "2018-08");
        JObject Person(string address, string language, params string[] places) => new() { ["address"] = address, ["language"] = language, ["for"] = new JArray(places) };
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "access", "mail.json"), new JObject { ["people"] = new JArray(Person("anna@forbund.example", "sv", "mia", "mia/*", "vagen-vidare", "vagen-vidare/*"), Person("bo@forbund.example", "en", "mia/*", "vagen-vidare/*")) }.ToString());
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "access", "people.json"), new JObject { ["people"] = new JArray(new JObject { ["who"] = new JArray("group:handlers"), ["roles"] = new JArray("operate", "approve:*") }) }.ToString());
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "settings.json"), new JObject
        {
            ["webhook"] = webhook.Address, ["proxySecret"] = Asking.Secret, ["proxyHeaders"] = "X-Forwarded",
            ["mail"] = new JObject { ["host"] = "127.0.0.1", ["port"] = mails.Port.ToString(CultureInfo.InvariantCulture), ["security"] = "none", ["from"] = "esf@forbund.example", ["replyTo"] = "svar@forbund.example", ["portal"] = "https://esf.forbund.example" },
        }.ToString());
    }

    private async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "esf.dll"), "serve", "--data", esf.Data, "--port", "0", "--lang", "en"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ESF_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["TMPDIR"] = start.Environment["ASPNETCORE_TEMP"] = esf.Beside("temporary");
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Hear(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Served.UntilAsync(() => Heard().Contains("http", StringComparison.Ordinal) || process.HasExited, "an address");
        asking = new(new(Heard().Split(' ', '\n').FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal)) ?? throw new InvalidOperationException(Heard())), goneOut);
    }

    private void Hear(string? line)
    {
        lock (told)
            told.Append(line).Append('\n');
    }

    private string Heard()
    {
        lock (told)
            return told.ToString();
    }

    private async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(soon.Token);
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>Files by every way in, every form, and every address that takes something; each as another person.</summary>
    private async Task GoInAsync(int round, MadeUpFiles files)
    {
        var (site, month) = (Sites[round % Sites.Length], new DateOnly(2018, 5, 1).AddMonths(round / Sites.Length % 4).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        await asking.SignInAsync(round % 2 == 0 ? $"handler-{round}" : Header());
        var (bytes, extension, _) = files.Make(round);
        string Name() => string.Concat(people.Spelt().Split('/', '\0', '"', '\r', '\n')) + extension;
        var (place, other) = (("place", $"mia/{site}"), ("month", month));
        await SendAsync("/deliver", (bytes, Name()), place, other);
        await SendAsync("/deliver/check", (bytes, Name()), place, other);
        await SendAsync($"/api/deliver?project=mia&x={Escaped()}", (bytes, $"mia_{site}_{month}{extension}"), ("project", "mia"), ("site", site), ("month", month), (people.Spelt(), people.Spelt()));
        await SendAsync("/api/check", (bytes, Name()), ("project", "mia"), ("site", people.Spelt()), ("month", month));
        await SendAsync("/deliver", (bytes, Name()), ("place", $"mia/{people.Spelt()}"), ("month", people.Spelt()));
        await SendAsync("/deliver/confirm", null, ("delivery", $"mia/{site}/{month}/{people.Spelt()}"));
        await SendAsync("/deliver/confirm", null, ("delivery", $"mia/{people.Spelt()}/{month}/20181001T080000000Z-0123456789abcdef"));
        await SendAsync("/deliver/nothing", null, ("place", $"mia/{people.Spelt()}"), ("month", month));
        await SendAsync("/next", null, ("place", people.Spelt()));
        await SendAsync("/scb", null, ("project", "mia"), ("month", people.Spelt()), ("format", people.Spelt()));
        await SendAsync("/reports/mia/2018-08/approval", null, ("signable", people.Spelt()), ("name", people.Spelt()), ("withdraw", people.Spelt()));
        await SendAsync("/reports/ungdomsinsatser/2018-08/goals", null, ("about", "naringsliv"), ("decides", "started"), ("comment", $"Samtal om {people.Spelt()}"), ("name", people.Spelt()));
        await SendAsync("/reports/ungdomsinsatser/2018-08/goals", null, ("about", people.Spelt()), ("decides", people.Spelt()), ("comment", "Fler."));
        foreach (var address in (string[])["/catalogue/check", "/api/catalogue/check", "/api/catalogue/apply"])
            await SendAsync(address, (Catalogue(round), Name()), ("base", people.Spelt()));
        await SendAsync("/catalogue", null, ("proposal", people.Spelt()), ("base", people.Spelt()));
        foreach (var address in (string[])["/api/judgements/ungdomsinsatser/2018-08", "/api/approvals/mia/2018-08"])
        {
            await asking.PostAsync(address, new StringContent(new JObject { ["about"] = people.Spelt(), ["decides"] = "started", ["comment"] = people.Spelt(), ["name"] = people.Spelt(), ["signable"] = people.Spelt() }.ToString(), Encoding.UTF8, "application/json"));
            await asking.PostAsync(address, new StringContent($"{{ \"{people.Next()}\": {people.Next()}x }}", Encoding.UTF8, "application/json"));
        }

        await asking.PostAsync($"/deliver/{Escaped()}", new StringContent(people.Spelt(), Encoding.UTF8, "text/plain"));
        foreach (var path in (string[])[$"/{Escaped()}", $"/deliveries/mia/{Escaped()}/{month}", $"/deliveries?site={Escaped()}", $"/deliver?place=mia/{Escaped()}&month={Escaped()}", $"/sites/mia/{Escaped()}", $"/reports/mia/period?period={Escaped()}",
            $"/reports/mia/compare?from={Escaped()}&to={Escaped()}", $"/territories/{Escaped()}", $"/audit?who={Escaped()}", $"/scb?project=mia&month={Escaped()}", $"/reports/ungdomsinsatser/2018-08/goals?saved={Escaped()}", $"/catalogue?applied={Escaped()}", $"/api/receipts/mia/{site}/{Escaped()}.json", $"/?lang={Escaped()}"])
            await asking.GetAsync(path);
        // Wrong tokens are slowed down.
        foreach (var header in Headers.Where(header => round < 30 || header != "X-Esf-Token"))
            await asking.GetAsync(round % 2 == 0 ? "/deliveries" : "/api/status", (header, (header is "Authorization" ? "Bearer " : header is "Cookie" ? "esf-lang=" : header is "Referer" && round % 3 > 0 ? $"{asking.Address}deliver?x=" : "") + Header()));
        await asking.GetAsync("/deliveries", ("X-Forwarded-User", Header()), ("X-Forwarded-Groups", Header()));
        DropIn(round, bytes, Name());
    }

    /// <summary>What may stand in a header.</summary>
    private string Header() => string.Concat(people.Spelt().Split('\r', '\n', '\0'));

    private string Escaped() => Uri.EscapeDataString(people.Spelt());

    private void DropIn(int round, byte[] bytes, string name)
    {
        var path = Path.Combine(esf.Data, "inbox", round % 2 == 0 ? "mia" : people.Spelt().Replace('/', '-'), round % 3 == 0 ? $"mia_{Sites[round % Sites.Length]}_2018-05-{name}" : name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>The one in use with somebody in one of its texts, another each time, or in the name of a property; nothing else is wrong with it.</summary>
    private byte[] Catalogue(int round)
    {
        using var reader = new JsonTextReader(File.OpenText(Path.Combine(esf.Data, "catalogue.json"))) { DateParseHandling = DateParseHandling.None };
        var catalogue = JObject.Load(reader);
        var texts = catalogue.SelectTokens("$..*").OfType<JValue>().Where(value => value.Type == JTokenType.String && value.Parent is JProperty { Name: "name" or "sv" or "en" or "provider" or "source" or "contact" or "version" or "coordinatedBy" }).ToList();
        if (round % 5 == 4)
            catalogue[people.Spelt()] = 1;
        else
            texts[(people.Count * 7) % texts.Count].Value = $"Ort {people.Spelt()}";
        return Encoding.UTF8.GetBytes(catalogue.ToString());
    }

    private async Task SendAsync(string address, (byte[] Bytes, string Name)? file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value, Encoding.UTF8), $"\"{string.Concat(name.Split('"'))}\"");
        if (file is var (bytes, named))
            form.Add(new ByteArrayContent(bytes), "file", named);
        await asking.PostFormAsync(address, form, fields.Where(field => field.Name is "comment" or "name").Select(field => field.Value));
    }

    private async Task LookAroundAsync()
    {
        await asking.SignInAsync("handler");
        foreach (var page in ((string[])["/", "/deliveries", "/deliveries/mia/tyreso/2018-08", "/sites/mia/tyreso", "/reports", "/reports/mia", "/reports/mia/2018-08/internal", "/reports/ungdomsinsatser/2018-08/goals", "/territories", "/deadlines", "/audit", "/catalogue", "/health", "/deadlines.ics",
            "/api/status", "/api/catalogue/versions", "/api/judgements/ungdomsinsatser/2018-08", $"/api/audit?from={StockholmTime.DayOf(TimeProvider.System.GetUtcNow()):yyyy-MM-dd}&to={StockholmTime.DayOf(TimeProvider.System.GetUtcNow()):yyyy-MM-dd}"])
            .Concat(esf.Files("receipts").Where((_, i) => i % 7 == 0).Select(path => "/api/" + Path.GetRelativePath(esf.Data, path))))
            await asking.GetAsync(page);
    }

    /// <summary>As the mail server took them: the bytes, and subject, headers and parts decoded.</summary>
    private void AddMails()
    {
        foreach (var (i, mail) in mails.Taken.Index())
        {
            using var raw = new MemoryStream();
            mail.WriteTo(raw);
            goneOut.Add($"mail {i}", raw.ToArray());
            goneOut.Add($"the head of mail {i}", string.Join('\n', mail.Headers.Select(header => $"{header.Field}: {header.Value}")));
            foreach (var part in mail.BodyParts.OfType<MimeKit.MimePart>())
            {
                using var content = new MemoryStream();
                part.Content!.DecodeTo(content);
                goneOut.Add($"mail {i}, {part.ContentType.MimeType} {part.FileName}", content.ToArray());
            }
        }
    }

    private void AddMessages()
    {
        foreach (var (i, message) in webhook.Raw.Index())
            goneOut.Add($"message {i}", message);
    }
}
