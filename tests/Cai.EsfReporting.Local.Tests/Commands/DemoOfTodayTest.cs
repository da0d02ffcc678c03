using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Samples;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>The demo's project of today, on whatever day that is.</summary>
public sealed class DemoOfTodayTest : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    /// <summary>The first day of a month, before the deliveries of the month before have their usual days; and after a leap day.</summary>
    [Theory]
    [InlineData("2026-11-27", "2026-10")]
    [InlineData("2028-03-01", "2028-02")]
    public async Task It_is_one_year_old_lives_beside_the_finished_ones_and_has_their_troubles(string today, string last)
    {
        var answer = await esf.RunAsync("demo", "--data", esf.Data, "--today", today);
        answer.Code.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("exempelfiler från 22 orter");
        answer.Output.ShouldContain("Avslutade projekt, med filer från 2017 och 2018: MIA, Etableringscentrum, Ungdomsinsatser.");

        var receipts = esf.Files("receipts/vagen-vidare").Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Select(path => JObject.Parse(File.ReadAllText(path))).ToList();
        receipts.Select(r => (string)r["month"]!).Distinct().Order(StringComparer.Ordinal).ShouldBe(Month.Parse(last).Add(-11).To(Month.Parse(last)).Select(month => month.ToString()));
        receipts.Where(r => (string?)r["status"] != "accepted").Select(r => $"{r["site"]} {r["status"]} {string.Join(' ', r["counts"]!.Select(c => (string)c["rule"]!))}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "bjorkvik rejected FILE_MOSTLY_REJECTED ID_SCIENTIFIC",
            "dalen accepted-with-warnings FILE_ENCODING",
            "dalen partly-accepted DATE_ORDER ID_CHECKDIGIT",
        ]);
        receipts.Count(r => (bool?)r["zeroReturn"] == true).ShouldBe(1);
        receipts.Count(r => r["replaces"]!.Type != JTokenType.Null).ShouldBe(1);
        receipts.ShouldNotContain(r => (string?)r["site"] == "bjorkvik" && (string?)r["month"] == last);

        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "vagen-vidare", last, "internal", "report.json")));
        var esfOfAllYears = report["esf"]!.Where(figure => figure["year"]!.Type == JTokenType.Null).ToDictionary(figure => (string)figure["code"]!);
        esfOfAllYears.Keys.ShouldBe(["participants", "incomplete", .. Enumerable.Range(1, 17).Select(i => $"EECO{i:00}"), .. Enumerable.Range(1, 6).Select(i => $"EECR{i:00}")]);
        esfOfAllYears.Values.Where(figure => (int)figure["total"]! == 0).ShouldBeEmpty();
        ((int)esfOfAllYears["EECO01"]["nonBinary"]!).ShouldBeGreaterThan(0);
        report["figures"]!.Select(figure => (string)figure["id"]!).Distinct().ShouldBe(["eeco18", "eeco19"], ignoreOrder: true);

        // Hiding that leaves nothing to read is a fault as well.
        var open = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "vagen-vidare", last, "public", "report.json")));
        var numbers = open["breakdown"]!.SelectTokens("$..participants").Cast<JValue>().ToList();
        (numbers.Count(number => number.Type != JTokenType.Null) / (double)numbers.Count).ShouldBeGreaterThan(0.4);
        open["esf"].ShouldBeNull();

        // Other commands know the folder's own catalogue.
        (await esf.RunAsync("status", "--data", esf.Data, "--project", "vagen-vidare")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task However_late_it_is_run_nothing_in_it_is_to_be_purged()
    {
        (await esf.RunAsync("demo", "--data", esf.Data, "--today", "2031-05-06")).Code.ShouldBe(0);
        var kept = Directory.GetFiles(Path.Combine(esf.Data, "accepted"), "*", SearchOption.AllDirectories).Length;
        kept.ShouldBeGreaterThan(100);
        using var later = new Esf { Clock = new SetClock(2031, 5, 7) };
        (await later.RunAsync("purge", "--data", esf.Data, "--delete")).Code.ShouldBe(0);
        Directory.GetFiles(Path.Combine(esf.Data, "accepted"), "*", SearchOption.AllDirectories).Length.ShouldBe(kept);
    }

    [Fact]
    public async Task It_is_the_same_all_through_a_month_and_nobody_is_anybody()
    {
        var (first, last) = (await FilesAsync(new(2026, 11, 1)), await FilesAsync(new(2026, 11, 30)));
        first.Select(file => (file.Address, Convert.ToHexString(file.Content))).ShouldBe(last.Select(file => (file.Address, Convert.ToHexString(file.Content))));
        (await FilesAsync(new(2026, 12, 1))).Select(file => Convert.ToHexString(file.Content)).ShouldNotBe(last.Select(file => Convert.ToHexString(file.Content)));
        var identities = first.SelectMany(file => System.Text.Encoding.Latin1.GetString(file.Content).Split('\n', ';')).Where(cell => cell.Length == 13 && cell[8] == '-' && cell.Count(char.IsAsciiDigit) == 12).ToList();
        identities.Distinct().Count().ShouldBeGreaterThan(200);
        identities.ShouldAllBe(identity => string.CompareOrdinal(identity.Substring(9, 3), "980") >= 0);
    }

    [Theory]
    [InlineData("2026-11-27")]
    [InlineData("2027-01-31")]
    [InlineData("2028-02-29")]
    [InlineData("2040-06-15")]
    public void On_any_day_its_catalogue_is_valid_and_only_it_lives(string today)
    {
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var stream = new MemoryStream(TodaysCatalogue.On(day, Samples));
        var catalogue = CatalogueFile.Read(stream, "catalogue.json");
        catalogue.Projects.Where(project => !ReportingCalendar.IsFinished(project, day)).Select(project => project.Id).ShouldBe([TodaysCatalogue.Project]);
        var living = catalogue.Projects[0];
        (living.Id, living.DeliveriesFrom.Add(11), living.Programme.Id).ShouldBe((TodaysCatalogue.Project, Month.Of(day).Add(-1), "esf-plus"));
        ReportingCalendar.Published(living)[0].ShouldBe(Month.Of(day).Add(-1));
    }

    [Fact]
    public void Its_catalogue_is_valid_as_it_stands()
    {
        using var stream = File.OpenRead(Path.Combine(Samples, "esfplus", "catalogue.json"));
        CatalogueFile.Read(stream, "catalogue.json").Projects.Single().Sites.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_day_before_the_samples_is_refused_and_a_catalogue_in_the_folder_is_let_be()
    {
        var answer = await esf.RunAsync("demo", "--data", esf.Data, "--today", "2018-01-01");
        (answer.Code, answer.Error.Contains("2018-09-10", StringComparison.Ordinal)).ShouldBe((2, true));
        Directory.CreateDirectory(esf.Data);
        var own = Path.Combine(esf.Data, "catalogue.json");
        File.Copy(Path.Combine(Samples, "catalogue.json"), own);
        var before = await File.ReadAllBytesAsync(own);
        (await esf.RunAsync("demo", "--data", esf.Data)).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(own)).ShouldBe(before);
        Directory.Exists(Path.Combine(esf.Data, "reports", "vagen-vidare")).ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<SampleFile>> FilesAsync(DateOnly day)
    {
        using var stream = new MemoryStream(TodaysCatalogue.On(day, Samples));
        return await TodaysDeliveries.OnAsync(day, CatalogueFile.Read(stream, "catalogue.json").Find(TodaysCatalogue.Project)!, CancellationToken.None);
    }
}
