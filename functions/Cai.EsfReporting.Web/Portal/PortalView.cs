using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What every page of the portal needs to know of the request.</summary>
/// <param name="Visitor">Null on a page for somebody who is not signed in.</param>
/// <param name="Path">The address without its query: where a choice of language leads back to.</param>
/// <param name="Query">The address's own query without the choice of language, with <c>?</c> or <c>&amp;</c> at its end as needed.</param>
/// <param name="FormField">Name of the hidden field of every form.</param>
/// <param name="FormToken">Its value: proof that the form was made here, for this visitor.</param>
public sealed record PortalView(Language Language, Visitor? Visitor, string Path, string Query, string FormField, string FormToken)
{
    /// <summary>The day as of which things are shown; null for the day that it is.</summary>
    public ShownDay? Shown { get; init; }

    /// <summary>Nothing that is sent is taken: no form that would send anything stands on a page.</summary>
    public bool IsReadOnly => Shown is { IsDemo: false };

    internal static PortalView Of(HttpContext context, bool hasForm = false)
    {
        // Whoever has a session can end it on every page, by a form.
        var tokens = hasForm || context.FindVisitor() is { SignOut: WayOut.Form } ? context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context) : null;
        var query = string.Concat(context.Request.Query.Where(pair => pair.Key != LanguageChoice.Parameter)
            .SelectMany(pair => pair.Value, (pair, value) => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}&"));
        // What a form was sent to is no address to come back to, unless it is the page's own, and neither is the way back from the issuer, nor one that somebody typed a number into.
        var isPage = (HttpMethods.IsGet(context.Request.Method) || context.Request.Path.Value?.EndsWith("/goals", StringComparison.Ordinal) == true) && context.Request.Path != Session.Return && !Masking.HoldsIdentity($"{LocalPath.Of(context.Request)}?{query}");
        var path = isPage ? LocalPath.Of(context.Request) : ReportOf(context) is { } report ? report : context.FindVisitor() is null ? "/" : context.Request.Path.StartsWithSegments("/catalogue", StringComparison.Ordinal) ? "/catalogue" : "/deliver";
        return new(LanguageChoice.Of(context), context.FindVisitor(), path, isPage ? query : "", tokens?.FormFieldName ?? "", tokens?.RequestToken ?? "") { Shown = context.RequestServices.GetService<ShownDay>() };
    }

    /// <summary>The page whose form is sent to an address of its own; null for any other address.</summary>
    private static string? ReportOf(HttpContext context) =>
        context.Request.Path.Value?.Split('/') is ["", "reports", var project, var month, "approval"] && DeliveryAddress.IsId(project) && Month.TryParse(month, out var asOf) ? $"/reports/{project}/{asOf}/internal" : null;

    public string T(string sv, string en) => new Text(sv, en).In(Language);
}
