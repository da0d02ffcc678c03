namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>A report whose deadline passed so long ago that no daily run freezes it: it is said, with the way out, and the way out leads there.</summary>
public sealed class PassedDeadlineTest : IDisposable
{
    private readonly ManualClock clock = new(new(2018, 9, 10, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf;

    public PassedDeadlineTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Theory]
    [InlineData("sv", "Tidsgränsen passerade utan att rapporten frystes", "Den fryses av den första dagliga körningen")]
    [InlineData("en", "The deadline passed without the report being frozen", "It is frozen by the first daily run")]
    public async Task It_promises_nothing_that_never_comes(string language, string passed, string promise)
    {
        await DeliverAsync("2018-08");
        (await StatusAsync(language)).ShouldContain(promise);

        clock.Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        var told = await StatusAsync(language);
        told.ShouldContain(passed);
        told.ShouldContain("esf prepare --passed");
        told.ShouldNotContain(promise);
    }

    [Fact]
    public async Task It_is_frozen_when_asked_of_what_had_come_in_time_in_order_and_once_with_no_reminder()
    {
        await DeliverAsync("2018-07");
        await DeliverAsync("2018-08");
        clock.Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        // Too late for any of them.
        await DeliverAsync("2018-09", people: 40);
        (await PrepareAsync())["done"]!.ShouldBeEmpty();
        esf.Files("frozen/mia").ShouldBeEmpty();

        var done = (await PrepareAsync("--passed"))["done"]!.ToList();

        done.Select(item => (string?)item["kind"]).Distinct().ShouldBe(["frozen"]);
        done.Select(item => (string?)item["month"]).ShouldBe(done.Select(item => (string?)item["month"]).Order(StringComparer.Ordinal));
        done.Select(item => (string?)item["deadline"]).ShouldContain("lagesrapport-2018-08");
        // July came after its own cut-off, September too; no month is frozen that nobody had delivered.
        done.Select(item => (string?)item["month"]).Distinct().ShouldBe(["2018-08"]);
        esf.Files("reminders").ShouldAllBe(path => path.EndsWith("deadlines.ics", StringComparison.Ordinal));
        File.Exists(Path.Combine(esf.Data, "published/mia/2018-08.json")).ShouldBeTrue();
        var frozen = Newtonsoft.Json.Linq.JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "frozen/mia/lagesrapport-2018-08/internal/report.json")));
        ((int?)frozen["scopes"]![0]!["participants"]).ShouldBe(30);
        (await PrepareAsync("--passed"))["done"]!.ShouldBeEmpty();
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
        (await StatusAsync("sv")).ShouldNotContain("Tidsgränsen passerade");
    }

    [Fact]
    public async Task Nothing_is_frozen_of_what_came_after_every_cut_off()
    {
        clock.Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("2018-08");
        (await PrepareAsync("--passed"))["done"]!.ShouldBeEmpty();
        esf.Files("published").ShouldBeEmpty();
    }

    private async Task DeliverAsync(string month, int people = 30)
    {
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants($"mia_tyreso_{month}.csv", [.. Enumerable.Range(1, people).Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]))).Code.ShouldBe(0);
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", month)).Code.ShouldBe(0);
    }

    private async Task<string> StatusAsync(string language) => string.Join(' ', (await esf.RunAsync("status", "--data", esf.Data, "--lang", language)).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Newtonsoft.Json.Linq.JObject> PrepareAsync(params string[] also) => (await esf.RunAsync(["prepare", "--data", esf.Data, "--json", .. also])).Json;
}
