using System.CommandLine;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf verify DIR</c>: whether each frozen report is the one that was frozen, and the store still gives it.</summary>
internal static class VerifyCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var data = new Argument<DirectoryInfo>("DIR") { Description = options.T("Datamappen.", "The data folder.") };
        var command = new Command("verify", options.T("Kontrollera att frysta rapporter är orörda.", "Check that frozen reports are untouched.")) { data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenExistingAsync(parsed.GetRequiredValue(data).FullName, parsed, clock, cancellation);
            var (answer, faulty) = (new JArray(), 0);
            var changes = await folder.Changes.ReadAsync(cancellation: cancellation).ToDictionaryAsync(change => change.Folder, cancellationToken: cancellation);
            await foreach (var verified in folder.Frozen.VerifyAsync(cancellation))
            {
                faulty += verified.Faults.Count > 0 ? 1 : 0;
                options.Terminal.Line($"{(verified.Faults.Count == 0 ? "●" : "✕")} {verified.Folder}{string.Concat(verified.Faults.Concat(verified.Notes).Select(told => "\n    " + told.In(options.Language)))}");
                var change = changes.GetValueOrDefault(verified.Folder);
                if (change is not null)
                    options.Terminal.Show(change, folder.Catalogue);
                answer.Add(new JObject { ["report"] = verified.Folder, ["untouched"] = verified.Faults.Count == 0, ["faults"] = new JArray(verified.Faults.Select(fault => fault.In(options.Language))),
                    ["notes"] = new JArray(verified.Notes.Select(note => note.In(options.Language))), ["changedSince"] = change?.ToJson() });
            }

            if (answer.Count == 0)
                options.Terminal.Line(options.T("Det finns inga frysta rapporter ännu.", "There are no frozen reports yet."));
            options.Terminal.Json(new JObject { ["reports"] = answer });
            return faulty == 0 ? EsfCommandLine.Done : EsfCommandLine.Rejects;
        });
        return command;
    }
}
