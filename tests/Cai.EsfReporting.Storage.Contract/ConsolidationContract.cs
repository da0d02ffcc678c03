using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>Runs that write the same report at the same time, which is ordinary: after a delivery, at night, on request.</summary>
public abstract class ConsolidationContract : StorageContract
{
    private const string File = "mia/tyreso/2018-08.csv";
    private static readonly Month August2018 = new(2018, 8);

    /// <summary>Every how many calls to the storage a run is overtaken.</summary>
    protected virtual int Stride => 1;

    private static Project Mia => DeliverySteps.Catalogue.Find("mia")!;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_run_is_overtaken_by_a_later_one_the_later_basis_stands_whole(bool hasReport)
    {
        for (var call = 1; ; call += Stride)
        {
            var storage = await OpenEmptyAsync();
            if (hasReport)
            {
                await DeliverAsync(storage, people: 12);
                await WriteAsync(storage);
            }

            await DeliverAsync(storage, people: 5);
            var overtaken = new Interruption(call, afterwards: false, async () =>
            {
                // As it was before the mistake: some files of the report are so, too.
                await DeliverAsync(storage, people: 12);
                await WriteAsync(storage.Another());
            });
            await WriteAsync(storage, overtaken);
            if (!overtaken.Happened)
                break;
            await ShouldBeWholeAsync(storage, $"overtaken at call {call}");
        }
    }

    [Fact]
    public async Task Many_at_once_fail_nowhere_and_leave_one_whole_report()
    {
        await DeliverAsync(Storage, people: 3);
        using var reception = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(1, 6).Select(run => Task.Run(async () =>
        {
            var instance = Storage.Another();
            for (var round = 1; round <= 3; round++)
            {
                await reception.WaitAsync();
                await DeliverAsync(instance, $"mia/haninge/2018-0{run + 2}.csv", people: (run * 10) + round);
                reception.Release();
                foreach (var basis in await Consolidator(instance).OutdatedAsync(Mia))
                    await WriteAsync(instance, asOf: basis.AsOf);
            }
        })));

        foreach (var basis in await Consolidator(Storage).OutdatedAsync(Mia))
            await WriteAsync(Storage, asOf: basis.AsOf);
        await ShouldBeWholeAsync(Storage, "many at once");
    }

    [Fact]
    public async Task The_internal_report_is_whole_whatever_becomes_of_the_public_edition()
    {
        await DeliverAsync(Storage, people: 12);
        using var enough = new CancellationTokenSource();
        foreach (var (trouble, expected) in ((IReportFormat, Type)[])[(new Failing(), typeof(NotSupportedException)), (new Hanging(enough), typeof(TaskCanceledException))])
        {
            var troubled = Consolidator(Reporter(Storage), Storage.Files, Storage.Log, Storage.Outcomes, trouble);
            await troubled.WriteInternalAsync(await Reporter(Storage).ReportAsync(Mia, August2018), Language.Sv);
            var thrown = await Should.ThrowAsync<Exception>(async () => await troubled.PublishAsync(await Reporter(Storage).ReportAsync(Mia, August2018), Language.Sv, enough.Token));

            thrown.GetType().ShouldBe(expected);
            await ShouldBeWholeAsync(Storage, trouble.FileName, "internal");
            (await Consolidator(Storage).UnpublishedAsync(Mia)).Select(basis => basis.AsOf).ShouldBe([August2018]);
            (await Storage.Files.ReadAsync($"reports/mia/{August2018}/public/manifest.json")).ShouldBeNull();
        }

        // The next run, by a program that was started again.
        var next = Consolidator(Storage.Another());
        (await next.OutdatedAsync(Mia)).ShouldBeEmpty();
        foreach (var basis in await next.UnpublishedAsync(Mia))
            (await next.PublishAsync(await Reporter(Storage).ReportAsync(Mia, basis.AsOf), Language.Sv)).ShouldNotBeEmpty();
        await ShouldBeWholeAsync(Storage, "the next run");
        (await next.UnpublishedAsync(Mia)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wherever_a_publication_is_broken_off_the_next_run_ends_it()
    {
        var brokenOff = 0;
        for (var call = 1; ; call += Stride)
        {
            var storage = await OpenEmptyAsync();
            await DeliverAsync(storage, people: 5);
            await WriteAsync(storage);
            await DeliverAsync(storage, people: 12);
            await Consolidator(storage).WriteInternalAsync(await Reporter(storage).ReportAsync(Mia, August2018), Language.Sv);
            var killed = new Interruption(call, afterwards: call % 2 == 0);
            var reporter = new Reporter(DeliverySteps.Catalogue, killed.Around(storage.Files), killed.Around(storage.Log), new DeliverySteps.OneKey());
            try
            {
                await Consolidator(reporter, killed.Around(storage.Files), killed.Around(storage.Log), storage.Outcomes).PublishAsync(await Reporter(storage).ReportAsync(Mia, August2018), Language.Sv);
                break;
            }
            catch (InterruptedException)
            {
                brokenOff++;
            }

            var how = $"broken off at call {call}";
            await ShouldBeWholeAsync(storage, how, "internal");
            foreach (var basis in await Consolidator(storage).UnpublishedAsync(Mia))
                await Consolidator(storage).PublishAsync(await Reporter(storage).ReportAsync(Mia, basis.AsOf), Language.Sv);
            await ShouldBeWholeAsync(storage, how);
            (await Consolidator(storage).UnpublishedAsync(Mia)).ShouldBeEmpty(how);
        }

        brokenOff.ShouldBeGreaterThan(10 / Stride);
    }

    /// <summary>A format that cannot write the public edition.</summary>
    private sealed class Failing : IReportFormat
    {
        public string FileName => "failing.txt";

        public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation) =>
            report.Edition == Edition.Public ? throw new NotSupportedException() : Task.CompletedTask;
    }

    /// <summary>A format that is never done with it; whoever waits has had enough once it has begun.</summary>
    private sealed class Hanging(CancellationTokenSource enough) : IReportFormat
    {
        public string FileName => "hanging.txt";

        public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
        {
            if (report.Edition != Edition.Public)
                return Task.CompletedTask;
            enough.CancelAfter(TimeSpan.FromMilliseconds(50));
            return Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private static async Task DeliverAsync(IStorageUnderTest storage, string name, int people)
    {
        await storage.DropAsync(name, DeliverySteps.File(people));
        await storage.ReceiveAllAsync();
    }

    private static Task DeliverAsync(IStorageUnderTest storage, int people) => DeliverAsync(storage, File, people);

    private static async Task WriteAsync(IStorageUnderTest storage, Interruption? overtaken = null, Month? asOf = null)
    {
        var (files, log, table) = overtaken is null ? (storage.Files, storage.Log, storage.Outcomes) : (overtaken.Around(storage.Files), overtaken.Around(storage.Log), overtaken.Around(storage.Outcomes));
        var reporter = new Reporter(DeliverySteps.Catalogue, files, log, new DeliverySteps.OneKey());
        await Consolidator(reporter, files, log, table).WriteAsync(await reporter.ReportAsync(Mia, asOf ?? August2018), Language.Sv);
    }

    private static Reporter Reporter(IStorageUnderTest storage) => new(DeliverySteps.Catalogue, storage.Files, storage.Log, new DeliverySteps.OneKey());

    private static Consolidator Consolidator(IStorageUnderTest storage) => Consolidator(Reporter(storage), storage.Files, storage.Log, storage.Outcomes);

    private static Consolidator Consolidator(Reporter reporter, IFileStore files, IDeliveryLog log, IOutcomeTable table, params IReportFormat[] also) =>
        new(reporter, files, log, table, [new ReportJson(), new ReportCsv(), .. also], TimeProvider.System);

    private static Task ShouldBeWholeAsync(IStorageUnderTest storage, string how) => ShouldBeWholeAsync(storage, how, "public", "internal");

    private static async Task ShouldBeWholeAsync(IStorageUnderTest storage, string how, params string[] editions)
    {
        (await Consolidator(storage).OutdatedAsync(Mia)).ShouldBeEmpty(how);
        foreach (var edition in editions)
        {
            var folder = $"reports/mia/{August2018}/{edition}/";
            var manifest = JObject.Parse((await storage.Files.ReadAsync(folder + "manifest.json")).ShouldNotBeNull());
            foreach (var file in manifest["files"]!)
            {
                await using var stream = (await storage.Files.OpenReadAsync(folder + (string)file["name"]!, None)).ShouldNotBeNull();
                Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)).ShouldBe((string)file["sha256"]!, $"{edition} {file["name"]}, {how}");
            }
        }

        var report = await Reporter(storage).ReportAsync(Mia, August2018);
        (await storage.Outcomes.ReadAsync("mia", August2018, None)).ShouldBe(report.Rows, how);
    }
}
