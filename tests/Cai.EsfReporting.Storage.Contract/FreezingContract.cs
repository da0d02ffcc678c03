using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>Reports that are frozen for their deadlines, whatever becomes of what is public of them.</summary>
public abstract class FreezingContract : StorageContract
{
    private static readonly string[] Deadlines = ["forsta", "andra"];
    private static readonly DateTimeOffset Now = new(2098, 12, 20, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Every how many calls to the storage a run is broken off.</summary>
    protected virtual int Stride => 1;

    /// <summary>Mia of the samples, with two deadlines for a month that is published.</summary>
    private static ReportingCatalogue Catalogue { get; } = DeliverySteps.Catalogue with
    {
        Projects = [.. DeliverySteps.Catalogue.Projects.Where(project => project.Id == "mia").Select(mia => mia with
        {
            Deadlines = mia.Deadlines with { Explicit = [.. Deadlines.Select((id, i) => mia.Deadlines.Explicit[0] with { Id = id, Due = new(2098, 12, 10 + i) })] },
        })],
    };

    [Fact]
    public async Task Every_internal_edition_is_written_whatever_becomes_of_a_public_one()
    {
        await DeliverAsync(Storage);
        using var enough = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => PrepareAsync(Storage, Storage.Files, new Witness(enough), enough.Token));
        await ShouldWaitAsync("a public edition that hangs");

        await Should.ThrowAsync<NotSupportedException>(() => PrepareAsync(Storage, Storage.Files, new Witness(isFailing: true)));
        await ShouldWaitAsync("a public edition that fails");

        await ShouldEndAsync(Storage.Another(), "the next run");
    }

    [Fact]
    public async Task Nor_does_it_wait_where_no_public_edition_can_be_decided()
    {
        await DeliverAsync(Storage);
        await Storage.Files.WriteAsync("published/mia/2018-06.json", "no decision");
        await Should.ThrowAsync<InvalidDataException>(() => PrepareAsync(Storage, Storage.Files, new Witness()));
        await ShouldWaitAsync("no decision");

        await Storage.Files.DeleteAsync("published/mia/2018-06.json", None);
        await ShouldEndAsync(Storage.Another(), "the next run");
    }

    [Fact]
    public async Task Wherever_freezing_is_broken_off_the_next_run_ends_it()
    {
        var brokenOff = 0;
        for (var call = 1; ; call += Stride * 3)
        {
            var storage = await OpenEmptyAsync();
            await DeliverAsync(storage);
            var killed = new Interruption(call, afterwards: call % 2 == 0);
            try
            {
                await PrepareAsync(storage, killed.Around(storage.Files), new Witness());
            }
            catch (InterruptedException)
            {
                brokenOff++;
            }

            await ShouldEndAsync(storage, $"broken off at call {call}");
            if (!killed.Happened)
                break;
        }

        brokenOff.ShouldBeGreaterThan(10 / Stride);
    }

    /// <summary>A draft that an earlier version decided otherwise would stand beside what is frozen, and what one hides the other may tell.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Only_a_draft_that_is_as_what_is_frozen_stays(bool isOtherwise)
    {
        await DeliverAsync(Storage);
        var reporter = new Reporter(Catalogue, Storage.Files, Storage.Log, new DeliverySteps.OneKey());
        await new Consolidator(reporter, Storage.Files, Storage.Log, Storage.Outcomes, [new ReportJson()], TimeProvider.System).WriteAsync(await reporter.ReportAsync(Catalogue.Projects[0], new(2018, 8)), Language.Sv);
        var draft = (await Storage.Files.ReadAsync("reports/mia/2018-08/public/report.json")).ShouldNotBeNull();
        if (isOtherwise)
            await Storage.Files.WriteAsync("reports/mia/2018-08/public/report.json", draft.Replace("null", "4", StringComparison.Ordinal));

        await ShouldEndAsync(Storage, "a draft");
        var frozen = (await Storage.Files.ReadAsync("frozen/mia/forsta/public/report.json")).ShouldNotBeNull();

        (await Storage.Files.ReadAsync("reports/mia/2018-08/public/report.json")).ShouldBe(isOtherwise ? null : frozen);
        draft.ShouldContain("UTKAST");
        frozen.ShouldNotContain("UTKAST");
        var numbers = JObject.Parse(draft);
        numbers.Remove("draft").ShouldBeTrue();
        JToken.DeepEquals(numbers, JObject.Parse(frozen)).ShouldBeTrue("nothing but that it is a draft");
        (await Storage.Files.ReadAsync("reports/mia/2018-08/public/manifest.json"))?.ShouldNotContain("\"draft\"");
    }

    [Fact]
    public async Task A_draft_whose_manifest_nobody_can_read_keeps_no_report_from_being_frozen()
    {
        await DeliverAsync(Storage);
        var reporter = new Reporter(Catalogue, Storage.Files, Storage.Log, new DeliverySteps.OneKey());
        await new Consolidator(reporter, Storage.Files, Storage.Log, Storage.Outcomes, [new ReportJson()], TimeProvider.System).WriteAsync(await reporter.ReportAsync(Catalogue.Projects[0], new(2018, 8)), Language.Sv);
        await Storage.Files.WriteAsync("reports/mia/2018-08/public/manifest.json", "{ \"draft\": tr");

        await ShouldEndAsync(Storage, "a broken manifest");
        (await Storage.Files.ReadAsync("frozen/mia/forsta/public/report.json")).ShouldNotBeNull().ShouldNotContain("UTKAST");
    }

    private static async Task DeliverAsync(IStorageUnderTest storage)
    {
        await storage.DropAsync("mia/tyreso/2018-08.csv", DeliverySteps.File(12));
        await storage.ReceiveAllAsync();
    }

    private static async Task PrepareAsync(IStorageUnderTest storage, IFileStore files, IReportFormat also, CancellationToken cancellation = default) =>
        await new Preparation(Catalogue, files, storage.Log, Frozen(storage, files, also), new Outbox(files, null, TimeProvider.System), TimeProvider.System).RunAsync(Now, Language.Sv, cancellation: cancellation);

    private static FrozenReports Frozen(IStorageUnderTest storage, IFileStore files, IReportFormat also)
    {
        var keys = new DeliverySteps.OneKey();
        return new(Catalogue, new(Catalogue, files, storage.Log, keys), files, storage.Log, keys, [new ReportJson(), also]);
    }

    /// <summary>Each internal edition stands, and none is sealed before what is public of it is.</summary>
    private async Task ShouldWaitAsync(string how)
    {
        foreach (var deadline in Deadlines)
        {
            (await Storage.Files.ReadAsync($"frozen/mia/{deadline}/internal/report.json")).ShouldNotBeNull(how);
            (await Storage.Files.ReadAsync($"frozen/mia/{deadline}/internal/witness.txt")).ShouldBe("internal", how);
        }

        (await Storage.Files.ReadAsync($"frozen/mia/{Deadlines[0]}/manifest.sha256")).ShouldBeNull(how);
    }

    private static async Task ShouldEndAsync(IStorageUnderTest storage, string how)
    {
        await PrepareAsync(storage, storage.Files, new Witness());
        foreach (var deadline in Deadlines)
            foreach (var edition in (string[])["internal", "public"])
                (await storage.Files.ReadAsync($"frozen/mia/{deadline}/{edition}/witness.txt")).ShouldBe(edition, how);
        await foreach (var report in Frozen(storage, storage.Files, new Witness()).VerifyAsync(None))
            report.Faults.ShouldBeEmpty($"{report.Folder}, {how}");
    }

    /// <summary>A format that tells which edition was written, and may be troubled by the public one.</summary>
    /// <param name="enough">Whoever waits for a public edition has had enough once it has begun, and it is never done.</param>
    private sealed class Witness(CancellationTokenSource? enough = null, bool isFailing = false) : IReportFormat
    {
        public string FileName => "witness.txt";

        public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
        {
            if (report.Edition == Edition.Public && isFailing)
                throw new NotSupportedException();
            if (report.Edition == Edition.Public && enough is not null)
            {
                enough.CancelAfter(TimeSpan.FromMilliseconds(50));
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            await Bytes.Of(report.Edition.Word()).CopyToAsync(stream, cancellation);
        }
    }
}
