using Cai.EsfReporting.Participants;
using Said = Cai.EsfReporting.Participants.Answer;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>What is kept of a participation.</summary>
public sealed class ParticularsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(67, 67)]
    [InlineData(-1, -1)]
    [InlineData(-40_000, -32_768)]
    [InlineData(40_000, 32_766)]
    public void An_age_is_kept_and_one_that_is_not_told_is_nobodys(int? told, int? kept) => new Particulars { Age = told }.Age.ShouldBe(kept);

    [Fact]
    public void An_age_that_nothing_was_told_of_is_not_known() => default(Particulars).Age.ShouldBeNull();

    [Fact]
    public void All_that_counts_is_kept_of_a_row()
    {
        var row = new Participation("key", Person, "coachning", new(2018, 1, 2), new(2018, 3, 4), ExitReason.Study, Sex.Woman, 31, "Anordnaren", EmploymentAtEntry.LongTermUnemployed, Education.Tertiary,
            Said.Yes, Said.No, Said.Refused, Initiator.Region, Said.Yes, 12, null, null, FollowUp.Work, FollowUp.Other)
        { Plus = new(Said.No, Said.Yes, Said.Refused, Said.No, Said.Yes) };

        var kept = Particulars.Of(row);

        kept.ShouldBe(new(ExitReason.Study, Sex.Woman, EmploymentAtEntry.LongTermUnemployed, Education.Tertiary, Said.Yes, Said.No, Said.Refused, Initiator.Region, Said.Yes, FollowUp.Work, FollowUp.Other, row.Plus) { Age = 31 });
        kept.Age.ShouldBe(31);
        Enum.GetValues<Circumstance>().Select(kept.Tells).ShouldBe([Said.Yes, Said.No, Said.Refused, Said.No, Said.Yes, Said.Refused, Said.No]);
        Should.Throw<ArgumentOutOfRangeException>(() => kept.Tells((Circumstance)7)).ParamName.ShouldBe("circumstance");
    }

    [Fact]
    public void Each_circumstance_is_told_by_its_own_answer()
    {
        foreach (var (circumstance, told) in ((Circumstance, Particulars)[])
        [
            (Circumstance.ForeignBackground, new() { ForeignBackground = Said.Yes }), (Circumstance.Disability, new() { Disability = Said.Yes }), (Circumstance.OtherDisadvantage, new() { OtherDisadvantage = Said.Yes }),
            (Circumstance.ThirdCountryNational, new() { Plus = new() { ThirdCountryNational = Said.Yes } }), (Circumstance.Minority, new() { Plus = new() { Minority = Said.Yes } }),
            (Circumstance.Homeless, new() { Plus = new() { Homeless = Said.Yes } }), (Circumstance.Rural, new() { Plus = new() { Rural = Said.Yes } }),
        ])
            Enum.GetValues<Circumstance>().Where(asked => told.Tells(asked) == Said.Yes).ShouldBe([circumstance]);
    }

    [Fact]
    public void Of_a_refused_row_nothing_but_who_it_names_is_kept()
    {
        var refused = Participation.OfRefused("key", Person, 17);

        (refused.IsRefused, refused.IsAnonymous, refused.Refused, refused.Line).ShouldBe((true, false, 17, null));
        refused.ShouldBe(new("key", Person, "", new(1900, 1, 1), null, ExitReason.None, Sex.Unknown, null, "", EmploymentAtEntry.Unknown, Education.Unknown, Said.Unknown, Said.Unknown, Said.Unknown, Initiator.Unknown, Said.Unknown, null, null, null, FollowUp.Unknown, FollowUp.Unknown, null, 17));
        var anonymous = refused with { Pseudonym = default, Refused = null };
        (anonymous.IsRefused, anonymous.IsAnonymous).ShouldBe((false, true));
    }

    private static Pseudonym Person
    {
        get
        {
            Synthetic.Parse(Synthetic.Person(1), out var identity).ShouldBe(IdentityFault.None);
            return Check.Key.Of(identity);
        }
    }
}
