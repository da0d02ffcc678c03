using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

internal sealed record PeriodNumbers(int TookPart, int Started, int Enrolled, int Untold, int Leavers, int InRates, string Reasons);

/// <summary>“Periods, exactly”, word for word, with no thought for speed: counted as of the last month, from the same people.</summary>
internal static class NaivePeriod
{
    public static PeriodNumbers Of(Scope scope, Project project, IReadOnlyList<SiteMonth> deliveries, DateOnly first, DateOnly last)
    {
        var asOf = Month.Of(last);
        var people = NaivePerson.All(scope, project, deliveries, asOf);
        var left = people.Where(p => p.Exit is { } exit && exit.End >= first && exit.End <= last).Select(p => p.Exit!.Value.Reason).ToList();
        var anonymous = NaivePerson.Anonymous(scope, project, deliveries, asOf).Where(group => group.Start >= first && group.Start <= last).Sum(group => group.Persons);
        return new(
            people.Count(p => p.IsEnrolled || p.Own.Max(o => o.Row.End) is var lastDay && lastDay >= first && lastDay <= last) + anonymous,
            people.Count(p => p.Own.Min(o => o.Row.Start) is var start && start >= first && start <= last) + anonymous,
            people.Count(p => p.IsEnrolled),
            people.Count(p => !p.IsEnrolled && p.Exit is null && p.Own.Max(o => o.Row.End) is var end && end >= first && end <= last),
            left.Count, left.Count(r => r != ExitReason.Deceased),
            string.Join(' ', left.CountBy(r => r).OrderBy(r => r.Key).Select(r => $"{r.Key}:{r.Value}")));
    }
}
