using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>A person in a scope as of a month: the fourth clause of the design's counting, word for word.</summary>
/// <param name="Own">Every participation there; one that ends after the month is open.</param>
internal sealed record NaivePerson(IReadOnlyList<(string Site, Participation Row)> Own)
{
    /// <summary>The earliest start; on a tie the insats, then the site, first in ordinal order.</summary>
    public Participation Entry { get; } = Own.OrderBy(p => p.Row.Start).ThenBy(p => p.Row.Insats, StringComparer.Ordinal).ThenBy(p => p.Site, StringComparer.Ordinal).First().Row;

    public bool IsEnrolled { get; } = Own.Any(p => p.Row.End is null);

    /// <summary>
    /// Null while any participation is open, and where no reason was told; otherwise the latest end, on a tie work, study,
    /// referral, other, in the order of the reasons, then no told reason; and where reasons are equal too, the one that is
    /// first by start, insats and site.
    /// </summary>
    public Participation? Exit { get; } = Own.Any(p => p.Row.End is null) ? null : Own
        .Where(p => p.Row.End == Own.Max(o => o.Row.End)).OrderBy(p => p.Row.Reason == ExitReason.None).ThenBy(p => p.Row.Reason)
        .ThenBy(p => p.Row.Start).ThenBy(p => p.Row.Insats, StringComparer.Ordinal).ThenBy(p => p.Site, StringComparer.Ordinal).First().Row is { Reason: not ExitReason.None } last ? last : null;

    public static IReadOnlyList<NaivePerson> All(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf) =>
        [.. Sites(scope, project).SelectMany(site => Stated(site, deliveries, asOf))
            .Where(t => t.Row.Start <= asOf.LastDay && t.Row.Reason != ExitReason.RegisteredInError)
            .Select(t => (t.Site, Row: t.Row.End > asOf.LastDay ? t.Row with { End = null, Reason = ExitReason.None } : t.Row))
            .GroupBy(t => t.Row.Pseudonym)
            .Select(own => new NaivePerson([.. own]))];

    /// <summary>How many anonymous people there are: the largest number that any month states of a site, insats, start and sex.</summary>
    public static IReadOnlyList<(string Insats, DateOnly Start, Sex Sex, int Persons)> Anonymous(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf) =>
        [.. Told(scope, project, deliveries, asOf).Where(t => t.Row.IsAnonymous && t.Row.Reason != ExitReason.RegisteredInError)
            .GroupBy(t => (t.Site, t.Row.Insats, t.Row.Start, t.Row.Sex))
            .Select(group => (group.Key.Insats, group.Key.Start, group.Key.Sex, group.GroupBy(t => t.Month).Max(month => month.Count())))];

    private static HashSet<string> Sites(Scope scope, Project project) =>
        [.. project.Sites.Where(s => scope.Kind == ScopeKind.Project || (scope.Kind == ScopeKind.SubProject ? s.SubProject : s.Id) == scope.Id).Select(s => s.Id)];

    private static IEnumerable<(string Site, Participation Row)> Stated(string site, IReadOnlyList<SiteMonth> deliveries, Month asOf)
    {
        var months = deliveries.Where(d => d.Site == site && d.Month <= asOf).OrderBy(d => d.Month).ToList();
        return months.SelectMany(m => m.Rows).Where(row => !row.IsAnonymous).Select(row => row.Pseudonym).Distinct().SelectMany(person => NaiveStatement.Of(
            [.. months.Select(m => (m.Month, (IReadOnlyList<Participation>)[.. m.Rows.Where(row => row.Pseudonym == person && !row.IsRefused)], m.Rows.Any(row => row.Pseudonym == person && row.IsRefused)))]))
            .Select(row => (site, row));
    }

    private static IEnumerable<(string Site, Month Month, Participation Row)> Told(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf)
    {
        var sites = Sites(scope, project);
        return deliveries.Where(d => sites.Contains(d.Site) && d.Month <= asOf).SelectMany(d => d.Rows.Select(row => (d.Site, d.Month, row))).Where(t => t.row.Start <= asOf.LastDay);
    }
}
