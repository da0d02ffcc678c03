using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>Takes the samples in through the real pipeline and prints what came of each file and scope.</summary>
public static class Verification
{
    public static async Task RunAsync(ReportingCatalogue catalogue, string folder, TextWriter output)
    {
        var store = await TakeAsync(catalogue, folder, output);
        var reporter = new Reporter(catalogue, store, store, store);
        foreach (var project in catalogue.Projects)
            foreach (var asOf in (Month[])[new(2018, 6), new(2018, 8)])
                await WriteAsync(await reporter.ReportAsync(project, asOf), output);
    }

    /// <summary>Takes the samples in, month by month, and prints what came of each file.</summary>
    internal static async Task<InMemoryStore> TakeAsync(ReportingCatalogue catalogue, string folder, TextWriter output)
    {
        var store = new InMemoryStore();
        var receiver = new Receiver(catalogue, store, store, store, [], TimeProvider.System);
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path.Replace('\\', '/'), Address: DeliveryAddress.TryParse(path, out var address) ? address : default))
            .Where(file => file.Address != default)
            // A name without its ending, so that a month comes before what corrects it.
            .OrderBy(file => file.Address.Month).ThenBy(file => Path.ChangeExtension(file.Path, null), StringComparer.Ordinal);
        var minute = 0;
        foreach (var (path, address) in paths)
        {
            var receivedAt = new DateTimeOffset(address.Month.LastDay.AddDays(5), new(8, 0), TimeSpan.Zero).AddMinutes(minute++ % 600);
            await using var file = new DroppedFile(path, receivedAt);
            var receipt = await receiver.ReceiveAsync(file);
            await output.WriteLineAsync($"{address.Path,-40} {receipt.Status.Word(),-22} {receipt.Accepted,3}/{receipt.Rows,-3} {string.Join(' ', receipt.Findings.Counts.Select(c => $"{c.Rule.Code}×{c.Count}"))}");
        }

        return store;
    }

    private static async Task WriteAsync(OutcomeReport report, TextWriter output)
    {
        await output.WriteLineAsync($"\n{report.Project.Id} {report.AsOf}");
        foreach (var scope in report.Scopes)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {scope.Scope.Kind.Word(),-11} {scope.Scope.Id,-18} participants {scope.People.Participants,4} anonymous {scope.People.Anonymous} enrolled {scope.People.Enrolled,3} leavers {scope.People.Leavers,3} stays {scope.People.Participations,4} inflow {scope.Inflow?.Participants,3}")
                + string.Concat(scope.Indicators.Select(i => string.Create(CultureInfo.InvariantCulture, $" | {i.Indicator.Id} {i.Ratio?.Numerator}/{i.Ratio?.Denominator} = {i.Ratio?.Rate:P1} {i.Assessment?.Word()} {i.Trend?.Word()}"))));
        }

        var gaps = report.Completeness.SelectMany(site => site.Lacking.Select(month => $"{site.Site.Id} {month.Month}"));
        await output.WriteLineAsync($"  not delivered: {string.Join(", ", gaps)}");
    }
}
