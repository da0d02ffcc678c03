using System.CommandLine;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf purge --data DIR [--delete]</c>: lists what must not be kept any longer; only <c>--delete</c> deletes it, leaving evidence.</summary>
internal static class PurgeCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var delete = new Option<bool>("--delete") { Description = options.T("Radera det som listas och lämna ett gallringsbevis.", "Delete what is listed and leave evidence.") };
        var dryRun = new Option<bool>("--dry-run") { Description = options.T("Lista bara. Så är det också utan val.", "List only. So it is without options too.") };
        var command = new Command("purge", options.T("Gallra: originalfiler, uppgifter och loggade händelser vars tid är ute.", "Purge: original files, data and logged events whose time is over.")) { options.Data, delete, dryRun };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(delete) && parsed.GetValue(dryRun))
                throw new WrongUseException(options.T("Välj --delete eller --dry-run, inte båda.", "Choose --delete or --dry-run, not both."));
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var listed = await folder.Purge.DueAsync(cancellation);
            IReadOnlyList<Evidence> done = [];
            if (parsed.GetValue(delete))
            {
                await folder.Audit.PurgeAsync(SharedOptions.Actor, cancellation);
                done = await folder.Purge.RunAsync(cancellation);
                listed = [.. done.SelectMany(evidence => evidence.Changes)];
            }

            foreach (var rule in listed.GroupBy(change => change.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal))
            {
                options.Terminal.Line($"{RuleName(rule.Key).In(options.Language)} ({rule.Key}):");
                foreach (var change in rule)
                    options.Terminal.Line("  " + change.Path);
            }

            options.Terminal.Line((listed.Count, parsed.GetValue(delete)) switch
            {
                (0, _) => options.T("Inget ska gallras i dag.", "Nothing is to be purged today."),
                (var files, true) => options.T($"Raderade filer: {files}. Bevis: {string.Join(", ", done.Select(evidence => evidence.Path))}", $"Files deleted: {files}. Evidence: {string.Join(", ", done.Select(evidence => evidence.Path))}"),
                var (files, _) => options.T($"Filer att radera: {files}. esf purge --delete raderar dem.", $"Files to delete: {files}. esf purge --delete deletes them."),
            });
            options.Terminal.Json(new JObject
            {
                ["deleted"] = parsed.GetValue(delete),
                ["evidence"] = new JArray(done.Select(evidence => evidence.Path)),
                ["files"] = new JArray(listed.Select(change => new JObject { ["path"] = change.Path, ["rule"] = change.Rule })),
            });
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static Text RuleName(string rule) => rule switch
    {
        Purge.OriginalsDays => new("Originalfiler som sparats så länge som katalogen säger", "Original files kept as long as the catalogue says"),
        Purge.Abandoned => new("Filer som påbörjats för mer än ett dygn sedan och aldrig blivit klara", "Files begun more than a day ago and never finished"),
        Purge.AuditDays => new("Händelser i loggen som sparats så länge som katalogen säger", "Events of the audit log kept as long as the catalogue says"),
        _ => new("Uppgifter i projekt vars bevarandetid är slut", "Data of projects whose time for keeping is over"),
    };
}
