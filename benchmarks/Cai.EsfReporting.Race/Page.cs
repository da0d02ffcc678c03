using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Race;

/// <summary>What was measured, as a page of the documentation.</summary>
internal sealed class Page(int rows, int times, long bytes, IReadOnlyList<Result> results, string machine, IReadOnlyList<Answers> load, NationalRuns national)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, $"# Speed beside other tools");
        Line(text, $"");
        Line(text, $"Written by the race itself; nothing here is typed in. On Linux, with GNU time:");
        Line(text, $"");
        Line(text, $"```");
        Line(text, $"dotnet run -c Release --project benchmarks/Cai.EsfReporting.Race -- docs/performance.md{(times == 5 && rows == 1_000_000 ? "" : $" {rows} {times}")}");
        Line(text, $"```");
        Line(text, $"");
        Line(text, $"{rows:N0} rows of {RaceFile.Columns} columns, {bytes / 1_000_000:N0} MB, everybody in it made up; each run {times} times, all of them in turn. `esf` is published with .NET in it, compiled ahead (README).");
        Line(text, $"DuckDB and pandas do less: check digit and dates, a plain SHA-256 in place of a keyed hash, duplicates, the right rows written, one");
        Line(text, $"table of who left to what. No findings, receipts, history, or hiding of small counts.");
        Line(text, $"");
        Line(text, $"Measured on {machine}. Other work on the machine lengthens the seconds by the clock; the best of them and the CPU suffer least.");
        Table(text, Kind.Race, "The large file");
        Table(text, Kind.Alone, "Alone");
        return text.Append(National(national)).Append(Load(load)).ToString();
    }

    /// <summary>The section about the load; says so when it was left out.</summary>
    public static string Load(IReadOnlyList<Answers> load)
    {
        var text = new StringBuilder();
        Line(text, $"");
        Line(text, $"## Many at once");
        Line(text, $"");
        Line(text, $"`esf serve` on the samples, {Race.Load.Readers} who read the portal (1 to 5 seconds between an answer and the next question) and {Race.Load.Deliverers} who each deliver a file of 40 rows every");
        Line(text, $"4,5 to 7,5 seconds, each of which makes the reports anew; played by wrk on the same machine. Alone: `… -- load`.");
        Line(text, $"");
        if (load.Count == 0)
        {
            Line(text, $"Left out: wrk was not there.");
            return text.ToString();
        }

        Line(text, $"| | Answers | Errors | Files not accepted | Milliseconds, median | 95 of 100 | longest | over 1 s |");
        Line(text, $"| --- | --: | --: | --: | --: | --: | --: | --: |");
        foreach (var answers in load)
            Line(text, $"| {answers.Who} | {answers.Times.Count} | {answers.Errors} | {answers.Rejected} | {answers.Percentile(50):F0} | {answers.Percentile(95):F0} | {answers.Percentile(100):F0} | {answers.Times.Count(time => time.Milliseconds > 1000)} |");
        Line(text, $"");
        Line(text, $"The longest for readers: {string.Join(", ", load[0].Times.GroupBy(time => time.Asked).Select(asked => (Asked: asked.Key, Longest: asked.Max(time => time.Milliseconds))).OrderByDescending(asked => asked.Longest).Take(5).Select(asked => FormattableString.Invariant($"`{asked.Asked}` {asked.Longest:F0} ms")))}.");
        return text.ToString();
    }

    /// <summary>The section about the project of the whole country.</summary>
    public static string National(NationalRuns runs)
    {
        var text = new StringBuilder();
        Heading(text, "The whole country");
        Row(text, "esf deliver --report, one file, until the internal report is whole", runs.Internal);
        Row(text, "the same, with the public edition", runs.Whole);
        Row(text, "a file sent to esf serve, until the internal report is whole", runs.ServedInternal);
        Row(text, "the same, with the public edition", runs.ServedWhole);
        Line(text, $"");
        Line(text, $"A project that nobody runs: 290 sites in 21 sub-projects, 36 months of which each December is public and two are frozen, 60 people a site. Alone: `… -- national`. `esf serve` waits two seconds for more files before it makes reports: they are counted here.");
        Line(text, $"");
        Line(text, $"The time until the internal report is whole goes to its files, which are made side by side on all cores: report.csv (50 MB), report.xlsx (half of it compression), report.html, report.tsv and report.json, most first; then to counting 36 months of everybody,");
        Line(text, $"and to opening ten thousand small files. A third of it used to be memory: cells and numbers that were made twice, and a report.json that was held whole. Each is now made where it is written, and forgotten.");
        return text.ToString();
    }

    private static void Heading(StringBuilder text, string heading)
    {
        Line(text, $"");
        Line(text, $"## {heading}");
        Line(text, $"");
        Line(text, $"| | Seconds, best | median | CPU seconds, best | median | Peak MB, most |");
        Line(text, $"| --- | --: | --: | --: | --: | --: |");
    }

    private void Table(StringBuilder text, Kind kind, string heading)
    {
        Heading(text, heading);
        foreach (var result in results.Where(result => result.Kind == kind))
            Row(text, result.Name, result.Runs);
        if (kind == Kind.Race)
            Row(text, "**esf, both together**", [.. results[0].Runs.Zip(results[1].Runs, (deliver, report) => deliver + report)]);
    }

    private static void Row(StringBuilder text, string name, List<Measured> runs) =>
        Line(text, $"| {name} | {runs.Min(run => run.Wall):F2} | {Median(runs.Select(run => run.Wall)):F2} | {Cpu(runs.Min(run => run.Cpu))} | {Cpu(Median(runs.Select(run => run.Cpu)))} | {runs.Max(run => run.Peak):F0} |");

    private static string Cpu(double seconds) => double.IsNaN(seconds) ? "–" : seconds.ToString("F2", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt((numbers.Count() - 1) / 2);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
