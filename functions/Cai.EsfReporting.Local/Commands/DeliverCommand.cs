using System.CommandLine;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf deliver --data DIR FILE…</c>: receives files; without any, what waits in the inbox.</summary>
internal static class DeliverCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = options.T("Deltagarfiler; utan filer tas det som ligger i inkorgen.", "Participant files; without any, what waits in the inbox is handled."), Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("deliver", options.T("Lämna filer och få kvittens.", "Deliver files and get receipts.")) { files, options.Data, options.Project, options.Site, options.Month, options.Confirm };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(files) ?? [];
            options.MustExist(given);
            var addressed = given.Select(file => (File: file, Address: options.AddressOf(parsed, file))).ToList();
            var folder = options.OpenOrMake(parsed, clock);
            var receipts = new List<Receipt>();
            foreach (var (file, address) in addressed)
            {
                await using var content = file.OpenRead();
                await using var claimed = await folder.Inbox.DepositAsync(content, address, options.IsConfirmed(parsed, file), cancellation);
                await folder.Audit.DeliveryAsync(SharedOptions.Actor, address, claimed.ReceivedAt, options.IsConfirmed(parsed, file), cancellation);
                receipts.Add(await ReceiveAsync(options, folder, claimed, cancellation));
            }

            // Who dropped these nobody knows, and whoever gives the command did not deliver them.
            if (given.Length == 0)
                await foreach (var name in folder.Inbox.ListAsync(cancellation))
                    if (await folder.Inbox.ClaimAsync(name, cancellation) is { } claimed)
                        await using (claimed)
                            receipts.Add(await ReceiveAsync(options, folder, claimed, cancellation));
            if (receipts.Count == 0)
                options.Terminal.Line(options.T("Inkorgen är tom: allt är omhändertaget.", "The inbox is empty: everything is handled."));
            return options.Terminal.Finish(receipts);
        });
        return command;
    }

    private static async Task<Receipt> ReceiveAsync(SharedOptions options, DataFolder folder, IClaimedFile claimed, CancellationToken cancellation)
    {
        var receipt = await options.Terminal.WithProgressAsync(Participants.Masking.Mask(claimed.Name), claimed.File.Length,
            progress => folder.Receiver.ReceiveAsync(claimed, options.Language, progress, cancellation));
        options.Terminal.Show(receipt);
        options.Terminal.Line(options.T("Kvittens: ", "Receipt: ") + Path.Combine(folder.Root, "receipts", receipt.Address?.Path ?? "unaddressed", receipt.Id!.Value.Value + ".html"));
        return receipt;
    }
}
