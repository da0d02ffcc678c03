using System.ComponentModel;
using System.Globalization;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>GET /api/audit</c>: days of the audit log as csv or xlsx, for operators. That it was asked for is in the log itself.</summary>
internal static class AuditEndpoint
{
    /// <summary>Days in one export: a year, with a day to spare in a leap year.</summary>
    internal const int MostDays = 366;

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapAudit(this IEndpointRouteBuilder api) => api.MapMethods("/audit", FileEndpoints.ReadOnly, async (HttpContext context, AuditLog audit, AuditDays days, 
        [Description("The first day, yyyy-MM-dd, in Sweden.")] string? from, [Description("The last day, at most 366 days with the first.")] string? to, [Description("csv, with the words of the log itself, or xlsx, for people.")] string? format) =>
    {
        var visitor = context.Visitor();
        if (!visitor.IsOperator)
            throw Refusals.MayNotRead();
        if (!TryDay(from, out var first) || !TryDay(to, out var last) || last < first || last.DayNumber - first.DayNumber >= MostDays)
            throw new RefusedException(StatusCodes.Status400BadRequest, new(
                "Ange första och sista dagen, ÅÅÅÅ-MM-DD, högst ett år emellan.", "Give the first and the last day, YYYY-MM-DD, at most a year apart."));
        if (format is not (null or "csv" or "xlsx"))
            throw new RefusedException(StatusCodes.Status400BadRequest, new("Formatet är csv eller xlsx.", "The format is csv or xlsx."));

        var entries = await days.ReadAsync(first, last, context.RequestAborted).ToListAsync(context.RequestAborted);
        using var file = new MemoryStream();
        if (format == "xlsx")
            await AuditXlsx.WriteAsync(entries, first, last, LanguageChoice.Of(context), file, context.RequestAborted);
        else
            await AuditCsv.WriteAsync(entries, file, context.RequestAborted);
        var extension = format == "xlsx" ? ".xlsx" : ".csv";
        await FileEndpoints.SendAsync(context, file.ToArray(), extension, string.Create(CultureInfo.InvariantCulture, $"audit-{first:yyyy-MM-dd}-{last:yyyy-MM-dd}{extension}"), isPublic: false,
            () => audit.ExportAsync(visitor.Actor, first, last, context.RequestAborted));
    }).AnswersFile("text/csv", Xlsx).Describe("audit", "Who delivered, took out what is not public, and changed what is held, the latest first. For operators; each export is itself written in the log.", StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden);

    /// <summary>A day as addresses write it.</summary>
    internal static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 2000 and < 3000;
}
