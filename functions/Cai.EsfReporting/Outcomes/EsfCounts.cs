using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// The ESF common indicators of a project's persons: CO01–CO17 by year of first start, CR01–CR09 by year of exit (design:
/// ESF common indicators, exactly). Counts of different people add up.
/// </summary>
/// <remarks>Regulation (EU) 1304/2013, Annex I; the age bands of ESF+ are those of Regulation (EU) 2021/1057, Annex I.</remarks>
public sealed class EsfCounts
{
    /// <summary>Everybody, complete or not.</summary>
    public const string Participants = "participants";

    /// <summary>Records without sex, age, employment or education, which count nowhere else; anonymous ones always are.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Improved labour-market situation after six months: the file does not ask, so it is never counted.</summary>
    public const string NotAsked = "CR07";

    private const int Women = 0, Men = 1, Total = 2;

    private readonly SortedDictionary<(string Code, int Year), int[]> counts = new(Comparer<(string Code, int Year)>.Create((one, other) =>
        string.CompareOrdinal(one.Code, other.Code) is var codes and not 0 ? codes : one.Year - other.Year));

    /// <summary>Every number that is not 0, from which <see cref="Set"/> makes the counts again.</summary>
    public IEnumerable<(string Code, int Year, int Women, int Men, int Total)> Numbers => counts.Select(c => (c.Key.Code, c.Key.Year, c.Value[Women], c.Value[Men], c.Value[Total]));

    /// <param name="year">Null for all years up to <paramref name="last"/> together.</param>
    public (int Women, int Men, int Total) Of(string code, int? year, int last) => year is { } one
        ? counts.TryGetValue((code, one), out var own) ? (own[Women], own[Men], own[Total]) : default
        : counts.Where(c => c.Key.Code == code && c.Key.Year <= last).Aggregate((0, 0, 0), (sum, c) => (sum.Item1 + c.Value[Women], sum.Item2 + c.Value[Men], sum.Item3 + c.Value[Total]));

    /// <param name="gainedQualification">Ny kvalifikation is Ja on any participation.</param>
    internal void AddPerson(in PersonOutcome person, bool gainedQualification)
    {
        var entry = person.Entry;
        Count(Participants, entry.Start.Year, entry.Sex);
        if (entry is not { Sex: not Sex.Unknown, Age: { } age, Employment: not EmploymentAtEntry.Unknown, Education: not Education.Unknown })
        {
            Count(Incomplete, entry.Start.Year, entry.Sex);
            return;
        }

        foreach (var code in Output(entry, age))
            Count(code, entry.Start.Year, entry.Sex);
        if (person.Exit is { End: { } end } exit)
            foreach (var code in Result(entry, age, exit, gainedQualification))
                Count(code, end.Year, entry.Sex);
    }

    internal void AddAnonymous(int year, Sex sex, int persons)
    {
        Count(Participants, year, sex, persons);
        Count(Incomplete, year, sex, persons);
    }

    public void Add(EsfCounts other)
    {
        foreach (var (code, year, women, men, total) in other.Numbers)
            Set(code, year, women, men, total);
    }

    /// <summary>Adds numbers that were counted elsewhere.</summary>
    internal void Set(string code, int year, int women, int men, int total)
    {
        var own = Own(code, year);
        own[Women] += women;
        own[Men] += men;
        own[Total] += total;
    }

    private static IEnumerable<string> Output(Participation entry, int age)
    {
        var (unemployed, notInEducation) = (IsUnemployed(entry), entry.Employment == EmploymentAtEntry.InactiveNotInEducation);
        if (unemployed)
            yield return "CO01";
        if (entry.Employment == EmploymentAtEntry.LongTermUnemployed)
            yield return "CO02";
        if (IsInactive(entry))
            yield return "CO03";
        if (notInEducation)
            yield return "CO04";
        if (entry.Employment == EmploymentAtEntry.Employed)
            yield return "CO05";
        if (age < 25)
            yield return "CO06";
        if (age > 54)
            yield return "CO07";
        if (age > 54 && (unemployed || notInEducation))
            yield return "CO08";
        yield return entry.Education switch { Education.Lower => "CO09", Education.UpperSecondary => "CO10", _ => "CO11" };
        if (entry.ForeignBackground == Answer.Yes)
            yield return "CO15";
        if (entry.Disability == Answer.Yes)
            yield return "CO16";
        if (entry.OtherDisadvantage == Answer.Yes)
            yield return "CO17";
        if (age < 18)
            yield return "EECO06";
        if (age is >= 18 and <= 29)
            yield return "EECO07";
        if (age >= 55)
            yield return "EECO08";
    }

    private static IEnumerable<string> Result(Participation entry, int age, Participation exit, bool gainedQualification)
    {
        var outOfWork = IsUnemployed(entry) || IsInactive(entry);
        var disadvantaged = entry.ForeignBackground == Answer.Yes || entry.Disability == Answer.Yes || entry.OtherDisadvantage == Answer.Yes;
        var (toWork, toStudy) = (exit.Reason is ExitReason.Work or ExitReason.SupportedWork or ExitReason.OwnBusiness, exit.Reason == ExitReason.Study);
        var searching = exit.Reason is ExitReason.JobSeeking or ExitReason.EmploymentService;
        var inWorkLater = exit.Status6Months == FollowUp.Work;
        if (IsInactive(entry) && searching)
            yield return "CR01";
        if (toStudy)
            yield return "CR02";
        if (gainedQualification)
            yield return "CR03";
        if (outOfWork && toWork)
            yield return "CR04";
        if (disadvantaged && (searching || toStudy || toWork || gainedQualification))
            yield return "CR05";
        if (outOfWork && inWorkLater)
            yield return "CR06";
        if (age > 54 && inWorkLater)
            yield return "CR08";
        if (disadvantaged && inWorkLater)
            yield return "CR09";
    }

    private static bool IsUnemployed(in Participation entry) => entry.Employment is EmploymentAtEntry.Unemployed or EmploymentAtEntry.LongTermUnemployed;

    private static bool IsInactive(in Participation entry) => entry.Employment is EmploymentAtEntry.Inactive or EmploymentAtEntry.InactiveNotInEducation;

    private void Count(string code, int year, Sex sex, int persons = 1) =>
        Set(code, year, sex == Sex.Woman ? persons : 0, sex == Sex.Man ? persons : 0, persons);

    private int[] Own(string code, int year)
    {
        if (!counts.TryGetValue((code, year), out var own))
            counts.Add((code, year), own = new int[3]);
        return own;
    }
}
