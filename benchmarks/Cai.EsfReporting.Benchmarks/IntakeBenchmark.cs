using BenchmarkDotNet.Attributes;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>A delivered file from its bytes to the canonical form; times and bytes are those of one row.</summary>
[Config(typeof(PerRow))]
public class IntakeBenchmark
{
    private readonly ReportingCatalogue catalogue = Bulk.Catalogue();
    private readonly string path = Path.Combine(AppContext.BaseDirectory, "canonical.csv");
    private DeliveryFile csv = null!;
    private DeliveryFile workbook = null!;

    [GlobalSetup]
    public void Setup() => (csv, workbook) = (Bulk.Csv(catalogue), Bulk.Workbook(catalogue));

    [GlobalCleanup]
    public void Cleanup() => File.Delete(path);

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "csv, first pass only")]
    public Task<FileInspection> Inspect() => FileInspection.OfAsync(csv, CancellationToken.None);

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "csv to nowhere", Baseline = true)]
    public Task<CheckedDelivery> Csv() => Bulk.TakeAsync(catalogue, csv, Stream.Null);

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "csv to a file")]
    public async Task<CheckedDelivery> CsvToFile()
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024);
        return await Bulk.TakeAsync(catalogue, csv, file);
    }

    [Benchmark(OperationsPerInvoke = Bulk.Rows, Description = "xlsx to nowhere")]
    public Task<CheckedDelivery> Workbook() => Bulk.TakeAsync(catalogue, workbook, Stream.Null);
}
