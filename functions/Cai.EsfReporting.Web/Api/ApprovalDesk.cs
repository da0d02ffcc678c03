using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api;

/// <summary>Approves reports for the portal and the open interface alike. Who did is in the audit log too, before it is kept.</summary>
public sealed class ApprovalDesk(Approving approving, IAfterDelivery after, AuditLog audit)
{
    public Task<ApprovableReport> OfAsync(Project project, Month asOf, CancellationToken cancellation) => approving.OfAsync(project, asOf, cancellation);

    /// <summary>Whether the visitor is the one who gave it.</summary>
    public static bool IsBy(Statement approval, Visitor visitor) => approval.Who == visitor.Actor.Masked.Key;

    /// <param name="read">Fingerprint of what was read.</param>
    /// <param name="name">As whoever sits at the machine writes it, where nobody signs in; otherwise the access list tells it.</param>
    /// <exception cref="RefusedException">The visitor may not; the name cannot stand in a report; or the report is not the one that was read.</exception>
    public async Task ApproveAsync(Project project, Month asOf, string read, string? name, Visitor visitor, CancellationToken cancellation)
    {
        var signer = SignerOf(project, visitor, name);
        if (Signer.WhyNot(signer.Name) is { } wrong)
            throw new RefusedException(StatusCodes.Status400BadRequest, wrong);
        if (await approving.ApproveAsync(project, asOf, read, signer, () => audit.ApprovalAsync(visitor.Actor, project.Id, asOf, withdrawn: false, cancellation), cancellation) is { } why)
            throw new RefusedException(StatusCodes.Status412PreconditionFailed, why);
        after.Stated(project.Id);
    }

    /// <exception cref="RefusedException">The visitor may not, or did not give it.</exception>
    public async Task WithdrawAsync(Project project, Month asOf, int number, Visitor visitor, CancellationToken cancellation)
    {
        var signer = SignerOf(project, visitor, name: null);
        if (await approving.WithdrawAsync(project, asOf, number, signer, () => audit.ApprovalAsync(visitor.Actor, project.Id, asOf, withdrawn: true, cancellation), cancellation) is { } why)
            throw new RefusedException(StatusCodes.Status403Forbidden, why);
        after.Stated(project.Id);
    }

    /// <exception cref="RefusedException">The visitor may not.</exception>
    internal static Signer SignerOf(Project project, Visitor visitor, string? name) => visitor.MayApprove(project.Id)
        ? new(visitor.Actor.Masked.Key, visitor.Actor.Kind == ActorKind.Machine ? name?.Trim() ?? "" : Participants.Masking.Mask(visitor.Listed ?? visitor.Actor.Id))
        : throw Refusals.MayNotApprove();
}
