using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api;

/// <summary>Approves reports for the portal and the open interface alike. Who did is in the audit log too, before it is kept.</summary>
public sealed class ApprovalDesk(Approving approving, IAfterDelivery after, AuditLog audit, IPseudonymKeys keys)
{
    public Task<ApprovableReport> OfAsync(Project project, Month asOf, CancellationToken cancellation) => approving.OfAsync(project, asOf, cancellation);

    /// <summary>As whom the visitor approves, as it is kept for good: of no two people the same, also where both sign in by a personnummer and were born on one day.</summary>
    public async Task<string> KeyOfAsync(Visitor visitor, CancellationToken cancellation) => visitor.Actor is var actor && actor.Masked is var masked && masked.Id == actor.Id
        ? actor.Key
        : $"{masked.Key} {(await keys.CurrentAsync(cancellation)).MarkOfName(actor.Id)}";

    /// <param name="read">Fingerprint of what was read.</param>
    /// <param name="name">As whoever sits at the machine writes it, where nobody signs in; otherwise the access list tells it.</param>
    /// <exception cref="RefusedException">The visitor may not; the name cannot stand in a report; or the report is not the one that was read.</exception>
    public async Task ApproveAsync(Project project, Month asOf, string read, string? name, Visitor visitor, CancellationToken cancellation)
    {
        var signer = await SignerOfAsync(project, visitor, name, cancellation);
        if (Signer.WhyNot(signer.Name) is { } wrong)
            throw new RefusedException(StatusCodes.Status400BadRequest, wrong);
        if (await approving.ApproveAsync(project, asOf, read, signer, () => audit.ApprovalAsync(visitor.Actor, project.Id, asOf, withdrawn: false, cancellation), cancellation) is { } why)
            throw new RefusedException(StatusCodes.Status412PreconditionFailed, why);
        after.Stated(project.Id);
    }

    /// <exception cref="RefusedException">The visitor may not, or did not give it.</exception>
    public async Task WithdrawAsync(Project project, Month asOf, int number, Visitor visitor, CancellationToken cancellation)
    {
        var signer = await SignerOfAsync(project, visitor, name: null, cancellation);
        if (await approving.WithdrawAsync(project, asOf, number, signer, () => audit.ApprovalAsync(visitor.Actor, project.Id, asOf, withdrawn: true, cancellation), cancellation) is { } why)
            throw new RefusedException(StatusCodes.Status403Forbidden, why);
        after.Stated(project.Id);
    }

    /// <summary>As whom the visitor states something of the project's reports: never as another.</summary>
    /// <param name="name">As in <see cref="ApproveAsync"/>.</param>
    /// <exception cref="RefusedException">The visitor may not.</exception>
    internal async Task<Signer> SignerOfAsync(Project project, Visitor visitor, string? name, CancellationToken cancellation) => visitor.MayApprove(project.Id)
        ? new(await KeyOfAsync(visitor, cancellation), visitor.Actor.Kind == ActorKind.Machine ? name?.Trim() ?? "" : Participants.Masking.Mask(visitor.Listed ?? visitor.Actor.Id))
        : throw Refusals.MayNotApprove();
}
