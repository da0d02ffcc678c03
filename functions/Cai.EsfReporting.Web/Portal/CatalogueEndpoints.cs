using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Versions;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The page of the catalogue, for operators: upload another, see all that is wrong or would change, apply it, go back to one that was.</summary>
internal static class CatalogueEndpoints
{
    private const int DeadlinesShown = 12;

    public static void MapCataloguePage(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/catalogue", (HttpContext context, string? applied) => ShowAsync(context, new() { Applied = applied }));
        pages.MapGet("/catalogue/{number}", async (HttpContext context, CatalogueVersions versions, CatalogueInUse inUse, string number) =>
        {
            CatalogueAddresses.MustOperate(context);
            // What the service was given has no number among those that were taken into use.
            if (number == "0" && await inUse.ReadAsync(context.RequestAborted) is { Number: 0 } given)
            {
                context.Response.Headers.ContentDisposition = "attachment; filename=\"catalogue.json\"";
                await FileEndpoints.SendAsync(context, given.Catalogue.Source.ToArray(), ".json", null, isPublic: false);
                return;
            }

            var version = int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wanted) ? await versions.FindAsync(wanted, context.RequestAborted) : null;
            var content = await versions.ContentAsync(version ?? throw Refusals.NotThere(), context.RequestAborted);
            context.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"catalogue-{version.Number}.json\"");
            await FileEndpoints.SendAsync(context, content, ".json", null, isPublic: false);
        });
        pages.MapPost("/catalogue/check", CheckAsync).RequireRateLimiting(RateLimits.Uploads);
        pages.MapPost("/catalogue", ApplyAsync).RequireRateLimiting(RateLimits.Uploads);
    }

    /// <summary>A file, or the number of one that was in use.</summary>
    private static async Task CheckAsync(HttpContext context, CatalogueDesk desk, CatalogueVersions versions, ProposedCatalogues proposed)
    {
        CatalogueAddresses.MustOperate(context);
        await using var form = await Upload.ReadAsync(context, read => DeliverEndpoints.ValidateAsync(context, read), mostFiles: 1);
        if (form.Files.Count == 0)
            await DeliverEndpoints.ValidateAsync(context, form);
        var (content, name) = (Array.Empty<byte>(), "");
        if (form.Field("number") is { } number)
        {
            var version = int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wanted) ? await versions.FindAsync(wanted, context.RequestAborted) : null;
            (content, name) = (await versions.ContentAsync(version ?? throw Refusals.NotThere(), context.RequestAborted), FormattableString.Invariant($"catalogue-{version.Number}.json"));
        }
        else if (form.Files is [var file])
        {
            await using var read = file.Open();
            (content, name) = (await CatalogueFile.BytesAsync(read, context.RequestAborted), file.Shown);
        }
        else
        {
            await ShowAsync(context, new() { Problem = new("Välj en fil först.", "Choose a file first.") }, StatusCodes.Status400BadRequest);
            return;
        }

        try
        {
            var proposal = await desk.ProposeAsync(content, name, context.RequestAborted);
            await ShowAsync(context, new() { Name = name, Proposal = proposal, Kept = proposal.MayBeApplied ? await proposed.KeepAsync(content, context.RequestAborted) : null });
        }
        catch (InvalidCatalogueException e)
        {
            await ShowAsync(context, new() { Name = name, Faults = e.Faults }, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task ApplyAsync(HttpContext context, CatalogueDesk desk, CatalogueInUse inUse, ProposedCatalogues proposed, IAfterDelivery after)
    {
        CatalogueAddresses.MustOperate(context);
        await using var form = await Upload.ReadAsync(context, mostFiles: 0);
        await DeliverEndpoints.ValidateAsync(context, form);
        CatalogueAddresses.RefusePinned(inUse);
        var kept = form.Field("proposal") ?? "";
        if (await proposed.FindAsync(kept, context.RequestAborted) is not { } content)
        {
            await ShowAsync(context, new() { Problem = new("Katalogen finns inte kvar här: den sparas ett dygn från granskningen. Välj filen igen.", "The catalogue is not here any longer: it is kept for a day from when it was checked. Choose the file again.") }, StatusCodes.Status409Conflict);
            return;
        }

        var (outcome, proposal, version) = await desk.ApplyAsync(content, "catalogue.json", form.Field("base") ?? "", context.Visitor().Actor, context.RequestAborted);
        if (outcome == ApplyOutcome.Applied)
        {
            after.Applied(proposal.Catalogue);
            context.Response.Redirect(FormattableString.Invariant($"/catalogue?applied={version!.Number}"));
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return;
        }

        await ShowAsync(context, new() { Problem = ProposalJson.Told(outcome, version), Proposal = proposal, Kept = proposal.MayBeApplied ? kept : null }, outcome == ApplyOutcome.Same ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task ShowAsync(HttpContext context, ShownCatalogue shown, int status = StatusCodes.Status200OK)
    {
        CatalogueAddresses.MustOperate(context);
        var (inUse, versions) = (context.RequestServices.GetRequiredService<CatalogueInUse>(), await context.RequestServices.GetRequiredService<CatalogueVersions>().ReadAsync(context.RequestAborted));
        context.Response.StatusCode = status;
        var (reading, today) = (await inUse.ReadAsync(context.RequestAborted), StockholmTime.DayOf(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
        await context.ShowAsync<CataloguePage>(new()
        {
            [nameof(CataloguePage.InUse)] = reading,
            [nameof(CataloguePage.Today)] = today,
            [nameof(CataloguePage.Coming)] = ReportingCalendar.Coming((shown.Proposal?.Catalogue ?? reading.Catalogue).Projects, today, DeadlinesShown),
            [nameof(CataloguePage.IsPinned)] = inUse.IsPinned,
            [nameof(CataloguePage.Versions)] = (IReadOnlyList<CatalogueVersion>)[.. versions.Reverse()],
            [nameof(CataloguePage.Shown)] = shown,
        }, hasForm: true);
    }
}

/// <summary>What the page of the catalogue answers with.</summary>
public sealed record ShownCatalogue
{
    /// <summary>Of the file, masked; null where none was sent.</summary>
    public string? Name { get; init; }

    /// <summary>Every fault of it; null when it has none.</summary>
    public IReadOnlyList<CatalogueProblem>? Faults { get; init; }

    /// <summary>What it would change; null when it is none, or has faults.</summary>
    public CatalogueProposal? Proposal { get; init; }

    /// <summary>Under which it waits to be applied; null when it may not be.</summary>
    public string? Kept { get; init; }

    /// <summary>What could not be done; null when all went well.</summary>
    public Text? Problem { get; init; }

    /// <summary>The number of the one that was just applied, as the address has it.</summary>
    public string? Applied { get; init; }
}
