using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Race;

/// <summary>What was measured, as a page of the documentation.</summary>
internal sealed class Page(int rows, int times, long bytes, IReadOnlyList<Result> results, string machine)
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
        return text.ToString();
    }

    private void Table(StringBuilder text, Kind kind, string heading)
    {
        Line(text, $"");
        Line(text, $"## {heading}");
        Line(text, $"");
        Line(text, $"| | Seconds, best | median | CPU seconds, best | median | Peak MB, most |");
        Line(text, $"| --- | --: | --: | --: | --: | --: |");
        foreach (var result in results.Where(result => result.Kind == kind))
            Row(text, result.Name, result.Runs);
        if (kind == Kind.Race)
            Row(text, "**esf, both together**", [.. results[0].Runs.Zip(results[1].Runs, (deliver, report) => deliver + report)]);
    }

    private static void Row(StringBuilder text, string name, List<Measured> runs) =>
        Line(text, $"| {name} | {runs.Min(run => run.Wall):F2} | {Median(runs.Select(run => run.Wall)):F2} | {runs.Min(run => run.Cpu):F2} | {Median(runs.Select(run => run.Cpu)):F2} | {runs.Max(run => run.Peak):F0} |");

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt((numbers.Count() - 1) / 2);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
