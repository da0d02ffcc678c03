using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The portal's pages. Each gathers what it shows, of what the visitor may see, and leaves the rest to its component.</summary>
internal static class PortalEndpoints
{
    /// <summary>Coming deadlines on the page: a season of one project, a month or two of several.</summary>
    private const int DeadlinesShown = 12;

    /// <summary>Deadlines of the past whose reminders are still shown.</summary>
    private const int DaysBack = 45;

    public static void MapPortal(this IEndpointRouteBuilder pages)
    {
        pages.MapOwnFiles();
        pages.MapDeliver();
        pages.MapNextPage();
        pages.MapScb();
        pages.MapApproval();
        pages.MapGoals();
        pages.MapGet("/", StartAsync);
        pages.MapGet("/deliveries", DeliveriesAsync);
        pages.MapGet("/deliveries/{project}/{site}/{month}", CellAsync);
        pages.MapGet("/sites/{project}/{site}", SiteEndpoint.ShowAsync);
        pages.MapGet("/reports", ReportsAsync);
        pages.MapGet("/reports/{project}", ProjectReportsAsync);
        pages.MapGet("/reports/{project}/compare", CompareAsync);
        pages.MapGet("/reports/{project}/frozen/{deadline}", FrozenAsync);
        pages.MapGet("/reports/{project}/period", PeriodEndpoint.ShowAsync);
        pages.MapGet("/reports/{project}/period/texts", PeriodEndpoint.ShowTextsAsync);
        pages.MapGet("/reports/{project}/{month}/{edition}", ReportAsync);
        pages.MapGet("/reports/{project}/{month}/{edition}/texts", TextsAsync);
        pages.MapGet("/territories", TerritoryEndpoint.ListAsync);
        pages.MapGet("/territories/{territory}", TerritoryEndpoint.ShowAsync);
        pages.MapGet("/territories/{territory}/texts", TerritoryEndpoint.ShowTextsAsync);
        pages.MapGet("/territories/{territory}/period", TerritoryEndpoint.ShowPeriodAsync);
        pages.MapGet("/territories/{territory}/period/texts", TerritoryEndpoint.ShowPeriodTextsAsync);
        pages.MapGet("/deadlines", DeadlinesAsync);
        pages.MapAuditPage();
        pages.MapCataloguePage();
        pages.MapGet("/help", (HttpContext context, ReportingCatalogue catalogue) => context.ShowAsync<HelpPage>(new() { [nameof(HelpPage.Catalogue)] = catalogue }));
        pages.MapGet("/help/format", (HttpContext context, ReportingCatalogue catalogue) => context.ShowAsync<FormatPage>(new() { [nameof(FormatPage.Projects)] = (IReadOnlyList<Project>)[.. catalogue.Projects.Where(context.Visitor().MaySee)] }));
        pages.MapGet("/help/rules", (HttpContext context) => context.ShowAsync<RulesPage>([]));
        pages.MapGet("/help/accessibility", (HttpContext context, ReportingCatalogue catalogue) => context.ShowAsync<AccessibilityPage>(new() { [nameof(AccessibilityPage.Projects)] = (IReadOnlyList<Project>)[.. catalogue.Projects.Where(context.Visitor().MaySee)] }));
    }

    /// <summary>Answers with a page; its other parameters are given.</summary>
    public static Task ShowAsync<TPage>(this HttpContext context, Dictionary<string, object?> parameters, bool hasForm = false) where TPage : IComponent
    {
        LanguageChoice.Keep(context);
        parameters["View"] = PortalView.Of(context, hasForm);
        context.Response.ContentType = "text/html; charset=utf-8";
        return HtmlFile.WriteAsync<TPage>(parameters, context.Response.Body, context.RequestAborted);
    }

    private static async Task StartAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, Standings standings, ReportShelf shelf, AccessTokens tokens)
    {
        var projects = new List<ProjectOverview>();
        foreach (var project in catalogue.Projects.Where(context.Visitor().MaySee))
        {
            var report = (await shelf.OfAsync(project, context.Visitor(), context.RequestAborted)).Cast<WrittenReport?>().FirstOrDefault();
            var outcomes = report is not null && await shelf.ReadAsync(report, context.RequestAborted) is { } json ? ToldOutcome.Of(project, json) : [];
            projects.Add(new(project, await standings.OfAsync(project, context.Visitor(), context.RequestAborted), report, outcomes, ReportingCalendar.IsFinished(project, standings.Today))
            {
                Public = await PublicAsync(files, project, report, standings.Today, context) is [var open, ..] ? open : null,
            });
        }

        await context.ShowAsync<StartPage>(new()
        {
            // What goes on before what is over; otherwise in the catalogue's order.
            [nameof(StartPage.Projects)] = (IReadOnlyList<ProjectOverview>)[.. projects.OrderBy(overview => overview.IsFinished)],
            [nameof(StartPage.Ending)] = context.Visitor().IsOperator ? (IReadOnlyList<Text>)[.. (await tokens.EndingAsync(context.RequestAborted)).Select(token => token.Told(tokens.Today))] : [],
        });
    }

    private static async Task DeliveriesAsync(HttpContext context, ReportingCatalogue catalogue, Standings standings)
    {
        var shown = new List<ProjectStanding>();
        foreach (var project in catalogue.Projects)
            if (await standings.OfAsync(project, context.Visitor(), context.RequestAborted) is { } standing)
                shown.Add(standing);
        await context.ShowAsync<DeliveriesPage>(new() { [nameof(DeliveriesPage.Standings)] = (IReadOnlyList<ProjectStanding>)[.. shown.OrderBy(standing => standing.IsFinished)] });
    }

    private static async Task CellAsync(HttpContext context, ReportingCatalogue catalogue, IDeliveryLog log, AuditLog audit, Standings standings, string project, string site, string month)
    {
        if (!Month.TryParse(month, out var of) || catalogue.Find(project) is not { } known || ProjectPlaces.Find(known, site) is not { } place)
            throw Refusals.NotThere();
        if (!context.Visitor().MayDeliver(project, site))
            throw Refusals.MayNotRead();
        var deliveries = (await log.ReadAsync(project, context.RequestAborted)).Where(d => d.Address == new DeliveryAddress(project, site, of)).OrderByDescending(d => d.Id).ToList();
        var current = Delivery.Current(deliveries).SingleOrDefault()?.Id;
        var history = new List<(Delivery, Actor?, bool)>();
        foreach (var delivery in deliveries)
            history.Add((delivery, await audit.WhoDeliveredAsync(delivery.Id, context.RequestAborted), delivery.Id == current));
        await context.ShowAsync<CellPage>(new()
        {
            [nameof(CellPage.Project)] = known,
            [nameof(CellPage.Site)] = place,
            [nameof(CellPage.Month)] = of,
            [nameof(CellPage.History)] = history,
            [nameof(CellPage.KnownFrom)] = standings.Now.AddDays(-catalogue.AuditDays),
        });
    }

    private static async Task ReportsAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, FrozenChanges changes, PeriodDesk periods, TerritoryDesk territories)
    {
        var projects = new List<ProjectReports>();
        foreach (var project in catalogue.Projects)
            if (await ReportsOfAsync(context, files, shelf, changes, periods, project) is { IsEmpty: false } reports)
                projects.Add(reports);
        await context.ShowAsync<ReportsPage>(new()
        {
            [nameof(ReportsPage.Projects)] = projects,
            [nameof(ReportsPage.HasTerritories)] = catalogue.Territories.Any(territory => territories.MayRead(context.Visitor(), territory, Edition.Public)),
        });
    }

    private static async Task ProjectReportsAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, FrozenChanges changes, PeriodDesk periods, string project)
    {
        if (catalogue.Find(project) is not { } known)
            throw Refusals.NotThere();
        if (!context.Visitor().MayRead(project, Edition.Public))
            throw Refusals.MayNotRead();
        if (await ReportsOfAsync(context, files, shelf, changes, periods, known) is not { IsEmpty: false } reports)
            throw Refusals.NotThere();
        await context.ShowAsync<ReportsPage>(new() { [nameof(ReportsPage.Projects)] = (IReadOnlyList<ProjectReports>)[reports], [nameof(ReportsPage.IsOfOne)] = true });
    }

    /// <summary>What the visitor may read of a project.</summary>
    private static async Task<ProjectReports> ReportsOfAsync(HttpContext context, IFileStore files, ReportShelf shelf, FrozenChanges changes, PeriodDesk periods, Project project)
    {
        var reports = await shelf.OfAsync(project, context.Visitor(), context.RequestAborted);
        return new(project, reports, await FrozenOfAsync(context, shelf, changes, project))
        {
            Public = await PublicAsync(files, project, reports is [var latest, ..] ? latest : null, shelf.Today, context),
            // Periods are counted of the deliveries: they can be asked for before the first report is written.
            HasPeriods = context.Visitor().MayRead(project.Id, Edition.Internal) && await periods.ChoicesAsync(project, context.RequestAborted) is not null,
        };
    }

    private static async Task FrozenAsync(HttpContext context, ReportingCatalogue catalogue, ReportShelf shelf, FrozenChanges changes, string project, string deadline)
    {
        if (catalogue.Find(project) is not { } known)
            throw Refusals.NotThere();
        if (!context.Visitor().MayRead(project, Edition.Public))
            throw Refusals.MayNotRead();
        var frozen = await FrozenOfAsync(context, shelf, changes, known);
        await context.ShowAsync<FrozenPage>(new() { [nameof(FrozenPage.Shown)] = frozen.FirstOrDefault(one => one.Report.Deadline == deadline) ?? throw Refusals.NotThere() });
    }

    /// <summary>What was frozen and the visitor may read of it, the latest first.</summary>
    private static async Task<IReadOnlyList<FrozenReport>> FrozenOfAsync(HttpContext context, ReportShelf shelf, FrozenChanges changes, Project project)
    {
        var reports = await shelf.FrozenAsync(project, context.Visitor(), context.RequestAborted);
        // What has changed since is told of the internal edition.
        var since = reports.Count == 0 || !context.Visitor().MayRead(project.Id, Edition.Internal) ? []
            : await changes.ReadAsync(project, context.RequestAborted).ToDictionaryAsync(change => change.Deadline, cancellationToken: context.RequestAborted);
        return [.. reports.Select(report => new FrozenReport(report, since.GetValueOrDefault(report.Deadline)))];
    }

    /// <summary>Of the latest report's month, whether it is to be published or not, and of the months that are.</summary>
    private static async Task<IReadOnlyList<PublicStanding>> PublicAsync(IFileStore files, Project project, WrittenReport? latest, DateOnly today, HttpContext context)
    {
        if (latest is null || !context.Visitor().MayRead(project.Id, Edition.Internal))
            return [];
        var standings = new PublicStandings(files, today);
        var all = PublicStandings.Telling(await standings.OfAsync(project, context.RequestAborted)).ToList();
        return all.Exists(standing => standing.Month == latest.AsOf) ? all : [await standings.OfAsync(project, latest.AsOf, context.RequestAborted), .. all];
    }

    private static Task ReportAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, ApprovalDesk approvals, string project, string month, string edition) =>
        ShowReportAsync(context, catalogue, files, shelf, approvals, project, month, edition, wrong: null);

    /// <param name="wrong">Why the report was not approved just now.</param>
    internal static async Task ShowReportAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, ApprovalDesk approvals, string project, string month, string edition, Text? wrong)
    {
        var (reports, report) = await ReadableAsync(context, catalogue, files, shelf, project, month, edition);
        await context.ShowAsync<ReportFramePage>(new()
        {
            [nameof(ReportFramePage.Report)] = report,
            [nameof(ReportFramePage.Other)] = reports.FirstOrDefault(r => r.AsOf == report.AsOf && r.Edition != report.Edition),
            [nameof(ReportFramePage.Earlier)] = reports.Where(r => r.AsOf < report.AsOf && r.Edition == report.Edition).Select(r => (Month?)r.AsOf).Max(),
            [nameof(ReportFramePage.Approval)] = report.Edition == Edition.Internal ? await approvals.OfAsync(report.Project, report.AsOf, context.RequestAborted) : null,
            [nameof(ReportFramePage.Freezing)] = report.Edition == Edition.Internal ? await shelf.FreezeNotesAsync(report.Project, report.AsOf, context.RequestAborted) : [],
            [nameof(ReportFramePage.Wrong)] = wrong,
            [nameof(ReportFramePage.By)] = report.Edition == Edition.Internal && context.Visitor().MayApprove(project) ? await approvals.KeyOfAsync(context.Visitor(), context.RequestAborted) : "",
        }, hasForm: report.Edition == Edition.Internal && context.Visitor().MayApprove(project));
    }

    private static async Task TextsAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, AuditLog audit, string project, string month, string edition)
    {
        var (reports, report) = await ReadableAsync(context, catalogue, files, shelf, project, month, edition);
        // The page holds what the file does: seen or downloaded, who took it out is written.
        if (report.Edition == Edition.Internal)
            await audit.DownloadAsync(context.Visitor().Actor, $"{report.Folder}/{TextsMarkdown.File}", context.RequestAborted);
        var (texts, written) = await shelf.TextsAsync(report, context.RequestAborted);
        await context.ShowAsync<TextsPage>(new()
        {
            [nameof(TextsPage.Subject)] = TextsSubject.Of(report, texts, PeriodEndpoint.OtherOf(reports, report.AsOf, report.Edition)) with { Written = written },
            [nameof(TextsPage.Texts)] = texts,
        });
    }

    /// <summary>The report of an address, and all that the visitor may read of its project.</summary>
    private static async Task<(IReadOnlyList<WrittenReport> All, WrittenReport Report)> ReadableAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, string project, string month, string edition)
    {
        if (!Month.TryParse(month, out var asOf) || edition is not ("internal" or "public") || catalogue.Find(project) is not { } known)
            throw Refusals.NotThere();
        var of = edition == "public" ? Edition.Public : Edition.Internal;
        if (!context.Visitor().MayRead(project, of))
            throw Refusals.MayNotRead();
        if (of == Edition.Public && await Drafts.WhyNotAsync(files, known, asOf, context.Visitor(), shelf.Today, context.RequestAborted) is { } because)
            throw Refusals.NotPublished(because);
        var reports = await shelf.OfAsync(known, context.Visitor(), context.RequestAborted);
        return (reports, reports.FirstOrDefault(r => r.AsOf == asOf && r.Edition == of) ?? throw Refusals.NotThere());
    }

    private static async Task CompareAsync(HttpContext context, ReportingCatalogue catalogue, ReportShelf shelf, string project, string? from, string? to)
    {
        if (catalogue.Find(project) is not { } known || !Month.TryParse(from, out var earlier) || !Month.TryParse(to, out var later))
            throw Refusals.NotThere();
        if (!context.Visitor().MayRead(project, Edition.Public))
            throw Refusals.MayNotRead();
        // The fullest edition that may be read, and the same of both.
        var reports = (await shelf.OfAsync(known, context.Visitor(), context.RequestAborted)).GroupBy(r => r.Edition).MinBy(g => g.Key)?.ToList() ?? [];
        async Task<Newtonsoft.Json.Linq.JObject> ReadAsync(Month month) =>
            reports.FirstOrDefault(r => r.AsOf == month) is { } report && await shelf.ReadAsync(report, context.RequestAborted) is { } json ? json : throw Refusals.NotThere();
        await context.ShowAsync<ComparePage>(new()
        {
            [nameof(ComparePage.Project)] = known,
            [nameof(ComparePage.Months)] = (IReadOnlyList<Month>)[.. reports.Select(r => r.AsOf)],
            [nameof(ComparePage.From)] = earlier,
            [nameof(ComparePage.To)] = later,
            [nameof(ComparePage.Areas)] = AreaChanges.Of(known, ReportChanges.Between(await ReadAsync(earlier), await ReadAsync(later))),
        });
    }

    private static async Task DeadlinesAsync(HttpContext context, ReportingCatalogue catalogue, Standings standings, Notices notices)
    {
        var visitor = context.Visitor();
        var all = ReportingCalendar.All(catalogue.Projects.Where(visitor.MaySee)).ToList();
        var sent = new List<Notice>();
        foreach (var (project, deadline) in all.Where(pair => pair.Deadline.Due >= standings.Today.AddDays(-DaysBack) && pair.Deadline.Due <= standings.Today.AddDays(DaysBack)))
            sent.AddRange(await notices.OfAsync(project, deadline, visitor, LanguageChoice.Of(context), context.RequestAborted));
        await context.ShowAsync<DeadlinesPage>(new()
        {
            [nameof(DeadlinesPage.Today)] = standings.Today,
            [nameof(DeadlinesPage.Coming)] = ReportingCalendar.Coming(catalogue.Projects.Where(visitor.MaySee), standings.Today, DeadlinesShown),
            [nameof(DeadlinesPage.Sent)] = (IReadOnlyList<Notice>)[.. sent.OrderByDescending(notice => notice.Written).Take(100)],
        });
    }
}
