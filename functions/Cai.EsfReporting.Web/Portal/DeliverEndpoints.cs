using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The page where files are handed in, and what its forms are sent to.</summary>
internal static class DeliverEndpoints
{
    public static void MapDeliver(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/deliver", (HttpContext context) => ShowAsync(context, [], (context.Request.Query["place"].ToString(), context.Request.Query["month"].ToString())));
        pages.MapGet("/deliver/there", ThereAsync);
        pages.MapPost("/deliver/check", (HttpContext context, DeliveryDesk desk) => AnswerAsync(context, async (file, address, language) =>
        {
            var receipt = await desk.CheckAsync(file.File, address, Confirmation.IsIn(file.Name), context.RequestAborted);
            using var workbook = new MemoryStream();
            await new ReceiptXlsx().WriteAsync(receipt, language, workbook, context.RequestAborted);
            // Nothing is stored of a check: the workbook is in the page.
            return new(file.Shown, receipt, $"data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,{Convert.ToBase64String(workbook.ToArray())}");
        })).RequireRateLimiting(RateLimits.Uploads);
        pages.MapPost("/deliver", (HttpContext context, DeliveryDesk desk) => AnswerAsync(context, async (file, address, language) =>
        {
            await using var content = file.Open();
            return Given(file.Shown, await desk.DeliverAsync(content, address, Confirmation.IsIn(file.Name), context.Visitor(), language, context.RequestAborted));
        })).RequireRateLimiting(RateLimits.Uploads);
        pages.MapPost("/deliver/confirm", ConfirmAsync).RequireRateLimiting(RateLimits.Uploads);
        pages.MapPost("/deliver/nothing", NothingAsync).RequireRateLimiting(RateLimits.Uploads);
    }

    private static GivenAnswer Given(string fileName, Receipt receipt) => new(fileName, receipt, $"/api/receipts/{receipt.Address!.Value.Path}/{receipt.Id}.xlsx");

    private static async Task AnswerAsync(HttpContext context, Func<UploadedFile, FileAddress, Language, Task<GivenAnswer>> answerTo)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        await using var upload = await Upload.ReadAsync(context, form => ValidateAsync(context, form));
        var chosen = (upload.Field("place") ?? "", upload.Field("month") ?? "");
        if (upload.Files.Count == 0)
        {
            await ShowAsync(context, [], chosen, new Text("Välj en fil först.", "Choose a file first."));
            return;
        }

        IReadOnlyList<FileAddress?> told;
        try
        {
            told = DeliveryDesk.AddressesOf(upload, context.RequestServices.GetRequiredService<ReportingCatalogue>());
        }
        catch (RefusedException refused)
        {
            await ShowAsync(context, [], chosen, refused.What);
            return;
        }

        if (upload.Files.Zip(told).FirstOrDefault(pair => pair.Second is null).First is { } untold)
        {
            await ShowAsync(context, [], chosen, new(
                $"Det framgår inte vilken ort och månad {untold.Shown} gäller. Välj ort och månad, välj filen igen och skicka.",
                $"It is not told which site and month {untold.Shown} is for. Choose site and month, choose the file again and send it."));
            return;
        }

        var addresses = told.OfType<FileAddress>().ToList();
        if (!addresses.All(address => context.Visitor().MayDeliver(address.Project!, address.Site!)))
            throw Refusals.MayNotDeliver();
        var answers = new List<GivenAnswer>();
        foreach (var (file, address) in upload.Files.Zip(addresses))
            answers.Add(await answerTo(file, address, LanguageChoice.Of(context)));
        // What is to be mended, or delivered after a check, is for the same site and month again.
        await ShowAsync(context, answers, answers is [{ Receipt.Address: { } only } one] && (one.Receipt.Id is null || one.Receipt.Status is DeliveryStatus.Rejected or DeliveryStatus.PartlyAccepted) ? ($"{only.Project}/{only.Site}", only.Month.ToString()) : ("", ""));
    }

    /// <summary>For the script, before a file is sent: a sentence on the delivery that it would replace; nothing when there is none.</summary>
    private static async Task ThereAsync(HttpContext context, DeliveryDesk desk, string? place, string? month)
    {
        if (place?.Split('/') is not [var project, var site] || !DeliveryAddress.IsId(project) || !DeliveryAddress.IsId(site) || !Month.TryParse(month, out var of))
            throw Refusals.NotThere();
        if (!context.Visitor().MayDeliver(project, site))
            throw Refusals.MayNotRead();
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (await desk.CurrentAsync(new(project, site, of), context.RequestAborted) is { } there)
            await context.Response.WriteAsync(new Text(
                "Det finns en leverans för månaden, mottagen {0}, med {1} rader som räknas. Den du lämnar ersätter den.",
                "There is a delivery for the month, received {0}, with {1} rows that count. The one you deliver replaces it.")
                .In(LanguageChoice.Of(context), StockholmTime.Show(there.Id.ReceivedAt), there.Accepted), context.RequestAborted);
    }

    /// <summary>The button beside an answer that refuses a file until it is confirmed: the file itself is kept, and is received once more.</summary>
    private static async Task ConfirmAsync(HttpContext context, DeliveryDesk desk)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        await using var form = await Upload.ReadAsync(context, read => ValidateAsync(context, read), mostFiles: 0);
        if (form.Field("delivery")?.Split('/') is not [var project, var site, var of, var named] || !DeliveryAddress.IsId(project) || !DeliveryAddress.IsId(site)
            || !Month.TryParse(of, out var month) || !DeliveryId.IsId(named))
            throw Refusals.NotThere();
        if (!context.Visitor().MayDeliver(project, site))
            throw Refusals.MayNotDeliver();
        var address = new DeliveryAddress(project, site, month);
        try
        {
            await ShowAsync(context, [Given("", await desk.ConfirmAsync(address, DeliveryId.Parse(named), context.Visitor(), LanguageChoice.Of(context), context.RequestAborted))], ("", ""));
        }
        catch (RefusedException refused)
        {
            await ShowAsync(context, [], ($"{project}/{site}", month.ToString()), refused.What);
        }
    }

    private static async Task NothingAsync(HttpContext context, DeliveryDesk desk)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        await using var form = await Upload.ReadAsync(context, read => ValidateAsync(context, read), mostFiles: 0);
        var chosen = (Place: form.Field("place") ?? "", Month: form.Field("month") ?? "");
        if (chosen.Place.Split('/') is not [var project, var site] || !DeliveryAddress.IsId(project) || !DeliveryAddress.IsId(site) || !Month.TryParse(chosen.Month, out var month) || site == DeliveryAddress.KeyFigures)
        {
            await ShowAsync(context, [], chosen, new Text("Välj ort och månad som det inte finns något att rapportera för.", "Choose the site and month for which there is nothing to report."));
            return;
        }

        if (!context.Visitor().MayDeliver(project, site))
            throw Refusals.MayNotDeliver();
        var address = new DeliveryAddress(project, site, month);
        // Asked again if another has come since: only the one that was told of is replaced.
        if (await desk.CurrentAsync(address, context.RequestAborted) is { Rows: > 0 } there && form.Field("confirmed") != there.Id.Value)
        {
            await ShowAsync(context, [], chosen, new(
                $"Det finns redan en leverans för månaden, mottagen {StockholmTime.Show(there.Id.ReceivedAt)}, med {there.Rows} rader. Ska den ersättas?",
                $"There already is a delivery for the month, received {StockholmTime.Show(there.Id.ReceivedAt)}, with {there.Rows} rows. Shall it be replaced?"), there.Id.Value);
            return;
        }

        await ShowAsync(context, [Given("", await desk.DeliverNothingAsync(address, context.Visitor(), LanguageChoice.Of(context), context.RequestAborted))], chosen);
    }

    /// <summary>By the header, where the framework looks first, so that it does not read the form before us.</summary>
    internal static Task ValidateAsync(HttpContext context, Upload form)
    {
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        if (form.Field("form") is { } token)
            context.Request.Headers["X-Esf-Form"] = token;
        else if (context.Request.Headers["X-Esf-Form"].Count == 0)
            throw new AntiforgeryValidationException("The form has no token.");
        return antiforgery.ValidateRequestAsync(context);
    }

    private static Task ShowAsync(HttpContext context, IReadOnlyList<GivenAnswer> answers, (string Place, string Month) chosen, Text? problem = null, string? confirm = null)
    {
        if (problem is not null)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        var catalogue = context.RequestServices.GetRequiredService<ReportingCatalogue>();
        var today = context.RequestServices.GetRequiredService<Standings>().Today;
        var places = catalogue.Projects.Select(project => ProjectPlaces.Of(project, context.Visitor())).Where(of => of.Sites.Count > 0).ToList();
        return context.ShowAsync<DeliverPage>(new()
        {
            [nameof(DeliverPage.Places)] = places,
            [nameof(DeliverPage.Months)] = MonthsOf(places, today),
            // What the page cannot choose is told by nobody's address or form.
            [nameof(DeliverPage.Chosen)] = (places.Any(of => of.Sites.Any(site => chosen.Place == $"{of.Project.Id}/{site.Id}")) ? chosen.Place : "", Month.TryParse(chosen.Month, out var month) ? month.ToString() : ""),
            [nameof(DeliverPage.Answers)] = answers,
            [nameof(DeliverPage.Problem)] = problem?.In(LanguageChoice.Of(context)),
            [nameof(DeliverPage.Confirm)] = confirm,
        }, hasForm: true);
    }

    /// <summary>Months that any of the places may deliver now, the latest first.</summary>
    private static IReadOnlyList<Month> MonthsOf(List<ProjectPlaces> places, DateOnly today) =>
        [.. places.SelectMany(of => of.Project.DeliveriesFrom.To(Month.Of(of.Project.To < today ? of.Project.To : today))).Distinct().OrderDescending()];
}
