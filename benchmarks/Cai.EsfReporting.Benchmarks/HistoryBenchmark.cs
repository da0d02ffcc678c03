using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Local;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>What a site's own months cost a delivery: the same file, of a thousand people who stay, in month 2 and in month 36.</summary>
[Config(typeof(PerReport))]
public class HistoryBenchmark
{
    private const int People = 1_000;

    private static readonly Month First = new(2017, 4);

    private readonly string root = Path.Combine(AppContext.BaseDirectory, "history");
    private readonly DeliveryFile file = DeliveryFile.Of(Csv());
    private DataFolder folder = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        Cleanup();
        folder = new(root, Bulk.Catalogue(), new AfterTheEnd());
        for (var month = First; month < First.Add(35); month = month.Add(1))
        {
            using var csv = new MemoryStream(Csv(), writable: false);
            await using var claimed = await folder.Inbox.DepositAsync(csv, new DeliveryAddress("mia", "haninge", month), confirmed: false, CancellationToken.None);
            if ((await folder.Receiver.ReceiveAsync(claimed)).Accepted != People)
                throw new InvalidOperationException("The delivery is not taken whole.");
        }
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
    }

    [Benchmark(Baseline = true, Description = "month 2")]
    public Task<Receipt> MonthTwo() => CheckAsync(First.Add(1));

    [Benchmark(Description = "month 36")]
    public Task<Receipt> MonthThirtySix() => CheckAsync(First.Add(35));

    private Task<Receipt> CheckAsync(Month month) => folder.Receiver.CheckAsync(file, new DeliveryAddress("mia", "haninge", month), new(2020, 9, 5), confirmed: false);

    private static byte[] Csv()
    {
        var identities = new SyntheticIdentities(new Dice(36));
        var rows = Enumerable.Range(0, People).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{identities.Next(new(2017, 4, 3), 17, 60).Identity};Jobbverket;2017-04-03;;"));
        return Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend("Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak")));
    }

    private sealed class AfterTheEnd : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 9, 5, 7, 0, 0, TimeSpan.Zero);
    }
}
