using System.Text;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>Where an identity ends to be one: dates at their edges, and signs in their places.</summary>
public sealed class IdentityLimitsTests
{
    private static readonly string Twelve = Synthetic.Personnummer(new(1985, 3, 1));

    [Theory]
    [InlineData("1850-01-01", "2018-08", IdentityFault.None)]
    [InlineData("1849-12-31", "2018-08", IdentityFault.Date)]
    [InlineData("2018-08-31", "2018-08", IdentityFault.None)]
    [InlineData("2018-09-01", "2018-08", IdentityFault.Date)]
    [InlineData("2199-12-31", "2199-12", IdentityFault.None)]
    [InlineData("2200-01-01", "2199-12", IdentityFault.Date)]
    public void A_day_of_birth_is_within_what_people_have_lived(string born, string month, IdentityFault fault) =>
        Synthetic.Parse(Synthetic.Personnummer(DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)), out _, month).ShouldBe(fault);

    [Theory]
    [InlineData("850060", "1985-01-01")]
    [InlineData("850061", "1985-01-01")]
    [InlineData("850360", "1985-03-01")]
    [InlineData("850361", "1985-03-01")]
    [InlineData("850391", "1985-03-31")]
    [InlineData("850491", "1985-04-01")]
    [InlineData("850291", "1985-02-01")]
    [InlineData("851260", "1985-12-01")]
    [InlineData("851261", "1985-12-01")]
    public void A_samordningsnummer_need_not_tell_month_or_day(string six, string born)
    {
        Synthetic.Parse(WithCheckDigit(six), out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Born).ShouldBe((IdentityKind.Samordningsnummer, DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("850392")]
    [InlineData("851361")]
    [InlineData("850001")]
    [InlineData("850300")]
    [InlineData("850332")]
    [InlineData("850431")]
    [InlineData("850230")]
    [InlineData("851301")]
    [InlineData("850359")]
    public void What_is_no_day_of_either_kind_is_a_fault_of_the_date(string six) => Synthetic.Parse(WithCheckDigit(six), out _).ShouldBe(IdentityFault.Date);

    [Fact]
    public void A_samordningsnummer_without_its_day_has_digits_behind_it() => Synthetic.Parse("19850360-T123", out _).ShouldBe(IdentityFault.Date);

    [Fact]
    public void Zeros_are_restored_of_a_date_and_a_right_check_digit_alone()
    {
        var nine = Synthetic.Personnummer(new(2003, 4, 5))[3..];
        Synthetic.Parse(nine, out var identity).ShouldBe(IdentityFault.None);
        identity.LeadingZeroRestored.ShouldBeTrue();
        // A number like any other, and no identity with a fault.
        Synthetic.Parse(nine[..^1] + (char)('0' + ((nine[^1] - '0' + 1) % 10)), out _).ShouldBe(IdentityFault.Format);
        Synthetic.Parse(WithCheckDigit("030465")[1..], out identity).ShouldBe(IdentityFault.None);
        Synthetic.Parse(WithCheckDigit("030460")[1..], out _).ShouldBe(IdentityFault.Format);
        foreach (var length in (int[])[1, 5, 6, 11, 13, 14])
            Synthetic.Parse(string.Concat(Twelve, "00")[..length], out _).ShouldBe(IdentityFault.Format, $"{length}");
    }

    [Theory]
    [InlineData("{0}.0", true)]
    [InlineData("{0},0", true)]
    [InlineData("{0}.1", false)]
    [InlineData("{0};0", false)]
    public void The_end_that_a_program_gives_a_number_is_no_part_of_it(string form, bool isRead)
    {
        foreach (var number in (string[])[Twelve, Twelve[2..]])
            Synthetic.Normalised(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number)).ShouldBe(isRead ? Twelve : "Format");
    }

    [Fact]
    public void A_number_of_six_with_a_point_and_a_zero_is_seven_digits()
    {
        var seven = Enumerable.Range(1, 28).Select(day => Synthetic.Personnummer(new(2000, 1, day), 981)[5..]).First(number => number[^1] == '0');
        var read = Synthetic.Normalised(seven);
        read.Length.ShouldBe(12);
        Synthetic.Normalised($"{seven[..6]}.0").ShouldBe(read);
    }

    [Theory]
    [InlineData("1985.03.01.", true)]
    [InlineData("1985/03/01/", true)]
    [InlineData("1985_03_01_", true)]
    [InlineData("1985-03-01-", true)]
    [InlineData("1985 03 01 ", true)]
    [InlineData("1985'03'01'", true)]
    [InlineData("198.50301", false)]
    [InlineData("1985030.1", false)]
    [InlineData("198/50301", false)]
    [InlineData("198_50301", false)]
    [InlineData("19850301*", false)]
    [InlineData("19850301:", false)]
    [InlineData("19850301&", false)]
    public void Some_signs_may_stand_between_the_parts_and_no_others(string date, bool isRead) => Synthetic.Normalised(date + Twelve[8..]).ShouldBe(isRead ? Twelve : "Format");

    [Theory]
    [InlineData("T123", IdentityKind.TemporaryNumber, Sex.Man)]
    [InlineData("T124", IdentityKind.TemporaryNumber, Sex.Woman)]
    [InlineData("TF12", IdentityKind.TemporaryNumber, Sex.Woman)]
    [InlineData("TFA1", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("TF1A", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("TA12", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("AF12", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("A123", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("1A23", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("1ABC", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    [InlineData("z12z", IdentityKind.RegionalReserveNumber, Sex.Unknown)]
    public void Numbers_with_letters_are_of_two_kinds(string four, IdentityKind kind, Sex sex)
    {
        Synthetic.Parse("19850301-" + four, out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Sex, identity.LeadingZeroRestored, identity.Born).ShouldBe((kind, sex, false, new(1985, 3, 1)));
    }

    [Theory]
    [InlineData("XXXX")]
    [InlineData("TFAB")]
    public void Letters_alone_stand_for_a_number_that_is_not_known(string four) => Synthetic.Parse("19850301-" + four, out _).ShouldBe(IdentityFault.Format);

    [Theory]
    [InlineData("1,98001E+11", IdentityFault.Scientific)]
    [InlineData("1.98001e+11", IdentityFault.Scientific)]
    [InlineData("2E+5", IdentityFault.Scientific)]
    [InlineData("1E+", IdentityFault.Format)]
    [InlineData("1E", IdentityFault.Format)]
    [InlineData("E+11", IdentityFault.Format)]
    [InlineData("1E511", IdentityFault.Format)]
    [InlineData("1;9E+11", IdentityFault.Format)]
    public void An_exponent_is_told_from_letters(string text, IdentityFault fault) => Synthetic.Parse(text, out _).ShouldBe(fault);

    [Fact]
    public void People_have_hashes_of_their_own() => Enumerable.Range(0, 50).Select(i =>
    {
        Synthetic.Parse(Synthetic.Person(i), out var identity);
        return identity.GetHashCode();
    }).Distinct().Count().ShouldBeGreaterThan(40);

    [Fact]
    public async Task Who_is_anonymous_and_who_is_not_are_read_back_from_what_was_accepted()
    {
        Synthetic.Parse(Twelve, out var person);
        var answer = await Check.RowsAsync($"{Twelve};Coachning;2018-01-02;2018-07-04;Arbete;;", ";Coachning;2018-02-03;;;Ja;Kvinna");
        answer.Taken.Select(row => (row.Pseudonym, row.Start, row.End)).ShouldBe([(Check.Key.Of(person), new DateOnly(2018, 1, 2), (DateOnly?)new DateOnly(2018, 7, 4)), (default, new DateOnly(2018, 2, 3), null)], ignoreOrder: true);
        Encoding.UTF8.GetString(answer.Canonical).ShouldContain($";{Check.Key.Of(person)};");
        var broken = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Canonical).Replace("2018-01-02", "20180102xx", StringComparison.Ordinal));
        (await Should.ThrowAsync<Exception>(() => Check.ReadAsync(broken))).ToString().ShouldContain("A date is yyyy-MM-dd.");
    }

    private static string WithCheckDigit(string six) => six + "980" + Synthetic.CheckDigit(six + "980");
}
