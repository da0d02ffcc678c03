using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// The common indicators of a project's persons, as its programme has them: output by year of first start, results by year of
/// exit (design: ESF common indicators, exactly). Counts of different people add up.
/// </summary>
public sealed class EsfCounts
{
    /// <summary>Everybody, complete or not.</summary>
    public const string Participants = "participants";

    /// <summary>Records without sex, age, employment or education, which count nowhere else; anonymous ones always are.</summary>
    public const string Incomplete = "incomplete";

    private const int Women = 0, Men = 1, NonBinary = 2, Total = 3;

    private readonly Dictionary<(string Code, int Year), int[]> counts = [];

    /// <summary>Every number that is not 0, by code and year, from which <see cref="Set"/> makes the counts again.</summary>
    public IEnumerable<(string Code, int Year, EsfNumber Number)> Numbers => counts.OrderBy(c => c.Key.Code, StringComparer.Ordinal).ThenBy(c => c.Key.Year).Select(c => (c.Key.Code, c.Key.Year, NumberOf(c.Value)));

    /// <param name="year">Null for all years up to <paramref name="last"/> together.</param>
    public EsfNumber Of(string code, int? year, int last) => year is { } one
        ? counts.TryGetValue((code, one), out var own) ? NumberOf(own) : default
        : counts.Where(c => c.Key.Code == code && c.Key.Year <= last).Aggregate(default(EsfNumber), (sum, c) => sum + NumberOf(c.Value));

    /// <param name="gainedQualification">Ny kvalifikation is Ja on any participation.</param>
    /// <param name="indicators">Those of the project.</param>
    internal void AddPerson(in PersonOutcome person, bool gainedQualification, IReadOnlyList<EsfIndicator> indicators)
    {
        var (entry, year) = (person.Entry.Told, person.FirstStart.Year);
        Count(Participants, year, entry.Sex);
        if (entry is not { Sex: not Sex.Unknown, Age: { } age, Employment: not EmploymentAtEntry.Unknown, Education: not Education.Unknown })
        {
            Count(Incomplete, year, entry.Sex);
            return;
        }

        foreach (var indicator in indicators)
            if (indicator.Kind == EsfKind.Output && indicator.IsOf(entry, age))
                Count(indicator.Code, year, entry.Sex);
            else if (indicator.Kind == EsfKind.Result && person.Exit is { End: { } end, Told: var exit } && indicator.IsReached(exit, gainedQualification) && indicator.IsOf(entry, age))
                Count(indicator.Code, end.Year, entry.Sex);
    }

    internal void AddAnonymous(int year, Sex sex, int persons)
    {
        Count(Participants, year, sex, persons);
        Count(Incomplete, year, sex, persons);
    }

    public void Add(EsfCounts other)
    {
        foreach (var (code, year, number) in other.Numbers)
            Set(code, year, number);
    }

    /// <summary>Adds numbers that were counted elsewhere.</summary>
    internal void Set(string code, int year, EsfNumber number)
    {
        var own = Own(code, year);
        own[Women] += number.Women;
        own[Men] += number.Men;
        own[NonBinary] += number.NonBinary;
        own[Total] += number.Total;
    }

    private void Count(string code, int year, Sex sex, int persons = 1) =>
        Set(code, year, new(sex == Sex.Woman ? persons : 0, sex == Sex.Man ? persons : 0, sex == Sex.NonBinary ? persons : 0, persons));

    private static EsfNumber NumberOf(int[] own) => new(own[Women], own[Men], own[NonBinary], own[Total]);

    private int[] Own(string code, int year)
    {
        if (!counts.TryGetValue((code, year), out var own))
            counts.Add((code, year), own = new int[4]);
        return own;
    }
}

/// <param name="Total">More than the three together where a sex is not told.</param>
public readonly record struct EsfNumber(int Women, int Men, int NonBinary, int Total)
{
    public static EsfNumber operator +(EsfNumber one, EsfNumber other) =>
        new(one.Women + other.Women, one.Men + other.Men, one.NonBinary + other.NonBinary, one.Total + other.Total);
}
