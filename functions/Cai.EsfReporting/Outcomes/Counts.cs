using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// What is counted of the people in one scope. Counts of different people add up, so shards can be counted apart
/// and summed.
/// </summary>
/// <param name="reasons">One more than the largest number of an exit reason (<see cref="Catalogue.ProjectWords.ReasonCount"/>).</param>
/// <param name="shares">How many shares the project has (<see cref="Catalogue.Project.Shares"/>).</param>
public sealed class Counts(int reasons, int shares = 0)
{
    /// <summary>How many of <see cref="Numbers"/> come before the reasons.</summary>
    private const int Scalars = 6;

    private readonly int[] leavers = new int[reasons];
    private readonly int[] reached = new int[shares];
    private readonly int[] counted = new int[shares];
    private readonly int[] due = new int[shares];

    /// <summary>Persons, anonymous ones included.</summary>
    public int Participants { get; private set; }

    public int Anonymous { get; private set; }

    /// <summary>Persons with an open participation.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Persons whom a site no longer names, without an end: neither enrolled nor leavers.</summary>
    public int Untold { get; private set; }

    /// <summary>Deltaganden: (person, insats, start) at a site, of persons who are known.</summary>
    public int Participations { get; private set; }

    /// <summary>Persons, anonymous ones included, whose first start is in the as-of's calendar year.</summary>
    public int StartedThisYear { get; private set; }

    /// <summary>Avslutade: persons who are known, with no open participation and a told reason.</summary>
    public int Leavers => leavers.Sum();

    /// <summary>Leavers except those outside every rate: the denominator of every share of leavers.</summary>
    public int LeaversInRates => Leavers - leavers[(int)ExitReason.Deceased];

    public int LeaversTo(ExitReason reason) => leavers[(int)reason];

    public int LeaversTo(IReadOnlySet<ExitReason> reasons) => reasons.Sum(LeaversTo);

    /// <summary>Of a scope where nobody has been yet.</summary>
    internal Counts Nobody => new(leavers.Length, counted.Length);

    /// <summary>How many shares are counted.</summary>
    public int Shares => counted.Length;

    /// <summary>Persons who reach a share over those who count in it, by the share's index in the project.</summary>
    public Ratio Share(int share) => new(reached[share], counted[share]);

    /// <summary>Leavers of whom a follow-up is due, or told already; 0 for a share that is no follow-up.</summary>
    public int Due(int share) => due[share];

    /// <summary>Every count in a fixed order, from which <see cref="Of"/> makes them again: how one shard's counts travel.</summary>
    public IReadOnlyList<int> Numbers => [Participants, Anonymous, Enrolled, Untold, Participations, StartedThisYear, .. leavers, .. reached, .. counted, .. due];

    /// <exception cref="FormatException">These are not the numbers of counts.</exception>
    /// <param name="reasons">As many as they were counted for.</param>
    public static Counts Of(IReadOnlyList<int> numbers, int reasons)
    {
        var first = Scalars + reasons;
        if (numbers.Count < first || (numbers.Count - first) % 3 != 0)
            throw new FormatException($"Counts are {first} numbers and three a share, not {numbers.Count}.");
        var shares = (numbers.Count - first) / 3;
        var counts = new Counts(reasons, shares) { Participants = numbers[0], Anonymous = numbers[1], Enrolled = numbers[2], Untold = numbers[3], Participations = numbers[4], StartedThisYear = numbers[5] };
        for (var i = 0; i < reasons; i++)
            counts.leavers[i] = numbers[Scalars + i];
        for (var i = 0; i < shares; i++)
            (counts.reached[i], counts.counted[i], counts.due[i]) = (numbers[first + i], numbers[first + shares + i], numbers[first + (2 * shares) + i]);
        return counts;
    }

    internal void AddPerson(in PersonOutcome person, bool startedThisYear)
    {
        Participants++;
        Participations += person.Participations;
        StartedThisYear += startedThisYear ? 1 : 0;
        if (person.IsEnrolled)
            Enrolled++;
        else if (person.IsUntold)
            Untold++;
        else
            leavers[(int)person.Reason]++;
    }

    /// <param name="reaches">Null when the person does not count in the share.</param>
    /// <param name="isDue">The follow-up is due, or told already.</param>
    internal void AddToShare(int share, bool? reaches, bool isDue)
    {
        due[share] += isDue ? 1 : 0;
        reached[share] += reaches == true ? 1 : 0;
        counted[share] += reaches is null ? 0 : 1;
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
        Untold += other.Untold;
        Participations += other.Participations;
        StartedThisYear += other.StartedThisYear;
        for (var i = 0; i < leavers.Length; i++)
            leavers[i] += other.leavers[i];
        for (var i = 0; i < reached.Length; i++)
        {
            reached[i] += other.reached[i];
            counted[i] += other.counted[i];
            due[i] += other.due[i];
        }
    }
}
