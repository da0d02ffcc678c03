using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Samples;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>
/// <c>esf demo</c>: delivers the samples to a new folder and reports, each file in its own time: those of the finished projects in 2017
/// and 2018, those of the project of today in the last twelve months. With <c>--serve</c> the portal on them, as of today.
/// </summary>
internal static class DemoCommand
{
    /// <summary>The finished projects' own day: after the deadline for August's deliveries and before its SCB report is due.</summary>
    private static readonly DateOnly OwnDay = new(2018, 9, 10);

    /// <summary>ESF+ began: before, there is no project of today to show.</summary>
    private static readonly DateOnly EsfPlusBegan = new(2022, 8, 1);

    private static readonly TimeOnly Morning = new(7, 0);

    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var data = new Option<DirectoryInfo?>("--data") { Description = options.T("Mapp för demons data; annars en tillfällig.", "Folder for the demo's data; otherwise a temporary one."), HelpName = "DIR" };
        var serve = new Option<bool>("--serve") { Description = options.T("Öppna sedan portalen på exemplen.", "Then open the portal on the samples.") };
        var asIf = new Option<string?>("--today") { Description = options.T($"Som om det vore den dagen; {OwnDay:yyyy-MM-dd} är de avslutade projektens egen dag.", $"As if it were that day; {OwnDay:yyyy-MM-dd} is the finished projects' own day."), HelpName = "yyyy-MM-dd" };
        var port = ServeCommand.PortOption(options);
        var command = new Command("demo", options.T("Lämna exempelfilerna och skriv rapporterna.", "Deliver the samples and write the reports.")) { data, serve, asIf, port };
        command.SetAction(async (parsed, cancellation) =>
        {
            var today = parsed.GetValue(asIf) is { } text ? ServeCommand.DayOf(options, text) : StockholmTime.DayOf(clock.GetUtcNow());
            if (today < OwnDay)
                throw new WrongUseException(options.T($"Exemplen är från {OwnDay:yyyy-MM-dd} och senare.", $"The samples are of {OwnDay:yyyy-MM-dd} and later."));
            var root = parsed.GetValue(data)?.FullName ?? Directory.CreateTempSubdirectory("esf-demo-").FullName;
            var demoClock = new DemoClock(clock, new(today, Morning, TimeSpan.Zero));
            if (File.Exists(Path.Combine(root, DataFolder.Database)))
                throw new WrongUseException(options.T($"I {root} finns redan leveranser. Demons påhittade personer hör inte hemma bland dem: välj en ny mapp, eller titta på den med esf serve --data {root} --today {today:yyyy-MM-dd}.", $"There are deliveries in {root} already. The demo's made-up people do not belong among them: choose a new folder, or look at it with esf serve --data {root} --today {today:yyyy-MM-dd}."));
            var samples = Path.Combine(AppContext.BaseDirectory, "samples");
            var folder = new DataFolder(root, await CatalogueAsync(options, parsed, root, samples, today, cancellation), demoClock, isDemo: true);
            var files = await FilesAsync(folder.Catalogue, samples, today, cancellation);
            var sites = files.Select(file => (file.Address.Project, file.Address.Site)).Distinct().Count(place => place.Site != KeyFigure.Place);
            options.Terminal.Heading(options.T($"1. Leveranser: exempelfiler från {sites} orter och nyckeltal", $"1. Deliveries: sample files from {sites} sites, and key figures"));
            var receipts = await DeliverAsync(options, folder, demoClock, files, cancellation);
            options.Terminal.ShowOverview(receipts);

            options.Terminal.Heading(options.T("2. Rapporter", "2. Reports"));
            foreach (var project in folder.Catalogue.Projects)
                if (await ReportCommand.LatestAsync(folder, project, cancellation) is { } asOf)
                    foreach (var month in ReportingCalendar.Published(project).Where(month => month >= project.DeliveriesFrom && month < asOf).TakeLast(ReportingCalendar.IsPublished(project, asOf) ? 0 : 1).Append(asOf))
                        await ReportCommand.PublishAsync(options, folder, [await ReportCommand.WriteAsync(options, folder, project, month, cancellation)], cancellation);
            options.Terminal.Heading(options.T("3. Titta själv", "3. See for yourself"));
            options.Terminal.Line(options.T("Rapporter:  ", "Reports:   ") + Path.Combine(root, "reports"));
            options.Terminal.Line(options.T("Kvittenser: ", "Receipts:  ") + Path.Combine(root, "receipts"));
            options.Terminal.Line(options.T("Alla personer i exemplen är påhittade.", "All persons in the samples are made up."));
            if (folder.Catalogue.Projects.Where(project => ReportingCalendar.IsFinished(project, today)).Select(project => project.Name.Split(" – ")[0]).ToList() is { Count: > 0 } finished)
                options.Terminal.Line(options.T($"Avslutade projekt, med filer från 2017 och 2018: {string.Join(", ", finished)}.", $"Finished projects, with files of 2017 and 2018: {string.Join(", ", finished)}."));
            if (!parsed.GetValue(serve))
            {
                options.Terminal.Line(options.T("Portal:     ", "Portal:    ") + "esf demo --serve");
                return EsfCommandLine.Done;
            }

            options.Terminal.Line();
            var standing = new DataFolder(root, folder.Catalogue, new StandingClock(clock, today), isDemo: true);
            return await ServeCommand.RunAsync(options, standing, new(null, parsed.GetValue(port), [], new(SignInKind.LocalOwner)), new(today, IsDemo: true), cancellation);
        });
        return command;
    }

    /// <summary>The catalogue that is told, or the folder's own, or the samples' with the project of today, kept in the folder so that other commands know it.</summary>
    private static async Task<ReportingCatalogue> CatalogueAsync(SharedOptions options, ParseResult parsed, string root, string samples, DateOnly today, CancellationToken cancellation)
    {
        if (today < EsfPlusBegan || parsed.GetValue(options.Catalogue) is not null)
            return options.ReadCatalogue(parsed);
        OwnerOnly.FromNowOn();
        OwnerOnly.RefuseLinks(root);
        Directory.CreateDirectory(root);
        var own = Path.Combine(root, "catalogue.json");
        if (!File.Exists(own))
            await File.WriteAllBytesAsync(own, TodaysCatalogue.On(today, samples), cancellation);
        return options.ReadCatalogue(parsed, root);
    }

    /// <summary>In the order in which they came.</summary>
    private static async Task<List<SampleFile>> FilesAsync(ReportingCatalogue catalogue, string samples, DateOnly today, CancellationToken cancellation)
    {
        var files = new List<SampleFile>();
        foreach (var (path, address) in Directory.EnumerateFiles(Path.Combine(samples, "deliveries"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Address: DeliveryAddress.TryParse(path, out var address) ? address : throw new InvalidDataException($"{path} is no sample delivery.")))
            // Key figures of the year after wait in the samples for whoever reports as of then.
            .Where(file => file.Address.Month <= Month.Of(OwnDay))
            // A correction, 2018-07-rattad.csv, comes after what it corrects.
            .OrderBy(file => file.Address.Month).ThenBy(file => Path.ChangeExtension(file.Path, null), StringComparer.Ordinal))
            files.Add(new(address, await File.ReadAllBytesAsync(path, cancellation)));
        if (today >= EsfPlusBegan && catalogue.Find(TodaysCatalogue.Project) is { } living)
            files.AddRange(await TodaysDeliveries.OnAsync(today, living, cancellation));
        return files;
    }

    private static Task<List<Receipt>> DeliverAsync(SharedOptions options, DataFolder folder, DemoClock clock, List<SampleFile> files, CancellationToken cancellation)
    {
        return options.Terminal.WithProgressAsync(options.T("Tar emot", "Receiving"), files.Count, async progress =>
        {
            var receipts = new List<Receipt>();
            var (month, ofMonth) = (default(Month), 0);
            foreach (var (address, content) in files)
            {
                clock.MoveTo(address.Month, ofMonth = address.Month == month ? ofMonth + 1 : 0);
                month = address.Month;
                await using var claimed = await folder.Inbox.DepositAsync(new MemoryStream(content, writable: false), address, confirmed: false, cancellation);
                receipts.Add(await folder.Receiver.ReceiveAsync(claimed, options.Language, null, cancellation));
                progress.Report(receipts.Count);
            }

            clock.MoveToEnd();
            return receipts;
        });
    }

    /// <summary>The days on which the samples came.</summary>
    private sealed class DemoClock(TimeProvider real, DateTimeOffset now) : TimeProvider
    {
        private readonly DateTimeOffset end = now;
        private DateTimeOffset current = now;

        public override DateTimeOffset GetUtcNow() => current;

        public override long GetTimestamp() => real.GetTimestamp();

        public void MoveToEnd() => current = end;

        /// <summary>Each month's files come one after the other in the days after it, or this morning where those days are yet to come.</summary>
        public void MoveTo(Month month, int position)
        {
            current = new DateTimeOffset(month.LastDay.AddDays(3 + (position / 4)), new TimeOnly(7 + (position % 4 * 2), position % 4 * 13), TimeSpan.Zero);
            if (current > end)
                current = end.AddHours(-1).AddMinutes(position);
        }
    }
}
