namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>What a file is told that comes again, or late: beside the delivery it replaces, and beside the months delivered after it.</summary>
public sealed class CorrectedMonthsTests
{
    private readonly History history = new();

    private static string Id(int person) => Synthetic.Person(person);

    private static string Open(int person, string start = "2018-02-01", string insats = "Jobbverket") => $"{Id(person)};{insats};{start};;;;";

    private static string Left(int person, string end, string reason = "Arbete", string start = "2018-02-01", string insats = "Jobbverket") => $"{Id(person)};{insats};{start};{end};{reason};;";

    private static string[] Opens(int first, int count) => [.. Enumerable.Range(first, count).Select(person => Open(person))];

    private static string Said(Answer answer, int line, string code = "LATER_MONTH_DIFFERS")
    {
        var finding = answer.Check.Findings.Listed.Where(f => f.Rule.Code != "LATER_MONTHS_AGAIN").ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line).ShouldBe((code, line));
        finding.Message(Language.En).ShouldNotContain("{");
        return finding.Message(Language.Sv);
    }

    private static IEnumerable<string> Codes(Answer answer) => answer.Codes.Where(code => code != "LATER_MONTHS_AGAIN");

    [Theory]
    [InlineData(";;", "", "filen för 2018-04: deltagandet nämns inte där, och räknas då som borta utan känt avslut. Den filen räknas från och med 2018-04.")]
    [InlineData("2018-03-10;Arbete;", "{0};Jobbverket;2018-02-01;;;;", "rad 2 i filen för 2018-04: där är deltagandet öppet, utan slutdatum.")]
    [InlineData(";;", "{0};Jobbverket;2018-02-01;2018-03-31;Arbete;;", "rad 2 i filen för 2018-04: där är slutdatum 2018-03-31 (Arbete), men här är deltagandet öppet.")]
    [InlineData("2018-03-10;Arbete;", "{0};Jobbverket;2018-02-01;2018-03-10;Avbrott;;", "rad 2 i filen för 2018-04: där är slutdatum 2018-03-10 (Avbrott).")]
    [InlineData("2018-03-10;Arbete;", "{0};Jobbverket;2018-02-01;2018-04-10;Arbete;;", "rad 2 i filen för 2018-04: där är slutdatum 2018-04-10 (Arbete).")]
    [InlineData(";;", "{0};Jobbverket;2018-01-15;;;;", "rad 2 i filen för 2018-04: där är startdatum 2018-01-15.")]
    [InlineData(";;", "{0};Jobbverket;2018-01-15;2018-04-10;Arbete;;", "rad 2 i filen för 2018-04: där är startdatum 2018-01-15.")]
    [InlineData("2018-03-10;Arbete;", "{0};Jobbverket;2018-01-15;2018-03-10;Arbete;;", "rad 2 i filen för 2018-04: där är startdatum 2018-01-15, och de räknas som två deltaganden.")]
    [InlineData(";;", "{0};Arbetsträning;2018-02-01;;;;", "rad 2 i filen för 2018-04: där är insatsen Arbetsträning.")]
    [InlineData("2018-03-10;Felregistrering;", "{0};Jobbverket;2018-02-01;;;;", "rad 2 i filen för 2018-04: där är deltagandet med utan Felregistrering.")]
    [InlineData(";Felregistrering;", "{0};Jobbverket;2018-02-01;2018-03-10;Arbete;;", "rad 2 i filen för 2018-04: där är deltagandet med utan Felregistrering.")]
    public async Task A_month_delivered_after_is_told_where_the_next_one_says_otherwise(string end, string april, string says)
    {
        await history.GivenAsync("2018-04", "tyreso", april.Length == 0 ? [Open(9)] : [string.Format(null, april, Id(0)), Open(9)]);
        var answer = await history.AskAsync("2018-03", "tyreso", false, Open(9), $"{Id(0)};Jobbverket;2018-02-01;{end};");
        Said(answer, 3).ShouldStartWith($"Stämmer inte med {says}");
        answer.Of("LATER_MONTH_DIFFERS").Single().Action(Language.Sv).ShouldBe("Är raden här rätt: rätta även 2018-04, och lämna den igen. Är 2018-04 rätt: rätta raden här.");
        answer.Everything.ShouldNotTell(Id(0));
    }

    [Fact]
    public async Task An_ordinary_progression_to_the_next_month_is_no_contradiction()
    {
        await history.GivenAsync("2018-02", "tyreso", [.. Opens(0, 6), Left(6, "2018-02-10")]);
        // Ended, ended and no longer named, removed, began, registered late, and under way in two insatser at once.
        await history.GivenAsync("2018-04", "tyreso", Left(0, "2018-04-10"), Left(1, "2018-03-10"), Left(3, "2018-04-01", "Felregistrering"), Open(4), Open(4, "2018-04-02"), Open(5), Open(5, "2018-03-05", "Arbetsträning"), Open(7, "2018-03-20"),
            Open(8, "2018-04-02"));
        Codes(await history.AskAsync("2018-03", "tyreso", false, Open(0), Left(1, "2018-03-10"), Left(2, "2018-03-31"), Open(3), Open(4), Open(5), Left(8, "2018-03-31"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_next_month_that_is_delivered_is_asked()
    {
        await history.GivenAsync("2018-05", "tyreso", Open(0));
        await history.GivenAsync("2018-06", "tyreso", Open(9));
        Said(await history.AskAsync("2018-03", "tyreso", false, Open(0), Open(1)), 3).ShouldContain("filen för 2018-05");
    }

    [Fact]
    public async Task A_contradiction_over_one_thing_is_told_once_whatever_the_month_before_says()
    {
        await history.GivenAsync("2018-02", "tyreso", Left(0, "2018-02-10", "Avbrott"), Open(1), Left(2, "2018-02-10"), Open(3));
        await history.GivenAsync("2018-04", "tyreso", Left(0, "2018-02-10", "Avbrott"), Open(1), Left(2, "2018-02-10"), Open(3));
        // Another outcome; another start; an end withdrawn.
        var answer = await history.AskAsync("2018-03", "tyreso", false, Left(0, "2018-02-10"), Open(1, "2018-01-15"), Open(2), Open(3));
        Codes(answer).ShouldBe(["LATER_MONTH_DIFFERS"]);
        answer.Of("LATER_MONTH_DIFFERS").Select(f => (f.Line, f.Column)).ShouldBe([(2, "Avslutsorsak"), (3, "Startdatum"), (4, "Slutdatum")]);
        answer.Of("LATER_MONTH_DIFFERS")[1].Message(Language.Sv).ShouldContain("där är startdatum 2018-02-01, och de räknas som två deltaganden");
    }

    [Fact]
    public async Task Whom_the_next_month_names_only_in_refused_rows_stays_as_told()
    {
        await history.GivenAsync("2018-04", "tyreso", [Open(1), $"{Id(0)};Jobbverket;2018-02-01;2018-04-10;;;"]);
        Codes(await history.AskAsync("2018-03", "tyreso", false, Open(0), Open(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_number_in_the_next_month_is_told_as_such()
    {
        var born = new DateOnly(1980, 3, 5);
        var (before, now) = (Synthetic.Samordningsnummer(born, 985), Synthetic.Personnummer(born, 991));
        await history.GivenAsync("2018-03", "tyreso", $"{before};Jobbverket;2018-02-01;;;;", Open(2));
        await history.GivenAsync("2018-04", "tyreso", $"{now};Jobbverket;2018-02-01;;;;", Open(2));
        Said(await history.AskAsync("2018-03", "tyreso", false, $"{before};Jobbverket;2018-02-01;;;;", Open(2)), 2).ShouldContain("där står nog samma person med ett annat nummer");
        // The way out.
        Codes(await history.AskAsync("2018-03", "tyreso", false, Open(2), $"{now};Jobbverket;2018-02-01;;;;")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_left_and_stands_under_another_number_the_month_after_is_told()
    {
        var born = new DateOnly(1980, 3, 5);
        await history.GivenAsync("2018-03", "tyreso", $"{Synthetic.Samordningsnummer(born, 985)};Jobbverket;2018-02-01;2018-03-10;Arbete;;", Open(2));
        Said(await history.AskAsync("2018-04", "tyreso", false, $"{Synthetic.Personnummer(born, 991)};Jobbverket;2018-02-01;2018-03-10;Arbete;;", Open(2)), 2, "ID_RENUMBERED").ShouldContain("rad 2 i filen för 2018-03");
    }

    [Fact]
    public async Task Who_left_and_stands_under_another_number_in_the_next_month_is_told()
    {
        var born = new DateOnly(1980, 3, 5);
        await history.GivenAsync("2018-04", "tyreso", $"{Synthetic.Personnummer(born, 991)};Jobbverket;2018-02-01;2018-03-10;Arbete;;", Open(2));
        Said(await history.AskAsync("2018-03", "tyreso", false, Left(3, "2018-03-10"), Open(2), $"{Synthetic.Samordningsnummer(born, 985)};Jobbverket;2018-02-01;2018-03-10;Arbete;;"), 4)
            .ShouldContain("rad 2 i filen för 2018-04: där står nog samma person med ett annat nummer");
    }

    [Fact]
    public async Task Rows_that_a_month_no_longer_has_are_told_by_their_lines()
    {
        await history.GivenAsync("2018-03", "tyreso", [.. Opens(0, 15), Left(15, "2018-03-10"), Left(16, "2018-03-11", "Studier")]);
        var answer = await history.AskAsync("2018-03", "tyreso", false, Opens(0, 15));
        answer.Status.ShouldBe("accepted-with-warnings");
        Said(answer, 0, "ROWS_DROPPED").ShouldBe("Filen ersätter den som togs emot 2018-09-01 10:01. Deltaganden som stod i den och inte nämns här: 2, på rad 17, 18.");
        answer.Check.Findings.Listed.Single().Message(Language.En).ShouldEndWith("2, on lines 17, 18.");
        answer.Everything.ShouldNotTell(Id(15));
    }

    [Fact]
    public async Task Many_rows_that_a_month_no_longer_has_are_refused_until_it_is_confirmed()
    {
        await history.GivenAsync("2018-03", "tyreso", Opens(0, 15));
        var refused = await history.AskAsync("2018-03", "tyreso", false, Opens(0, 3));
        (refused.Status, refused.Receipt.CanBeConfirmed).ShouldBe(("rejected", true));
        refused.Of("PEOPLE_DROPPED").Single().Message(Language.Sv).ShouldStartWith("12 av 15 personer i den fil som ersätts (mottagen 2018-09-01 10:01) nämns inte i den här.");
        var taken = await history.AskAsync("2018-03", "tyreso", true, Opens(0, 3));
        (taken.Status, taken.Taken.Count).ShouldBe(("accepted-with-warnings", 3));
        taken.Codes.ShouldBe(["CONFIRMED", "ROWS_DROPPED"]);
        // What was confirmed is what the next one replaces.
        (await history.AskAsync("2018-03", "tyreso", false, Opens(0, 3))).Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Anonymous_rows_that_a_month_no_longer_has_are_told_too()
    {
        string[] two = [Anonymous("2018-02-01", "Kvinna"), Anonymous("2018-02-02", "Man")];
        await history.GivenAsync("2018-03", "tyreso", [Open(0), .. two, .. two]);
        // Corrected, told with a number, refused.
        (await history.AskAsync("2018-03", "tyreso", false, Open(0), Anonymous("2018-02-03", "Kvinna"), two[1], Open(1), Anonymous("2018-02-02", ""))).Codes.ShouldBe(["SEX_MISSING"]);
        await history.GivenAsync("2018-03", "tyreso", [Open(0), .. two, .. two]);
        Said(await history.AskAsync("2018-03", "tyreso", false, Open(0), two[0], two[1], two[1]), 0, "ROWS_DROPPED").ShouldEndWith("1, på rad 5.");
        await history.GivenAsync("2018-03", "tyreso", [Open(0), .. two, .. two, .. two]);
        var refused = await history.AskAsync("2018-03", "tyreso", false, Open(0), two[0]);
        (refused.Status, refused.Of("PEOPLE_DROPPED").Single().Message(Language.En)).ShouldSatisfyAllConditions(r => r.Item1.ShouldBe("rejected"), r => r.Item2.ShouldStartWith("5 of the 7 people"));

        static string Anonymous(string start, string sex) => $";Jobbverket;{start};;;Ja;{sex}";
    }

    [Fact]
    public async Task A_month_that_comes_again_is_told_once_of_those_whom_the_month_before_misses_too()
    {
        await history.GivenAsync("2018-03", "tyreso", Opens(0, 15));
        await history.GivenAsync("2018-04", "tyreso", [Left(0, "2018-04-10"), .. Opens(1, 14)]);
        Said(await history.GivenAsync("2018-04", "tyreso", [.. Opens(0, 15), Open(40, "2018-04-05")]), 2, "END_WITHDRAWN").ShouldStartWith("Slutdatum 2018-04-10 (Arbete) stod på rad 2 i den fil som ersätts och är borta");
        Said(await history.AskAsync("2018-04", "tyreso", false, [.. Opens(1, 14), Open(40, "2018-04-05")]), 0, "PERSON_NOT_NAMED");
        // Many of them: one thing refuses the file.
        var refused = await history.AskAsync("2018-04", "tyreso", false, [.. Opens(0, 3), Open(40, "2018-04-05")]);
        (refused.Status, refused.CountOf("PERSON_NOT_NAMED")).ShouldBe(("rejected", 12));
        refused.Codes.ShouldBe(["PEOPLE_VANISH", "PERSON_NOT_NAMED"]);
        // Those of them who came that month, and left, are told of beside.
        await history.GivenAsync("2018-04", "tyreso", [.. Opens(0, 15), Left(20, "2018-04-10", start: "2018-04-02")]);
        var answer = await history.AskAsync("2018-04", "tyreso", false, Opens(0, 14));
        answer.Codes.ShouldBe(["PERSON_NOT_NAMED", "ROWS_DROPPED"], ignoreOrder: true);
        answer.Of("ROWS_DROPPED").Single().Message(Language.Sv).ShouldEndWith("1, på rad 17.");
    }

    [Fact]
    public async Task What_a_month_corrects_of_itself_is_not_gone()
    {
        var born = new DateOnly(1980, 3, 5);
        await history.GivenAsync("2018-03", "tyreso", Open(0), Left(1, "2018-03-10"), Open(2), Open(3), Open(4, insats: "Egen kurs"), $"{Synthetic.Samordningsnummer(born, 985)};Jobbverket;2018-02-01;;;;");
        var misspelt = Id(3)[..11] + (char)('0' + ((Id(3)[11] - '0' + 1) % 10));
        var answer = await history.AskAsync("2018-03", "tyreso", false, Open(0, "2018-01-05"), Left(1, "2018-03-12", "Studier", "2018-01-05"), $"{Id(2)};Jobbverket;2018-02-01;2018-03-10;;;",
            $"{misspelt};Jobbverket;2018-02-01;;;;", Open(4, insats: "EGEN  KURS"), $"{Synthetic.Personnummer(born, 991)};Jobbverket;2018-02-01;;;;");
        answer.Codes.ShouldBe(["ID_CHECKDIGIT", "REASON_MISSING", "INSATS_UNKNOWN"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_start_or_insats_corrected_after_the_end_is_told_as_two_participations()
    {
        var answer = await InAprilAsync(
            Left(0, "2018-03-10", start: "2018-02-02"), Open(1, "2018-02-02"), Left(2, "2018-03-10", insats: "Arbetsträning"), Left(4, "2018-02-20", start: "2018-01-20"), Open(9));
        answer.Codes.ShouldBe(["PARTICIPATION_TWOFOLD"]);
        answer.Of("PARTICIPATION_TWOFOLD").Select(f => (f.Line, f.Column)).ShouldBe([(2, "Startdatum"), (3, "Startdatum"), (4, "Insats"), (5, "Startdatum")]);
        answer.Of("PARTICIPATION_TWOFOLD")[0].Message(Language.Sv).ShouldStartWith("Personen stod på rad 2 i filen för 2018-03 med Jobbverket, start 2018-02-01 och slut 2018-03-10 (Arbete), och det är inte med här.");
        answer.Of("PARTICIPATION_TWOFOLD")[3].Message(Language.Sv).ShouldContain("rad 2 i filen för 2018-02");
        // The way out.
        (await InAprilAsync(Left(0, "2018-03-10", start: "2018-02-02"), Left(0, "2018-03-10", "Felregistrering"), Open(9))).Codes.ShouldBeEmpty();
        // Come back after the end, in another insats as well, and in an insats beside.
        (await InAprilAsync(Open(0, "2018-03-11"), Open(1, "2018-03-20", "Arbetsträning"), Left(2, "2018-03-10"), Open(2, "2018-02-05"), Open(9))).Codes.ShouldBeEmpty();

        static async Task<Answer> InAprilAsync(params string[] rows)
        {
            var own = new History();
            await own.GivenAsync("2018-02", "tyreso", Left(4, "2018-02-20"), Open(9));
            await own.GivenAsync("2018-03", "tyreso", Left(0, "2018-03-10"), Left(1, "2018-03-10"), Left(2, "2018-03-10"), Left(3, "2018-03-10"), Open(9));
            return await own.AskAsync("2018-04", "tyreso", false, rows);
        }
    }

    [Fact]
    public async Task Who_was_forgotten_and_comes_back_with_another_start_is_told_as_two()
    {
        await history.GivenAsync("2018-02", "tyreso", Open(0), Open(9));
        await history.GivenAsync("2018-03", "tyreso", Open(9));
        Said(await history.AskAsync("2018-04", "tyreso", false, Open(0, "2018-02-02"), Open(9)), 2, "PARTICIPATION_TWOFOLD").ShouldContain("start 2018-02-01 och utan känt avslut");
        (await history.AskAsync("2018-04", "tyreso", false, Open(0, "2018-03-01"), Open(9))).Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_that_was_corrected_before_is_not_told_again()
    {
        await history.GivenAsync("2018-02", "tyreso", Open(0), Open(9));
        await history.GivenAsync("2018-03", "tyreso", Open(0, "2018-02-02"), Open(9));
        Said(await history.GivenAsync("2018-04", "tyreso", Open(0, "2018-02-03"), Open(9)), 2, "START_MOVED");
        (await history.AskAsync("2018-05", "tyreso", false, Open(9), Open(0, "2018-02-03"))).Codes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Felregistrering_that_is_withdrawn_is_told_at_the_line(bool monthBetween)
    {
        await history.GivenAsync("2018-02", "tyreso", Open(0), Open(9));
        await history.GivenAsync("2018-03", "tyreso", Left(0, "2018-03-20", "Felregistrering"), Open(9));
        if (monthBetween)
            await history.GivenAsync("2018-04", "tyreso", Open(9));
        foreach (var row in (string[])[Open(0), Left(0, "2018-03-20")])
            Said(await history.AskAsync("2018-05", "tyreso", false, Open(9), row), 3, "ERROR_WITHDRAWN").ShouldStartWith("Deltagandet stod som Felregistrering på rad 2 i filen för 2018-03 och är med igen");
        (await history.AskAsync("2018-05", "tyreso", false, Open(9), Left(0, "2018-03-20", "Felregistrering"))).Codes.ShouldBeEmpty();
        Said(await history.AskAsync("2018-03", "tyreso", false, Open(9), Left(0, "2018-03-20")), 3, "ERROR_WITHDRAWN").ShouldContain("rad 2 i den fil som ersätts");
    }
}
