using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// What is counted of the people in one scope. Counts of different people add up, so shards can be counted apart
/// and summed.
/// </summary>
public sealed class Counts
{
    private readonly int[] leavers = new int[ExitReasons.Count];

    /// <summary>Persons, anonymous ones included.</summary>
    public int Participants { get; private set; }

    public int Anonymous { get; private set; }

    /// <summary>Persons with an open participation.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Deltaganden: (person, insats, start) at a site, of persons who are known.</summary>
    public int Participations { get; private set; }

    /// <summary>Persons, anonymous ones included, whose first start is in the as-of's calendar year.</summary>
    public int StartedThisYear { get; private set; }

    /// <summary>Avslutade: persons who are known, with no open participation.</summary>
    public int Leavers => leavers.Sum();

    /// <summary>Leavers except those outside every rate: the denominator of every share of leavers.</summary>
    public int LeaversInRates => Leavers - leavers[(int)ExitReason.Deceased];

    public int LeaversTo(ExitReason reason) => leavers[(int)reason];

    public int LeaversTo(IReadOnlySet<ExitReason> reasons) => reasons.Sum(LeaversTo);

    /// <summary>Every count in a fixed order, from which <see cref="Of"/> makes them again: how one shard's counts travel.</summary>
    public IReadOnlyList<int> Numbers => [Participants, Anonymous, Enrolled, Participations, StartedThisYear, .. leavers];

    /// <exception cref="FormatException">These are not the numbers of counts.</exception>
    public static Counts Of(IReadOnlyList<int> numbers)
    {
        if (numbers.Count != 5 + ExitReasons.Count)
            throw new FormatException($"Counts are {5 + ExitReasons.Count} numbers, not {numbers.Count}.");
        var counts = new Counts { Participants = numbers[0], Anonymous = numbers[1], Enrolled = numbers[2], Participations = numbers[3], StartedThisYear = numbers[4] };
        for (var i = 0; i < ExitReasons.Count; i++)
            counts.leavers[i] = numbers[5 + i];
        return counts;
    }

    internal void AddPerson(in PersonOutcome person, bool startedThisYear)
    {
        Participants++;
        Participations += person.Participations;
        StartedThisYear += startedThisYear ? 1 : 0;
        if (person.IsEnrolled)
            Enrolled++;
        else
            leavers[(int)person.Reason]++;
    }

    internal void AddAnonymous(int persons, bool startedThisYear)
    {
        Participants += persons;
        Anonymous += persons;
        StartedThisYear += startedThisYear ? persons : 0;
    }

    public void Add(Counts other)
    {
        Participants += other.Participants;
        Anonymous += other.Anonymous;
        Enrolled += other.Enrolled;
        Participations += other.Participations;
        StartedThisYear += other.StartedThisYear;
        for (var i = 0; i < leavers.Length; i++)
            leavers[i] += other.leavers[i];
    }
}
