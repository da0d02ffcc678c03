using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// What is counted of the people in one scope in one period, as of its last month (design: Periods, exactly). Counts of different people
/// add up; those of different periods need not, since who left, came back and left again is in both.
/// </summary>
/// <param name="reasons">One more than the largest number of an exit reason (<see cref="Catalogue.ProjectWords.ReasonCount"/>).</param>
public sealed class PeriodCounts(int reasons)
{
    private const int Scalars = 4;

    private readonly int[] leavers = new int[reasons];

    /// <summary>Persons, anonymous ones included, whose first start lies in the period.</summary>
    public int Started { get; private set; }

    /// <summary>Those of them who are anonymous: of them nothing but the start is known.</summary>
    public int Anonymous { get; private set; }

    /// <summary>Persons who were there some day of the period, as far as is known: enrolled at its end or gone within it, and the anonymous ones who started in it.</summary>
    public int TookPart => Enrolled + Leavers + Untold + Anonymous;

    /// <summary>Persons with an open participation at the period's end.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Persons whom a site no longer names, without a told reason, and whose latest end lies in the period.</summary>
    public int Untold { get; private set; }

    /// <summary>Persons with no open participation and a told reason, whose latest end lies in the period.</summary>
    public int Leavers => leavers.Sum();

    /// <inheritdoc cref="Counts.LeaversInRates"/>
    public int LeaversInRates => Leavers - leavers[(int)ExitReason.Deceased];

    public int LeaversTo(ExitReason reason) => leavers[(int)reason];

    public int LeaversTo(IReadOnlySet<ExitReason> reasons) => reasons.Sum(LeaversTo);

    /// <summary>Every count in a fixed order, from which <see cref="Of"/> makes them again.</summary>
    public IReadOnlyList<int> Numbers => [Started, Anonymous, Enrolled, Untold, .. leavers];

    /// <exception cref="FormatException">These are not the numbers of a period.</exception>
    public static PeriodCounts Of(IReadOnlyList<int> numbers, int reasons)
    {
        if (numbers.Count != Scalars + reasons)
            throw new FormatException($"A period's counts are {Scalars + reasons} numbers, not {numbers.Count}.");
        var counts = new PeriodCounts(reasons) { Started = numbers[0], Anonymous = numbers[1], Enrolled = numbers[2], Untold = numbers[3] };
        for (var i = 0; i < reasons; i++)
            counts.leavers[i] = numbers[Scalars + i];
        return counts;
    }

    internal void AddPerson(in PersonOutcome person, Period period)
    {
        Started += period.Contains(person.FirstStart) ? 1 : 0;
        if (person.Since is not { } since)
            Enrolled++;
        else if (period.Contains(since) && person.IsUntold)
            Untold++;
        else if (period.Contains(since))
            leavers[(int)person.Reason]++;
    }

    internal void AddAnonymous(int persons)
    {
        Started += persons;
        Anonymous += persons;
    }

    public void Add(PeriodCounts other)
    {
        Started += other.Started;
        Anonymous += other.Anonymous;
        Enrolled += other.Enrolled;
        Untold += other.Untold;
        for (var i = 0; i < leavers.Length; i++)
            leavers[i] += other.leavers[i];
    }
}

/// <summary>The counts of one period, as of its last month.</summary>
/// <param name="Scopes">In the order of <see cref="Catalogue.Project.Scopes"/>.</param>
public sealed record PeriodTally(Period Period, IReadOnlyList<PeriodCounts> Scopes)
{
    internal void Add(PeriodTally other)
    {
        foreach (var (own, more) in Scopes.Zip(other.Scopes))
            own.Add(more);
    }
}
