using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Cells as the field has them: identities, days, words and characters.</summary>
public sealed class FieldRowTests
{
    [Fact]
    public async Task A_samordningsnummer_whose_birth_date_is_not_known_is_taken()
    {
        var answer = await FieldFile.CheckAsync("K06_samordningsnummer_unknown_date.csv");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 23));
        // Of month 00 and of day 60 the year and the month are all that is known: as if born on the first of them.
        answer.Taken.Take(4).Select(row => row.Age).ShouldBe([38, 37, 38, 47]);
    }

    [Theory]
    [InlineData("0072")]
    [InlineData("0760")]
    [InlineData("0060")]
    [InlineData("0691")]
    [InlineData("0290")]
    [InlineData("0491")]
    public void Month_and_day_may_be_unknown_under_a_right_check_digit(string monthAndDay)
    {
        var nine = "80" + monthAndDay + "985";
        var right = "19" + nine + Synthetic.CheckDigit(nine);
        var wrong = right[..11] + (char)('0' + ((right[11] - '0' + 1) % 10));
        Synthetic.Parse(right, out var identity).ShouldBe(IdentityFault.None);
        (identity.Kind, identity.Born.Year, identity.Sex).ShouldBe((IdentityKind.Samordningsnummer, 1980, Sex.Man));
        Synthetic.Normalised(right[2..].Insert(6, "-")).ShouldBe(right);
        Synthetic.Normalised(wrong).ShouldBe("CheckDigit");
        // Neither a personnummer nor a number with letters has such a date.
        Synthetic.Normalised(right[..8] + "-T123").ShouldBe("Date");
    }

    [Theory]
    [InlineData("19801372")]
    [InlineData("19800092")]
    [InlineData("19800012")]
    [InlineData("19800230")]
    [InlineData("19800200")]
    public void Other_dates_that_are_none_are_refused(string date)
    {
        var nine = date[2..] + "985";
        Synthetic.Normalised(date + "985" + Synthetic.CheckDigit(nine)).ShouldBe("Date");
    }

    [Fact]
    public void No_birth_number_is_000()
    {
        foreach (var six in (string[])["800101", "800161", "850331"])
        {
            var nine = six + "000";
            Synthetic.Normalised("19" + nine + Synthetic.CheckDigit(nine)).ShouldBe("Format");
        }
    }

    [Fact]
    public async Task Instants_are_the_day_in_Stockholm()
    {
        var answer = await FieldFile.CheckAsync("K08_utc_dates.csv");
        answer.Rows().ShouldBe(["arbetstraning 2018-08-01  None"]);
        // Midnight between August and September in UTC is the first of September here.
        var end = answer.Of("END_AFTER_MONTH").Single();
        (end.Line, end.Message(Language.Sv)).ShouldBe((3, "Slutdatum är 2018-09-01, efter 2018-08-31, den sista dagen i månaden som filen gäller."));
    }

    [Fact]
    public async Task Look_alike_and_invisible_characters_are_read_for_what_they_stand_for()
    {
        var answer = await FieldFile.CheckAsync("K11_identity_lookalikes.csv");
        (answer.Status, answer.Taken.Count).ShouldBe(("accepted", 54));
        answer.Taken.Select(row => row.Pseudonym).Distinct().Count().ShouldBe(54);
        var header = await FieldFile.CheckAsync("K11c_header_lrm.csv");
        (header.Status, header.Taken.Count).ShouldBe(("accepted", 1));
    }

    [Fact]
    public async Task Every_spelling_of_one_person_is_one_person()
    {
        var twelve = Synthetic.Personnummer(new(1985, 3, 1));
        var pseudonyms = new HashSet<Pseudonym>();
        foreach (var form in (string[])
            [twelve, twelve.Insert(8, "\u2010"), twelve.Insert(8, "\u2014"), twelve.Insert(8, "\uFE63"), twelve.Insert(8, "\u200B"), twelve.Insert(8, "\u2009"), twelve.Insert(8, "."), twelve.Insert(8, "_"),
             twelve.Insert(8, "-").Insert(6, "-").Insert(4, "-"), $"\u202A{twelve}\u202C", $"=\"\"{twelve}\"\"", twelve + ".0", "\u2019" + twelve, "\uFEFF" + twelve, twelve.Insert(5, "\u00AD"), twelve.Insert(3, "\u2060"),
             string.Concat(twelve.Select(d => (char)(0xFF10 + d - '0'))), string.Concat(twelve.Select(d => (char)(0x0660 + d - '0'))), string.Concat(twelve.Select(d => char.ConvertFromUtf32(0x1D7CE + d - '0')))])
        {
            var answer = await Check.RowsAsync(form.StartsWith("=\"\"", StringComparison.Ordinal) ? $"\"{form}\";Jobbverket;2018-08-01" : $"{form};Jobbverket;2018-08-01");
            answer.Status.ShouldBe("accepted", form);
            pseudonyms.Add(answer.Taken.Single().Pseudonym);
        }

        pseudonyms.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("1985030198\u041E5", "en kyrillisk bokstav som ser ut som O (U+041E)")]
    [InlineData("19850301#9876", "tecknet # (U+0023)")]
    [InlineData("19850301\u00019876", "ett styrtecken, som inte syns (U+0001)")]
    [InlineData("19850301\uFFFD9876", "tecknet för något som inte gick att läsa (U+FFFD)")]
    [InlineData("19850301\u30FC9876", "en bokstav ur ett annat alfabet (U+30FC)")]
    public async Task A_character_that_cannot_be_read_is_named_and_the_identity_is_not(string identity, string named)
    {
        var answer = await Check.RowsAsync($"{identity};Jobbverket;2018-08-01", $"{Synthetic.Person(1)};Jobbverket;2018-08-01");
        var finding = answer.Of("ID_FORMAT").Single();
        finding.Message(Language.Sv).ShouldEndWith($"I cellen står {named}.");
        finding.Message(Language.En).ShouldContain("(U+");
        finding.Value!.ShouldEndWith("****");
        (finding.Value + finding.Message(Language.Sv) + finding.Action(Language.Sv)).ShouldNotContain("9876");
    }

    [Fact]
    public async Task A_letter_of_another_alphabet_is_named_in_a_word_and_in_a_header()
    {
        var word = await Check.RowsAsync($"{Synthetic.Person(1)};J\u043Ebbverket;2018-08-01;2018-08-02;\u0410rbete", $"{Synthetic.Person(2)};Jobbverket;2018-08-01");
        word.Of("INSATS_UNKNOWN").Single().Message(Language.Sv).ShouldContain("ser ut som o (U+043E)");
        word.Of("REASON_UNKNOWN").Single().Message(Language.En).ShouldContain("a Cyrillic letter that looks like A (U+0410)");
        var header = await Check.TextAsync($"Pers\u03BFnnummer;Insats;Startdatum\n{Synthetic.Person(1)};Jobbverket;2018-08-01\n");
        header.Of("HEADER_MISSING").Single().Message(Language.Sv).ShouldContain("en grekisk bokstav som ser ut som o (U+03BF)");
    }

    [Fact]
    public async Task A_sex_that_is_not_told_is_warned_of_and_taken_from_the_identity()
    {
        var answer = await FieldFile.CheckAsync("K18b_sex_refused.csv");
        (answer.Status, answer.CountOf("SEX_NOT_TOLD")).ShouldBe(("accepted-with-warnings", 1));
        answer.Taken.Select(row => row.Sex).ShouldBe([Sex.Man, Sex.Woman]);
        foreach (var word in (string[])["vill inte uppge", "ANNAT", "Okänt", "icke-binär", "–"])
            (await Check.RowsAsync($"{Synthetic.Person(1)};Jobbverket;2018-08-01;;;;{word}")).Status.ShouldBe("accepted-with-warnings", word);
        // An anonymous row has nothing else to tell it; a number without a sex says so.
        (await Check.RowsAsync(";;2018-08-01;;;Ja;Annat", $"{Synthetic.Person(1)};Jobbverket;2018-08-01")).CountOf("SEX_VALUE").ShouldBe(1);
        (await Check.RowsAsync("19800101-KA12;Jobbverket;2018-08-01;;;;Annat")).Of("SEX_NOT_TOLD").Single().Message(Language.Sv).ShouldContain("okänt");
    }

    [Fact]
    public async Task Nothing_has_ended_after_the_day_of_receipt()
    {
        async Task<Answer> OnAsync(int day) => await Check.OnDayAsync(new(2018, 11, day), DeliveryFile.Of(Encoding.UTF8.GetBytes(
            (await File.ReadAllTextAsync(FieldFile.PathOf("K16_before_month_end.csv"))).Replace("2026", "2018", StringComparison.Ordinal))), "mia/tyreso/2018-11.csv");
        var answer = await OnAsync(10);
        (answer.Of("END_AFTER_TODAY").Single().Line, answer.CountOf("END_AFTER_MONTH"), answer.Taken.Count).ShouldBe((3, 0, 1));
        (await OnAsync(27)).CountOf("END_AFTER_TODAY").ShouldBe(1);
        (await OnAsync(28)).Taken.Count.ShouldBe(2);
    }
}
