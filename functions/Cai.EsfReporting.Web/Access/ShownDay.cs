using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Access;

/// <summary>The day as of which the portal is shown, where it is not the day that it is. A host registers one, or none.</summary>
/// <param name="IsDemo">The store is the demo's own, made up whole, and its clock is at the day: everything may be tried. Otherwise it may be somebody's real one, and is only read.</param>
public sealed record ShownDay(DateOnly Day, bool IsDemo)
{
    /// <summary>What stands on every page.</summary>
    public Text Told => IsDemo
        ? new($"Exempel: det är {Day:yyyy-MM-dd} här, och alla personer är påhittade. Prova gärna allt.", $"A sample: it is {Day:yyyy-MM-dd} here, and everybody is made up. Do try everything.")
        : new($"Visas som om det vore {Day:yyyy-MM-dd}: det som är sent är sent den dagen. Här går det bara att läsa.", $"Shown as if it were {Day:yyyy-MM-dd}: what is late is late on that day. Here one can only read.");
}

/// <summary>Lets nobody change anything where things are shown as of another day: what was received or noted then would bear the wrong day for ever.</summary>
internal sealed class ReadOnlyGate(RequestDelegate next, ShownDay? shown = null)
{
    public Task InvokeAsync(HttpContext context) =>
        shown is { IsDemo: false } && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is null
            ? throw new RefusedException(StatusCodes.Status409Conflict, new(
                $"Tjänsten visas som om det vore {shown.Day:yyyy-MM-dd}, och då går det bara att läsa: ingenting togs emot. Lämna filen där tjänsten körs som vanligt, utan --today.",
                $"The service is shown as if it were {shown.Day:yyyy-MM-dd}, and can then only be read: nothing was received. Deliver where it runs as usual, without --today."))
            : next(context);
}
