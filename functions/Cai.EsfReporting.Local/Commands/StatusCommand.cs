using System.CommandLine;
using Cai.EsfReporting.Deadlines;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf status --data DIR</c>: who has delivered what, and what is due next.</summary>
internal static class StatusCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var command = new Command("status", options.T("Visa vem som har levererat vad, och nästa tidsgräns.", "Show who has delivered what, and the next deadline.")) { options.Data, options.Project };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = options.Open(parsed, clock);
            var today = StockholmTime.DayOf(clock.GetUtcNow());
            var answer = new JArray();
            foreach (var project in options.Projects(parsed, folder.Catalogue))
            {
                if (await ReportCommand.LatestAsync(folder, project, cancellation) is not { } asOf)
                {
                    options.Terminal.Line(options.T($"{project.Name}: inga leveranser ännu.", $"{project.Name}: no deliveries yet."));
                    continue;
                }

                var report = await folder.Reporter.ReportAsync(project, asOf, cancellation: cancellation);
                var next = ReportingCalendar.Next(project, today);
                options.Terminal.ShowCompleteness(report, next, today);
                answer.Add(new JObject
                {
                    ["project"] = project.Id,
                    ["asOf"] = asOf.ToString(),
                    ["nextDeadline"] = next is null ? null : new JObject { ["id"] = next.Id, ["due"] = FormattableString.Invariant($"{next.Due:yyyy-MM-dd}"), ["daysLeft"] = next.Due.DayNumber - today.DayNumber },
                    ["sites"] = Reports.ReportJson.Of(report)["completeness"],
                });
            }

            options.Terminal.Json(new JObject { ["projects"] = answer });
            return EsfCommandLine.Done;
        });
        return command;
    }
}
