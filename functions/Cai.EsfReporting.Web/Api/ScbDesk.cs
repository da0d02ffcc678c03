using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Scb;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// Hands the participant file for SCB out over the web. It holds identities: it is made when it is asked for, sent once, never to be cached, and kept nowhere; who asked
/// is in the audit log and in the evidence before a byte of it is sent.
/// </summary>
public sealed class ScbDesk(ScbExport scb, AuditLog audit)
{
    /// <summary>The months that SCB must be sent again after this one, in order, with commas between.</summary>
    public const string SendAgainHeader = "X-Esf-Send-Again";

    /// <param name="allowMissing">Whoever asks has said that the file is to be made although sites have not delivered.</param>
    /// <returns>Why nothing was sent; empty when the file was.</returns>
    public async Task<IReadOnlyList<Text>> SendAsync(HttpContext context, Project project, Month month, ScbFormat format, bool allowMissing, Actor actor)
    {
        var plan = await scb.PlanAsync(project, month, context.RequestAborted);
        if (plan.Originals.Count == 0 && plan.Gone.Count == 0)
            return [new($"Ingen har levererat {month}: det finns ingen fil att göra.", $"Nobody has delivered {month}: there is no file to make.")];
        if (plan.Refusals is { Count: > 0 } refusals)
            return refusals;
        if (!allowMissing && plan.Doubts is { Count: > 0 } doubts)
            return doubts;
        using var file = await scb.MakeAsync(plan, format, context.RequestAborted);
        // What is begun is noted to its end, also when whoever asked goes away.
        await audit.ScbFileAsync(actor, project.Id, month, CancellationToken.None);
        await scb.HandOutAsync(file, Masking.HideIdentities(actor.Told.Sv), async sendAgain =>
        {
            var response = context.Response;
            response.ContentType = format.ContentType(project.Deadlines.ScbLayout);
            response.ContentLength = file.Content.Length;
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentDisposition = $"attachment; filename=\"scb-{project.Id}-{month}.{format.Word()}\"";
            response.Headers[SendAgainHeader] = string.Join(',', sendAgain);
            await response.Body.WriteAsync(file.Content, context.RequestAborted);
        }, CancellationToken.None);
        return [];
    }
}
