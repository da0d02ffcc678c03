using BenchmarkDotNet.Attributes;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>The report of the whole of MIA from the store, a folder with SQLite: what it takes to read, to count, and to write in every format.</summary>
[Config(typeof(PerReport))]
public class ReportBenchmark
{
    private readonly ReportingCatalogue catalogue = Bulk.Catalogue();
    private DirectoryInfo root = null!;
    private DataFolder folder = null!;
    private Project project = null!;
    private IReadOnlyList<Delivery> current = [];

    [GlobalSetup]
    public void Setup()
    {
        root = Directory.CreateTempSubdirectory("esf-benchmark-");
        project = catalogue.Find("mia")!;
        // In process, nobody awaits an asynchronous set-up.
        folder = WholeMia.DeliverAsync(catalogue, root.FullName).GetAwaiter().GetResult();
        current = [.. Delivery.Current(folder.Log.ReadAsync(project.Id, CancellationToken.None).GetAwaiter().GetResult())];
    }

    [GlobalCleanup]
    public void Cleanup() => root.Delete(recursive: true);

    [Benchmark(Description = "read the accepted files")]
    public async Task<int> Read()
    {
        var (files, rows) = (new FolderFileStore(root.FullName), 0);
        foreach (var delivery in current)
        {
            await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, CancellationToken.None) ?? throw new InvalidDataException("It was delivered.");
            await foreach (var _ in CanonicalFile.ReadAsync(stream, 0, 1, CancellationToken.None))
                rows++;
        }

        return rows;
    }

    [Benchmark(Description = "read and count every month")]
    public Task<Tally> Count() => new OutcomeCounter(new FolderFileStore(root.FullName), folder.Keys).CountAsync(project, WholeMia.Last, current, null, CancellationToken.None);

    [Benchmark(Description = "report in every format", Baseline = true)]
    public async Task<IReadOnlyList<string>> Write() => await folder.Consolidator.WriteAsync(await folder.Reporter.ReportAsync(project, WholeMia.Last), Language.Sv);
}
