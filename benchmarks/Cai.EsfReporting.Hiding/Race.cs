using System.Diagnostics;
using System.Globalization;
using Cai.EsfReporting.Benchmarks;
using Cai.EsfReporting.Benchmarks.Samples;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Tests.Attacks;

namespace Cai.EsfReporting.Hiding;

/// <summary>The same tables decided with the product's own simplex and with GLOP, and held against the least that can be hidden.</summary>
internal sealed class Race(TextWriter output, TimeProvider clock)
{
    /// <summary>Months between the public ones, and how many are.</summary>
    private static readonly (int Step, int Count)[] Spacings = [(1, 4), (3, 3), (6, 4), (12, 3)];

    /// <summary>What the first table of a process takes: three numbers and their sum.</summary>
    public void Start()
    {
        var (before, own, first) = (Environment.WorkingSet, Tables.First(), Environment.WorkingSet);
        var watch = Stopwatch.StartNew();
        SmallCounts.Publish(new([new("all", 40), new("a", 3), new("b", 17), new("c", 20)], [new("all", "a", "b", "c")]), [], 5);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"first table\tours {own.TotalMilliseconds:0} ms, {(first - before) / 1e6:0} MB\tGLOP {watch.Elapsed.TotalMilliseconds:0} ms, {(Environment.WorkingSet - first) / 1e6:0} MB"));
    }

    public async Task SamplesAsync()
    {
        await HeadAsync();
        await foreach (var tables in SampleTablesAsync())
            await TellAsync([tables]);
    }

    /// <param name="projects">For each spacing.</param>
    public async Task MadeUpAsync(int projects)
    {
        await HeadAsync();
        foreach (var (step, count) in Spacings)
            await TellAsync(await MadeUpTablesAsync(projects, step, count).ToListAsync());
    }

    public async Task NationalAsync(int every)
    {
        await HeadAsync();
        List<Month> published = [.. Enumerable.Range(1, 36).Where(month => month % every == 0).Select(month => NationalProject.First.Add(month - 1))];
        var tables = new Tables($"national, every {every} months");
        await foreach (var report in new NationalProject(21, 290, 60, 36, published).ReportsAsync())
            if (published.Contains(report.AsOf))
                tables.Add(report);
        await TellAsync([tables]);
    }

    /// <summary>The last table of each project of three sites, which is small enough for many to be solved, those before it as the product decided them.</summary>
    /// <param name="seconds">After which a table is given up.</param>
    public async Task OptimumAsync(int projects, int seconds)
    {
        await output.WriteLineAsync("the last of\ttables\tsolved\tsmall\thidden beyond\tof the least\tmore\tweight\tof the least\tmore");
        foreach (var (step, count) in ((int, int)[])[(12, 1), .. Spacings])
        {
            var (all, solved, own, least) = (0, 0, Sum.Nothing, (Weight: 0L, Beyond: 0));
            await foreach (var tables in MadeUpTablesAsync(projects, step, count, isSmall: true))
            {
                var shown = tables.Decided.Select(table => (Asked: WithoutLeftOut(table.Asked, table.Decided), table.Decided)).ToList();
                if (shown[^1].Decided.IsEmpty)
                    continue;
                all++;
                using var search = new Optimum(shown, tables.SmallestPublished);
                if (search.Solve(seconds, clock) is not { } optimum)
                    continue;
                solved++;
                own += Sum.Of(shown[^1].Asked, shown[^1].Decided);
                least = (least.Weight + optimum.Weight, least.Beyond + optimum.Beyond);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{count} every {step} months\t{all}\t{solved}\t{own.Small}\t{own.Beyond}\t{least.Beyond}\t{((double)own.Beyond / least.Beyond) - 1:P1}\t{own.Weight}\t{least.Weight}\t{((double)own.Weight / least.Weight) - 1:P1}"));
        }
    }

    private static CellSystem WithoutLeftOut(CellSystem asked, PublishedTable decided) =>
        asked.Cells.Where(cell => !decided.Values.ContainsKey(cell.Key)).Select(cell => cell.Part).Distinct().Aggregate(asked, (table, part) => table.Without(part));

    private Task HeadAsync() => output.WriteLineAsync("tables of\tnumber\tprinted\tsmall\town: beyond\tweight\tleft out\tprocessor s\tGLOP: beyond\tweight\tleft out\tprocessor s");

    private async Task TellAsync(List<Tables> all)
    {
        var own = all.SelectMany(tables => tables.Decided).Aggregate(Sum.Nothing, (sum, table) => sum + Sum.Of(table.Asked, table.Decided));
        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture,
            $"{(all.Count == 1 ? all[0].Name : $"{all.Count} made up, {all[0].Name}")}\t{own.Tables}\t{own.Printed}\t{own.Small}\t{own.Beyond}\t{own.Weight}\t{own.LeftOut}\t{all.Sum(tables => tables.Seconds):0.00}"));
        var (glop, used) = (Sum.Nothing, Environment.CpuUsage.TotalTime);
        foreach (var tables in all)
        {
            var published = new List<PublishedTable>();
            foreach (var (asked, _) in tables.Decided)
            {
                published.Add(SmallCounts.Publish(asked, published, tables.SmallestPublished));
                glop += Sum.Of(asked, published[^1]);
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\t{glop.Beyond}\t{glop.Weight}\t{glop.LeftOut}\t{(Environment.CpuUsage.TotalTime - used).TotalSeconds:0.00}"));
    }

    /// <summary>What the samples' editions of August 2018 hide, by what was public before them.</summary>
    public async Task SharesAsync()
    {
        var (catalogue, reporter) = await SamplesTakenAsync();
        Month[] august = [new(2018, 8)];
        await output.WriteLineAsync("project\tbefore it\tcan be printed\thidden\tleft out\tshare");
        foreach (var project in catalogue.Projects)
            foreach (var (what, months, allParts, countsAlone) in ((string, Month[], bool, bool)[])[
                ("nothing; only small counts", august, true, true),
                ("nothing", august, true, false),
                ("December", [new(2017, 12), .. august], false, false),
                ("December, all parts", [new(2017, 12), .. august], true, false),
                ("December and June, all parts", [new(2017, 12), new(2018, 6), .. august], true, false)])
            {
                var tables = new Tables(what);
                foreach (var month in months)
                    if (await reporter.ReportAsync(project, month) is { Tally.Months.Count: > 0 } report)
                        tables.Add(report, allParts, countsAlone);
                foreach (var areYears in (bool[])[false, true])
                {
                    var sum = Sum.Of(tables.Decided[^1].Asked, tables.Decided[^1].Decided, cell => cell.Part.StartsWith(PublicPeriodCells.Part + "/", StringComparison.Ordinal) == areYears);
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{project.Id}\t{what}{(areYears ? ", years" : "")}\t{sum.Printed}\t{sum.Small + sum.Beyond}\t{sum.LeftOut}\t{(double)(sum.Small + sum.Beyond + sum.LeftOut) / sum.Printed:P1}"));
                }
            }
    }

    private static async Task<(ReportingCatalogue Catalogue, Reporter Reporter)> SamplesTakenAsync()
    {
        await using var json = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "catalogue.json"));
        var catalogue = CatalogueFile.Read(json, "catalogue.json");
        var store = await Verification.TakeAsync(catalogue, Path.Combine(AppContext.BaseDirectory, "deliveries"), TextWriter.Null);
        return (catalogue, new(catalogue, store, store, store));
    }

    private static async IAsyncEnumerable<Tables> SampleTablesAsync()
    {
        var (catalogue, reporter) = await SamplesTakenAsync();
        foreach (var (what, months) in ((string, Month[])[])[("August 2018", [new(2018, 8)]), ("December 2017 and August 2018", [new(2017, 12), new(2018, 8)])])
            foreach (var project in catalogue.Projects)
            {
                var tables = new Tables($"{project.Id}, {what}");
                foreach (var month in months)
                    if (await reporter.ReportAsync(project, month) is { Tally.Months.Count: > 0 } report)
                        tables.Add(report);
                yield return tables;
            }
    }

    private static async IAsyncEnumerable<Tables> MadeUpTablesAsync(int projects, int step, int count, bool isSmall = false)
    {
        List<Month> months = [.. Enumerable.Range(1, count).Select(i => MadeUpProject.First.Add((step * i) - 1))];
        for (var seed = 0; seed < projects; seed++)
        {
            // As in the attack.
            var made = new MadeUpProject((seed * 7) + step, 15 + (((seed * 7) + step) * 37 % 160), step * count, months, isSmall: isSmall);
            var tables = new Tables($"every {step} months");
            foreach (var month in months)
                tables.Add(await made.ReportAsync(month));
            yield return tables;
        }
    }
}
