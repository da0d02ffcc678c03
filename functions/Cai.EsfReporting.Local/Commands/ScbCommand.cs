using System.CommandLine;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Scb;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf scb --data DIR --project ID --month yyyy-MM --out PATH</c>: the participant file for SCB, with identities, where the operator says and nowhere else.</summary>
internal static class ScbCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var output = new Option<FileInfo>("--out") { Description = options.T("Filen att skriva, utanför datamappen: .csv eller .xlsx.", "The file to write, outside the data folder: .csv or .xlsx."), Required = true, HelpName = "PATH" };
        var by = new Option<string?>("--by") { Description = options.T("Vem som begär filen; annars den inloggade.", "Who asks for the file; otherwise whoever is logged in."), HelpName = "NAME" };
        var force = new Option<bool>("--force") { Description = options.T("Skriv över filen om den finns.", "Overwrite the file if it is there.") };
        var allowMissing = new Option<bool>("--allow-missing") { Description = options.T("Skriv filen fast en ort inte har levererat.", "Write the file although a site has not delivered.") };
        var command = new Command("scb", options.T("Skriv deltagarfilen för SCB:s månadsrapport.", "Write the participant file for SCB's monthly report.")) { options.Data, options.Project, options.Month, output, by, force, allowMissing };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var month = options.MonthOf(parsed.GetValue(options.Month) ?? throw new WrongUseException(options.T("Ange --month ÅÅÅÅ-MM.", "Give --month YYYY-MM.")));
            if (parsed.GetValue(options.Project) is null)
                throw new WrongUseException(options.T("Ange --project ID.", "Give --project ID."));
            var project = options.Projects(parsed, folder.Catalogue)[0];
            var who = parsed.GetValue(by) is { Length: > 0 } stated ? stated : Environment.UserName;
            if (Masking.HoldsIdentity(who))
                throw new WrongUseException(options.T("Ange ett namn med --by, inte ett personnummer.", "Give a name with --by, not a personnummer."));
            if (!ScbFormats.TryParse(parsed.GetRequiredValue(output).Extension.TrimStart('.'), out var format))
                throw new WrongUseException(options.T("Filen skrivs som csv eller Excel: låt dess namn sluta på .csv eller .xlsx.", "The file is written as csv or Excel: have its name end in .csv or .xlsx."));
            var target = new HandedOutFile(parsed.GetRequiredValue(output).FullName);
            if (target.IsWithin(folder.Root))
                throw new WrongUseException(options.T("Filen får inte ligga i datamappen: välj en plats utanför.", "The file may not be in the data folder: choose a place outside."));
            if (target.Exists && !parsed.GetValue(force))
                throw new WrongUseException(options.T("Filen finns redan. --force skriver över den.", "The file is there already. --force overwrites it."));

            var plan = await folder.Scb.PlanAsync(project, month, cancellation);
            if (Refusals(plan, parsed.GetValue(allowMissing)) is { Count: > 0 } refusals)
            {
                foreach (var refusal in refusals)
                    options.Terminal.Error(refusal.In(options.Language));
                options.Terminal.Json(new JObject { ["written"] = false, ["refusals"] = new JArray(refusals.Select(refusal => refusal.In(options.Language))) });
                return EsfCommandLine.Rejects;
            }

            using var made = await folder.Scb.MakeAsync(plan, format, cancellation);
            await using var staged = await target.StageAsync(made.Content, cancellation);
            await folder.Audit.ScbFileAsync(SharedOptions.Actor, project.Id, month, cancellation);
            var exported = await folder.Scb.HandOutAsync(made, who, _ =>
            {
                staged.Place(parsed.GetValue(force));
                return Task.CompletedTask;
            }, cancellation);
            Show(options, plan, exported, target.Path);
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static List<Text> Refusals(ScbPlan plan, bool allowMissing) =>
    [
        .. plan.Refusals,
        .. allowMissing ? [] : plan.Doubts.Select(doubt => new Text($"{doubt.Sv} --allow-missing skriver filen ändå.", $"{doubt.En} --allow-missing writes the file all the same.")),
    ];

    private static void Show(SharedOptions options, ScbPlan plan, ScbExported exported, string path)
    {
        options.Terminal.Line(options.T($"{exported.Rows} rader till {path}. Radera filen när den är sänd. Noterat i {exported.Evidence}.", $"{exported.Rows} rows to {path}. Delete the file when it is sent. Noted in {exported.Evidence}."));
        foreach (var site in plan.Missing)
            options.Terminal.Error(options.T($"Saknas i filen: {site.Name} har inte levererat {plan.Month}.", $"Missing in the file: {site.Name} has not delivered {plan.Month}."));
        foreach (var site in plan.Preliminary)
            options.Terminal.Error(options.T($"Bara preliminärt i filen: {site.Name} lämnade {plan.Month} innan månaden var slut.", $"Only preliminary in the file: {site.Name} delivered {plan.Month} before it was over."));
        foreach (var delivery in exported.Differing)
            options.Terminal.Error(options.T($"{delivery.Address}: kontrollen släpper nu igenom ett annat antal rader än vid mottagandet.", $"{delivery.Address}: another number of rows passes the check now than at intake."));
        if (exported.SendAgain.Count > 0)
            options.Terminal.Line(options.T($"En månad har rättats: sänd om till SCB, i den här ordningen: {string.Join(", ", exported.SendAgain)}.", $"A month was corrected: send to SCB again, in this order: {string.Join(", ", exported.SendAgain)}."));
        options.Terminal.Json(new JObject
        {
            ["written"] = true,
            ["file"] = path,
            ["rows"] = exported.Rows,
            ["evidence"] = exported.Evidence,
            ["missing"] = new JArray(plan.Missing.Select(site => site.Id)),
            ["preliminary"] = new JArray(plan.Preliminary.Select(site => site.Id)),
            ["differing"] = new JArray(exported.Differing.Select(delivery => delivery.Id.Value)),
            ["sendAgain"] = new JArray(exported.SendAgain.Select(month => month.ToString())),
        });
    }
}
