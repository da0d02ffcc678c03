using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Retention;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>The internal report of a municipality stands as long as what it was counted on does, whoever writes or sweeps meanwhile.</summary>
public abstract class TerritoryContract : StorageContract
{
    private const string Folder = "reports/municipality.tyreso/2018-08/internal";
    private static readonly Month August2018 = new(2018, 8);

    /// <summary>Every how many calls to the storage a run is overtaken.</summary>
    protected virtual int Stride => 1;

    private static Territory Tyreso(ReportingCatalogue catalogue) => catalogue.Find(TerritoryKind.Municipality, "tyreso")!;

    [Fact]
    public async Task It_goes_with_its_place_and_leaves_what_others_put_there_and_what_is_public_or_frozen()
    {
        await DeliverAsync(Storage, people: 7);
        await WriteAsync(Storage);
        string[] kept = ["frozen/mia/delar-2018-08/internal/report.json", "reports/mia/2018-08/internal/report.json", "reports/municipality.tyreso/2018-08/public/report.json", Folder + "/anteckningar.txt"];
        foreach (var path in kept)
            await Storage.Files.WriteAsync(path, "7");
        foreach (var path in (string[])["report.pdf", "2018-H1/report.docx", "2018-H1/manifest.json"])
            await Storage.Files.WriteAsync($"{Folder}/{path}", "{}");
        (await Outdated(Storage).DeleteAsync()).ShouldHaveSingleItem("a period without a basis").Folder.ShouldBe(Folder + "/2018-H1");

        var without = DeliverySteps.Catalogue with { Territories = [.. DeliverySteps.Catalogue.Territories.Where(place => place.Id != "tyreso")] };
        var gone = (await Outdated(Storage, without).DeleteAsync()).ShouldHaveSingleItem();
        (gone.Folder, gone.IsInCatalogue).ShouldBe((Folder, false));
        gone.Left.ShouldBe(["anteckningar.txt"]);
        (await AllAsync(Storage)).ShouldBe(kept, ignoreOrder: true);
        (await Outdated(Storage, without).DeleteAsync()).ShouldBeEmpty("it is told once");
    }

    [Theory]
    [InlineData("renamed")]
    [InlineData("a site moved in")]
    [InlineData("a site moved away")]
    [InlineData("a delivery")]
    [InlineData("an erasure")]
    [InlineData("an earlier manifest")]
    [InlineData("a damaged manifest")]
    public async Task It_goes_when_what_it_was_counted_on_is_another(string what)
    {
        await DeliverAsync(Storage, people: 7);
        await WriteAsync(Storage);
        (await Outdated(Storage).DeleteAsync()).ShouldBeEmpty();
        var catalogue = DeliverySteps.Catalogue;
        switch (what)
        {
            case "renamed":
                catalogue = With(place => place with { Id = "tyreso-kommun" });
                break;
            case "a site moved in":
                catalogue = With(place => place with { Sites = [new("mia", "nacka"), .. place.Sites] });
                break;
            case "a site moved away":
                catalogue = With(place => place with { Sites = [.. place.Sites.Skip(1)] });
                break;
            case "a delivery":
                await DeliverAsync(Storage, people: 8);
                break;
            case "an erasure":
                Participants.PersonalIdentity.TryParse(System.Text.Encoding.ASCII.GetBytes(DeliverySteps.Identity(3)), August2018, out var person);
                (await new Erasure(Storage.Files, Storage.Inbox, new DeliverySteps.OneKey(), TimeProvider.System).RunAsync(person, null)).Rows.ShouldBe(1);
                break;
            case "an earlier manifest":
                await Storage.Files.DeleteAsync(Folder + "/turn.json", None);
                await Storage.Files.WriteAsync(Folder + "/manifest.json", """{"schema":"cai-esf-territory-manifest/1","asOf":"2018-08","projects":[{"id":"mia","told":"x"}]}""");
                break;
            default:
                await Storage.Files.WriteAsync(Folder + "/manifest.json", """{"of":7,"files":{"name":[]}""");
                break;
        }

        (await Outdated(Storage, catalogue).DeleteAsync()).ShouldHaveSingleItem().IsInCatalogue.ShouldBe(what != "renamed");
        (await AllAsync(Storage)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_stays_as_it_is_when_the_data_are_purged_whatever_the_catalogue_says_next()
    {
        await DeliverAsync(Storage, people: 7);
        await WriteAsync(Storage);
        var next = DeliverySteps.Catalogue with { Sha256 = new('0', 64), Projects = [.. DeliverySteps.Catalogue.Projects.Select(project => project with { Retention = new(90, new(2020, 1, 1)) })] };
        foreach (var path in await Storage.Files.ListAsync("accepted/", None).ToListAsync())
            await Storage.Files.DeleteAsync(path, None);
        (await Outdated(Storage, next).DeleteAsync()).ShouldBeEmpty();
        (await Outdated(Storage, next with { Territories = [] }).DeleteAsync()).ShouldHaveSingleItem("but where nobody has the place");
    }

    [Fact]
    public async Task Wherever_a_run_is_swept_over_or_overtaken_it_ends_whole_and_of_the_latest()
    {
        foreach (var isOvertaken in (bool[])[false, true])
            for (var call = 1; ; call += Stride)
            {
                var storage = await OpenEmptyAsync();
                await DeliverAsync(storage, people: 7);
                await WriteAsync(storage);
                await DeliverAsync(storage, people: 8);
                var meanwhile = new Interruption(call, afterwards: false, async () =>
                {
                    if (isOvertaken)
                    {
                        await DeliverAsync(storage, people: 9);
                        await WriteAsync(storage.Another());
                    }

                    await Outdated(storage.Another()).DeleteAsync();
                });
                await WriteAsync(storage, meanwhile);
                if (!meanwhile.Happened)
                    break;
                await ShouldBeOfAsync(storage, isOvertaken ? 9 : 8, $"{isOvertaken} at call {call}");
            }
    }

    [Fact]
    public async Task Wherever_a_run_is_killed_a_sweep_leaves_nothing_of_before()
    {
        for (var call = 1; ; call += Stride)
        {
            var storage = await OpenEmptyAsync();
            await DeliverAsync(storage, people: 7);
            await WriteAsync(storage);
            await DeliverAsync(storage, people: 8);
            try
            {
                await WriteAsync(storage, new(call, afterwards: call % 2 == 0));
                break;
            }
            catch (InterruptedException)
            {
                await Outdated(storage).DeleteAsync();
                foreach (var path in await AllAsync(storage))
                    if (path.EndsWith("report.json", StringComparison.Ordinal))
                        (await storage.Files.ReadAsync(path))!.ShouldContain("\"people\": 8", customMessage: $"call {call}");
                await WriteAsync(storage);
                await ShouldBeOfAsync(storage, 8, $"killed at call {call}");
            }
        }
    }

    [Fact]
    public async Task Many_at_once_leave_one_whole_report_of_the_latest()
    {
        await DeliverAsync(Storage, people: 1);
        using var reception = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(run => Task.Run(async () =>
        {
            var instance = Storage.Another();
            for (var round = 1; round <= 3; round++)
            {
                await reception.WaitAsync();
                await DeliverAsync(instance, people: (run * 4) + round);
                reception.Release();
                await WriteAsync(instance);
                await Outdated(instance).DeleteAsync();
            }
        })));
        var latest = (int)TerritoryJson.Of(await Reporter(Storage).InternalAsync(Tyreso(DeliverySteps.Catalogue), August2018, None))["people"]!["people"]!;
        await ShouldBeOfAsync(Storage, latest, "many at once");
    }

    private static async Task ShouldBeOfAsync(IStorageUnderTest storage, int people, string how)
    {
        (await Outdated(storage).DeleteAsync()).ShouldBeEmpty(how);
        (await AllAsync(storage)).ShouldBe([$"{Folder}/manifest.json", $"{Folder}/report.csv", $"{Folder}/report.json", $"{Folder}/turn.json"], how);
        (await storage.Files.ReadAsync($"{Folder}/report.json"))!.ShouldContain($"\"people\": {people}", customMessage: how);
        (await storage.Files.ReadAsync($"{Folder}/report.csv"))!.ShouldContain($";people;all;;{people};", customMessage: how);
    }

    private static ReportingCatalogue With(Func<Territory, Territory> change) =>
        DeliverySteps.Catalogue with { Territories = [.. DeliverySteps.Catalogue.Territories.Select(place => place.Key == "municipality.tyreso" ? change(place) : place)] };

    private static async Task DeliverAsync(IStorageUnderTest storage, int people)
    {
        await storage.DropAsync("mia/tyreso/2018-08-bekraftad.csv", DeliverySteps.File(people));
        await storage.ReceiveAllAsync();
    }

    private static async Task<IReadOnlyList<string>> AllAsync(IStorageUnderTest storage) =>
        [.. await storage.Files.ListAsync("reports/", None).ToListAsync(), .. await storage.Files.ListAsync("frozen/", None).ToListAsync()];

    private static OutdatedTerritories Outdated(IStorageUnderTest storage, ReportingCatalogue? catalogue = null) =>
        new(new(catalogue ?? DeliverySteps.Catalogue, storage.Files, storage.Log, new DeliverySteps.OneKey()), storage.Files, TimeProvider.System);

    private static TerritoryReporter Reporter(IStorageUnderTest storage) =>
        new(DeliverySteps.Catalogue, new(DeliverySteps.Catalogue, storage.Files, storage.Log, new DeliverySteps.OneKey()), storage.Files, storage.Log, new DeliverySteps.OneKey());

    private static async Task WriteAsync(IStorageUnderTest storage, Interruption? interruption = null)
    {
        var (files, log, keys) = (interruption?.Around(storage.Files) ?? storage.Files, interruption?.Around(storage.Log) ?? storage.Log, new DeliverySteps.OneKey());
        var reporter = new Reporter(DeliverySteps.Catalogue, files, log, keys);
        var territories = new TerritoryReporter(DeliverySteps.Catalogue, reporter, files, log, keys);
        var folder = new TerritoryFolder(territories, new(reporter, files, TimeProvider.System), files, [new TerritoryJson(), new TerritoryCsv()], TimeProvider.System);
        await folder.WriteAsync(await territories.InternalAsync(Tyreso(DeliverySteps.Catalogue), August2018, None), Language.Sv, None);
    }
}
