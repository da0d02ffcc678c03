using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf demo</c>: delivers the samples to a new folder and reports, as if it were September 2018; with <c>--serve</c> the portal on them, as of that day.</summary>
internal static class DemoCommand
{
    /// <summary>After the deadline for August's deliveries and before its SCB report is due.</summary>
    private static readonly DateOnly Today = new(2018, 9, 10);

    private static readonly DateTimeOffset September2018 = new(Today, new(7, 0), TimeSpan.Zero);

    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = options.T("Mapp för demons data; annars en tillfällig.", "Folder for the demo's data; otherwise a temporary one."), HelpName = "DIR" };
        var serve = new Option<bool>("--serve") { Description = options.T("Öppna sedan portalen på exemplen, som det var den dagen.", "Then open the portal on the samples, as it was on that day.") };
        var port = ServeCommand.PortOption(options);
        var command = new Command("demo", options.T("Lämna exempelfilerna och skriv rapporterna.", "Deliver the samples and write the reports.")) { data, serve, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var root = parsed.GetValue(data)?.FullName ?? Directory.CreateTempSubdirectory("esf-demo-").FullName;
            var demoClock = new DemoClock(clock, September2018);
            if (File.Exists(Path.Combine(root, DataFolder.Database)))
                throw new WrongUseException(options.T($"I {root} finns redan leveranser. Demons påhittade personer hör inte hemma bland dem: välj en ny mapp, eller titta på den med esf serve --data {root} --today {Today:yyyy-MM-dd}.", $"There are deliveries in {root} already. The demo's made-up people do not belong among them: choose a new folder, or look at it with esf serve --data {root} --today {Today:yyyy-MM-dd}."));
            var folder = new DataFolder(root, options.ReadCatalogue(parsed), demoClock, isDemo: true);
            var samples = Path.Combine(AppContext.BaseDirectory, "samples", "deliveries");
            options.Terminal.Heading(options.T("1. Leveranser: exempelfiler från 18 orter och nyckeltal", "1. Deliveries: sample files from 18 sites, and key figures"));
            var receipts = await DeliverAsync(options, folder, demoClock, samples, cancellation);
            options.Terminal.ShowOverview(receipts);

            options.Terminal.Heading(options.T("2. Rapporter", "2. Reports"));
            foreach (var project in folder.Catalogue.Projects)
                if (await ReportCommand.LatestAsync(folder, project, cancellation) is { } asOf)
                    foreach (var month in ReportingCalendar.Published(project).Where(month => month >= project.DeliveriesFrom && month < asOf).TakeLast(ReportingCalendar.IsPublished(project, asOf) ? 0 : 1).Append(asOf))
                        await ReportCommand.WriteAsync(options, folder, project, month, cancellation);
            options.Terminal.Heading(options.T("3. Titta själv", "3. See for yourself"));
            options.Terminal.Line(options.T("Rapporter:  ", "Reports:   ") + Path.Combine(root, "reports"));
            options.Terminal.Line(options.T("Kvittenser: ", "Receipts:  ") + Path.Combine(root, "receipts"));
            options.Terminal.Line(options.T("Alla personer i exemplen är påhittade.", "All persons in the samples are made up."));
            if (!parsed.GetValue(serve))
            {
                options.Terminal.Line(options.T("Portal:     ", "Portal:    ") + "esf demo --serve");
                return EsfCommandLine.Done;
            }

            options.Terminal.Line();
            var standing = new DataFolder(root, folder.Catalogue, new StandingClock(clock, Today), isDemo: true);
            return await ServeCommand.RunAsync(options, standing, new(null, parsed.GetValue(port), [], new(SignInKind.LocalOwner)), new(Today, IsDemo: true), cancellation);
        });
        return command;
    }

    private static Task<List<Receipt>> DeliverAsync(SharedOptions options, DataFolder folder, DemoClock clock, string samples, CancellationToken cancellation)
    {
        var files = Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Address: DeliveryAddress.TryParse(path, out var address) ? address : throw new InvalidDataException($"{path} is no sample delivery.")))
            // Key figures of the year after wait in the samples for whoever reports as of then.
            .Where(file => file.Address.Month <= Month.Of(DateOnly.FromDateTime(September2018.Date)))
            // A correction, 2018-07-rattad.csv, comes after what it corrects.
            .OrderBy(file => file.Address.Month).ThenBy(file => Path.ChangeExtension(file.Path, null), StringComparer.Ordinal).ToList();
        return options.Terminal.WithProgressAsync(options.T("Tar emot", "Receiving"), files.Count, async progress =>
        {
            var receipts = new List<Receipt>();
            var (month, ofMonth) = (default(Month), 0);
            foreach (var (path, address) in files)
            {
                clock.MoveTo(address.Month, ofMonth = address.Month == month ? ofMonth + 1 : 0);
                month = address.Month;
                await using var content = File.OpenRead(path);
                await using var claimed = await folder.Inbox.DepositAsync(content, address, confirmed: false, cancellation);
                receipts.Add(await folder.Receiver.ReceiveAsync(claimed, options.Language, null, cancellation));
                progress.Report(receipts.Count);
            }

            clock.MoveTo(September2018);
            return receipts;
        });
    }

    /// <summary>The days on which the samples came.</summary>
    private sealed class DemoClock(TimeProvider real, DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset current = now;

        public override DateTimeOffset GetUtcNow() => current;

        public override long GetTimestamp() => real.GetTimestamp();

        public void MoveTo(DateTimeOffset at) => current = at;

        /// <summary>Each month's files come one after the other in the days after it.</summary>
        public void MoveTo(Month month, int position) =>
            current = new DateTimeOffset(month.LastDay.AddDays(3 + (position / 4)), new TimeOnly(7 + (position % 4 * 2), position % 4 * 13), TimeSpan.Zero);
    }
}
