using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>Whoever is looked for is found however the identity is spelt, and nobody else is.</summary>
public sealed class PersonSearchTests
{
    private readonly PersonSearch search = new(Person(SpeltIdentities.Twelve));

    [Fact]
    public void Every_spelling_of_the_identity_is_found()
    {
        // Those of other people in the list, and those that end in letters, are not this person.
        var spelt = SpeltIdentities.All.Where(form => Digits(form).Contains(SpeltIdentities.Four, StringComparison.Ordinal)).ToList();
        spelt.Count.ShouldBeGreaterThan(400);
        foreach (var form in spelt)
            foreach (var text in (string[])[form, $"Samtal med Namn {form} om kurs", $"({form})", $"Kurs 3 2018-02-01 {form}, hos Roa 2018"])
                search.IsIn(text).ShouldBeTrue(text);
    }

    [Theory]
    [InlineData("19B50301-{0}")]
    [InlineData("198S0301 {0}")]
    public void Letters_that_look_like_digits_are_read_where_it_is_known_whom_to_look_for(string text) => search.IsIn(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, SpeltIdentities.Four)).ShouldBeTrue();

    [Theory]
    [InlineData("1985-03-01;Namn Namnsson, Handläggare på enheten för arbetsmarknad i Handen;Arbetsförmedlingen;{0}", true)]
    [InlineData("{0};Namn Namnsson, Handläggare på enheten för arbetsmarknad i Handen;Arbetsförmedlingen;1 mars 1985", true)]
    [InlineData("31107;Namn Namnsson, Handläggare på enheten för arbetsmarknad i Handen;Arbetsförmedlingen;{0}", true)]
    [InlineData("29645;{0}", true)]
    [InlineData("1985;3;1;{0}", true)]
    [InlineData("1985-03-02;Namn Namnsson, Handläggare på enheten för arbetsmarknad i Handen;Arbetsförmedlingen;{0}", false)]
    [InlineData("131107;{0}", false)]
    [InlineData("31107;1{0}", false)]
    [InlineData("31106;{0}", false)]
    public void In_a_row_the_date_and_the_four_last_may_stand_in_any_cells(string row, bool isIn)
    {
        var cells = string.Format(System.Globalization.CultureInfo.InvariantCulture, row, SpeltIdentities.Four);
        search.IsInRow(cells).ShouldBe(isIn);
    }

    [Theory]
    [InlineData("T123", "19850301-T123")]
    [InlineData("T123", "1 mars 1985 T123")]
    [InlineData("T123", "1985-3-1-T123")]
    [InlineData("T123", "850301abcdt123")]
    [InlineData("TF10", "1985-03-01 – tf10")]
    [InlineData("TF10", "01/03/1985 T F 1 0")]
    [InlineData("KA12", "19850301ＫＡ１２")]
    public void Forms_with_letters_are_found(string four, string text) => new PersonSearch(Person("19850301" + four)).IsIn(text).ShouldBeTrue();

    [Fact]
    public void Numbers_with_an_exponent_are_found()
    {
        // The zero at the end is what an exponent takes away.
        var twelve = Enumerable.Range(1, 28).Select(day => Synthetic.Personnummer(new(1980, 1, day), 981)).First(number => number[^1] == '0');
        var (own, other) = (new PersonSearch(Person(twelve)), new PersonSearch(Person(Synthetic.Personnummer(new(1981, 1, 1), 981))));
        foreach (var text in (string[])[$"{twelve[0]}.{twelve[1..^1]}E11", $"x {twelve[0]},{twelve[1..^1]}E+11;", $"{twelve[2]}.{twelve[3..^1]}E9", $"{twelve[2..7]}.{twelve[7..^1]}e5", $"{twelve}00E-2", $"<v>{twelve[0]}.{twelve[1..^1]}E11</v>"])
        {
            own.IsIn(text).ShouldBeTrue(text);
            other.IsIn(text).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void Lost_zeros_are_found_where_a_number_stands_by_itself()
    {
        var twelve = Synthetic.Personnummer(new(2000, 1, 2), 981);
        var seven = twelve[2..].TrimStart('0');
        var own = new PersonSearch(Person(twelve));
        foreach (var text in (string[])[seven, $"a;{seven};b", seven.Insert(3, "-"), $"{seven}.0", seven[..3] + "\u2212" + seven[3..]])
            own.IsIn(text).ShouldBeTrue(text);
        foreach (var text in (string[])["7" + seven, seven + "7", "tel 08-" + seven[..^1]])
            own.IsIn(text).ShouldBeFalse(text);
    }

    [Fact]
    public void Nobody_else_is_found()
    {
        var random = new Random(20181123);
        for (var i = 0; i < Tried.Of(2_000); i++)
        {
            var born = new DateOnly(1950, 1, 1).AddDays(random.Next(20_000));
            var other = Synthetic.Personnummer(born, 980 + random.Next(10));
            if (other[2..] != SpeltIdentities.Twelve[2..])
                search.IsIn($"{other};Case Management;2018-0{random.Next(1, 9)}-01;{born:yyyy-MM-dd};{random.Next()} {random.NextDouble()}").ShouldBeFalse(other);
        }

        search.IsIn($"1985-03-01;Case Management;{(int.Parse(SpeltIdentities.Four, System.Globalization.CultureInfo.InvariantCulture) + 1) % 10_000:D4}").ShouldBeFalse();
    }

    [Fact]
    public void What_intake_takes_for_the_person_the_search_finds()
    {
        var random = new Random(980);
        string[] between = ["", "-", " ", "'", "+", " - ", "------", "\u00A0\u2013\u00A0", "\u200B", "´", ".", "/", "_", "                    "];
        var (taken, person) = (0, Person(SpeltIdentities.Twelve));
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(SpeltIdentities.Twelve[(2 * random.Next(2))..].Select(digit => $"{(random.Next(3) == 0 ? between[random.Next(between.Length)] : "")}{(random.Next(6) == 0 ? (char)(0xFF10 + digit - '0') : digit)}"));
            if (PersonalIdentity.TryParse(Encoding.UTF8.GetBytes(text), new(2018, 8), out var identity) != IdentityFault.None || identity != person)
                continue;
            taken++;
            search.IsIn(text).ShouldBeTrue(text);
        }

        taken.ShouldBeGreaterThan(500);
    }

    [SlowFact]
    public void Thousands_of_the_four_last_and_of_dates_cost_little()
    {
        var text = string.Concat(Enumerable.Repeat($"{SpeltIdentities.Four} ", 30_000).Concat(Enumerable.Repeat("1/3 18 ", 30_000)));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        search.IsInRow(text).ShouldBeFalse();
        search.IsIn(text).ShouldBeFalse();
        // Seven minutes and more when each looked for the dates anew.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8_191)]
    [InlineData(100_000)]
    public void It_does_not_matter_where_a_flow_of_text_is_cut(int piece)
    {
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            var text = Encoding.UTF8.GetBytes(new string('å', 7_500 + random.Next(1_500)) + SpeltIdentities.Twelve.Insert(8, " – ") + new string('ö', random.Next(20_000)));
            var flow = new TextFlow(window => search.IsIn(Encoding.UTF8.GetString(window)));
            var found = false;
            for (var at = 0; at < text.Length && !found; at += piece)
                found = flow.Add(text.AsSpan(at, Math.Min(piece, text.Length - at)));
            (found || flow.End()).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(1985, 1, 1)]
    [InlineData(1999, 12, 31)]
    [InlineData(2003, 4, 5)]
    public void The_four_last_are_found_with_the_date_and_without_it_they_are_anybodys(int year, int month, int day)
    {
        var born = new DateOnly(year, month, day);
        var twelve = Synthetic.Personnummer(born, 990);
        var (own, last) = (new PersonSearch(Person(twelve)), twelve[8..]);
        foreach (var text in (string[])[twelve, twelve[2..], $"{born:yyyy-MM-dd} {last}", $"{born:ddMMyyyy}{last}", $"{born:MMddyyyy}{last}", $"{born:ddMMyy}-{last}"])
            own.IsIn(text).ShouldBeTrue(text);
        foreach (var text in (string[])[last, $"{born:yyyy-MM-dd}", $"{born.AddDays(1):yyyy-MM-dd} {last}", $"{twelve[..8]}{last[0]}x{last[1..3]}", $"{twelve[..8]}-{last[..3]}{(char)('0' + ((last[3] - '0' + 1) % 10))}"])
            own.IsIn(text).ShouldBeFalse(text);
        own.IsInRow($"{born:yyyy-MM-dd};Kurs;{last}").ShouldBeTrue();
        own.IsInRow($"{(born.ToDateTime(default) - new DateTime(1899, 12, 30)).Days};{last}").ShouldBeTrue();
        own.IsInRow($"{(born.ToDateTime(default) - new DateTime(1904, 1, 1)).Days};{last}").ShouldBeTrue();
        own.IsInRow($"{(born.ToDateTime(default) - new DateTime(1900, 1, 1)).Days};{last}").ShouldBeFalse();
    }

    [Fact]
    public void The_date_stands_near_the_four_last_unless_they_are_called_so_or_in_a_row()
    {
        var far = new string('x', IdentitySearch.FarthestTail + 11);
        foreach (var text in (string[])[$"1985-03-01 {far} {SpeltIdentities.Four}", $"{SpeltIdentities.Four} {far} 1985-03-01"])
        {
            search.IsIn(text).ShouldBeFalse(text);
            search.IsInRow(text).ShouldBeTrue(text);
        }

        search.IsIn($"1985-03-01 och {SpeltIdentities.Four}").ShouldBeTrue();
        search.IsIn($"{SpeltIdentities.Four} och 1985-03-01").ShouldBeTrue();
    }

    [Fact]
    public void Of_a_samordningsnummer_the_day_is_found_with_sixty_and_without()
    {
        var own = new PersonSearch(Person(Synthetic.Samordningsnummer(new(1985, 3, 1))));
        var four = Synthetic.Samordningsnummer(new(1985, 3, 1))[8..];
        foreach (var text in (string[])[$"19850361-{four}", $"850361{four}", $"1985-03-01 {four}", $"1 mars 1985, {four}", $"010385-{four}", $"610385-{four}", $"010385{four}", $"01031985{four}", $"030185{four}", $"850301{four}", $"8531{four}"])
            own.IsIn(text).ShouldBeTrue(text);
        own.IsIn($"1985-03-02 {four}").ShouldBeFalse();
        own.IsInRow($"31107;{four}").ShouldBeTrue();
    }

    [Fact]
    public void Letters_are_sought_behind_the_date_and_in_its_row()
    {
        var own = new PersonSearch(Person("19850301T123"));
        foreach (var text in (string[])["19850301T123", "850301-T123", "1985-03-01 (T123)", "1 mars 1985: t123"])
            own.IsIn(text).ShouldBeTrue(text);
        foreach (var text in (string[])["T123 1985-03-01", "19850302T123", "19850301T124", "T123", "1985-03-01", "1985-03-01 " + new string('-', IdentitySearch.FarthestTail) + "T123", "T123 1 mars 1985"])
            own.IsIn(text).ShouldBeFalse(text);
        foreach (var row in (string[])["T123;1985-03-01", "T123;1 mars 1985", "1985-03-01;" + new string('x', IdentitySearch.FarthestTail) + ";T123", "31107;T123", "T123;31107", "29645;T123"])
            own.IsInRow(row).ShouldBeTrue(row);
        foreach (var row in (string[])["T124;1985-03-01", "T123;1985-03-02", "31108;T123", "T123;2 mars 1985"])
            own.IsInRow(row).ShouldBeFalse(row);
    }

    private static string Digits(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKD);
        return string.Concat(plain.Select(c => TextDigit.ValueOf(c)).Where(value => value >= 0));
    }

    private static PersonalIdentity Person(string twelve)
    {
        PersonalIdentity.TryParse(Encoding.ASCII.GetBytes(twelve), new(2018, 8), out var person).ShouldBe(IdentityFault.None);
        return person;
    }
}
