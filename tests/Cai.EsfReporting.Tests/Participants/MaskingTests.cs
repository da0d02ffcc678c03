using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

public sealed class MaskingTests(ITestOutputHelper output)
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
        ShouldNeverSurvive(spelt, [SpeltIdentities.Four, "T123", "TF10"]);
        ShouldNeverSurvive(SpeltIdentities.Shortened, ["301" + SpeltIdentities.Four[..3]]);
        ShouldNeverSurvive(SpeltIdentities.ByNumber, [SpeltIdentities.Four, Escaped(SpeltIdentities.Four)]);
        output.WriteLine($"{spelt.Count + SpeltIdentities.Shortened.Count + SpeltIdentities.ByNumber.Count} spellings of an identity, each in four texts: all masked.");

        // What is left of a number's digits between the signs around them.
        static string Escaped(string four) => string.Concat(four.Select(c => ((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static void ShouldNeverSurvive(IReadOnlyList<string> spelt, string[] secrets)
    {
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

    /// <summary>Whoever was born in the twenties to the seventies, whose first digits are what quoted-printable writes.</summary>
    [Theory]
    [InlineData(1930)]
    [InlineData(1947)]
    [InlineData(1960)]
    [InlineData(2021)]
    [InlineData(1976)]
    public void An_equals_sign_before_an_identity_hides_none_of_its_digits(int year)
    {
        var ten = Synthetic.Personnummer(new(year, 10, 12))[2..];
        foreach (var sign in (string[])["%2D", "&#45;", "&#x2d;", "%C2%A0", "%E2%80%8B", "%2B", "_x002D_", "\\u002d", "%252D", "&amp;#45;"])
            foreach (var text in (string[])[$"pnr={ten[..6]}{sign}{ten[6..]}", $"/deliveries?site={ten[..6]}{sign}{ten[6..]}&x=1", $"a=b={ten[..6]}{sign}{ten[6..]}=", $"x%3D{ten[..6]}{sign}{ten[6..]}"])
            {
                Masking.HoldsIdentity(text).ShouldBeTrue(text);
                Masking.HideIdentities(text).ShouldNotContain(ten[6..]);
            }
    }

    [Theory]
    [InlineData(2000, 1, 2)]
    [InlineData(2000, 11, 30)]
    [InlineData(2007, 12, 31)]
    public void A_number_that_lost_its_zeros_is_masked_and_refuses_no_row(int year, int month, int day)
    {
        var ten = Synthetic.Personnummer(new(year, month, day), 985)[2..];
        foreach (var text in (string[])[ten.TrimStart('0'), $"Insats {ten.TrimStart('0')} hos Roa"])
        {
            Masking.HideIdentities(text).ShouldNotContain(ten[6..]);
            Masking.HoldsIdentity(text).ShouldBeFalse();
        }
    }

    [Fact]
    public void An_identity_behind_much_that_nobody_sees_does_not_survive_in_part()
    {
        for (var before = 0; before < 1100; before += 1100 / Tried.Of(1100))
            foreach (var unseen in (char[])['\u0001', '\u200B', ' ', '\uE000'])
                Masking.Mask(new string(unseen, before) + SpeltIdentities.Twelve + "x").ShouldNotContain(SpeltIdentities.Twelve[2..9]);
        var parted = string.Join(new string('\uE000', 9), SpeltIdentities.Twelve[2..].ToCharArray());
        string.Concat(Masking.Mask(parted).Where(char.IsAsciiDigit)).ShouldNotContain(SpeltIdentities.Four);
    }

    [Fact]
    public void Most_numbers_that_are_as_long_as_an_identity_stay_readable()
    {
        var random = new Random(20181201);
        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + random.Next(10))));
        (string Kind, Func<string> Make, double MostMasked)[] kinds =
        [
            ("mobile telephones", () => $"07{"02369"[random.Next(5)]}-{Digits(3)} {Digits(2)} {Digits(2)}", 0.02),
            ("mobile telephones in one", () => $"07{"02369"[random.Next(5)]}{Digits(7)}", 0.03),
            ("telephones from abroad", () => $"+46 70 {Digits(3)} {Digits(2)} {Digits(2)}", 0.01),
            ("telephones in Stockholm", () => $"08-{Digits(3)} {Digits(3)} {Digits(2)}", 0.03),
            ("organisations", () => $"{random.Next(2, 10)}{Digits(1)}{random.Next(2, 10)}{Digits(3)}-{Digits(4)}", 0.001),
            ("bank giros", () => $"{Digits(4)}-{Digits(4)}", 0.001),
            ("plus giros", () => $"{Digits(2)} {Digits(2)} {Digits(2)}-{Digits(1)}", 0.001),
            ("amounts", () => $"{random.Next(1, 999)} {Digits(3)} {Digits(3)} {Digits(3)} kr", 0.02),
            ("small amounts", () => $"{random.Next(1, 999)} {Digits(3)} {Digits(3)},{Digits(2)} kr", 0.02),
            ("IBAN", () => $"SE{Digits(2)} {Digits(4)} {Digits(4)} {Digits(4)} {Digits(4)} {Digits(4)}", 0.09),
            ("ISBN", () => $"978-91-{Digits(4)}-{Digits(3)}-{Digits(1)}", 0.03),
            ("case numbers", () => $"Dnr 20{random.Next(10, 27)}/{Digits(5)}", 0.001),
            ("accounts", () => $"{Digits(4)}-{Digits(1)}, {Digits(3)} {Digits(3)} {Digits(3)}-{Digits(1)}", 0.06),
        ];
        var unreadable = new List<string>();
        foreach (var (kind, make, most) in kinds)
        {
            var masked = Enumerable.Range(0, 2000).Count(_ => make() is var number && Masking.Mask(number) != number);
            output.WriteLine($"{kind}: {masked} of 2000 masked");
            if (masked > 2000 * most)
                unreadable.Add(kind);
        }

        unreadable.ShouldBeEmpty();
    }

    [SlowFact]
    public void Up_to_four_other_characters_anywhere_between_the_digits_hide_nothing()
    {
        var random = new Random(20180802);
        const string Noise = "abTOlIåÄ-–+.,;:/'()*_ \t\u00A0\u200B\u0000#|xyz=\"´€\u0301\u00AD";
        for (var i = 0; i < Tried.Of(20_000); i++)
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
    [InlineData("070-123 45 67")]
    [InlineData("0701234567")]
    [InlineData("+46 70 123 45 67")]
    [InlineData("Tel 08-555 123 45")]
    [InlineData("12 345 678,90 kr")]
    [InlineData("100 000 000")]
    [InlineData("212000-0050")]
    [InlineData("Bg 5050-1055")]
    [InlineData("Pg 12 34 56-7")]
    [InlineData("Dnr 2018-0003456")]
    [InlineData("kl 08.30-16.30")]
    [InlineData("123 45 Handen")]
    [InlineData("SE4550000000058398257466")]
    [InlineData("2018 1234 5678")]
    [InlineData("IP 192.168.10.20")]
    [InlineData("Konto 8327-9,123 456 789-0")]
    [InlineData("Projekt 2014SE05M9OP001")]
    [InlineData("ISBN 978-91-7000-123-4")]
    [InlineData("Ärende 2018080112")]
    [InlineData("40 %20 och 50 %30")]
    [InlineData("https://example.org/a%20b?c=20&d=31")]
    [InlineData("Köp & sälj, a=31, b=32")]
    [InlineData("2018-08-01 120 platser")]
    [InlineData("2018-08-01, 985 kr")]
    [InlineData("Kapitel Ⅳ, 2018–2019")]
    public void Ordinary_texts_dates_and_numbers_stay_readable(string text)
    {
        Masking.HideIdentities(text).ShouldBe(text);
        Masking.Mask(text).ShouldBe(text);
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

    [SlowFact]
    public void What_stands_around_an_identity_does_not_save_it()
    {
        var random = new Random(20180801);
        const string Around = "abcdåäö ÅÄÖ-–+.,;:/'\"()*_\t\u00A0\u200B\u0000#xyzT0";
        for (var i = 0; i < Tried.Of(20_000); i++)
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
