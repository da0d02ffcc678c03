using System.Text;
using Cai.EsfReporting.Participants;
using Said = Cai.EsfReporting.Participants.Answer;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>The closed lists: which words mean what, and what each is called where people are told of it.</summary>
public sealed class ListedWordsTests
{
    [Fact]
    public void Each_word_is_read_back_in_any_case()
    {
        All(Words.Reasons, [.. ExitReasons.All.Select(reason => reason.Reason)], "Arbete", "Arbete med stöd", "Eget företag", "Studier", "Arbetsförmedlingen", "Kommunal insats", "Arbetssökande", "Vård", "Sjukdom", "Flytt", "Föräldraledighet", "Avbrott", "Avliden", "Annat", "Felregistrering");
        All(Words.YesNo, [true, false], "Ja", "Nej");
        All(Words.Sexes, [Sex.Woman, Sex.Man], "Kvinna", "Man");
        All(Words.SexesOfEsfPlus, [Sex.Woman, Sex.Man, Sex.NonBinary], "Kvinna", "Man", "Icke-binär");
        All(Words.Answers, [Said.Yes, Said.No, Said.Refused], "Ja", "Nej", "Vill ej uppge");
        All(Words.Employments, [EmploymentAtEntry.Unemployed, EmploymentAtEntry.LongTermUnemployed, EmploymentAtEntry.Inactive, EmploymentAtEntry.InactiveNotInEducation, EmploymentAtEntry.Employed], "Arbetslös", "Långtidsarbetslös", "Inaktiv", "Inaktiv, ej i utbildning", "Arbetande");
        All(Words.Educations, [Education.Lower, Education.UpperSecondary, Education.Tertiary], "Förgymnasial", "Gymnasial", "Eftergymnasial");
        All(Words.Initiators, [Initiator.Self, Initiator.EmploymentService, Initiator.SocialInsurance, Initiator.Municipality, Initiator.Region], "Egen anmälan", "Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Regionen");
        All(Words.FollowUps, [FollowUp.Work, FollowUp.Study, FollowUp.JobSeeking, FollowUp.Other], "Arbete", "Studier", "Arbetssökande", "Annat");
    }

    [Theory]
    [InlineData(true, "Ja", "J", "x", "1", "true", "sant", "yes")]
    [InlineData(false, "Nej", "N", "0", "-", "false", "falskt", "no")]
    public void Yes_and_no_are_written_in_many_ways(bool meaning, params string[] spellings)
    {
        foreach (var spelling in spellings)
            Read(Words.YesNo, spelling).ShouldBe(new(meaning), spelling);
    }

    [Fact]
    public void Answers_are_written_in_many_ways()
    {
        foreach (var (meaning, spellings) in ((Said, string[])[])[(Said.Yes, ["J", "x", "1", "true", "sant"]), (Said.No, ["N", "0", "-", "false", "falskt"]), (Said.Refused, ["Vill inte uppge"])])
            foreach (var spelling in spellings)
                Read(Words.Answers, spelling).ShouldBe(new(meaning), spelling);
        Read(Words.Sexes, "k").ShouldBe(new(Sex.Woman));
        Read(Words.Sexes, "M").ShouldBe(new(Sex.Man));
        Read(Words.SexesOfEsfPlus, "Ickebinär").ShouldBe(new(Sex.NonBinary));
        Read(Words.Sexes, "Ickebinär").IsUnreadable.ShouldBeTrue();
        foreach (var spelling in (string[])["Vill ej uppge", "Vill inte uppge", "Vill ej ange", "Vill inte ange", "Ej uppgett", "Ej uppgivet", "Uppgift saknas", "Saknas", "Okänt", "Okänd", "Annat", "Annan", "Icke-binär", "Ickebinär", "X", "-", "?"])
            Read(Words.NoSex, spelling).ShouldBe(new(true), spelling);
    }

    [Theory]
    [InlineData("", CellState.Blank)]
    [InlineData("  ", CellState.Blank)]
    [InlineData("Kanske", CellState.Unreadable)]
    [InlineData("Ja Nej", CellState.Unreadable)]
    public void What_is_no_word_of_the_list_is_told_from_nothing(string cell, CellState state) => Read(Words.YesNo, cell).ShouldBe(new(state, default));

    [Fact]
    public void A_cell_longer_than_every_word_is_unreadable() => Read(Words.YesNo, "Ja" + new string('a', 5_000)).IsUnreadable.ShouldBeTrue();

    [Fact]
    public void A_meaning_without_a_word_is_refused() => Should.Throw<InvalidOperationException>(() => Words.Sexes.Of(Sex.NonBinary));

    [Fact]
    public void Every_reason_has_its_name_and_stands_in_one_kind()
    {
        ExitReasons.All.Select(reason => reason.Reason).ShouldBe(Enum.GetValues<ExitReason>().Skip(1));
        ExitReasons.Count.ShouldBe(16);
        foreach (var (reason, name) in ExitReasons.All)
            reason.Name().ShouldBe(name);
        ExitReasons.All.Select(reason => reason.Name.En).ShouldBe(["Work", "Supported work", "Own business", "Study", "Employment service", "Municipal measure", "Job seeking", "Care", "Illness", "Moved", "Parental leave", "Interrupted", "Deceased", "Other", "Registered in error"]);
        Should.Throw<ArgumentOutOfRangeException>(() => ExitReason.None.Name()).ParamName.ShouldBe("reason");
        ExitReasons.Kinds.Select(kind => (kind.Name.Sv, kind.Name.En)).ShouldBe([("Till arbete", "To work"), ("Till studier", "To study"), ("Till ordinarie insats", "To an ordinary measure"), ("Annat avslut", "Otherwise")]);
        // An error is no way to leave.
        ExitReasons.Kinds.SelectMany(kind => kind.Reasons).ShouldBe(Enum.GetValues<ExitReason>().Except([ExitReason.None, ExitReason.RegisteredInError]), ignoreOrder: true);
        ExitReasons.Kinds[0].Reasons.ShouldBe([ExitReason.Work, ExitReason.SupportedWork, ExitReason.OwnBusiness]);
        ExitReasons.Kinds[2].Reasons.ShouldBe([ExitReason.EmploymentService, ExitReason.MunicipalMeasure]);
    }

    [Theory]
    [InlineData(Initiator.Self, "Egen anmälan", "Self-referral", "self")]
    [InlineData(Initiator.EmploymentService, "Arbetsförmedlingen", "Employment service", "employment-service")]
    [InlineData(Initiator.SocialInsurance, "Försäkringskassan", "Social insurance agency", "social-insurance")]
    [InlineData(Initiator.Municipality, "Kommunen", "Municipality", "municipality")]
    [InlineData(Initiator.Region, "Regionen", "Region", "region")]
    [InlineData(Initiator.Named, "Annan, som inte längre står i katalogen", "Other, no longer in the catalogue", "(other)")]
    public void Who_initiated_has_a_name_and_a_value(Initiator initiator, string sv, string en, string value)
    {
        InitiatorNames.Of(initiator).ShouldBe(new(sv, en));
        InitiatorNames.ValueOf(initiator).ShouldBe(value);
    }

    [Fact]
    public void Who_initiated_and_is_not_told_has_no_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => InitiatorNames.Of(Initiator.Unknown)).ParamName.ShouldBe("initiator");
        InitiatorNames.ValueOf(Initiator.Unknown).ShouldBe("");
    }

    private static Cell<T> Read<T>(Words<T> words, string cell) where T : struct => words.Read(Encoding.UTF8.GetBytes(cell));

    private static void All<T>(Words<T> words, T[] meanings, params string[] names) where T : struct
    {
        words.Names.ShouldBe(names);
        meanings.Select(words.Of).ShouldBe(names);
        foreach (var (meaning, name) in meanings.Zip(names))
            foreach (var cell in (string[])[name, name.ToUpperInvariant(), $" {name.ToLowerInvariant()} "])
                Read(words, cell).ShouldBe(new(meaning), cell);
    }
}
