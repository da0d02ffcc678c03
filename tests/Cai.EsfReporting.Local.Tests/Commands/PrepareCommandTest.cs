using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class PrepareCommandTest : IDisposable
{
    private readonly Clock clock = new() { Now = new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero) };
    private readonly Esf esf;

    public PrepareCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task Sites_that_lack_the_month_are_reminded_once()
    {
        await DeliverAsync("2018-09", 1);
        var done = (await PrepareAsync("2018-10-22T06:00:00Z"))["done"]!;
        var reminders = done.Where(d => (string?)d["kind"] == "reminder" && (string?)d["deadline"] == "scb-2018-09" && (string?)d["project"] == "mia").ToList();
        reminders.Select(r => (string?)r["site"]).ShouldNotContain("tyreso");
        reminders.Count.ShouldBe(11);
        ((string?)reminders[0]["due"], (string?)reminders[0]["month"]).ShouldBe(("2018-10-28", "2018-09"));
        (await PrepareAsync("2018-10-22T18:00:00Z"))["done"]!.ShouldBeEmpty();
        esf.Files("reminders/mia/scb-2018-09").Length.ShouldBe(12);
    }

    [Fact]
    public async Task A_frozen_report_holds_what_was_known_at_its_cut_off_and_is_never_touched()
    {
        await DeliverAsync("2018-09", 1);
        await PrepareAsync("2018-10-29T06:00:00Z");
        var frozen = Frozen("scb-2018-09");
        ((int?)frozen["scopes"]![0]!["participants"]).ShouldBe(1);

        clock.Now = new(2018, 11, 2, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("2018-09", 1, 2);
        (await PrepareAsync("2018-11-02T09:00:00Z"))["done"]!.Where(d => (string?)d["kind"] == "frozen").ShouldBeEmpty();
        JToken.DeepEquals(Frozen("scb-2018-09"), frozen).ShouldBeTrue();
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("frozen/mia/scb-2018-09/internal/report.xlsx")]
    [InlineData("frozen/mia/scb-2018-09/catalogue.json")]
    [InlineData("frozen/mia/scb-2018-09/manifest.json")]
    [InlineData("frozen/mia/scb-2018-09/manifest.sha256")]
    [InlineData("accepted/mia/tyreso/2018-09")]
    public async Task One_byte_changed_is_found(string path)
    {
        await DeliverAsync("2018-09", 1);
        await PrepareAsync("2018-10-29T06:00:00Z");
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
        var file = Path.Combine(esf.Data, path);
        file = Directory.Exists(file) ? Directory.GetFiles(file).Single() : file;
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_published_stays_and_a_correction_shows_in_the_next()
    {
        await DeliverAsync("2018-08", [.. Enumerable.Range(1, 12)]);
        await PrepareAsync("2018-09-26T06:00:00Z");
        var open = await File.ReadAllBytesAsync(Path.Combine(esf.Data, "frozen/mia/lagesrapport-2018-08/public/report.json"));
        var kept = await File.ReadAllBytesAsync(Path.Combine(esf.Data, "published/mia/2018-08.json"));

        clock.Now = new(2018, 10, 2, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("2018-08", [.. Enumerable.Range(1, 20)]);
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08")).Code.ShouldBe(0);
        await PrepareAsync("2018-10-13T06:00:00Z");
        Directory.Exists(Path.Combine(esf.Data, "reports/mia/2018-08/public")).ShouldBeFalse();
        Directory.Exists(Path.Combine(esf.Data, "frozen/mia/ansokan-2018-08/internal")).ShouldBeTrue();
        Directory.Exists(Path.Combine(esf.Data, "frozen/mia/ansokan-2018-08/public")).ShouldBeFalse();
        (await File.ReadAllBytesAsync(Path.Combine(esf.Data, "frozen/mia/lagesrapport-2018-08/public/report.json"))).ShouldBe(open);
        (await File.ReadAllBytesAsync(Path.Combine(esf.Data, "published/mia/2018-08.json"))).ShouldBe(kept);
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_moment_that_is_none_is_wrong_use() =>
        (await esf.RunAsync("prepare", "--data", esf.Data, "--now", "tomorrow")).Code.ShouldBe(2);

    private async Task DeliverAsync(string month, params int[] people) => (await esf.RunAsync("deliver", "--data", esf.Data,
        esf.Participants($"mia_tyreso_{month}.csv", [.. people.Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]))).Code.ShouldBe(0);

    private async Task<JObject> PrepareAsync(string now) => (await esf.RunAsync("prepare", "--data", esf.Data, "--now", now, "--json")).Json;

    private JObject Frozen(string deadline) => JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "frozen", "mia", deadline, "internal", "report.json")));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
