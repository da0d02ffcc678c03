using System.CommandLine;
using Cai.EsfReporting.Local.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf backup --data DIR --to FILE</c>: a copy of the store without its keys, also while it is served.</summary>
internal static class BackupCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var to = new Option<FileInfo>("--to") { Description = options.T("Filen att skriva, utanför datamappen; slutar med fördel på .tar.gz.", "The file to write, outside the data folder; best ending in .tar.gz."), Required = true, HelpName = "FILE" };
        var without = new Option<bool>("--without-originals") { Description = options.T("Utelämna filerna som de kom, som innehåller personnummer.", "Leave out the files as they came, which hold personnummer.") };
        var command = new Command("backup", options.T("Säkerhetskopiera, utan nycklar.", "Back up, without the keys.")) { options.Data, to, without };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var target = new HandedOutFile(parsed.GetRequiredValue(to).FullName);
            if (target.IsWithin(folder.Root))
                throw new WrongUseException(options.T("Filen får inte ligga i datamappen: välj en plats utanför.", "The file may not be in the data folder: choose a place outside."));
            if (target.Exists)
                throw new WrongUseException(options.T("Filen finns redan: välj ett annat namn.", "The file is there already: choose another name."));
            var files = 0;
            await folder.Audit.BackupAsync(SharedOptions.Actor, !parsed.GetValue(without), cancellation);
            await using var staged = await target.StageAsync(async stream => files = await new Backup(folder.Root, folder.Log).WriteAsync(stream, !parsed.GetValue(without), cancellation));
            staged.Place(replace: false);
            options.Terminal.Line(options.T($"Kopierade filer: {files}, till {target.Path}", $"Files copied: {files}, to {target.Path}"));
            options.Terminal.Line(options.T(
                "Nycklarna (mappen keys) och settings.json är inte med: förvara en kopia av dem på ett annat ställe. Utan nycklarna känns ingen igen.",
                "The keys (the folder keys) and settings.json are not in it: keep a copy of them in another place. Without the keys nobody is recognised."));
            options.Terminal.Json(new JObject { ["file"] = target.Path, ["files"] = files, ["keys"] = false, ["originals"] = !parsed.GetValue(without) });
            return EsfCommandLine.Done;
        });
        return command;
    }
}
