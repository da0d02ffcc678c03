using System.CommandLine;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf deliver --data DIR FILE…</c>: receives files; without any, what waits in the inbox. With <c>--report</c> the reports are made anew in the same run.</summary>
internal static class DeliverCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = options.T("Deltagarfiler; utan filer tas det som ligger i inkorgen.", "Participant files; without any, what waits in the inbox is handled."), Arity = ArgumentArity.ZeroOrMore };
        var report = new Option<bool>("--report") { Description = options.T("Skriv därefter rapporterna för de projekt som fick något mottaget, som esf report gör.", "Then write the reports of the projects of which something was accepted, as esf report does.") };
        var command = new Command("deliver", options.T("Lämna filer och få kvittens.", "Deliver files and get receipts.")) { files, options.Data, options.Project, options.Site, options.Month, options.Confirm, report };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(files) ?? [];
            options.MustExist(given);
            var catalogue = await options.CatalogueOfAsync(parsed, parsed.GetRequiredValue(options.Data).FullName, cancellation);
            var addressed = given.Select(file => (File: file, Where: options.AddressOf(parsed, file, catalogue))).ToList();
            var folder = await options.OpenOrMakeAsync(parsed, clock, cancellation);
            var receipts = new List<Receipt>();
            foreach (var (file, where) in addressed)
            {
                await using var content = file.OpenRead();
                await using var claimed = await folder.Inbox.DepositAsync(content, where, options.IsConfirmed(parsed, file), cancellation);
                await folder.Audit.DeliveryAsync(SharedOptions.Actor, where.Address!.Value, claimed.ReceivedAt, options.IsConfirmed(parsed, file), cancellation);
                receipts.Add(await ReceiveAsync(options, folder, claimed, cancellation));
            }

            // Who dropped these nobody knows, and whoever gives the command did not deliver them.
            var isLeft = given.Length == 0 && await EmptyAsync(options, folder, receipts, cancellation);
            if (receipts.Count == 0 && !isLeft)
                options.Terminal.Line(options.T("Inkorgen är tom: allt är omhändertaget.", "The inbox is empty: everything is handled."));
            if (!parsed.GetValue(report))
                return Math.Max(options.Terminal.Finish(receipts), isLeft ? EsfCommandLine.CouldNot : EsfCommandLine.Done);
            var projects = folder.Catalogue.Projects.Where(project => receipts.Any(receipt => receipt.Status != DeliveryStatus.Rejected && receipt.Address?.Project == project.Id)).ToList();
            if (projects.Count == 0)
                options.Terminal.Line(options.T("Inget togs emot: rapporterna är som de var.", "Nothing was accepted: the reports are as they were."));
            var (written, reported) = await ReportCommand.WriteLatestAsync(options, folder, projects, cancellation);
            return new[] { options.Terminal.Finish(receipts, written), reported, isLeft ? EsfCommandLine.CouldNot : EsfCommandLine.Done }.Max();
        });
        return command;
    }

    /// <summary>Takes what waits, one file after the other: what fails of one does not keep the others.</summary>
    /// <returns>True when something could not be taken; it waits for the next time.</returns>
    private static async Task<bool> EmptyAsync(SharedOptions options, DataFolder folder, List<Receipt> receipts, CancellationToken cancellation)
    {
        var isLeft = false;
        await foreach (var name in folder.Inbox.ListAsync(cancellation))
        {
            await using var claimed = await folder.Inbox.ClaimAsync(name, cancellation);
            if (claimed is null)
                continue;
            try
            {
                receipts.Add(await ReceiveAsync(options, folder, claimed, cancellation));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                isLeft = true;
                options.Terminal.Error(options.T($"{Participants.Masking.Mask(claimed.Name)} kunde inte tas emot nu ({e.GetType().Name}) och ligger kvar till nästa gång.", $"{Participants.Masking.Mask(claimed.Name)} could not be received now ({e.GetType().Name}) and is left for the next time."));
            }
        }

        foreach (var refused in folder.Inbox.Refused)
        {
            isLeft = true;
            options.Terminal.Error(refused.Contains('\uFFFD', StringComparison.Ordinal)
                ? options.T($"{refused} i inkorgen har ett namn som inte kan läsas och tas inte emot: ge det ett annat.", $"{refused} in the inbox has a name that cannot be read and is not received: give it another.")
                : options.T($"Mappen {refused} i inkorgen är en länk eller får inte läsas: det som ligger i den tas inte emot.", $"The folder {refused} in the inbox is a link or may not be read: what lies in it is not received."));
        }

        return isLeft;
    }

    private static async Task<Receipt> ReceiveAsync(SharedOptions options, DataFolder folder, IClaimedFile claimed, CancellationToken cancellation)
    {
        var receipt = await options.Terminal.WithProgressAsync(Participants.Masking.Mask(claimed.Name), claimed.File.Length,
            progress => folder.Receiver.ReceiveAsync(claimed, options.Language, progress, cancellation));
        options.Terminal.Show(receipt);
        options.Terminal.Line(options.T("Kvittens: ", "Receipt: ") + Path.Combine(folder.Root, "receipts", receipt.Folder, receipt.Id!.Value.Value + ".html"));
        return receipt;
    }
}
