using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Benchmarks.Synthetic;

/// <summary>A person who does not exist. Words are those of the participant file.</summary>
/// <param name="Identity">Twelve digits; empty for an anonymous person.</param>
public sealed record SyntheticPerson(
    string Identity, string Sex, string Employment, string Education, string ForeignBackground, string Disability, string OtherDisadvantage, string InitiatedBy)
{
    public bool IsAnonymous => Identity.Length == 0;

    /// <param name="initiatedBy">Null for anybody but the person.</param>
    public static SyntheticPerson Create(SyntheticIdentities identities, Dice dice, DateOnly start, AgeRange ages, bool anonymous, string? initiatedBy)
    {
        var (identity, sex) = identities.Next(start, ages.From, ages.To);
        return new(anonymous ? "" : identity, sex == Participants.Sex.Woman ? "Kvinna" : "Man",
            dice.Pick(Words.Employments.Names), dice.Pick(Words.Educations.Names),
            dice.Pick(Words.Answers.Names), dice.Pick(Words.Answers.Names), dice.Pick(Words.Answers.Names),
            initiatedBy ?? Words.Initiators.Names[1 + dice.Throw(Words.Initiators.Names.Count - 1)]);
    }
}

/// <summary>What one person does in one insats.</summary>
/// <param name="End">Null while it is open.</param>
/// <param name="Reason">Empty while it is open.</param>
/// <param name="Status90Days">What the person is found to do 90 days after the end.</param>
public sealed record Stay(
    SyntheticPerson Person, string Insats, string Provider, DateOnly Start, DateOnly? End, string Reason,
    DateOnly Referred, DateOnly FirstMeeting, string NewQualification, string Status90Days, string Status6Months)
{
    public static Stay Create(Dice dice, SyntheticPerson person, string insats, string provider, DateOnly start, DateOnly? end, string reason)
    {
        var referred = start.AddDays(-5 - dice.Throw(20));
        return new(person, insats, provider, start, end, reason, referred, referred.AddDays(2 + dice.Throw(14)),
            dice.Chance(15) ? "Ja" : "Nej", FollowUpOf(dice, reason), FollowUpOf(dice, reason));
    }

    /// <summary>Most who left to work or study are still there; some of the others have come so far.</summary>
    private static string FollowUpOf(Dice dice, string reason) => reason switch
    {
        "Arbete" or "Arbete med stöd" or "Eget företag" when dice.Chance(80) => "Arbete",
        "Studier" when dice.Chance(80) => "Studier",
        _ => dice.Pick(Words.FollowUps.Names),
    };
}
