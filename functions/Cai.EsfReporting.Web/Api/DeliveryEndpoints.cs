using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// <c>POST /api/check</c> and <c>POST /api/deliver</c>. The answer is the receipt, or a list of them when several files were
/// sent; 200 also for a file that is rejected, since the receipt is the answer that was asked for: its <c>status</c> says it.
/// </summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        api.MapPost("/check", (HttpContext context, DeliveryDesk desk) => AnswerAsync(context, (file, address, confirmed, _) =>
            desk.CheckAsync(file.File, address, confirmed, context.RequestAborted))).Takes("check", "What a delivery would be answered. Nothing is stored.");
        api.MapPost("/deliver", (HttpContext context, DeliveryDesk desk) => AnswerAsync(context, async (file, address, confirmed, language) =>
        {
            await using var content = file.Open();
            return await desk.DeliverAsync(content, address, confirmed, context.Visitor(), language, context.RequestAborted);
        })).Takes("deliver", "Deliver one or several files. A new file for a site and month replaces the earlier one; delivering the same file again does no harm.");
    }

    private static void Takes(this RouteHandlerBuilder address, string name, string summary) => address.RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.TakesFiles())
        .Produces<Described.Receipt>().WithDescription("The receipt, or a list of them in the order of the files. Also when a file is rejected: `status` says so.")
        .Describe(name, summary, StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status503ServiceUnavailable);

    private static async Task AnswerAsync(HttpContext context, Func<UploadedFile, FileAddress, bool, Language, Task<Receipt>> receiptOf)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        await using var upload = await Upload.ReadAsync(context);
        if (upload.Files.Count == 0)
            throw new RefusedException(StatusCodes.Status400BadRequest, new("Det finns ingen fil i fältet file.", "There is no file in the field file."));
        var addresses = AddressesOf(context, upload);
        var language = LanguageChoice.Of(context);
        var receipts = new JArray();
        foreach (var (file, address) in upload.Files.Zip(addresses))
            receipts.Add(ReceiptJson.Of(await receiptOf(file, address, upload.Confirms(file), language), language));
        await context.AnswerAsync(receipts.Count == 1 ? receipts[0] : receipts);
    }

    /// <summary>All or none: nothing of a form is taken when some of it may not be.</summary>
    private static List<FileAddress> AddressesOf(HttpContext context, Upload upload)
    {
        var told = DeliveryDesk.AddressesOf(upload, context.RequestServices.GetRequiredService<ReportingCatalogue>());
        if (told.Any(address => address is null))
            throw new RefusedException(StatusCodes.Status400BadRequest, new(
                "Det framgår inte vilket projekt, vilken ort och vilken månad filen gäller. Döp den till projekt_ort_ÅÅÅÅ-MM.csv eller ange project, site och month.",
                "It is not told which project, site and month the file is for. Name it project_site_YYYY-MM.csv or give project, site and month."));
        var addresses = told.OfType<FileAddress>().ToList();
        return addresses.All(address => context.Visitor().MayDeliver(address.Project!, address.Site!)) ? addresses : throw Refusals.MayNotDeliver();
    }
}

internal static class Refusals
{
    public static RefusedException MayNotDeliver() => new(StatusCodes.Status403Forbidden, new("Du får inte lämna filer för den orten.", "You may not deliver files for that site."));

    public static RefusedException MayNotRead() => new(StatusCodes.Status403Forbidden, new("Du får inte läsa det här.", "You may not read this."));

    public static RefusedException MayNotApprove() => new(StatusCodes.Status403Forbidden, new(
        "Du får inte godkänna det här projektets rapporter. Rätten heter approve och ges i listan över vem som får vad; ett system kan inte ha den.",
        "You may not approve the reports of this project. The right is called approve and is given in the list of who may do what; a machine cannot have it."));

    public static RefusedException NotThere() => new(StatusCodes.Status404NotFound, new("Det finns inget på den här adressen.", "There is nothing at this address."));

    public static RefusedException NotPublished(Text because) => new(StatusCodes.Status404NotFound, because);
}
