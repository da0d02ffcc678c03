using System.CommandLine;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>
/// <c>esf approve --data DIR --project ID --month yyyy-MM --name NAME</c>: approves the month's report as it is written, and writes it again with who approved it.
/// <c>--withdraw N</c> takes an approval back. As in the portal where nobody signs in: whoever sits at the machine writes the name.
/// </summary>
internal static class ApproveCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var name = new Option<string?>("--name") { Description = options.T("Namnet på den som godkänner, som det ska stå i rapporten.", "The name of who approves, as it is to stand in the report."), HelpName = "NAME" };
        var withdraw = new Option<int?>("--withdraw") { Description = options.T("Dra tillbaka godkännandet med det numret.", "Withdraw the approval of that number."), HelpName = "N" };
        var command = new Command("approve", options.T("Godkänn en månads rapport, som den är skriven.", "Approve a month's report, as it is written.")) { options.Data, options.Project, options.Month, name, withdraw };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(options.Project) is null || parsed.GetValue(options.Month) is not { } text)
                throw new WrongUseException(options.T("Ange --project ID och --month ÅÅÅÅ-MM.", "Give --project ID and --month yyyy-MM."));
            if ((parsed.GetValue(name) is null) == (parsed.GetValue(withdraw) is null))
                throw new WrongUseException(options.T("Ange --name för att godkänna, eller --withdraw för att dra tillbaka.", "Give --name to approve, or --withdraw to take it back."));
            var month = options.MonthOf(text);
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            var project = options.Projects(parsed, folder.Catalogue)[0];
            var approving = new Approving(folder.Reporter, folder.Files, folder.Clock);
            var (actor, isWithdrawn) = (SharedOptions.Actor, parsed.GetValue(withdraw) is not null);
            Task Before() => folder.Audit.ApprovalAsync(actor, project.Id, month, isWithdrawn, cancellation);
            if (await (parsed.GetValue(withdraw) is { } number
                ? approving.WithdrawAsync(project, month, number, new(actor.Masked.Key, ""), Before, cancellation)
                : ApproveAsync(approving, project, month, new(actor.Masked.Key, parsed.GetValue(name)!.Trim()), Before, cancellation)) is { } refused)
            {
                options.Terminal.Error(refused.In(options.Language));
                return EsfCommandLine.Rejects;
            }

            var told = new JObject { ["project"] = project.Id, ["month"] = month.ToString() };
            await WrittenAgain.WriteAsync(options, folder, project, month, told, cancellation);
            var approvals = (await approving.OfAsync(project, month, cancellation)).Approvals;
            options.Terminal.Line($"{project.Name} {month}: {approvals.InWords(options.Language)}");
            told.Merge(ApprovalJson.Of(approvals, numbered: true));
            options.Terminal.Json(told);
            return EsfCommandLine.Done;
        });
        return command;
    }

    private static async Task<Text?> ApproveAsync(Approving approving, Catalogue.Project project, Month month, Signer signer, Func<Task> before, CancellationToken cancellation) =>
        Signer.WhyNot(signer.Name) ?? await approving.ApproveAsync(project, month, (await approving.OfAsync(project, month, cancellation)).Written ?? "", signer, before, cancellation);
}
