using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Pdf;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf report --data DIR</c>: writes the consolidated reports.</summary>
internal static class ReportCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var asOf = new Option<string?>("--as-of") { Description = options.T("Till och med månad; annars den senaste med leveranser.", "Up to and including a month; otherwise the latest with deliveries."), HelpName = "yyyy-MM" };
        var period = new Option<string?>("--period") { Description = options.T("Rapport över en period: 2018, 2018-H1, 2018-T2, 2018-Q3 eller 2018-01--2018-08. Bara den interna utgåvan.", "A report of a period: 2018, 2018-H1, 2018-T2, 2018-Q3 or 2018-01--2018-08. The internal edition only."), HelpName = "PERIOD" };
        var municipality = new Option<string?>("--municipality") { Description = options.T("Rapport över en kommun: dess projekt sida vid sida, t.ex. tyreso.", "A report of a municipality: its projects side by side, e.g. tyreso."), HelpName = "ID" };
        var forbund = new Option<string?>("--forbund") { Description = options.T("Rapport över ett samordningsförbund, t.ex. ostra-sodertorn.", "A report of a samordningsförbund, e.g. ostra-sodertorn."), HelpName = "ID" };
        var pdf = new Option<bool>("--pdf") { Description = options.T("Skriv också report.pdf, med en installerad Chromium, Chrome eller Edge.", "Also write report.pdf, with an installed Chromium, Chrome or Edge.") };
        var command = new Command("report", options.T("Räkna utfallet och skriv rapporterna.", "Count the outcomes and write the reports.")) { options.Data, options.Project, asOf, period, municipality, forbund, pdf };
        command.SetAction(async (parsed, cancellation) =>
        {
            var month = parsed.GetValue(asOf) is { } text ? options.MonthOf(text) : (Month?)null;
            var asked = parsed.GetValue(period);
            if (asked is not null && AskedPeriod.Unreadable(asked) is { } unreadable)
                throw new WrongUseException(unreadable.In(options.Language));
            if (asked is not null && month is not null)
                throw new WrongUseException(options.T("Ange --period eller --as-of, inte båda: en period räknas till och med sin sista månad.", "Give --period or --as-of, not both: a period is counted up to and including its last month."));
            var folder = await options.OpenAsync(parsed, clock, cancellation);
            if (TerritoryOf(parsed.GetValue(municipality), parsed.GetValue(forbund), parsed.GetValue(options.Project), options, folder.Catalogue) is { } territory)
            {
                var reports = await TerritoryReports.WriteAsync(options, folder, territory, month, asked, cancellation);
                var ofPlaces = new JObject { ["reports"] = reports };
                options.Terminal.Show(await folder.OutdatedTerritories.DeleteAsync(cancellation), ofPlaces);
                var printed = parsed.GetValue(pdf) ? await PrintAsync(options, reports, clock, cancellation) : EsfCommandLine.Done;
                options.Terminal.Json(ofPlaces);
                return printed;
            }

            var projects = options.Projects(parsed, folder.Catalogue);
            var (written, code) = asked is not null
                ? (await WriteAsync(options, folder, projects, asked, cancellation), EsfCommandLine.Done)
                : await WriteLatestAsync(options, folder, projects, cancellation, month);
            var answer = new JObject { ["reports"] = written };
            options.Terminal.Show(await folder.OutdatedTerritories.DeleteAsync(cancellation), answer);
            if (parsed.GetValue(pdf))
                code = Math.Max(code, await PrintAsync(options, written, clock, cancellation));
            options.Terminal.Json(answer);
            return code;
        });
        return command;
    }

    /// <summary>The municipality or the förbund that is asked for; null when projects are.</summary>
    /// <param name="project">What cannot be asked together with it; null for none.</param>
    /// <exception cref="WrongUseException">Both are asked for, or one together with a project, or the catalogue has none such.</exception>
    private static Territory? TerritoryOf(string? municipality, string? forbund, string? project, SharedOptions options, ReportingCatalogue catalogue)
    {
        if ((municipality ?? forbund) is not { } asked)
            return null;
        if ((municipality is not null && forbund is not null) || project is not null)
            throw new WrongUseException(options.T("Ange --municipality eller --forbund, var för sig och utan --project: rapporten har alla projekt där.", "Give --municipality or --forbund, one of them, and without --project: the report has every project there."));
        return TerritoryReports.Find(options, catalogue, municipality is null ? TerritoryKind.Forbund : TerritoryKind.Municipality, asked);
    }

    /// <summary>Prints the html of every report that was written. The reports stand whatever comes of it.</summary>
    private static async Task<int> PrintAsync(SharedOptions options, JArray written, TimeProvider clock, CancellationToken cancellation)
    {
        if (InstalledBrowser.Find() is not { } browser)
        {
            options.Terminal.Error(options.T(
                "Ingen pdf: varken Chromium, Chrome eller Edge finns på datorn. Rapporterna är skrivna; öppna report.html och skriv ut till pdf, eller installera en av dem och kör igen.",
                "No pdf: neither Chromium, Chrome nor Edge is on this machine. The reports are written; open report.html and print it to pdf, or install one of them and run again."));
            return EsfCommandLine.CouldNot;
        }

        foreach (var files in written.Select(report => (JArray)report["files"]!))
            foreach (var page in files.Select(file => (string)file!).Where(file => file.EndsWith("report.html", StringComparison.Ordinal)).ToList())
            {
                var printed = await options.Terminal.WithStatusAsync(options.T("Skriver pdf …", "Printing pdf …"), () => PrintedPdf.OfAsync(browser, page, clock, cancellation));
                options.Terminal.Line("Pdf: " + printed);
                files.Add(printed);
            }

        return EsfCommandLine.Done;
    }

    /// <summary>Writes the reports of projects, in both editions, and shows them.</summary>
    /// <param name="asOf">Null: up to the latest month with a delivery of each.</param>
    /// <returns>Where their files are, for machines, and the exit code.</returns>
    public static async Task<(JArray Written, int Code)> WriteLatestAsync(SharedOptions options, DataFolder folder, IEnumerable<Project> projects, CancellationToken cancellation, Month? asOf = null)
    {
        var made = new List<(OutcomeReport Report, JObject Told)>();
        await Each.DoAsync(projects, async project =>
        {
            if ((asOf ?? await LatestAsync(folder, project, cancellation)) is { } upTo)
                made.Add(await WriteAsync(options, folder, project, upTo, cancellation));
            else
                options.Terminal.Line(options.T($"{project.Name}: inga leveranser ännu, ingen rapport.", $"{project.Name}: no deliveries yet, no report."));
        });
        var again = await WriteLeftBehindAsync(options, folder, made.Select(report => report.Report.Project), cancellation);
        // Every internal report is written by now, whatever becomes of the public ones.
        var code = await PublishAsync(options, folder, [.. again, .. made], cancellation);
        return (new(made.Concat(again).Select(report => report.Told)), code);
    }

    /// <summary>Counts again what was written of other months before a correction, an erasure or another catalogue changed them: nobody should find the old numbers in their folders.</summary>
    private static async Task<IReadOnlyList<(OutcomeReport Report, JObject Told)>> WriteLeftBehindAsync(SharedOptions options, DataFolder folder, IEnumerable<Project> projects, CancellationToken cancellation)
    {
        var made = new List<(OutcomeReport Report, JObject Told)>();
        foreach (var project in projects)
        {
            var months = (await folder.Consolidator.LeftBehindAsync(project, cancellation)).Select(basis => basis.AsOf).ToList();
            foreach (var month in months)
            {
                var (report, paths, outdated) = await options.Terminal.WithStatusAsync(options.T($"Räknar om {project.Name}, {month} …", $"Counting {project.Name} again, {month} …"), async () =>
                    await folder.Consolidator.WriteInternalAsync(await folder.Reporter.ReportAsync(project, month, cancellation: cancellation), options.Language, cancellation));
                made.Add((report, Told(folder, report, paths)));
                options.Terminal.Show(outdated, made[^1].Told);
            }

            if (months.Count > 0)
                options.Terminal.Line(options.T($"{project.Name}: också omräknade, eftersom deras underlag har ändrats: {string.Join(", ", months)}.", $"{project.Name}: also counted again, since what they are made of has changed: {string.Join(", ", months)}."));
        }

        return made;
    }

    /// <summary>Writes the reports of one period, of each project.</summary>
    private static async Task<JArray> WriteAsync(SharedOptions options, DataFolder folder, IEnumerable<Project> projects, string asked, CancellationToken cancellation)
    {
        var written = new JArray();
        await Each.DoAsync(projects, async project =>
            written.Add(await WriteAsync(options, folder, project, await PeriodAsync(options, folder, project, asked, cancellation), cancellation)));
        return written;
    }

    /// <summary>The latest month with an accepted delivery; null when there is none.</summary>
    public static async Task<Month?> LatestAsync(DataFolder folder, Project project, CancellationToken cancellation) =>
        Delivery.Current(await folder.Log.ReadAsync(project.Id, cancellation)).Select(d => (Month?)d.Address.Month).Max();

    /// <exception cref="WrongUseException">The period cannot be told.</exception>
    private static async Task<Period> PeriodAsync(SharedOptions options, DataFolder folder, Project project, string asked, CancellationToken cancellation) =>
        AskedPeriod.Of(asked, project, await folder.Log.ReadAsync(project.Id, cancellation)) is var told && told.Refusal is { } refusal ? throw new WrongUseException(refusal.In(options.Language)) : told.Period;

    /// <summary>Writes the report of one period, shows it, and tells where its files are.</summary>
    private static async Task<JObject> WriteAsync(SharedOptions options, DataFolder folder, Project project, Period period, CancellationToken cancellation)
    {
        var (report, paths) = await options.Terminal.WithStatusAsync(options.T($"Räknar {project.Name} …", $"Counting {project.Name} …"), async () =>
        {
            var counted = await folder.Reporter.ReportAsync(project, period.Last, lead: period, cancellation: cancellation);
            return (counted, await folder.Consolidator.WriteAsync(counted, options.Language, cancellation));
        });
        options.Terminal.Show(report, report.Find(period)!);
        options.Terminal.Line(options.T("Rapporten: ", "The report: ") + Path.Combine(folder.Root, paths[^1][..paths[^1].LastIndexOf('/')]));
        options.Terminal.Line();
        return new() { ["project"] = project.Id, ["asOf"] = period.Last.ToString(), ["period"] = period.Id, ["files"] = Files(folder, paths) };
    }

    /// <summary>Writes one internal report, shows its table, and tells where its files are.</summary>
    public static async Task<(OutcomeReport Report, JObject Told)> WriteAsync(SharedOptions options, DataFolder folder, Project project, Month asOf, CancellationToken cancellation)
    {
        var (report, paths, outdated) = await options.Terminal.WithStatusAsync(options.T($"Räknar {project.Name} …", $"Counting {project.Name} …"), async () =>
            await folder.Consolidator.WriteInternalAsync(await folder.Reporter.ReportAsync(project, asOf, cancellation: cancellation), options.Language, cancellation));
        options.Terminal.Show(report);
        options.Terminal.Line(options.T("Rapporten: ", "The report: ") + Path.Combine(folder.Root, paths[^1][..paths[^1].LastIndexOf('/')]));
        var told = Told(folder, report, paths);
        options.Terminal.Show(outdated, told);
        options.Terminal.Line();
        return (report, told);
    }

    /// <summary>Makes the public editions of the reports that were written, and tells of each what became of it.</summary>
    public static async Task<int> PublishAsync(SharedOptions options, DataFolder folder, IReadOnlyList<(OutcomeReport Report, JObject Told)> made, CancellationToken cancellation)
    {
        var code = EsfCommandLine.Done;
        foreach (var (report, told) in made)
        {
            try
            {
                var paths = await options.Terminal.WithStatusAsync(options.T($"Döljer små tal i {report.Project.Name} …", $"Hiding small numbers of {report.Project.Name} …"), () => folder.Consolidator.PublishAsync(report, options.Language, cancellation));
                foreach (var file in Files(folder, paths))
                    ((JArray)told["files"]!).Add(file);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                code = EsfCommandLine.CouldNot;
                options.Terminal.Error(options.T($"{report.Project.Name}: den publika utgåvan för {report.AsOf} kunde inte göras ({e.Message}). Den interna rapporten är hel.",
                    $"{report.Project.Name}: the public edition of {report.AsOf} could not be made ({e.Message}). The internal report is whole."));
            }

            var standing = await new PublicStandings(folder.Files, StockholmTime.DayOf(folder.Clock.GetUtcNow())).OfAsync(report.Project, report.AsOf, cancellation);
            options.Terminal.Line($"{report.Project.Name}: {standing.InWords(options.Language)}");
            told["public"] = standing.ToJson();
        }

        return code;
    }

    private static JObject Told(DataFolder folder, OutcomeReport report, IEnumerable<string> paths) =>
        new() { ["project"] = report.Project.Id, ["asOf"] = report.AsOf.ToString(), ["files"] = Files(folder, paths) };

    private static JArray Files(DataFolder folder, IEnumerable<string> paths) => new(paths.Select(path => Path.Combine(folder.Root, path)));
}
