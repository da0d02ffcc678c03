using System.CommandLine;
using System.Text;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Retention;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf erase --data DIR</c>: takes out the person whose personnummer stands on standard input. Nothing that is printed names the person.</summary>
internal static class EraseCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock, TextReader? input)
    {
        // Takes what would otherwise be an error that shows it.
        var never = new Argument<string[]>("PERSONNUMMER") { Hidden = true, Arity = ArgumentArity.ZeroOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = options.T("Visa vad som skulle ändras, utan att göra det.", "Show what would be changed, without doing it.") };
        var command = new Command("erase", options.T("Radera en person. Personnumret läses från standard in.", "Erase a person. The personnummer is read from standard input.")) { options.Data, options.Project, dryRun, never };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(never) is { Length: > 0 } || Masking.HoldsIdentity(parsed.GetValue(options.Project) ?? ""))
                throw new WrongUseException(options.T(
                    "Personnumret läses från standard in, aldrig från kommandoraden: där syns det i processlistan och i historiken. Rensa historiken och kör kommandot igen utan det.",
                    "The personnummer is read from standard input, never from the command line: it shows there in the process list and the history. Clear the history and run the command again without it."));
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var projects = parsed.GetValue(options.Project) is null ? null : options.Projects(parsed, folder.Catalogue);
            var text = await ReadAsync(options, input, cancellation);
            var fault = PersonalIdentity.TryParse(Encoding.UTF8.GetBytes(text), Month.Of(StockholmTime.DayOf(clock.GetUtcNow())), out var person);
            if (fault != IdentityFault.None)
                throw new WrongUseException(options.T($"Det som lästes är inget personnummer ({Name(fault).Sv}). Skriv det med tolv siffror, ensamt på en rad.", $"What was read is no personnummer ({Name(fault).En}). Write it with twelve digits, alone on a line."));

            // Everything is looked through first: what cannot be read is told before anything is logged or done.
            var result = await folder.Erasure.PlanAsync(person, projects, cancellation);
            if (!parsed.GetValue(dryRun))
            {
                await folder.Audit.ErasureAsync(SharedOptions.Actor, projects?[0].Id, cancellation);
                result = await folder.Erasure.RunAsync(person, projects, cancellation);
            }

            var answer = result.ToJson(erased: !parsed.GetValue(dryRun));
            Show(options, result, parsed.GetValue(dryRun));
            if (!parsed.GetValue(dryRun))
                options.Terminal.Show(await folder.OutdatedTerritories.DeleteAsync(cancellation), answer);
            options.Terminal.Json(answer);
            return result.IsWhole ? EsfCommandLine.Done : EsfCommandLine.Rejects;
        });
        return command;
    }

    private static void Show(SharedOptions options, ErasureResult result, bool dryRun)
    {
        var terminal = options.Terminal;
        if (result.Changes.Count == 0)
            terminal.Line(options.T("Personen finns inte i det som bevaras.", "The person is not in what is held."));
        else
        {
            terminal.Line(dryRun ? options.T("Skulle raderas (inget är gjort):", "Would be erased (nothing is done):") : options.T("Raderat:", "Erased:"));
            terminal.Line(options.T($"  {result.Rows} rader i {result.Accepted} mottagna leveranser, {result.Originals} originalfiler, {result.Receipts} kvittensfiler med personens födelsedatum", $"  {result.Rows} rows in {result.Accepted} accepted deliveries, {result.Originals} original files, {result.Receipts} receipt files with the person's birth date"));
        }

        if (result.Done.Count > 0)
        {
            terminal.Line(options.T($"Bevis: {string.Join(", ", result.Done.Select(e => e.Path))}", $"Evidence: {string.Join(", ", result.Done.Select(e => e.Path))}"));
            terminal.Line(options.T("Kör esf report: rapporterna räknas om utan personen. Frysta rapporter står kvar som de sändes.", "Run esf report: the reports are counted again without the person. Frozen reports stay as they were sent."));
            terminal.Line(options.T("Be orten att ta bort personen ur kommande filer: en ny leverans kan ta tillbaka den.", "Ask the site to take the person out of files to come: a new delivery can bring the person back."));
        }

        foreach (var path in result.Unread)
            terminal.Line(options.T($"Gick inte att läsa säkert och tas därför bort i sin helhet: {path}", $"Could not be read for certain, so the whole of it goes: {path}"));
        if (!dryRun && result.Remaining.Count == 0)
            terminal.Line(options.T($"Allt är läst på nytt: personen finns inte i någon av de {result.Read} filer som bevaras.", $"Everything has been read again: the person is in none of the {result.Read} files that are held."));
        foreach (var path in result.Remaining)
            terminal.Error(options.T($"Inte klart: nämner personen, och ändras inte av en radering. Se efter själv: {path}", $"Not done: names the person, and is not changed by an erasure. Look for yourself: {path}"));
        foreach (var path in result.Pictures)
            terminal.Error(options.T($"Innehåller en bild, som bara ett öga kan läsa: {path}", $"Holds a picture, which only an eye can read: {path}"));
        foreach (var name in result.Waiting)
            terminal.Error(options.T($"Inte klart: väntar på att tas emot och innehåller personen, eller går inte att läsa. Radera igen när filen är mottagen: {name}", $"Not done: waits to be received and holds the person, or cannot be read. Erase again when the file has been received: {name}"));
        foreach (var name in result.Passing)
            terminal.Error(options.T($"Inte klart: en tillfällig eller halvt kopierad fil i inkorgen innehåller personen, eller går inte att läsa. Ta bort den, eller vänta tills den är hel, och radera igen: {name}", $"Not done: a temporary or half copied file in the inbox holds the person, or cannot be read. Delete it, or wait until it is whole, and erase again: {name}"));
        foreach (var evidence in result.Unfinished)
            terminal.Error(options.T($"En avbruten radering väntar på samma personnummer som då: {evidence.Path}", $"An interrupted erasure waits for the same personnummer as then: {evidence.Path}"));
    }

    /// <summary>A line of standard input; what is typed at a terminal is not shown.</summary>
    private static async Task<string> ReadAsync(SharedOptions options, TextReader? input, CancellationToken cancellation)
    {
        if (input is not null || Console.IsInputRedirected)
            return await (input ?? Console.In).ReadLineAsync(cancellation) ?? "";
        await Console.Error.WriteAsync(options.T("Personnummer (visas inte): ", "Personnummer (not shown): "));
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
            if (key.Key != ConsoleKey.Backspace)
                typed.Append(key.KeyChar);
            else if (typed.Length > 0)
                typed.Length--;
        await Console.Error.WriteLineAsync();
        return typed.ToString();
    }

    private static Text Name(IdentityFault fault) => fault switch
    {
        IdentityFault.Blank => new("tomt", "blank"),
        IdentityFault.CheckDigit => new("kontrollsiffran stämmer inte", "the check digit is wrong"),
        IdentityFault.Date => new("datumet finns inte", "there is no such date"),
        _ => new("fel form", "wrong form"),
    };
}
