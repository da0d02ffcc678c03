using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>
/// <c>esf comment --data DIR --project ID --month yyyy-MM --about ID --name NAME [--decide WORD] [--text TEXT]</c>: judges a goal, or tells how far an activity or assignment has come, comments on it, and
/// writes the month's report again. With <c>--text</c> and without <c>--about</c> it comments on the report as a whole; without both it tells what stands. As in the portal where nobody signs in: whoever sits at the machine writes the name.
/// </summary>
internal static class CommentCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var about = new Option<string?>("--about") { Description = options.T("Målets, aktivitetens eller uppdragets id i katalogen; utelämnat gäller --text rapporten som helhet. Utan båda visas vad som står.", "The id of the goal, activity or assignment in the catalogue; left out, --text is of the report as a whole. Without both, what stands is shown."), HelpName = "ID" };
        var decide = new Option<string?>("--decide") { Description = options.T("Bedömning (Helt uppfyllt, I hög grad uppfyllt, Delvis uppfyllt, Ej uppfyllt) eller status (Genomförd, Påbörjad, Ej påbörjad).", "Assessment (fully-met, largely-met, partly-met, not-met) or status (done, started, not-started)."), HelpName = "WORD" };
        var text = new Option<string?>("--text") { Description = options.T("Kommentaren; - läser den från standard in. Utelämnad står den tidigare kvar.", "The comment; - reads it from standard input. Left out, the earlier one stays."), HelpName = "TEXT" };
        var name = new Option<string?>("--name") { Description = options.T("Namnet på den som skriver, som det ska stå i rapporten.", "The name of who writes, as it is to stand in the report."), HelpName = "NAME" };
        var command = new Command("comment", options.T("Bedöm ett mål, ange status på ett uppdrag, och kommentera det eller rapporten som helhet.", "Judge a goal, state how far an assignment has come, and comment on it or on the report as a whole.")) { options.Data, options.Project, options.Month, about, decide, text, name };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(options.Project) is null || parsed.GetValue(options.Month) is not { } monthText)
                throw new WrongUseException(options.T("Ange --project ID och --month ÅÅÅÅ-MM.", "Give --project ID and --month yyyy-MM."));
            var month = options.MonthOf(monthText);
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var project = options.Projects(parsed, folder.Catalogue)[0];
            var (answer, judging) = (new JObject(), new Judging(folder.Files, folder.Log, folder.Clock));
            if (parsed.GetValue(about) is null && parsed.GetValue(decide) is not null)
                throw new WrongUseException(options.T("Ange --about ID: det är ett mål som bedöms, eller en aktivitet eller ett uppdrag som har en status.", "Give --about ID: it is a goal that is judged, or an activity or assignment that has a status."));
            if ((parsed.GetValue(about) ?? (parsed.GetValue(text) is null ? null : Statement.WholeReport)) is { } id)
            {
                if (parsed.GetValue(decide) is null && parsed.GetValue(text) is null)
                    throw new WrongUseException(options.T("Ange --decide, --text eller båda.", "Give --decide, --text or both."));
                var (actor, standing) = (SharedOptions.Actor, (await judging.OfAsync(project, month, cancellation)).Of(id));
                var signer = new Signer(actor.Masked.Key, parsed.GetValue(name)?.Trim() ?? "");
                var comment = parsed.GetValue(text) switch { "-" => await Console.In.ReadToEndAsync(cancellation), null => standing?.Comment ?? "", var written => written };
                if ((Signer.WhyNot(signer.Name) is { } unnamed ? new NotJudged(unnamed) : await judging.JudgeAsync(project, month, new(id, parsed.GetValue(decide) ?? standing?.Decides ?? "", comment, standing?.Number ?? 0), signer,
                    () => folder.Audit.JudgementAsync(actor, project.Id, month, cancellation), cancellation)) is { } refused)
                {
                    options.Terminal.Error(refused.Why.In(options.Language));
                    return EsfCommandLine.Rejects;
                }

                await WrittenAgain.WriteAsync(options, folder, project, month, answer, cancellation);
            }

            var told = await judging.OfAsync(project, month, cancellation);
            if (told.Of(Statement.WholeReport) is { } ofReport)
            {
                options.Terminal.Line($"{CommentWords.Heading.In(options.Language)} ({ofReport.ByWhom(options.Language)})");
                options.Terminal.Line($"  {(ofReport.Comment.Length > 0 ? ofReport.Comment.Replace("\n", "\n  ", StringComparison.Ordinal) : options.T("ingen kommentar", "no comment"))}");
            }

            foreach (var goal in project.Goals)
            {
                Tell(goal.Id, goal.Level, goal.Name, told.Of(goal.Id).Assessment() is var decided and not ObjectiveAssessment.None ? decided.Name() : new("ingen bedömning beslutad", "no assessment decided"));
                foreach (var activity in goal.Activities)
                    Tell(activity.Id, new("Aktivitet", "Activity"), activity.Name, told.Of(activity.Id).Status().Name());
            }

            foreach (var assignment in project.Assignments)
                Tell(assignment.Id, new("Uppdrag", "Assignment"), assignment.Name, told.Of(assignment.Id).Status().Name());
            if (project.Goals.Count + project.Assignments.Count == 0)
                options.Terminal.Line(options.T($"Katalogen har varken mål eller uppdrag för {project.Name}.", $"The catalogue has neither goals nor assignments for {project.Name}."));
            answer.Merge(JudgementJson.Of(project, month, told));
            options.Terminal.Json(answer);
            return EsfCommandLine.Done;

            void Tell(string of, Text level, Text named, Text word)
            {
                var said = told.Of(of);
                options.Terminal.Line($"{of}: {level.In(options.Language)}, {named.In(options.Language)}: {word.In(options.Language)}{(said is null ? "" : $" ({said.ByWhom(options.Language)})")}");
                if (said is { Comment.Length: > 0 })
                    options.Terminal.Line($"  {said.Comment.Replace("\n", "\n  ", StringComparison.Ordinal)}");
            }
        });
        return command;
    }
}
