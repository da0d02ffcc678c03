using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf report --data DIR</c>: writes the consolidated reports.</summary>
internal static class ReportCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var asOf = new Option<string?>("--as-of") { Description = options.T("Till och med månad; annars den senaste med leveranser.", "Up to and including a month; otherwise the latest with deliveries."), HelpName = "yyyy-MM" };
        var command = new Command("report", options.T("Räkna utfallet och skriv rapporterna.", "Count the outcomes and write the reports.")) { options.Data, options.Project, asOf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var month = parsed.GetValue(asOf) is { } text ? options.MonthOf(text) : (Month?)null;
            var folder = options.Open(parsed, clock);
            var written = new JArray();
            foreach (var project in options.Projects(parsed, folder.Catalogue))
                if ((month ?? await LatestAsync(folder, project, cancellation)) is { } upTo)
                    written.Add(await WriteAsync(options, folder, project, upTo, cancellation));
                else
                    options.Terminal.Line(options.T($"{project.Name}: inga leveranser ännu, ingen rapport.", $"{project.Name}: no deliveries yet, no report."));
            options.Terminal.Json(new JObject { ["reports"] = written });
            return EsfCommandLine.Done;
        });
        return command;
    }

    /// <summary>The latest month with an accepted delivery; null when there is none.</summary>
    public static async Task<Month?> LatestAsync(DataFolder folder, Project project, CancellationToken cancellation) =>
        Delivery.Current(await folder.Log.ReadAsync(project.Id, cancellation)).Select(d => (Month?)d.Address.Month).Max();

    /// <summary>Writes one report, shows its table, and tells where its files are.</summary>
    public static async Task<JObject> WriteAsync(SharedOptions options, DataFolder folder, Project project, Month asOf, CancellationToken cancellation)
    {
        var (report, paths) = await options.Terminal.WithStatusAsync(options.T($"Räknar {project.Name} …", $"Counting {project.Name} …"), async () =>
        {
            var counted = await folder.Reporter.ReportAsync(project, asOf, cancellation: cancellation);
            return (counted, await folder.Consolidator.WriteAsync(counted, options.Language, cancellation));
        });
        options.Terminal.Show(report);
        options.Terminal.Line(options.T("Rapporten: ", "The report: ") + Path.Combine(folder.Root, paths[^1][..paths[^1].LastIndexOf('/')]));
        options.Terminal.Line();
        return new() { ["project"] = project.Id, ["asOf"] = asOf.ToString(), ["files"] = new JArray(paths.Select(path => Path.Combine(folder.Root, path))) };
    }
}
