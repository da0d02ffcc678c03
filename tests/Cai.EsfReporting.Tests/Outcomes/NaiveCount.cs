using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>One accepted month of one site.</summary>
internal sealed record SiteMonth(string Site, Month Month, IReadOnlyList<Participation> Rows);

internal sealed record Numbers(int Participants, int Anonymous, int Enrolled, int Untold, int Leavers, int InRates, int Participations, string Reasons);

/// <summary>The counting rules of the design, word for word, with no thought for speed.</summary>
internal static class NaiveCount
{
    public static Numbers Of(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf)
    {
        var people = NaivePerson.All(scope, project, deliveries, asOf);
        var anonymous = NaivePerson.Anonymous(scope, project, deliveries, asOf).Sum(group => group.Persons);
        var left = people.Select(p => p.Exit?.Reason).OfType<ExitReason>().ToList();
        return new(people.Count + anonymous, anonymous, people.Count(p => p.IsEnrolled), people.Count(p => !p.IsEnrolled && p.Exit is null), left.Count, left.Count(r => r != ExitReason.Deceased), people.Sum(p => p.Own.Count),
            string.Join(' ', left.CountBy(r => r).OrderBy(r => r.Key).Select(r => $"{r.Key}:{r.Value}")));
    }
}
