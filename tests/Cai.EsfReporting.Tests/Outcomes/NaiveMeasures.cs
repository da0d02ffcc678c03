using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Shares, breakdowns, time in project and free places, with no thought for speed.</summary>
internal static class NaiveMeasures
{
    public static Ratio Share(ShareMeasure measure, IReadOnlyList<NaivePerson> people, DateOnly day)
    {
        var reached = people.Select(person => measure switch
        {
            InitiatedShare initiated => person.Entry.InitiatedBy == Initiator.Unknown ? (bool?)null : initiated.By.Contains(person.Entry.InitiatedBy),
            WithinDays within => person.Own.Where(p => p.Row.Referred is not null && p.Row.FirstMeeting <= day).OrderBy(p => p.Row.Referred).ThenBy(p => p.Row.FirstMeeting)
                .Select(p => (bool?)(p.Row.FirstMeeting!.Value.DayNumber - p.Row.Referred!.Value.DayNumber <= within.Days)).FirstOrDefault(),
            FollowUpShare followUp => person.Exit is { } exit && exit.Reason != ExitReason.Deceased && Status(exit, followUp) is var status && status != FollowUp.Unknown ? followUp.Statuses.Contains(status) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        }).OfType<bool>().ToList();
        return new(reached.Count(r => r), reached.Count);
    }

    public static int Due(ShareMeasure measure, IReadOnlyList<NaivePerson> people, DateOnly day) => measure is not FollowUpShare followUp ? 0 : people.Count(person =>
        person.Exit is { } exit && exit.Reason != ExitReason.Deceased && (Status(exit, followUp) != FollowUp.Unknown
            || (followUp.After == FollowUpPoint.NinetyDays ? exit.End!.Value.AddDays(90) : exit.End!.Value.AddMonths(6)) <= day));

    /// <summary>Every group in order, as text.</summary>
    /// <param name="insatsOf">What an insats counts as.</param>
    public static IEnumerable<string> Breakdown(Project project, Scope scope, IReadOnlyList<SiteMonth> history, Month asOf, Func<string, string>? insatsOf = null)
    {
        insatsOf ??= insats => insats;
        var known = NaivePerson.All(scope, project, history, asOf).SelectMany(person => Values(project, person, insatsOf).Select(value => (value.By, value.Value, Person: (NaivePerson?)person)));
        var unknown = NaivePerson.Anonymous(scope, project, history, asOf).SelectMany(group => Enumerable.Repeat(((Dimension By, string Value)[])
            [(Dimension.Sex, OfSex(group.Sex)), (Dimension.Age, ""), (Dimension.InitiatedBy, ""), (Dimension.Insats, insatsOf(group.Insats)), (Dimension.Provider, "")], group.Persons))
            .SelectMany(values => values).Select(value => (value.By, value.Value, Person: (NaivePerson?)null));
        return known.Concat(unknown).GroupBy(one => (one.By, one.Value)).OrderBy(g => g.Key.By).ThenBy(g => g.Key.Value, StringComparer.Ordinal).Select(g => Line(
            g.Key.By, g.Key.Value, g.Count(), g.Count(one => one.Person is { IsEnrolled: true }), g.Count(one => one.Person is { IsEnrolled: false, Exit: null }), g.Count(one => one.Person?.Exit is { Reason: not ExitReason.Deceased }),
            project.Indicators.Select(i => g.Count(one => one.Person?.Exit is { } exit && i.Reasons.Contains(exit.Reason)))));
    }

    public static string Line(Group group) => Line(group.Dimension, group.Value, group.Participants, group.Enrolled, group.Untold, group.Leavers, group.Numerators);

    /// <summary>Sorted, from the first start to the exit, or to the end of the month for those enrolled.</summary>
    public static IReadOnlyList<int> Days(IReadOnlyList<NaivePerson> people, DateOnly day, bool enrolled) =>
        [.. people.Where(p => enrolled ? p.IsEnrolled : p.Exit is not null).Select(p => (p.Exit?.End ?? day).DayNumber - p.Own.Min(o => o.Row.Start).DayNumber).Order()];

    public static IReadOnlyList<FreePlaces> FreePlaces(Project project, IReadOnlyList<NaivePerson> people) =>
        [.. from insats in project.Insatser
            from places in insats.Places
            let taken = people.Sum(person => person.Own.Where(p => p.Row.End is null && p.Row.Insats == insats.Id).Select(p => Fold(p.Row.Provider)).Distinct()
                .Count(provider => places.Provider is null || provider == Fold(places.Provider) || (provider == "" && insats.Places.Count == 1)))
            select new FreePlaces(insats, places.Provider, places.Count, taken)];

    private static IEnumerable<(Dimension By, string Value)> Values(Project project, NaivePerson person, Func<string, string> insatsOf) =>
    [
        (Dimension.Sex, OfSex(person.Entry.Sex)),
        (Dimension.Age, person.Entry.Age switch { null => "", < 25 => "under-25", > 54 => "over-54", _ => "25-54" }),
        (Dimension.InitiatedBy, person.Entry.InitiatedBy switch
        {
            Initiator.Self => "self",
            Initiator.EmploymentService => "employment-service",
            Initiator.SocialInsurance => "social-insurance",
            Initiator.Municipality => "municipality",
            Initiator.Region => "region",
            Initiator.Named => "(other)",
            _ => "",
        }),
        .. person.Own.Select(p => (Dimension.Insats, insatsOf(p.Row.Insats))).Distinct(),
        .. person.Own.Select(p => (Dimension.Provider, project.Insatser.SelectMany(i => i.Places).Select(p => p.Provider).FirstOrDefault(name => name is not null && Fold(name) == Fold(p.Row.Provider)) ?? p.Row.Provider)).Distinct(),
    ];

    private static string Line(Dimension by, string value, int participants, int enrolled, int untold, int leavers, IEnumerable<int> numerators) =>
        FormattableString.Invariant($"{by} {value}: {participants} {enrolled} {untold} {leavers} | {string.Join(' ', numerators)}");

    private static string OfSex(Sex sex) => sex switch { Sex.Woman => "woman", Sex.Man => "man", Sex.NonBinary => "non-binary", _ => "" };

    private static string Fold(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static FollowUp Status(Participation exit, FollowUpShare followUp) => followUp.After == FollowUpPoint.NinetyDays ? exit.Status90Days : exit.Status6Months;
}
