using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>/api/territories</c>: the municipalities and förbund that may be read, and their reports.</summary>
internal static class TerritoryEndpoints
{
    public static void MapTerritories(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/territories", FileEndpoints.ReadOnly, async (HttpContext context, TerritoryDesk desk) =>
        {
            var all = (await desk.OfAsync(context.Visitor(), context.RequestAborted)).Where(one => one.Internal is not null || one.Public is not null);
            await context.AnswerAsync(new JObject { ["territories"] = new JArray(all.Select(Told)) });
        }).Produces<Described.Territories>().Describe("territories", "The municipalities and förbund whose reports the visitor may read: those of whose projects all may be read.");
        api.MapMethods("/territories/{territory}/{month}/{edition}/{file}", FileEndpoints.ReadOnly, async (HttpContext context, TerritoryDesk desk, string territory, string month, string edition, string file) =>
        {
            if (!Month.TryParse(month, out var asOf) || edition is not ("internal" or "public") || !desk.Files.Contains(file))
                throw Refusals.NotThere();
            var of = edition == "public" ? Edition.Public : Edition.Internal;
            var known = desk.ToRead(context.Visitor(), territory, of);
            var months = await desk.MonthsAsync(known, of, context.RequestAborted);
            if (!months.Contains(asOf))
                throw TerritoryDesk.NoneOf(known, asOf, of, months);
            var content = await desk.MakeAsync(known, asOf, of, file, LanguageChoice.Of(context), context.RequestAborted);
            await FileEndpoints.SendAsync(context, content, Path.GetExtension(file), NameOf(context, known, asOf.ToString(), of, file), isPublic: of == Edition.Public,
                () => of == Edition.Public ? Task.CompletedTask : desk.RecordAsync(context.Visitor().Actor, known, asOf, file, context.RequestAborted));
        }).AnswersFile(FileEndpoints.TypesOfTerritories).Describe("territoryReport", "The report of a municipality or förbund, `municipality.tyreso` or `forbund.ostra-sodertorn`, made when it is asked for: report.json, .html, .xlsx, .docx, .csv or .tsv, or texts.md. Internal: its projects side by side, and how many different people; each download is written in the audit log. Public: what the projects' frozen public editions print. Only to whoever may read all its projects.", [StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound]);
        api.MapMethods("/territories/{territory}/periods/{period}/{file}", FileEndpoints.ReadOnly, async (HttpContext context, TerritoryDesk desk, string territory, string period, string file) =>
        {
            if (!desk.Files.Contains(file))
                throw Refusals.NotThere();
            var known = desk.ToRead(context.Visitor(), territory, Edition.Internal);
            var asked = await desk.AskAsync(known, period, context.RequestAborted);
            if (asked.Refusal is { } refusal)
                throw new RefusedException(StatusCodes.Status400BadRequest, refusal);
            var content = await desk.MakeAsync(known, asked.Period, file, LanguageChoice.Of(context), context.RequestAborted);
            await FileEndpoints.SendAsync(context, content, Path.GetExtension(file), NameOf(context, known, asked.Period.Id, Edition.Internal, file), isPublic: false,
                () => desk.RecordAsync(context.Visitor().Actor, known, asked.Period, file, context.RequestAborted));
        }).AnswersFile(FileEndpoints.TypesOfTerritories).Describe("territoryPeriodReport", "The internal report of a municipality or förbund in a period: each project's own numbers of it side by side, and how many different people took part in it. A period as of a project; one that none of its projects can be told for is answered 400 with why. Each download is written in the audit log.", [StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound]);
    }

    private static JObject Told(ReadableTerritory one)
    {
        var json = new JObject
        {
            ["key"] = one.Territory.Key,
            ["kind"] = one.Territory.Kind.Word(),
            ["id"] = one.Territory.Id,
            ["name"] = one.Territory.Name,
            ["projects"] = new JArray(one.Projects.Select(project => project.Id)),
        };
        foreach (var (edition, months) in ((Edition, IReadOnlyList<Month>?)[])[(Edition.Internal, one.Internal), (Edition.Public, one.Public)])
            if (months is not null)
                json[edition.Word()] = new JArray(months.Select(month => month.ToString()));
        return json;
    }

    /// <summary><c>rapport-kommun-tyreso-2018-08-intern.xlsx</c>: a municipality and a förbund may have the same id.</summary>
    private static string NameOf(HttpContext context, Territory territory, string of, Edition edition, string file)
    {
        var language = LanguageChoice.Of(context);
        var kind = territory.Kind == TerritoryKind.Forbund ? "forbund" : new Text("kommun", "municipality").In(language);
        return $"{new Text("rapport", "report").In(language)}-{kind}-{territory.Id}-{of}-{edition.FileWord().In(language)}{Path.GetExtension(file)}";
    }
}
