using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

public sealed class IdentityFormsTests
{
    private static readonly DateOnly Born = new(1980, 1, 1);
    private static readonly string Twelve = Synthetic.Personnummer(Born);
    private static readonly string LastFour = Twelve[8..];

    public static TheoryData<string> Forms =>
    [
        Twelve, $"{Twelve[..8]}-{LastFour}", $"800101-{LastFour}", $"800101{LastFour}", $"  19800101 {LastFour} ", $"1980-01-01-{LastFour}",
        $"\u00A019800101\u00A0{LastFour}\u00A0", $"19800101–{LastFour}", $"19800101−{LastFour}", $"19800101\u2011{LastFour}", $"19800101\u202F{LastFour}",
        $"'{Twelve}", $"\uFEFF{Twelve}\u200B",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_written_form_is_the_same_identity(string form)
    {
        Synthetic.Normalised(form).ShouldBe(Twelve);
        Synthetic.Parse(form, out var identity);
        identity.Kind.ShouldBe(IdentityKind.Personnummer);
        identity.Born.ShouldBe(Born);
        identity.LeadingZeroRestored.ShouldBeFalse();
    }

    [Fact]
    public void A_plus_sign_is_a_century_earlier()
    {
        var old = Synthetic.Personnummer(new(1917, 3, 2));
        Synthetic.Normalised($"170302+{old[8..]}").ShouldBe(old);
        Synthetic.Normalised($"19170302+{old[8..]}").ShouldBe(old);
    }

    [Fact]
    public void Ten_digits_belong_to_the_latest_century_that_is_not_after_the_month()
    {
        var child = Synthetic.Personnummer(new(2018, 8, 31));
        Synthetic.Normalised(child[2..]).ShouldBe(child);
        var old = Synthetic.Personnummer(new(1919, 8, 31));
        Synthetic.Normalised(old[2..]).ShouldBe(old);
    }

    [Fact]
    public void A_samordningsnummer_has_sixty_added_to_its_day()
    {
        var number = Synthetic.Samordningsnummer(new(1985, 12, 31), 991);
        Synthetic.Parse(number, out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Born, identity.Sex).ShouldBe((IdentityKind.Samordningsnummer, new DateOnly(1985, 12, 31), Sex.Man));
    }

    [Theory]
    [InlineData("19800101-T123", Sex.Man)]
    [InlineData("19800101-TF10", Sex.Woman)]
    [InlineData("19800101Tf29", Sex.Man)]
    [InlineData("800101-t124", Sex.Woman)]
    public void A_temporary_number_has_no_check_digit_and_tells_sex_by_its_last(string number, Sex sex)
    {
        Synthetic.Parse(number, out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Sex, identity.Born).ShouldBe((IdentityKind.TemporaryNumber, sex, Born));
    }

    [Theory]
    [InlineData("19800101-KA12")]
    [InlineData("19800101R12A")]
    [InlineData("800101-ab1c")]
    public void A_regional_reserve_number_has_letters_and_tells_no_sex(string number)
    {
        Synthetic.Parse(number, out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Sex).ShouldBe((IdentityKind.RegionalReserveNumber, Sex.Unknown));
    }

    [Theory]
    [InlineData("19800101-XXXX")]
    [InlineData("19800101-NNNN")]
    [InlineData("800101-xxxx")]
    [InlineData("19800101 TFXX")]
    public void Letters_that_hold_the_place_of_an_unknown_number_are_no_identity(string number) =>
        Synthetic.Parse(number, out _).ShouldBe(IdentityFault.Format);

    [Fact]
    public void Lost_leading_zeros_are_restored_when_the_check_digit_agrees()
    {
        foreach (var born in (DateOnly[])[new(2000, 1, 1), new(2000, 10, 2), new(2005, 3, 4)])
        {
            var whole = Synthetic.Personnummer(born);
            var short10 = whole[2..].TrimStart('0');
            short10.Length.ShouldBeInRange(7, 9);
            Synthetic.Parse(short10, out var identity).ShouldBe(IdentityFault.None, short10);
            identity.LeadingZeroRestored.ShouldBeTrue();
            Synthetic.Normalised(short10).ShouldBe(whole);
        }
    }

    [Theory]
    [InlineData("19800101")]
    [InlineData("20180801")]
    [InlineData("9999999")]
    public void Digits_that_lack_more_than_zeros_are_no_identity(string text) => Synthetic.Parse(text, out _).ShouldBe(IdentityFault.Format);

    [Theory]
    [InlineData("1,98001E+11")]
    [InlineData("1.98001E+11")]
    [InlineData("1,98001e+11")]
    public void Scientific_notation_is_known_for_what_it_is(string text) => Synthetic.Parse(text, out _).ShouldBe(IdentityFault.Scientific);

    [Theory]
    [InlineData("", IdentityFault.Blank)]
    [InlineData(" \u00A0 ", IdentityFault.Blank)]
    [InlineData("Anna", IdentityFault.Format)]
    [InlineData("19800101-****", IdentityFault.Format)]
    [InlineData("1980010198020", IdentityFault.Format)]
    [InlineData("1980010198AÅ", IdentityFault.Format)]
    [InlineData("A9800101T123", IdentityFault.Format)]
    [InlineData("+46701234567", IdentityFault.Format)]
    [InlineData("19800230-T123", IdentityFault.Date)]
    [InlineData("19801301-T123", IdentityFault.Date)]
    [InlineData("19800100-T123", IdentityFault.Date)]
    [InlineData("19800192-T123", IdentityFault.Date)]
    [InlineData("18490101-T123", IdentityFault.Date)]
    [InlineData("20180901-T123", IdentityFault.Date)]
    [InlineData("20180831-T123", IdentityFault.None)]
    public void What_is_wrong_is_told_by_its_kind(string text, IdentityFault fault)
    {
        Synthetic.Parse(text, out var identity).ShouldBe(fault);
        if (fault != IdentityFault.None)
            identity.ShouldBe(default);
    }

    [Fact]
    public void A_leap_day_must_be_in_a_leap_year()
    {
        Synthetic.Parse("20000229-T123", out _).ShouldBe(IdentityFault.None);
        Synthetic.Parse("19000229-T123", out _).ShouldBe(IdentityFault.Date);
        Synthetic.Parse("20010229-T123", out _).ShouldBe(IdentityFault.Date);
    }
}
