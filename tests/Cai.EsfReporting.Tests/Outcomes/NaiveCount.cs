using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>One accepted month of one site.</summary>
internal sealed record SiteMonth(string Site, Month Month, IReadOnlyList<Participation> Rows);

internal sealed record Numbers(int Participants, int Anonymous, int Enrolled, int Leavers, int InRates, int Participations, string Reasons);

/// <summary>The counting rules of the design, word for word, with no thought for speed.</summary>
internal static class NaiveCount
{
    public static Numbers Of(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf)
    {
        var sites = project.Sites.Where(s => scope.Kind == ScopeKind.Project || (scope.Kind == ScopeKind.SubProject ? s.SubProject : s.Id) == scope.Id).Select(s => s.Id).ToHashSet();
        var told = deliveries.Where(d => sites.Contains(d.Site) && d.Month <= asOf).SelectMany(d => d.Rows.Select(row => (d.Site, d.Month, Row: row)))
            .Where(t => t.Row.Start <= asOf.LastDay).ToList();

        // 1. The latest month that names a participation wins; ends after the month are not yet; Felregistrering removes it.
        var participations = told.Where(t => !t.Row.IsAnonymous)
            .GroupBy(t => (t.Site, t.Row.Pseudonym, t.Row.Insats, t.Row.Start))
            .Select(same => same.OrderBy(t => t.Month).Last().Row)
            .Where(row => row.Reason != ExitReason.RegisteredInError)
            .Select(row => row.End > asOf.LastDay ? row with { End = null, Reason = ExitReason.None } : row)
            .ToList();

        // 2. A person once: enrolled while any is open, otherwise out at the latest end; on a tie work, study, referral, other.
        var people = participations.GroupBy(row => row.Pseudonym).Select(own =>
            own.Any(row => row.End is null) ? (ExitReason?)null : own.Where(row => row.End == own.Max(r => r.End)).Min(row => row.Reason)).ToList();
        var left = people.OfType<ExitReason>().ToList();

        // 3. Anonymous rows: the largest number that any month states, per site, insats, start and sex.
        var anonymous = told.Where(t => t.Row.IsAnonymous && t.Row.Reason != ExitReason.RegisteredInError)
            .GroupBy(t => (t.Site, t.Row.Insats, t.Row.Start, t.Row.Sex))
            .Sum(group => group.GroupBy(t => t.Month).Max(month => month.Count()));

        return new(people.Count + anonymous, anonymous, people.Count(p => p is null), left.Count, left.Count(r => r != ExitReason.Deceased), participations.Count,
            string.Join(' ', left.CountBy(r => r).OrderBy(r => r.Key).Select(r => $"{r.Key}:{r.Value}")));
    }
}
