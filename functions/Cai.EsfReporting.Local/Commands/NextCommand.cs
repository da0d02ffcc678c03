using System.CommandLine;
using Cai.EsfReporting.Deliveries.Next;
using Cai.EsfReporting.Local.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf next --data DIR --project ID --site ID [--month yyyy-MM] --out PATH</c>: the file that a site's next month begins with, with identities, where the operator says and nowhere else.</summary>
internal static class NextCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var output = new Option<FileInfo>("--out") { Description = options.T("Filen att skriva, utanför datamappen, med samma filändelse som ortens senaste: .csv eller .xlsx.", "The file to write, outside the data folder, with the ending of the site’s latest: .csv or .xlsx."), Required = true, HelpName = "PATH" };
        var force = new Option<bool>("--force") { Description = options.T("Skriv över filen om den finns.", "Overwrite the file if it is there.") };
        var command = new Command("next", options.T("Skriv filen att börja nästa månad med: ortens senaste, utan dem som har slutat.", "Write the file to begin next month with: the site’s latest, without those who have left.")) { options.Data, options.Project, options.Site, options.Month, output, force };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            Month? month = parsed.GetValue(options.Month) is { } text ? options.MonthOf(text) : null;
            if (parsed.GetValue(options.Project) is null || parsed.GetValue(options.Site) is not { } stated)
                throw new WrongUseException(options.T("Ange --project ID och --site ID.", "Give --project ID and --site ID."));
            var project = options.Projects(parsed, folder.Catalogue)[0];
            var site = project.FindSite(stated) ?? throw new WrongUseException(options.T(
                $"Orten ”{Participants.Masking.Mask(stated)}” finns inte i {project.Name}. Där finns {string.Join(", ", project.Sites.Select(s => s.Id))}.", $"There is no site “{Participants.Masking.Mask(stated)}” in {project.Name}. It has {string.Join(", ", project.Sites.Select(s => s.Id))}."));
            var target = new HandedOutFile(parsed.GetRequiredValue(output).FullName);
            if (target.IsWithin(folder.Root))
                throw new WrongUseException(options.T("Filen får inte ligga i datamappen: välj en plats utanför.", "The file may not be in the data folder: choose a place outside."));
            if (target.Exists && !parsed.GetValue(force))
                throw new WrongUseException(options.T("Filen finns redan. --force skriver över den.", "The file is there already. --force overwrites it."));

            var plan = await folder.Next.PlanAsync(project, site, month, cancellation);
            using var file = plan.Refusal is null ? await folder.Next.MakeAsync(plan, cancellation) : null;
            if (file is null)
                return Refused(options, plan.Refusal ?? plan.NoLongerTaken);
            if (!string.Equals(Path.GetExtension(file.Name), Path.GetExtension(target.Path), StringComparison.OrdinalIgnoreCase))
                throw new WrongUseException(options.T($"Filen har samma form som ortens senaste: låt dess namn sluta på {Path.GetExtension(file.Name)}.", $"The file has the form of the site’s latest: have its name end in {Path.GetExtension(file.Name)}."));
            await using var staged = await target.StageAsync(file.Content, cancellation);
            await folder.Audit.NextFileAsync(SharedOptions.Actor, new(project.Id, site.Id, plan.Month!.Value), cancellation);
            staged.Place(parsed.GetValue(force));
            Show(options, plan, file, target.Path);
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static int Refused(SharedOptions options, Text why)
    {
        options.Terminal.Error(why.In(options.Language));
        options.Terminal.Json(new JObject { ["written"] = false, ["refusal"] = why.In(options.Language) });
        return EsfCommandLine.Rejects;
    }

    private static void Show(SharedOptions options, NextFilePlan plan, NextFile file, string path)
    {
        var from = plan.Base!;
        options.Terminal.Line(options.T(
            $"{file.Rows} rader till {path}, för {plan.Month}, ur filen för {from.Address.Month}. {file.Left} rader är utelämnade; {file.FollowUps} har slutat och väntar på uppföljning. Filen innehåller personnummer.",
            $"{file.Rows} rows to {path}, for {plan.Month}, out of the file for {from.Address.Month}. {file.Left} rows are left out; {file.FollowUps} have ended and wait for a follow-up. The file holds personnummer."));
        foreach (var note in plan.Notes)
            options.Terminal.Error(note.In(options.Language));
        options.Terminal.Json(new JObject
        {
            ["written"] = true, ["month"] = plan.Month.ToString(), ["base"] = from.Id.Value, ["baseMonth"] = from.Address.Month.ToString(), ["rows"] = file.Rows, ["followUps"] = file.FollowUps, ["left"] = file.Left,
            ["notes"] = new JArray(plan.Notes.Select(note => note.In(options.Language))),
        });
    }
}
