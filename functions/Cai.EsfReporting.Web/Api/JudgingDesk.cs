using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// Keeps what people decide and write of goals and of the report as a whole, for the portal and the open interface alike. Whoever may approve the project's reports may: they state something of the report, in
/// their own name. Who did is in the audit log too, before it is kept.
/// </summary>
public sealed class JudgingDesk(Judging judging, ApprovalDesk approvals, IAfterDelivery after, AuditLog audit)
{
    public Task<Judgements> OfAsync(Project project, Month asOf, CancellationToken cancellation) => judging.OfAsync(project, asOf, cancellation);

    /// <param name="name">As whoever sits at the machine writes it, where nobody signs in; otherwise the access list tells it.</param>
    /// <returns>Why nothing was kept; null when it is.</returns>
    /// <exception cref="RefusedException">The visitor may not.</exception>
    public async Task<NotJudged?> JudgeAsync(Project project, Month asOf, ToJudge said, string? name, Visitor visitor, CancellationToken cancellation)
    {
        var signer = await approvals.SignerOfAsync(project, visitor, name, cancellation);
        if (Signer.WhyNot(signer.Name) is { } wrong)
            return new(wrong);
        var refused = await judging.JudgeAsync(project, asOf, said, signer, () => audit.JudgementAsync(visitor.Actor, project.Id, asOf, cancellation), cancellation);
        if (refused is null)
            after.Stated(project.Id);
        return refused;
    }
}
