using System.Text;
using Cai.EsfReporting.Participants;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Participants;

public sealed class PersonalIdentityTests
{
    private static readonly Gen<(DateOnly Born, int Number)> People =
        from day in Gen.Choose(0, new DateOnly(2018, 8, 31).DayNumber - new DateOnly(1919, 1, 1).DayNumber)
        from number in Gen.Choose(980, 999)
        select (new DateOnly(1919, 1, 1).AddDays(day), number);

    [Fact]
    public void Every_form_of_every_person_is_read_back() =>
        Prop.ForAll(People.ToArbitrary(), person =>
        {
            var twelve = Synthetic.Personnummer(person.Born, person.Number);
            string[] forms = [twelve, twelve.Insert(8, "-"), twelve[2..], twelve[2..].Insert(6, "-"), twelve.Insert(8, "–"), " " + twelve.Insert(8, " ")];
            return forms.All(form => Synthetic.Normalised(form) == twelve)
                && Synthetic.Parse(twelve, out var identity) == IdentityFault.None
                && identity.Born == person.Born
                && identity.Sex == (person.Number % 2 == 0 ? Sex.Woman : Sex.Man);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        Prop.ForAll(People.ToArbitrary(), Gen.Choose(2, 11).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (person, at, by) =>
        {
            var digits = Synthetic.Personnummer(person.Born, person.Number).ToCharArray();
            digits[at] = (char)('0' + ((digits[at] - '0' + by) % 10));
            return Synthetic.Parse(new string(digits), out _) is IdentityFault.CheckDigit or IdentityFault.Date;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2017, 12, 31, 37)]
    [InlineData(2018, 1, 1, 38)]
    [InlineData(2018, 12, 31, 38)]
    public void Age_is_in_whole_years(int year, int month, int day, int age)
    {
        Synthetic.Parse(Synthetic.Personnummer(new(1980, 1, 1)), out var identity);
        identity.AgeOn(new(year, month, day)).ShouldBe(age);
    }

    [Fact]
    public void Who_is_born_on_a_leap_day_turns_a_year_older_on_the_first_of_March()
    {
        Synthetic.Parse(Synthetic.Personnummer(new(2000, 2, 29)), out var identity);
        identity.AgeOn(new(2017, 2, 28)).ShouldBe(16);
        identity.AgeOn(new(2017, 3, 1)).ShouldBe(17);
        identity.AgeOn(new(2020, 2, 29)).ShouldBe(20);
    }

    [Fact]
    public void Its_text_is_masked()
    {
        Synthetic.Parse(Synthetic.Personnummer(new(1980, 1, 1)), out var identity);
        identity.ToString().ShouldBe("19800101-****");
        $"{identity}".ShouldBe("19800101-****");
    }

    [Fact]
    public void Equality_is_of_the_normalised_form()
    {
        var twelve = Synthetic.Personnummer(new(1980, 1, 1));
        Synthetic.Parse(twelve, out var one);
        Synthetic.Parse(twelve[2..].Insert(6, "-"), out var same);
        Synthetic.Parse(Synthetic.Personnummer(new(1980, 1, 1), 981), out var other);
        (one == same).ShouldBeTrue();
        one.GetHashCode().ShouldBe(same.GetHashCode());
        one.Equals((object)same).ShouldBeTrue();
        (one != other).ShouldBeTrue();
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var cells = Enumerable.Range(0, 100).Select(i => Encoding.UTF8.GetBytes(" " + Synthetic.Person(i).Insert(8, "–"))).ToArray();
        var month = Month.Parse("2018-08");
        var read = 0;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10_000; i++)
                read += PersonalIdentity.TryParse(cells[i % cells.Length], month, out _) == IdentityFault.None ? 1 : 0;
            if (round == 1)
                (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        }

        read.ShouldBe(20_000);
    }
}
