using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

public sealed class MaskingTests
{
    private static readonly string Twelve = Synthetic.Personnummer(new(1980, 1, 1));
    private static readonly string Four = Twelve[8..];

    public static TheoryData<string> Forms =>
    [
        Twelve, $"19800101-{Four}", $"800101-{Four}", $"800101{Four}", $"19800101 {Four}", $"19800101+{Four}", $"19800101–{Four}", $"19800101−{Four}",
        $"19800101\u2011{Four}", $"19800101\u00A0{Four}", $"19800101\u202F{Four}", $"1980-01-01-{Four}", $"1980-01-01 {Four}", $"1980\u202F01\u202F01\u202F{Four}",
        $"1980'01'01'{Four}", $"1980.01.01.{Four}", $"19800101/{Four}", $"19800101.{Four}", $"1980/01/01 {Four}", "19800101-T123", "800101-TF10", "19800101Tf29", "19800101-KA12",
        Synthetic.Samordningsnummer(new(1980, 1, 31)), string.Join(' ', Twelve.ToCharArray()), $"19800101\n{Four}", $"19800101\u200B{Four}", $"19800101\u00AD{Four}",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_identity_in_any_form_never_survives(string form)
    {
        foreach (var text in (string[])[form, $"pnr {form}", $"pnr:{form}.", $"({form})", $"pnr{form}", $"{form} Tyresö", $"{form}, {form}", $"{form}x", $"Kurs 3 {form}"])
            ShouldNotTell(Masking.Mask(text), form, text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_identity_in_any_form_is_found(string form)
    {
        foreach (var text in (string[])[form, $"pnr {form}", $"pnr{form}", $"({form})", $"{form}, {form}", $"Kurs {form} hos Roa"])
            Masking.HoldsIdentity(text).ShouldBeTrue(text);
    }

    [Fact]
    public void Whatever_way_an_identity_is_spelt_it_is_found_and_never_survives()
    {
        var spelt = SpeltIdentities.All.ToList();
        spelt.Count.ShouldBeGreaterThan(500);
        string[] secrets = [SpeltIdentities.Four, "T123", "TF10"];
        foreach (var form in spelt)
            foreach (var text in (string[])[form, $"Samtal med Namn {form} om kurs", $"({form})", $"{form}, hos Roa"])
            {
                Masking.HoldsIdentity(text).ShouldBeTrue(text);
                foreach (var shown in (string[])[Masking.HideIdentities(text), Masking.Mask(text)])
                {
                    var plain = string.Concat(shown.Normalize(System.Text.NormalizationForm.FormKD).Where(char.IsLetterOrDigit));
                    foreach (var secret in secrets)
                        plain.ShouldNotContain(secret, Case.Insensitive, text);
                    Masking.HoldsIdentity(shown).ShouldBeFalse(shown);
                }
            }
    }

    [Fact]
    public void Up_to_four_other_characters_anywhere_between_the_digits_hide_nothing()
    {
        var random = new Random(20180802);
        const string Noise = "abTOlIåÄ-–+.,;:/'()*_ \t\u00A0\u200B\u0000#|xyz=\"´€\u0301\u00AD";
        for (var i = 0; i < 20_000; i++)
        {
            var digits = Synthetic.Person(random.Next(100_000))[(random.Next(2) * 2)..];
            var most = 1 + random.Next(5);
            var form = string.Concat(digits.Select((d, at) => at == 0 || random.Next(3) == 0 ? d.ToString() : string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Noise[random.Next(Noise.Length)])) + d));
            Masking.HoldsIdentity(form).ShouldBeTrue(form);
            ShouldNotTell(Masking.Mask(form), digits, form);
            string.Concat(Masking.HideIdentities(form).Where(char.IsAsciiDigit)).ShouldNotContain(digits[^6..], Case.Sensitive, form);
        }
    }

    [Theory]
    [InlineData("2018-08-01")]
    [InlineData("20180801–20180831")]
    [InlineData("2018-08-01 till 2018-08-31")]
    [InlineData("2018-08-01, 2018-08-31")]
    [InlineData("2018-08-01/2018-08-31")]
    [InlineData("2018-01 – 2018-08")]
    [InlineData("2018-01--2018-08, 2018-09")]
    [InlineData("2018-08-01 14:00:00")]
    [InlineData("2018-08-01T14:00:00Z")]
    [InlineData("01/08/2018–31/08/2018")]
    [InlineData("Kurs 1 och 2, våren 2018 och 2019, 12 platser")]
    [InlineData("2016: 272, 2017: 227, 2018: 230")]
    [InlineData("1 234 567 kr av 2 000 000 kr")]
    [InlineData("12,5 timmar, 40 % av 390, 3 av 12")]
    [InlineData("08-123 456 78")]
    [InlineData("+46 8 123 456 78")]
    [InlineData("Org.nr 556036-0793")]
    [InlineData("Dnr 2018/01234")]
    [InlineData("U40455, N00973")]
    [InlineData("Bankgiro 123-4567")]
    [InlineData("2018-08-01 (40 %), 2018-09-01 (35 %)")]
    [InlineData("Sista dag 2018-08-31, nytt beslut 2019")]
    [InlineData("SE45 5000 0000 0583 9825 7466")]
    [InlineData("evidence/20181120T081500123Z-purge.json")]
    [InlineData("2018-08-01T14:00:00.123+02:00")]
    [InlineData("1 mars 2018 – 31 augusti 2018")]
    [InlineData("1–31 augusti 2018")]
    [InlineData("mars 2018, april 2018, maj 2018")]
    [InlineData("Från 1/8 2018 till 31/8 2018")]
    [InlineData("1/8–31/8 2018, 12 platser")]
    [InlineData("2018-8-1–2018-8-31")]
    [InlineData("1/8-18, 2/8-18 och 3/8-18")]
    [InlineData("Startar 1 mars 2018, kurs 2 våren 2019")]
    [InlineData("Den 3:e september 2018 kl. 9–12")]
    [InlineData("sep 3, 2018")]
    [InlineData("Vecka 31, 32 och 33 2018")]
    [InlineData("Version 1.2.10 från 2018")]
    [InlineData("IP 10.1.2.30")]
    [InlineData("Rum 3B, hus 5S, plan 8")]
    [InlineData("SFI 3B 2018, 5S")]
    [InlineData("Beslut 8 mars 2018 dnr 18/0123")]
    [InlineData("Tel. 08-123 456 78, 8 maj 2018")]
    [InlineData("VT 2018, I. 2018, IV 2018")]
    [InlineData("40 av 1 200 timmar, 3/4-tid 2018")]
    [InlineData("2 av 3, 10 av 12 och 2018 av 2019")]
    [InlineData("Januari–mars 2018: 12, 15, 17")]
    public void Ordinary_texts_dates_and_numbers_stay_readable(string text)
    {
        Masking.HideIdentities(text).ShouldBe(text);
        Masking.HoldsIdentity(text).ShouldBeFalse();
    }

    [Theory]
    [InlineData("19850301_{0}", "19850301-****")]
    [InlineData("1985-03-01, fyra sista {0}", "1985-03-01, fyra sista ****")]
    [InlineData("Samtal med Namn 850301-{0} i dag", "Samtal med Namn 850301-**** i dag")]
    [InlineData("1985.03.01 {0}", "1985.03.01-****")]
    [InlineData("1985 03 01 {0}", "19850301-****")]
    [InlineData("01/03/1985-{0}", "01/03/1985-****")]
    [InlineData("född 1 mars 1985, {0}", "född 1 mars 1985-****")]
    [InlineData("1 mars 1985, fyra sista {0}", "1 mars 1985, fyra sista ****")]
    [InlineData("1/3-85 {0} Tyresö", "1/3-85-**** Tyresö")]
    [InlineData("1985-3-1-{0}", "1985-3-1-****")]
    public void The_birth_date_stays_and_the_rest_goes(string form, string shown) =>
        Masking.HideIdentities(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, SpeltIdentities.Four)).ShouldBe(shown);

    [Fact]
    public void What_stands_around_an_identity_does_not_save_it()
    {
        var random = new Random(20180801);
        const string Around = "abcdåäö ÅÄÖ-–+.,;:/'\"()*_\t\u00A0\u200B\u0000#xyzT0";
        for (var i = 0; i < 20_000; i++)
        {
            string Noise(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Around[random.Next(Around.Length)]));
            var twelve = Synthetic.Person(random.Next(100_000));
            var form = random.Next(4) switch { 0 => twelve, 1 => twelve.Insert(8, "-"), 2 => twelve[2..], _ => twelve[2..].Insert(6, "-") };
            var text = Noise(70) + form + Noise(70);
            ShouldNotTell(Masking.Mask(text), form, text);
        }
    }

    [Theory]
    [InlineData("2018-08-01")]
    [InlineData("2018-13-01")]
    [InlineData("2018/08/01")]
    [InlineData("01/08/2018")]
    [InlineData("01-08-2018")]
    [InlineData("2018-08-01 14:00:00")]
    [InlineData("20180801")]
    [InlineData("2018-08")]
    [InlineData("2018-07, 2018-08")]
    [InlineData("31 augusti 2018")]
    [InlineData("1,98001E+11")]
    [InlineData("Jobbverket 2")]
    [InlineData("12,5")]
    [InlineData("Tyresö kommun")]
    public void Ordinary_text_is_shown_as_it_is(string text) => Masking.Mask(text).ShouldBe(text);

    [Fact]
    public void A_date_before_four_digits_keeps_the_date() => Masking.Mask("2018-08-01 1400").ShouldBe("2018-08-01-****");

    [Theory]
    [InlineData("2018-08-01")]
    [InlineData("Org.nr 556036-0793")]
    [InlineData("08-123 456 78")]
    [InlineData("Kurs 12 våren 2018")]
    [InlineData("2018-01-01–2018-12-31")]
    public void Ordinary_text_holds_no_identity(string text) => Masking.HoldsIdentity(text).ShouldBeFalse();

    [Fact]
    public void Long_text_is_cut_and_control_characters_go()
    {
        Masking.Mask(new string('a', 1000)).ShouldBe(new string('a', Masking.Longest - 1) + "…");
        Masking.Mask("a\0\r\n\tb").ShouldBe("a b");
    }

    private static void ShouldNotTell(string shown, string form, string text)
    {
        static string Compact(string s) => string.Concat(s.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var identity = Compact(form);
        Compact(shown).ShouldNotContain(identity, Case.Sensitive, text);
        // Nor its ten characters without the century.
        Compact(shown).ShouldNotContain(identity[^10..], Case.Sensitive, text);
    }
}
