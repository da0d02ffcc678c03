using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
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
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var today = StockholmTime.DayOf(clock.GetUtcNow());
            var answer = new JArray();
            foreach (var project in options.Projects(parsed, folder.Catalogue))
            {
                var standing = ProjectStanding.Of(project, await folder.Log.ReadAsync(project.Id, cancellation), today);
                options.Terminal.Show(standing);
                var json = standing.ToJson();
                json["public"] = await PublicAsync(options, folder, project, cancellation);
                json["sinceFrozen"] = await SinceFrozenAsync(options, folder, project, cancellation);
                answer.Add(json);
            }

            var outbox = await folder.Outbox.LookAsync(cancellation);
            if (outbox.Waiting > 0)
                options.Terminal.Line(options.T($"{outbox.Waiting} påminnelser väntar på att skickas.", $"{outbox.Waiting} reminders wait to be sent."));
            if (outbox.Mail is { Waiting: > 0 } mail)
                options.Terminal.Line(options.T($"{mail.Waiting} mejl väntar på att skickas.", $"{mail.Waiting} mails wait to be sent."));
            options.Terminal.Show(outbox);
            var tokens = new AccessTokens(folder.Files, clock);
            var ending = await tokens.EndingAsync(cancellation);
            if (ending.Count > 0)
                options.Terminal.Line(options.T("Nycklar som går ut (esf token gör nya):", "Tokens that end (esf token makes new ones):"));
            foreach (var token in ending)
                options.Terminal.Line("  " + token.Told(today).In(options.Language));
            options.Terminal.Json(new JObject { ["projects"] = answer, ["outbox"] = outbox.ToJson(), ["tokens"] = new JArray(ending.Select(token => token.ToJson(today))) });
            return EsfCommandLine.Done;
        });
        return command;
    }

    /// <summary>Where the public editions stand; of the months that are public already only the latest is told in words.</summary>
    private static async Task<JArray> PublicAsync(SharedOptions options, DataFolder folder, Project project, CancellationToken cancellation)
    {
        var standings = await new PublicStandings(folder.Files, StockholmTime.DayOf(folder.Clock.GetUtcNow())).OfAsync(project, cancellation);
        foreach (var standing in PublicStandings.Telling(standings))
            options.Terminal.Line(standing.InWords(options.Language));
        return new(standings.Select(standing => standing.ToJson()));
    }

    /// <summary>The frozen reports that the store no longer gives, and what has changed since.</summary>
    private static async Task<JArray> SinceFrozenAsync(SharedOptions options, DataFolder folder, Project project, CancellationToken cancellation)
    {
        var answer = new JArray();
        await foreach (var change in folder.Changes.ReadAsync(project, cancellation))
            if (!change.Changes.IsEmpty)
            {
                options.Terminal.Line(options.T("Ändrat sedan den frysta rapporten ", "Changed since the frozen report ") + change.Deadline);
                options.Terminal.Show(change, folder.Catalogue);
                answer.Add(new JObject { ["deadline"] = change.Deadline, ["asOf"] = change.AsOf.ToString(), ["changes"] = change.ToJson() });
            }

        return answer;
    }
}
