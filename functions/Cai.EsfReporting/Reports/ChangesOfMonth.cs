using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// What moved since the report of the month before, and because of which deliveries. Both months are counted from the
/// deliveries as they stand now: what an earlier report said by the deliveries of its own day is in that report.
/// </summary>
/// <param name="Since">The month before the as-of.</param>
/// <param name="Scopes">Those where a number moved, in the catalogue's order.</param>
public sealed record ChangesOfMonth(Month Since, IReadOnlyList<ScopeChange> Scopes)
{
    /// <param name="scopes">With their history.</param>
    /// <param name="known">Every delivery up to the as-of month, as in <see cref="ReportBasis.Known"/>.</param>
    /// <returns>Null for the first month of all, which has none before it.</returns>
    public static ChangesOfMonth? Of(Project project, Month asOf, IReadOnlyList<ScopeOutcome> scopes, IReadOnlyList<Delivery> known)
    {
        if (scopes[0].History is not [.., { Month: var since }, _])
            return null;
        var first = known.Of(DeliveryKind.Participants).Where(d => d.IsAccepted && d.Address.Month == asOf).Select(d => (DeliveryId?)d.Id).Min();
        var news = Delivery.Current(known).Where(d => d.Address.Month == asOf || d.Id > first).ToLookup(d => d.Address.Site);
        return new(since, [.. scopes
            .Select(scope => new ScopeChange(scope.Scope, scope.History[^2], scope.History[^1], [.. project.SitesOf(scope.Scope).SelectMany(site => news[site.Id])]))
            .Where(change => change.HasMoved)]);
    }
}

/// <summary>The numbers of one scope, the month before and now.</summary>
/// <param name="Because">
/// The current deliveries of its sites that are new: those of the as-of month, and those of earlier months that came after
/// the project's first for the as-of month, as corrections or late. By site in the catalogue's order, then by month.
/// </param>
public sealed record ScopeChange(Scope Scope, MonthOutcome Before, MonthOutcome Now, IReadOnlyList<Delivery> Because)
{
    /// <summary>The deliveries of earlier months among them.</summary>
    public IEnumerable<Delivery> LateOrCorrected => Because.Where(d => d.Address.Month < Now.Month);

    public bool HasMoved => Before.People != Now.People || !Before.Ratios.SequenceEqual(Now.Ratios);
}
