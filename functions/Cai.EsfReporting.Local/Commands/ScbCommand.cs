using System.CommandLine;
using System.Globalization;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf scb --data DIR --project ID --month yyyy-MM --out PATH</c>: the participant file for SCB, with identities, where the operator says and nowhere else.</summary>
internal static class ScbCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var output = new Option<FileInfo>("--out") { Description = options.T("Filen att skriva, utanför datamappen.", "The file to write, outside the data folder."), Required = true, HelpName = "PATH" };
        var by = new Option<string?>("--by") { Description = options.T("Vem som begär filen; annars den inloggade.", "Who asks for the file; otherwise whoever is logged in."), HelpName = "NAME" };
        var force = new Option<bool>("--force") { Description = options.T("Skriv över filen om den finns.", "Overwrite the file if it is there.") };
        var allowMissing = new Option<bool>("--allow-missing") { Description = options.T("Skriv filen fast en ort inte har levererat.", "Write the file although a site has not delivered.") };
        var command = new Command("scb", options.T("Skriv deltagarfilen för SCB:s månadsrapport.", "Write the participant file for SCB's monthly report.")) { options.Data, options.Project, options.Month, output, by, force, allowMissing };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = options.Open(parsed, clock);
            var month = options.MonthOf(parsed.GetValue(options.Month) ?? throw new WrongUseException(options.T("Ange --month ÅÅÅÅ-MM.", "Give --month YYYY-MM.")));
            if (parsed.GetValue(options.Project) is null)
                throw new WrongUseException(options.T("Ange --project ID.", "Give --project ID."));
            var project = options.Projects(parsed, folder.Catalogue)[0];
            var who = parsed.GetValue(by) is { Length: > 0 } stated ? stated : Environment.UserName;
            if (Masking.HoldsIdentity(who))
                throw new WrongUseException(options.T("Ange ett namn med --by, inte ett personnummer.", "Give a name with --by, not a personnummer."));
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

            using var made = await folder.Scb.MakeAsync(plan, cancellation);
            await using var staged = await target.StageAsync(made.Content, cancellation);
            await folder.Audit.ScbFileAsync(SharedOptions.Actor, project.Id, month, cancellation);
            var exported = await folder.Scb.HandOutAsync(made, who, () => staged.Place(parsed.GetValue(force)), cancellation);
            Show(options, plan, exported, target.Path);
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static List<Text> Refusals(ScbPlan plan, bool allowMissing)
    {
        var refusals = new List<Text>();
        foreach (var gone in plan.Gone)
        {
            var received = Day(gone.Delivery.ReceivedAt);
            refusals.Add(gone.DeletedBy is { } evidence
                ? new($"{gone.Site.Name} {plan.Month}: originalet som togs emot {received} raderades {Day(evidence.Began)} ({evidence.Kind.Word()}, {evidence.Path}). Be orten lämna månaden igen.",
                    $"{gone.Site.Name} {plan.Month}: the original received on {received} was deleted on {Day(evidence.Began)} ({evidence.Kind.Word()}, {evidence.Path}). Ask the site to deliver the month again.")
                : new($"{gone.Site.Name} {plan.Month}: originalet som togs emot {received} finns inte kvar. Be orten lämna månaden igen.",
                    $"{gone.Site.Name} {plan.Month}: the original received on {received} is not held any longer. Ask the site to deliver the month again."));
        }

        if (plan.Missing.Count > 0 && !allowMissing)
            refusals.Add(new($"Har inte levererat {plan.Month}: {string.Join(", ", plan.Missing.Select(site => site.Name))}. --allow-missing skriver filen ändå.",
                $"Not delivered for {plan.Month}: {string.Join(", ", plan.Missing.Select(site => site.Name))}. --allow-missing writes the file all the same."));
        if (plan.Preliminary.Count > 0 && !allowMissing)
            refusals.Add(new($"Har bara lämnat {plan.Month} preliminärt, innan månaden var slut: {string.Join(", ", plan.Preliminary.Select(site => site.Name))}. Be dem lämna månaden igen; --allow-missing skriver filen ändå.",
                $"Delivered {plan.Month} only before it was over: {string.Join(", ", plan.Preliminary.Select(site => site.Name))}. Ask them to deliver the month again; --allow-missing writes the file all the same."));
        return refusals;
    }

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

    private static string Day(DateTimeOffset at) => StockholmTime.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
