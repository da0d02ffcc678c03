namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>A public edition that cannot be made: what was decided of an earlier month cannot be read.</summary>
public sealed class UnpublishedTest : IDisposable
{
    private readonly ManualClock clock = new(new(2018, 9, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf;

    public UnpublishedTest() => esf = new() { Clock = clock };

    private string Spoiled => Path.Combine(esf.Data, "published", "mia", "2018-06.json");

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task Every_internal_report_is_there_and_the_next_run_publishes()
    {
        await DeliverAsync("mia_tyreso_2018-08.csv", "etableringscentrum_tyreso_2018-08.csv");
        await SpoilAsync();

        var answer = await esf.RunAsync("report", "--data", esf.Data, "--json", "--as-of", "2018-08");

        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain("den publika utgåvan för 2018-08 kunde inte göras");
        answer.Error.ShouldContain("Den interna rapporten är hel.");
        var states = answer.Json["reports"]!.ToDictionary(report => (string)report["project"]!, report => (string?)report["public"]!["state"]);
        (states["mia"], states["etableringscentrum"]).ShouldBe(("waiting", "draft"));
        esf.Files("reports/mia/2018-08/internal").Length.ShouldBe(8);
        esf.Files("reports/mia/2018-08/public").ShouldBeEmpty();
        (await StatusAsync()).ShouldBe("waiting");
        (await esf.RunAsync("status", "--data", esf.Data)).Output.ReplaceLineEndings(" ").ShouldContain("Den publika utgåvan för 2018-08 återstår");

        // Mended, and a program that was started again.
        File.Delete(Spoiled);
        var folder = esf.Folder();
        var mia = folder.Catalogue.Find("mia")!;
        (await folder.Consolidator.OutdatedAsync(mia)).ShouldBeEmpty();
        (await folder.Consolidator.UnpublishedAsync(mia)).Select(basis => basis.AsOf).ShouldBe([new Month(2018, 8)]);
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia")).Code.ShouldBe(0);
        esf.Files("reports/mia/2018-08/public").Length.ShouldBe(8);
        (await folder.Consolidator.UnpublishedAsync(mia)).ShouldBeEmpty();
        (await StatusAsync()).ShouldBe("draft");
    }

    [Fact]
    public async Task A_draft_of_earlier_deliveries_is_told_to_be_so()
    {
        await DeliverAsync("mia_tyreso_2018-08.csv");
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia")).Code.ShouldBe(0);
        await DeliverAsync(25, "mia_tyreso_2018-08.csv");
        await SpoilAsync();

        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia")).Code.ShouldBe(3);

        (await StatusAsync()).ShouldBe("waiting");
    }

    /// <summary>As a backup that was broken off would.</summary>
    private async Task SpoilAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spoiled)!);
        await File.WriteAllTextAsync(Spoiled, "{ \"schema\":");
    }

    private async Task<string?> StatusAsync() => (string?)(await esf.RunAsync("status", "--data", esf.Data, "--project", "mia", "--json")).Json["projects"]!.Single()["public"]!.First(month => (string?)month["month"] == "2018-08")["state"];

    private Task DeliverAsync(params string[] files) => DeliverAsync(20, files);

    private async Task DeliverAsync(int people, params string[] files)
    {
        foreach (var file in files)
        {
            var rows = Enumerable.Range(1, people).Select(person => $"{Esf.Person(person)};{(file.StartsWith("mia", StringComparison.Ordinal) ? "Case Management" : "Etablering")};2018-04-01;;");
            (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants(file, [.. rows]))).Code.ShouldBe(0);
        }
    }
}
