using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cai.EsfReporting.Web.Api;

/// <summary>Files of the store that may be taken out: reports, frozen reports and receipts. Every part of an address is of a known form before it becomes a path.</summary>
internal static partial class FileEndpoints
{
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".json"] = "application/json; charset=utf-8",
        [".html"] = "text/html; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".tsv"] = Tsv,
        [".md"] = Markdown,
        [".xlsx"] = Xlsx,
        [".docx"] = Docx,
        [".pdf"] = "application/pdf",
        [".sha256"] = "text/plain; charset=us-ascii",
        [".ics"] = "text/calendar; charset=utf-8",
    };

    private const string Tsv = "text/tab-separated-values; charset=utf-8", Markdown = "text/markdown; charset=utf-8";
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly string[] ReportTypes = ["application/json", "text/html", "text/csv", "text/tab-separated-values", "text/markdown", Xlsx, Docx, "application/pdf"];
    internal static readonly string[] TypesOfTerritories = ["application/json", "text/html", "text/csv", "text/tab-separated-values", "text/markdown", Xlsx, Docx];
    private static readonly int[] Refused = [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound];

    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/reports/{project}/{month}/{edition}/{file}", ReadOnly, async (HttpContext context, IFileStore files, AuditLog audit, ReportingCatalogue catalogue, Standings standings, string project, string month, string edition, string file) =>
        {
            if (!DeliveryAddress.IsId(project) || !Month.TryParse(month, out var asOf) || edition is not ("internal" or "public") || !FileName().IsMatch(file))
                throw Refusals.NotThere();
            var of = edition == "public" ? Edition.Public : Edition.Internal;
            if (!context.Visitor().MayRead(project, of))
                throw Refusals.MayNotRead();
            if (of == Edition.Public && catalogue.Find(project) is { } known && await Drafts.WhyNotAsync(files, known, asOf, context.Visitor(), standings.Today, context.RequestAborted) is { } because)
                throw Refusals.NotPublished(because);
            var isDraft = of == Edition.Public && !(await new Publications(files).IsForGoodAsync(project, asOf, context.RequestAborted));
            await SendAsync(context, files, of == Edition.Public ? null : audit, $"reports/{project}/{asOf}/{edition}/{file}", NameOf(context, project, asOf.ToString(), of, file, isDraft));
        }).AnswersFile(ReportTypes).Describe("report", "A file of a consolidated report: report.json, .html, .xlsx, .docx, .csv, .tsv or .pdf, texts.md, or manifest.json. The internal edition is never to be cached, and each download of it is written in the audit log.", Refused);
        api.MapMethods("/reports/{project}/periods/{period}/{file}", ReadOnly, async (HttpContext context, PeriodDesk desk, ReportingCatalogue catalogue, string project, string period, string file) =>
        {
            if (catalogue.Find(project) is not { } known || !desk.Files.Contains(file))
                throw Refusals.NotThere();
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            var asked = await desk.AskAsync(known, period, context.RequestAborted);
            if (asked.Refusal is { } refusal)
                throw new RefusedException(StatusCodes.Status400BadRequest, refusal);
            var content = await desk.MakeAsync(known, asked.Period, file, LanguageChoice.Of(context), context.RequestAborted);
            await SendAsync(context, content, Path.GetExtension(file), NameOf(context, project, asked.Period.Id, Edition.Internal, file), isPublic: false,
                () => desk.RecordAsync(context.Visitor().Actor, known, asked.Period, file, context.RequestAborted));
        }).AnswersFile(ReportTypes[..7]).Describe("periodReport", "The internal report of a period, counted when it is asked for: report.json, .html, .xlsx, .docx, .csv or .tsv, or texts.md. A period is 2018, 2018-H1, 2018-T2, 2018-Q3, 2018-08 or 2018-01--2018-08; one that cannot be told is answered 400 with why, and what to ask instead. Never to be cached, and each download is written in the audit log.", [StatusCodes.Status400BadRequest, .. Refused]);
        api.MapMethods("/frozen/{project}/{deadline}/{edition}/{file}", ReadOnly, (HttpContext context, IFileStore files, AuditLog audit, string project, string deadline, string edition, string file) =>
        {
            if (!DeliveryAddress.IsId(project) || !DeadlineId().IsMatch(deadline) || edition is not ("internal" or "public") || !FileName().IsMatch(file))
                throw Refusals.NotThere();
            var of = edition == "public" ? Edition.Public : Edition.Internal;
            if (!context.Visitor().MayRead(project, of))
                throw Refusals.MayNotRead();
            return SendAsync(context, files, of == Edition.Public ? null : audit, $"frozen/{project}/{deadline}/{edition}/{file}", NameOf(context, project, deadline, of, file));
        }).AnswersFile(ReportTypes).Describe("frozenReport", "A file of the report that was frozen for a deadline, never changed.", Refused);
        // The manifest names deliveries and their sums: for those who may see which there are.
        api.MapMethods("/frozen/{project}/{deadline}/{file}", ReadOnly, (HttpContext context, IFileStore files, AuditLog audit, string project, string deadline, string file) =>
        {
            if (!DeliveryAddress.IsId(project) || !DeadlineId().IsMatch(deadline) || file is not ("manifest.json" or "manifest.sha256"))
                throw Refusals.NotThere();
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            return SendAsync(context, files, audit, $"frozen/{project}/{deadline}/{file}", $"{project}-{deadline}-{file}");
        }).AnswersFile("application/json", "text/plain").Describe("frozenManifest", "The manifest of a frozen report, manifest.json, with the hash of every file in it, and manifest.sha256, its seal.", Refused);
        api.MapMethods("/receipts/{project}/{site}/{month}/{id}.{extension}", ReadOnly, (HttpContext context, IFileStore files, AuditLog audit, string project, string site, string month, string id, string extension) =>
        {
            if (!DeliveryAddress.IsId(project) || !DeliveryAddress.IsId(site) || !Month.TryParse(month, out var of) || !ReceiptId().IsMatch(id) || extension is not ("json" or "html" or "xlsx"))
                throw Refusals.NotThere();
            if (!context.Visitor().MayDeliver(project, site))
                throw Refusals.MayNotRead();
            return SendAsync(context, files, audit, $"receipts/{project}/{site}/{of}/{id}.{extension}", $"{project}-{site}-{of}-{(LanguageChoice.Of(context) == Language.En ? "receipt" : "kvittens")}.{extension}");
        }).AnswersFile("application/json", "text/html", Xlsx).Describe("receipt", "The receipt of a delivery, as it was given: json, html or xlsx.", Refused);
    }

    /// <summary>Deadlines are no secret, and a calendar that subscribes cannot sign in.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/deadlines.ics", ReadOnly, async (HttpContext context, ReportingCatalogue catalogue, IFileStore files, TimeProvider clock) =>
            await SendAsync(context, await CalendarFile.MakeAsync(catalogue, files, LanguageChoice.Of(context), clock.GetUtcNow(), context.RequestAborted), ".ics", null, isPublic: true)).WithMetadata(OpenToAll.Instance);

    public static void MapTemplates(this IEndpointRouteBuilder endpoints)
    {
        foreach (var template in Template.All)
        {
            endpoints.MapMethods($"/templates/{template.Name}.csv", ReadOnly, context => SendAsync(context, template.Csv(), ".csv", template.Name + ".csv", isPublic: true));
            endpoints.MapMethods($"/templates/{template.Name}.xlsx", ReadOnly, context => SendXlsxAsync(context, template, isPublic: true));
        }

        // Of a project whose catalogue adds words; of another, its programme's. For those who see the project at all, as its page of help.
        endpoints.MapMethods("/templates/{project}/mall.csv", ReadOnly, (HttpContext context, ReportingCatalogue catalogue, string project) =>
        {
            var template = TemplateOf(context, catalogue, project);
            return SendAsync(context, template.Csv(), ".csv", template.Name + ".csv", isPublic: false);
        });
        endpoints.MapMethods("/templates/{project}/mall.xlsx", ReadOnly, (HttpContext context, ReportingCatalogue catalogue, string project) =>
            SendXlsxAsync(context, TemplateOf(context, catalogue, project), isPublic: false));
    }

    private static Template TemplateOf(HttpContext context, ReportingCatalogue catalogue, string project) =>
        Template.Of(catalogue.Find(project) is { } known && context.Visitor().MaySee(known) ? known : throw Refusals.NotThere());

    private static async Task SendXlsxAsync(HttpContext context, Template template, bool isPublic)
    {
        using var workbook = new MemoryStream();
        await template.WriteXlsxAsync(workbook, context.RequestAborted);
        await SendAsync(context, workbook.ToArray(), ".xlsx", template.Name + ".xlsx", isPublic);
    }

    /// <summary><c>rapport-mia-2018-08-intern.xlsx</c>: as the reader would name it, ascii in both languages.</summary>
    /// <param name="of">The month or the deadline.</param>
    /// <param name="file"><c>report.xlsx</c></param>
    private static string NameOf(HttpContext context, string project, string of, Edition edition, string file, bool isDraft = false)
    {
        var language = LanguageChoice.Of(context);
        var what = Path.GetFileNameWithoutExtension(file) is var name && name == "report" ? new Text("rapport", "report").In(language) : name == "texts" ? new Text("texter", "texts").In(language) : name;
        return $"{what}-{project}-{of}-{edition.FileWord(isDraft).In(language)}{Path.GetExtension(file)}";
    }

    internal static readonly string[] ReadOnly = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="audit">Null for what is public.</param>
    private static async Task SendAsync(HttpContext context, IFileStore files, AuditLog? audit, string path, string downloadName)
    {
        await using var stream = await files.OpenReadAsync(path, context.RequestAborted) ?? throw Refusals.NotThere();
        // A report is a few megabytes at most; whole, so that its tag is of the very bytes that are sent.
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, context.RequestAborted);
        await SendAsync(context, bytes.ToArray(), Path.GetExtension(path), downloadName, audit is null, async () =>
        {
            if (audit is not null)
                await audit.DownloadAsync(context.Visitor().Actor, path, context.RequestAborted);
        });
    }

    /// <param name="downloadName">Null for what is not kept as a file.</param>
    /// <param name="beforeSent">Called when the content itself goes out, not when it is said to be unchanged.</param>
    internal static async Task SendAsync(HttpContext context, byte[] bytes, string extension, string? downloadName, bool isPublic, Func<Task>? beforeSent = null)
    {
        var (request, response) = (context.Request, context.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = isPublic ? "private, no-cache" : "no-store";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (beforeSent is not null)
            await beforeSent();
        response.ContentType = ContentTypes[extension];
        response.ContentLength = bytes.Length;
        if (extension == ".html")
            SecurityHeaders.OfDocument(response);
        // Ascii by construction: made of ids, months and names of ours.
        if (downloadName is not null)
            response.Headers.ContentDisposition = $"{(extension is ".html" or ".json" ? "inline" : "attachment")}; filename=\"{downloadName}\"";
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    [GeneratedRegex("^(?:(?:report|manifest)\\.(?:json|html|csv|tsv|xlsx|docx|pdf)|texts\\.md)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeadlineId();

    [GeneratedRegex("^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{16}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReceiptId();
}
