using System.CommandLine;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf check FILE…</c>: what a delivery would be answered, without storing anything.</summary>
internal static class CheckCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = options.T("En eller flera deltagarfiler, csv eller xlsx.", "One or several participant files, csv or xlsx."), Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", options.T("Kontrollera filer utan att lämna dem.", "Check files without delivering them.")) { files, options.Project, options.Site, options.Month };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = options.ReadCatalogue(parsed);
            var receiver = new DeliveryCheck(catalogue);
            var given = parsed.GetRequiredValue(files);
            options.MustExist(given);
            var addressed = given.Select(file => (File: file, Address: options.AddressOf(parsed, file))).ToList();
            var today = StockholmTime.DayOf(clock.GetUtcNow());
            var receipts = new List<Receipt>();
            foreach (var (file, address) in addressed)
            {
                var delivery = DeliveryFile.OnDisk(file.FullName);
                var receipt = await options.Terminal.WithProgressAsync(address.Path, delivery.Length, async progress =>
                    Receipt.Of(await receiver.CheckAsync(delivery, address, today, progress, cancellation), null, today, catalogue));
                receipts.Add(receipt);
                options.Terminal.Show(receipt);
            }

            return options.Terminal.Finish(receipts);
        });
        return command;
    }
}
