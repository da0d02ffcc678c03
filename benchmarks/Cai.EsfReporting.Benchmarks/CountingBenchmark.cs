using BenchmarkDotNet.Attributes;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>Accepted rows from their canonical form to counts; times and bytes are those of one row.</summary>
[Config(typeof(PerRow))]
public class CountingBenchmark
{
    private readonly ReportingCatalogue catalogue = Bulk.Catalogue();
    private byte[] canonical = [];

    [GlobalSetup]
    public void Setup()
    {
        using var stream = new MemoryStream();
        // In process, nobody awaits an asynchronous set-up.
        Bulk.TakeAsync(catalogue, Bulk.Csv(catalogue), stream).GetAwaiter().GetResult();
        canonical = stream.ToArray();
    }

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "read")]
    public async Task<int> Read()
    {
        var rows = 0;
        await foreach (var _ in CanonicalFile.ReadAsync(new MemoryStream(canonical), 0, 1, CancellationToken.None))
            rows++;
        return rows;
    }

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "read and count, one shard", Baseline = true)]
    public async Task<MonthTally> Count()
    {
        var fold = new Fold(catalogue.Find(Bulk.Address.Project)!);
        await fold.AddAsync(Bulk.Address.Site, Bulk.Address.Month, CanonicalFile.ReadAsync(new MemoryStream(canonical), 0, 1, CancellationToken.None), CancellationToken.None);
        return fold.Count(Bulk.Address.Month);
    }
}
