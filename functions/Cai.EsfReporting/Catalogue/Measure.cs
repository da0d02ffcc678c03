using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Something counted from participants that is no share of leavers. Which kinds there are is code; which of them a project has is catalogue.</summary>
/// <param name="Goal">Null when it is told without a target.</param>
public abstract record Measure(string Id, Text Name, Goal? Goal)
{
    /// <summary>The word in the catalogue and in json.</summary>
    public abstract string Kind { get; }

    /// <summary>With the target of a month.</summary>
    public Measure In(Month month) => Goal?.Changes == true ? this with { Goal = Goal.In(month) } : this;
}

/// <summary>A measure that is one count of persons over another.</summary>
public abstract record ShareMeasure(string Id, Text Name, Goal? Goal) : Measure(Id, Name, Goal);

/// <summary>Share of the participants, of those for whom it is told, whose participation was initiated by one of these: self-referrals.</summary>
public sealed record InitiatedShare(string Id, Text Name, Goal? Goal, IReadOnlySet<Initiator> By) : ShareMeasure(Id, Name, Goal)
{
    public const string Word = "initiated-by";

    public override string Kind => Word;
}

/// <summary>
/// Quality guarantee: share of the participants whose referral and first meeting are both told, whose meeting came within so
/// many days of the referral.
/// </summary>
/// <param name="Days">14 days are met by a meeting on the fourteenth day after the referral.</param>
public sealed record WithinDays(string Id, Text Name, Goal? Goal, int Days) : ShareMeasure(Id, Name, Goal)
{
    public const string Word = "within-days";

    public override string Kind => Word;
}

/// <summary>Share of the leavers, of those whose follow-up is told, who had one of these statuses then (after 90 days: as Kolada's N00973).</summary>
public sealed record FollowUpShare(string Id, Text Name, Goal? Goal, FollowUpPoint After, IReadOnlySet<FollowUp> Statuses) : ShareMeasure(Id, Name, Goal)
{
    /// <summary>Below this share of those due who have answered, the report warns; 0 to 1.</summary>
    public decimal LeastAnswered { get; init; } = LeastAnsweredOtherwise;

    internal const decimal LeastAnsweredOtherwise = 0.8m;

    public const string Word = "follow-up";

    public override string Kind => Word;
}

/// <summary>When a leaver is followed up.</summary>
public enum FollowUpPoint { NinetyDays = 0, SixMonths }

public static class FollowUpPoints
{
    /// <summary>The day from which somebody can be followed up who left on another.</summary>
    public static DateOnly DueOn(this FollowUpPoint point, DateOnly end) => point == FollowUpPoint.SixMonths ? end.AddMonths(6) : end.AddDays(90);

    /// <summary>As the file and the catalogue write it.</summary>
    public static Text Name(this FollowUpPoint point) => point == FollowUpPoint.SixMonths ? new("6 månader", "6 months") : new("90 dagar", "90 days");
}

/// <summary>Persons with an open participation at the end of the as-of month.</summary>
public sealed record EnrolledAtMonthEnd(string Id, Text Name, Goal? Goal) : Measure(Id, Name, Goal)
{
    public const string Word = "enrolled";

    public override string Kind => Word;
}

/// <summary>Participants against the scope's plan, pro-rated by whole months.</summary>
public sealed record InflowAgainstPlan(string Id, Text Name, Goal? Goal) : Measure(Id, Name, Goal)
{
    public const string Word = "inflow";

    public override string Kind => Word;
}
