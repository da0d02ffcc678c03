using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>“ESF common indicators, exactly”, word for word, with no thought for speed.</summary>
internal static class NaiveEsf
{
    public static readonly IReadOnlyDictionary<string, Func<Participation, bool>> Output = new Dictionary<string, Func<Participation, bool>>
    {
        ["CO01"] = p => IsUnemployed(p),
        ["CO02"] = p => p.Employment == EmploymentAtEntry.LongTermUnemployed,
        ["CO03"] = p => IsInactive(p),
        ["CO04"] = p => p.Employment == EmploymentAtEntry.InactiveNotInEducation,
        ["CO05"] = p => p.Employment == EmploymentAtEntry.Employed,
        ["CO06"] = p => p.Age < 25,
        ["CO07"] = p => p.Age > 54,
        ["CO08"] = p => p.Age > 54 && (IsUnemployed(p) || p.Employment == EmploymentAtEntry.InactiveNotInEducation),
        ["CO09"] = p => p.Education == Education.Lower,
        ["CO10"] = p => p.Education == Education.UpperSecondary,
        ["CO11"] = p => p.Education == Education.Tertiary,
        ["CO15"] = p => IsYes(p.ForeignBackground),
        ["CO16"] = p => IsYes(p.Disability),
        ["CO17"] = p => IsYes(p.OtherDisadvantage),
        ["EECO06"] = p => p.Age < 18,
        ["EECO07"] = p => p.Age is >= 18 and <= 29,
        ["EECO08"] = p => p.Age >= 55,
    };

    public static readonly IReadOnlyDictionary<string, Func<Participation, Participation, bool, bool>> Result = new Dictionary<string, Func<Participation, Participation, bool, bool>>
    {
        ["CR01"] = (entry, exit, _) => IsInactive(entry) && IsSearching(exit),
        ["CR02"] = (_, exit, _) => exit.Reason == ExitReason.Study,
        ["CR03"] = (_, _, qualified) => qualified,
        ["CR04"] = (entry, exit, _) => (IsUnemployed(entry) || IsInactive(entry)) && IsToWork(exit),
        ["CR05"] = (entry, exit, qualified) => IsDisadvantaged(entry) && (IsSearching(exit) || exit.Reason == ExitReason.Study || IsToWork(exit) || qualified),
        ["CR06"] = (entry, exit, _) => (IsUnemployed(entry) || IsInactive(entry)) && exit.Status6Months == FollowUp.Work,
        ["CR08"] = (entry, exit, _) => entry.Age > 54 && exit.Status6Months == FollowUp.Work,
        ["CR09"] = (entry, exit, _) => IsDisadvantaged(entry) && exit.Status6Months == FollowUp.Work,
    };

    /// <summary>Every code in every year and in all years, in order of code, then year with all years last.</summary>
    public static IReadOnlyList<EsfFigure> Of(Project project, IReadOnlyList<SiteMonth> deliveries, Month asOf)
    {
        var scope = project.Scopes.Single(s => s.Kind == ScopeKind.Project);
        // One line a thing to count: its code, its year, and the sex.
        var counted = new List<(string Code, int Year, Sex Sex)>();
        foreach (var person in NaivePerson.All(scope, project, deliveries, asOf))
        {
            var (entry, exit) = (person.Entry, person.Exit);
            counted.Add(("participants", entry.Start.Year, entry.Sex));
            if (entry.Sex == Sex.Unknown || entry.Age is null || entry.Employment == EmploymentAtEntry.Unknown || entry.Education == Education.Unknown)
            {
                counted.Add(("incomplete", entry.Start.Year, entry.Sex));
                continue;
            }

            counted.AddRange(Output.Where(code => code.Value(entry)).Select(code => (code.Key, entry.Start.Year, entry.Sex)));
            var qualified = person.Own.Any(p => IsYes(p.Row.NewQualification));
            if (exit is { } left)
                counted.AddRange(Result.Where(code => code.Value(entry, left, qualified)).Select(code => (code.Key, left.End!.Value.Year, entry.Sex)));
        }

        foreach (var (_, start, sex, persons) in NaivePerson.Anonymous(scope, project, deliveries, asOf))
            foreach (var code in (string[])["participants", "incomplete"])
                counted.AddRange(Enumerable.Repeat((code, start.Year, sex), persons));

        var years = Enumerable.Range(project.ParticipantsFrom.Year, asOf.Year - project.ParticipantsFrom.Year + 1).Union(counted.Select(c => c.Year)).Order().Select(year => (int?)year).Append(null).ToList();
        return [.. ((string[])["participants", "incomplete", .. Output.Keys, .. Result.Keys]).OrderBy(code => code, StringComparer.Ordinal).SelectMany(code => years.Select(year =>
        {
            var own = counted.Where(c => c.Code == code && (year is null || c.Year == year)).ToList();
            return new EsfFigure(code, year, own.Count(c => c.Sex == Sex.Woman), own.Count(c => c.Sex == Sex.Man), own.Count) { NonBinary = own.Count(c => c.Sex == Sex.NonBinary) };
        }))];
    }

    private static bool IsYes(EsfReporting.Participants.Answer answer) => answer == EsfReporting.Participants.Answer.Yes;

    private static bool IsUnemployed(Participation entry) => entry.Employment is EmploymentAtEntry.Unemployed or EmploymentAtEntry.LongTermUnemployed;

    private static bool IsInactive(Participation entry) => entry.Employment is EmploymentAtEntry.Inactive or EmploymentAtEntry.InactiveNotInEducation;

    private static bool IsDisadvantaged(Participation entry) => IsYes(entry.ForeignBackground) || IsYes(entry.Disability) || IsYes(entry.OtherDisadvantage);

    private static bool IsSearching(Participation exit) => exit.Reason is ExitReason.JobSeeking or ExitReason.EmploymentService;

    private static bool IsToWork(Participation exit) => exit.Reason is ExitReason.Work or ExitReason.SupportedWork or ExitReason.OwnBusiness;
}
