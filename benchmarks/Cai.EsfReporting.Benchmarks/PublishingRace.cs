using System.Diagnostics;
using System.Globalization;
using Cai.EsfReporting.Benchmarks.Samples;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Benchmarks;

/// <summary>
/// What deciding the public edition of each month costs a national project of 290 sites in 21 sub-projects, and what it hides. Month by month, each decided
/// from what was kept of those before, as a frozen report is.
/// </summary>
public static class PublishingRace
{
    private const int Months = 36;

    /// <param name="every">Public months are so many apart; 1 to 36.</param>
    public static async Task RunAsync(int every, int sites, int subProjects, int people, TextWriter output)
    {
        List<Month> published = [.. Enumerable.Range(1, Months).Where(month => month % every == 0 || month == Months).Select(month => NationalProject.First.Add(month - 1))];
        var national = new NationalProject(subProjects, sites, people, Months, published);
        var kept = new List<PublishedMonth>();
        await output.WriteLineAsync("month\tseconds\tof processor\tallocated MB\tpeak MB\tcells\tprinted\thidden\tparts\twitnesses\tkept KB\tof all months\tread in s");
        var (store, all) = (new InMemoryStore(), 0L);
        await foreach (var report in national.ReportsAsync())
        {
            if (!published.Contains(report.AsOf))
                continue;
            var (allocated, watch, used) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var (_, month) = PublicEdition.Publish(report, kept)!.Value;
            var (seconds, processor, megabytes) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) >> 20);
            kept.Add(month);
            var publications = new Publications(store);
            await publications.KeepAsync(report.Project, month, CancellationToken.None);
            await using var file = await store.OpenReadAsync($"{Publications.Root}{report.Project.Id}/{month.Month}.json", CancellationToken.None);
            all += file!.Length;
            watch.Restart();
            await publications.ReadAsync(report.Project, CancellationToken.None);
            using var process = Process.GetCurrentProcess();
            var printed = month.Table.Values.Count - month.Table.Implied.Count;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{report.AsOf}\t{seconds:0.0}\t{processor:0.0}\t{megabytes}\t{process.PeakWorkingSet64 >> 20}\t{month.Table.Values.Count}\t{printed}\t{month.Table.Hidden.Count}\t{PartsIn(month)}\t{month.Table.Witnesses.Count}\t{file.Length >> 10}\t{all >> 10}\t{watch.Elapsed.TotalSeconds:0.00}"));
        }
    }

    private static string PartsIn(PublishedMonth month) =>
        month.Table.IsEmpty ? "nothing" : string.Join(' ', month.Table.Values.Keys.Select(key => key.Split('/') is ["by", var by, ..] ? "by-" + by : key.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
}
