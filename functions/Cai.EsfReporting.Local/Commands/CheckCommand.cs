using System.CommandLine;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf check FILE…</c>: what a delivery would be answered, without storing anything.</summary>
internal static class CheckCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = options.T("En eller flera deltagarfiler, csv eller xlsx.", "One or several participant files, csv or xlsx."), Arity = ArgumentArity.OneOrMore };
        var data = new Option<DirectoryInfo?>("--data") { Description = options.T("Datamappen: håll filen också mot det som orten lämnat förut.", "The data folder: hold the file against what the site delivered before, too."), HelpName = "DIR" };
        var command = new Command("check", options.T("Kontrollera filer utan att lämna dem.", "Check files without delivering them.")) { files, options.Project, options.Site, options.Month, options.Confirm, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(data) is { } at ? await options.OpenExistingAsync(at.FullName, parsed, clock, cancellation) : null;
            var catalogue = folder?.Catalogue ?? options.ReadCatalogue(parsed);
            var check = new DeliveryCheck(catalogue);
            var given = parsed.GetRequiredValue(files);
            options.MustExist(given);
            var addressed = given.Select(file => (File: file, Where: options.AddressOf(parsed, file, catalogue))).ToList();
            var today = StockholmTime.DayOf(clock.GetUtcNow());
            var receipts = new List<Receipt>();
            foreach (var (file, where) in addressed)
            {
                var delivery = DeliveryFile.OnDisk(file.FullName);
                var receipt = await options.Terminal.WithProgressAsync(where.Folder, delivery.Length, async progress => folder is null
                    ? Receipt.Of(await check.CheckAsync(delivery, where, today, progress, cancellation), null, today, catalogue)
                    : await folder.Receiver.CheckAsync(delivery, where, today, options.IsConfirmed(parsed, file), progress, cancellation));
                receipts.Add(receipt);
                options.Terminal.Show(receipt);
            }

            if (folder is null)
                options.Terminal.Line(options.T("Tidigare månader är inte prövade: ange --data DIR för att hålla filen mot dem.", "Earlier months were not looked at: give --data DIR to hold the file against them."));
            return options.Terminal.Finish(receipts);
        });
        return command;
    }
}
