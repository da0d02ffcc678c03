namespace Cai.EsfReporting.Participants;

/// <summary>What a participation tells of the person and of what came of it, in a few bytes: everything that counts but where and when.</summary>
public readonly record struct Particulars(
    ExitReason Reason, Sex Sex, EmploymentAtEntry Employment, Education Education, Answer ForeignBackground, Answer Disability, Answer OtherDisadvantage,
    Initiator InitiatedBy, Answer NewQualification, FollowUp Status90Days, FollowUp Status6Months, EsfPlusAnswers Plus)
{
    private readonly short age;

    /// <inheritdoc cref="Participation.Age"/>
    public int? Age
    {
        // 0 is not known, so that what is not told at all is not somebody's age.
        get => age switch { 0 => null, > 0 => age - 1, _ => age };
        init => age = (short)(value is not { } told ? 0 : told >= 0 ? Math.Min(told + 1, short.MaxValue) : Math.Max(told, short.MinValue));
    }

    public static Particulars Of(in Participation told) => new(
        told.Reason, told.Sex, told.Employment, told.Education, told.ForeignBackground, told.Disability, told.OtherDisadvantage,
        told.InitiatedBy, told.NewQualification, told.Status90Days, told.Status6Months, told.Plus)
    {
        Age = told.Age,
    };

    public Answer Tells(Circumstance circumstance) => circumstance switch
    {
        Circumstance.ForeignBackground => ForeignBackground,
        Circumstance.Disability => Disability,
        Circumstance.OtherDisadvantage => OtherDisadvantage,
        Circumstance.ThirdCountryNational => Plus.ThirdCountryNational,
        Circumstance.Minority => Plus.Minority,
        Circumstance.Homeless => Plus.Homeless,
        Circumstance.Rural => Plus.Rural,
        _ => throw new ArgumentOutOfRangeException(nameof(circumstance)),
    };
}
