using System.CommandLine;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf rotate-key --data DIR</c>: adds a pseudonym key and brings every accepted row under it; goes on with a change that was interrupted.</summary>
internal static class RotateKeyCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var command = new Command("rotate-key", options.T("Byt pseudonymnyckel; personer känns igen som förut.", "Change the pseudonym key; people are recognised as before.")) { options.Data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            // A key that was added cannot be taken back: first is seen that the rows can be brought under it.
            await options.Terminal.WithStatusAsync(options.T("Läser mottagna uppgifter …", "Reading accepted data …"), async () =>
            {
                await folder.Rotation.RehearseAsync(cancellation);
                return true;
            });
            var interrupted = !await folder.Rotation.IsFinishedAsync(cancellation);
            var key = await folder.Keys.CurrentAsync(cancellation);
            if (!interrupted)
                key = await folder.Keys.AddAsync(key, cancellation);
            await folder.Audit.RotationAsync(SharedOptions.Actor, cancellation);
            var done = await options.Terminal.WithStatusAsync(options.T("Skriver om mottagna uppgifter …", "Rewriting accepted data …"), () => folder.Rotation.RunAsync(cancellation));
            var (files, rows) = (done.Sum(evidence => evidence.Changes.Count), done.Sum(evidence => evidence.Changes.Sum(change => change.Rows)));
            if (interrupted)
                options.Terminal.Line(options.T("Ett avbrutet byte är slutfört; ingen ny nyckel gjordes. Kör igen för att byta en gång till.", "A change that was interrupted is finished; no new key was made. Run again to change once more."));
            options.Terminal.Line(options.T($"Nyckel {key.Id} gäller. Omskrivna filer: {files}, rader: {rows}. Bevis: {string.Join(", ", done.Select(e => e.Path))}", $"Key {key.Id} is in use. Files rewritten: {files}, rows: {rows}. Evidence: {string.Join(", ", done.Select(e => e.Path))}"));
            options.Terminal.Line(options.T("Ta en ny förseglad kopia av keys/pseudonym.key: den gamla räcker inte längre.", "Take a new sealed copy of keys/pseudonym.key: the old one is no longer enough."));
            var answer = new JObject { ["key"] = key.Id, ["finishedInterrupted"] = interrupted, ["files"] = files, ["rows"] = rows, ["evidence"] = new JArray(done.Select(e => e.Path)) };
            options.Terminal.Show(await folder.OutdatedTerritories.DeleteAsync(cancellation), answer);
            options.Terminal.Json(answer);
            return EsfCommandLine.Done;
        });
        return command;
    }
}
