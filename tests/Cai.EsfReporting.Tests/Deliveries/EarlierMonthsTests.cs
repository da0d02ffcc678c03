using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>What a file is told beside what its site told before.</summary>
public sealed class EarlierMonthsTests
{
    private readonly History history = new();

    private static string Id(int person) => Synthetic.Person(person);

    private static string Misspelt(int person) => Id(person)[..11] + (char)('0' + ((Id(person)[11] - '0' + 1) % 10));

    private static string Open(int person, string start = "2018-06-01", string insats = "Jobbverket") => $"{Id(person)};{insats};{start};;;;";

    private static string Left(int person, string end, string reason = "Arbete", string start = "2018-06-01") => $"{Id(person)};Jobbverket;{start};{end};{reason};;";

    private static IEnumerable<string> Opens(int first, int count) => Enumerable.Range(first, count).Select(person => Open(person));

    [Fact]
    public async Task Somebody_open_who_is_not_named_is_told_of_by_the_line_of_the_month_before()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(2));
        answer.Status.ShouldBe("accepted-with-warnings");
        var finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line, finding.Value).ShouldBe(("PERSON_NOT_NAMED", 0, null));
        finding.Message(Language.Sv).ShouldContain("rad 3 i filen för 2018-07");
        finding.Message(Language.En).ShouldContain("line 3 of the file for 2018-07");
        answer.Everything.ShouldNotTell(Id(1));
    }

    [Fact]
    public async Task A_start_that_moved_is_told_once_and_nobody_has_vanished()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(1, "2018-06-02"), Open(2));
        var finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line, finding.Value).ShouldBe(("START_MOVED", 3, $"{Id(1)[..8]}-****"));
        finding.Message(Language.Sv).ShouldBe("Räknas som rättelse av rad 3 i filen för 2018-07, där start var 2018-06-01.");
    }

    [Fact]
    public async Task An_insats_that_changed_is_told_once()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        var finding = (await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(1, insats: "Arbetsträning"), Open(2))).Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line).ShouldBe(("INSATS_CHANGED", 3));
        finding.Message(Language.Sv).ShouldContain("där insatsen var Jobbverket");
    }

    [Fact]
    public async Task Somebody_who_is_named_with_one_of_two_has_not_vanished()
    {
        await history.GivenAsync("2018-07", "tyreso", Open(0), Open(1), Open(1, "2018-06-15", "Arbetsträning"));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(1));
        var finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line).ShouldBe(("PARTICIPATION_NOT_NAMED", 3));
        finding.Message(Language.Sv).ShouldBe("Personen står på rad 3, men inte med Arbetsträning och start 2018-06-15, som var öppen på rad 4 i filen för 2018-07. Den insatsen räknas nu som slut utan känt avslut; personen räknas efter sina andra rader.");
        answer.Everything.ShouldNotTell(Id(1));
    }

    [Theory]
    [InlineData("2018-06-02", "Arbetsträning")]
    [InlineData("2018-08-20", "Jobbverket")]
    public async Task Another_insats_and_start_is_said_as_that_once(string start, string insats)
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(1, start, insats), Open(2));
        var finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line, finding.Value).ShouldBe(("PARTICIPATION_EXCHANGED", 3, $"{Id(1)[..8]}-****"));
        finding.Message(Language.En).ShouldStartWith($"The same person now stands with {insats} and start {start}, but stood on line 3 of the file for 2018-07 with Jobbverket and start 2018-06-01.");
    }

    [Fact]
    public async Task Somebody_who_vanishes_from_two_insatser_is_told_of_once()
    {
        await history.GivenAsync("2018-07", "tyreso", Open(0), Open(1), Open(1, insats: "Arbetsträning"));
        var finding = (await history.AskAsync("2018-08", "tyreso", false, Open(0))).Check.Findings.Listed.ShouldHaveSingleItem();
        finding.Message(Language.Sv).ShouldStartWith("Personen på rad 3 och 4 i filen för 2018-07 var inskriven");
        finding.Message(Language.En).ShouldStartWith("The person on lines 3 and 4 of the file for 2018-07 was enrolled");
    }

    [Theory]
    [InlineData("Arbetsträning;2018-06-01;2018-08-10;;;", "REASON_MISSING")]
    [InlineData("Arbetsträning;i juni;;;;", "DATE_FORMAT")]
    [InlineData(";2018-06-01;;;;", "INSATS_MISSING")]
    public async Task A_participation_whose_row_is_refused_is_told_of_at_that_row_only(string cells, string code)
    {
        await history.GivenAsync("2018-07", "tyreso", Open(0), Open(1), Open(1, insats: "Arbetsträning"));
        (await history.AskAsync("2018-08", "tyreso", false, Open(0), Open(1), $"{Id(1)};{cells}")).Check.Findings.Listed.ShouldHaveSingleItem().Rule.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("Jobbverket;i juni")]
    [InlineData(";2018-06-01")]
    public async Task Whose_row_is_wrong_more_than_once_is_told_of_at_that_row_only(string cells)
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        (await history.AskAsync("2018-08", "tyreso", false, Open(0), $"{Misspelt(1)};{cells};;;;", Open(2))).Codes.ShouldNotContain("PERSON_NOT_NAMED");
        // A row that speaks of nobody is nobody's.
        (await history.AskAsync("2018-08", "tyreso", false, Open(0), $"{Misspelt(1)};Arbetsträning;2018-06-02;;;;", Open(2))).Codes.ShouldContain("PERSON_NOT_NAMED");
        (await history.AskAsync("2018-08", "tyreso", false, Open(0), $"{Misspelt(1)};;;;;;", Open(2))).Codes.ShouldContain("PERSON_NOT_NAMED");
    }

    [Fact]
    public async Task A_file_that_is_not_taken_says_of_people_only_whom_confirming_it_leaves_out()
    {
        await history.GivenAsync("2018-07", "haninge", Opens(20, 12));
        await history.GivenAsync("2018-07", "tyreso", [.. Opens(0, 12), Left(20, "2018-07-10")]);
        await history.GivenAsync("2018-09", "tyreso", Opens(0, 12));
        (await history.AskAsync("2018-08", "tyreso", false, [.. Opens(21, 11), Left(20, "2018-07-10", "Avbrott")])).Codes.ShouldBe(["OTHER_SITES_PEOPLE", "PEOPLE_VANISH", "PERSON_NOT_NAMED"]);
        (await history.AskAsync("2018-08", "tyreso", true, [.. Opens(21, 11), Left(20, "2018-07-10", "Avbrott")])).Codes.ShouldContain("OUTCOME_CHANGED");
    }

    [Theory]
    [InlineData("Arbete;Studier", "Studier;Studier", "FOLLOW_UP_CHANGED", "Status 90 dagar", "Status 90 dagar var Arbete på rad 2 i filen för 2018-07 och är nu Studier. Den senaste uppgiften räknas.")]
    [InlineData("Arbete;Studier", "Arbete;Annat", "FOLLOW_UP_CHANGED", "Status 6 månader", "Status 6 månader var Studier på rad 2 i filen för 2018-07 och är nu Annat. Den senaste uppgiften räknas.")]
    [InlineData("Arbete;Studier", "Arbete;", "FOLLOW_UP_WITHDRAWN", "Status 6 månader", "Status 6 månader var Studier på rad 2 i filen för 2018-07 och är nu tom: uppföljningen räknas som obesvarad.")]
    public async Task A_follow_up_that_changed_is_told_at_its_line(string told, string now, string code, string column, string message)
    {
        await history.GivenAsync("2018-07", "tyreso", Row(told));
        await history.GivenAsync("2018-06", "tyreso", Row(told));
        var finding = (await history.AskAsync("2018-08", "tyreso", false, Row(now))).Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line, finding.Column, finding.Message(Language.Sv)).ShouldBe((code, 2, column, message));
        foreach (var word in (string[])["Arbete", "Studier", "Annat"])
            finding.Message(Language.En).Contains(word, StringComparison.Ordinal).ShouldBe(message.Contains(word, StringComparison.Ordinal));

        // Also where the same month said so before, and no other did.
        var again = new History();
        await again.GivenAsync("2018-08", "tyreso", Row(told));
        var replaced = (await again.AskAsync("2018-08", "tyreso", false, Row(now))).Check.Findings.Listed.ShouldHaveSingleItem();
        (replaced.Rule.Code, replaced.Message(Language.Sv)).ShouldBe((code, message.Replace("filen för 2018-07", "den fil som ersätts", StringComparison.Ordinal)));

        // Also where the month between did not name the person.
        var other = new History();
        await other.GivenAsync("2018-06", "tyreso", Row(told), Open(2));
        await other.GivenAsync("2018-07", "tyreso", Open(2));
        (await other.AskAsync("2018-08", "tyreso", false, Row(now), Open(2))).Codes.ShouldBe([code]);

        static string Row(string answers) => $"{Id(1)};Jobbverket;2017-06-01;2018-01-10;Arbete;;;{answers}";
    }

    [Fact]
    public async Task A_follow_up_is_not_told_of_beside_an_end_that_is_withdrawn_nor_a_cell_that_cannot_be_read()
    {
        await history.GivenAsync("2018-07", "tyreso", $"{Id(1)};Jobbverket;2017-06-01;2018-01-10;Arbete;;;Arbete;Arbete");
        (await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2017-06-01;;;;;;")).Codes.ShouldBe(["END_WITHDRAWN"]);
        (await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2017-06-01;2018-01-10;Arbete;;;jobbar;Arbete")).Codes.ShouldBe(["VALUE_UNKNOWN"]);
        (await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2017-06-01;2018-01-10;Arbete;;;;")).CountOf("FOLLOW_UP_WITHDRAWN").ShouldBe(2);
    }

    [Fact]
    public async Task What_an_older_month_named_is_no_correction()
    {
        await history.GivenAsync("2018-05", "tyreso", $"{Id(1)};Jobbverket;2018-04-01;2018-05-10;Sjukdom;;");
        await history.GivenAsync("2018-06", "tyreso", Open(1), Open(2));
        await history.GivenAsync("2018-07", "tyreso", Open(1), Open(2));
        // The participation of June is gone; the one that is named was told in May.
        var answer = await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2018-04-01;2018-05-10;Sjukdom;;", Open(2));
        answer.Codes.ShouldBe(["PARTICIPATION_NOT_NAMED"]);
    }

    [Theory]
    [InlineData("2018-07")]
    [InlineData("2018-05")]
    public async Task An_outcome_that_changed_is_told_however_long_ago_it_was(string told)
    {
        await history.GivenAsync(told, "tyreso", $"{Id(1)};Jobbverket;2018-04-01;{told}-10;Arbete;;", Open(2, "2018-04-01"));
        foreach (var between in ((string[])["2018-06", "2018-07"]).Where(m => string.CompareOrdinal(m, told) > 0))
            await history.GivenAsync(between, "tyreso", Open(2, "2018-04-01"));
        var answer = await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2018-04-01;{told}-10;Avbrott;;", Open(2, "2018-04-01"));
        var finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Line).ShouldBe(("OUTCOME_CHANGED", 2));
        finding.Message(Language.Sv).ShouldBe($"Avslutsorsaken var Arbete på rad 2 i filen för {told} och är nu Avbrott. Den senaste uppgiften räknas.");

        answer = await history.AskAsync("2018-08", "tyreso", false, $"{Id(1)};Jobbverket;2018-04-01;;;;", Open(2, "2018-04-01"));
        finding = answer.Check.Findings.Listed.ShouldHaveSingleItem();
        finding.Rule.Code.ShouldBe("END_WITHDRAWN");
        finding.Message(Language.Sv).ShouldContain($"Slutdatum {told}-10 (Arbete) stod på rad 2 i filen för {told}");
    }

    [Fact]
    public async Task A_file_that_changes_nothing_gives_no_finding()
    {
        await history.GivenAsync("2018-06", "tyreso", Open(0), Open(1), Left(2, "2018-06-10"));
        await history.GivenAsync("2018-07", "tyreso", Open(0), Left(1, "2018-07-10"), Open(3, "2018-07-01"));
        (await history.AskAsync("2018-08", "tyreso", false, Left(0, "2018-08-10"), Left(1, "2018-07-10"), Left(2, "2018-06-10"), Open(3, "2018-07-01"), Open(4, "2018-07-15"))).Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_person_under_a_samordningsnummer_and_then_a_personnummer_is_told_once()
    {
        var born = new DateOnly(1980, 3, 5);
        var (before, now) = (Synthetic.Samordningsnummer(born, 985), Synthetic.Personnummer(born, 991));
        var other = Synthetic.Personnummer(born.AddDays(1), 991);
        foreach (var (first, second) in ((string, string)[])[(before, now), (now, before)])
        {
            var own = new History();
            await own.GivenAsync("2018-07", "tyreso", $"{first};Jobbverket;2018-06-01;;;;", Open(2));
            var finding = (await own.AskAsync("2018-08", "tyreso", false, $"{second};Jobbverket;2018-06-01;;;;", Open(2))).Check.Findings.Listed.ShouldHaveSingleItem();
            (finding.Rule.Code, finding.Line, finding.Value).ShouldBe(("ID_RENUMBERED", 2, "19800305-****"));
        }

        await history.GivenAsync("2018-07", "tyreso", $"{before};Jobbverket;2018-06-01;;;;", Open(2));
        (await history.AskAsync("2018-08", "tyreso", false, $"{other};Jobbverket;2018-06-01;;;;", Open(2))).Codes.ShouldBe(["PERSON_NOT_NAMED"]);
    }

    [Fact]
    public async Task Whom_a_refused_row_names_has_not_vanished()
    {
        await history.GivenAsync("2018-06", "tyreso", Opens(0, 6));
        var refused = await history.GivenAsync("2018-07", "tyreso", [.. Opens(0, 5), $"{Id(5)};Jobbverket;2018-06-01;2018-07-10;;;"]);
        refused.Codes.ShouldBe(["REASON_MISSING"]);
        // Told in June, refused in July, and gone in August.
        var answer = await history.AskAsync("2018-08", "tyreso", false, Opens(0, 5));
        answer.Check.Findings.Listed.ShouldHaveSingleItem().Message(Language.Sv).ShouldContain("rad 7 i filen för 2018-06");
    }

    [Fact]
    public async Task Whose_number_is_misspelt_is_told_of_at_that_row_only()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 3));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Open(0), $"{Misspelt(1)};Jobbverket;2018-06-01;;;;", Open(2));
        answer.Check.Findings.Listed.ShouldHaveSingleItem().Rule.Code.ShouldBe("ID_CHECKDIGIT");
    }

    [Fact]
    public async Task More_than_a_fifth_and_at_least_five_who_vanish_are_refused_until_it_is_confirmed()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 20));
        (await history.AskAsync("2018-08", "tyreso", false, Opens(0, 16))).Status.ShouldBe("accepted-with-warnings");

        var other = new History();
        await other.GivenAsync("2018-07", "tyreso", Opens(0, 20));
        var refused = await other.AskAsync("2018-08", "tyreso", false, Opens(0, 15));
        (refused.Status, refused.Receipt.CanBeConfirmed, refused.CountOf("PERSON_NOT_NAMED")).ShouldBe(("rejected", true, 5));
        refused.Of("PEOPLE_VANISH").Single().Message(Language.Sv).ShouldStartWith("5 av 20 som var inskrivna i 2018-07 nämns inte");

        var taken = await other.AskAsync("2018-08", "tyreso", true, Opens(0, 15));
        (taken.Status, taken.Receipt.IsConfirmed, taken.Taken.Count).ShouldBe(("accepted-with-warnings", true, 15));
        taken.Of("CONFIRMED").Single().Message(Language.Sv).ShouldStartWith("Togs emot eftersom den bekräftades. 5 av 20");
    }

    [Fact]
    public async Task Over_a_month_that_is_missing_those_who_vanish_are_told_of_with_the_month()
    {
        await history.GivenAsync("2018-06", "tyreso", Opens(0, 20));
        var answer = await history.AskAsync("2018-08", "tyreso", false, Opens(0, 10));
        answer.Status.ShouldBe("accepted-with-warnings");
        answer.Of("MONTHS_BETWEEN_MISSING").Single().Message(Language.Sv).ShouldStartWith("10 personer som var inskrivna i 2018-06 nämns inte längre, och 2018-07 har inte lämnats.");
    }

    [Fact]
    public async Task Nothing_to_report_while_people_are_enrolled_is_refused_until_it_is_confirmed()
    {
        await history.GivenAsync("2018-07", "tyreso", Open(0), Left(1, "2018-07-10"));
        var refused = await history.AskAsync("2018-08", "tyreso", false);
        (refused.Status, refused.Receipt.CanBeConfirmed).ShouldBe(("rejected", true));
        refused.Codes.ShouldBe(["NOTHING_BUT_ENROLLED", "PERSON_NOT_NAMED"], ignoreOrder: true);
        (await history.AskAsync("2018-08", "tyreso", true)).Codes.ShouldBe(["CONFIRMED", "PERSON_NOT_NAMED"], ignoreOrder: true);

        var left = new History();
        await left.GivenAsync("2018-07", "tyreso", Left(1, "2018-07-10"));
        (await left.AskAsync("2018-08", "tyreso", false)).Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_people_of_another_site_are_refused_until_it_is_confirmed()
    {
        await history.GivenAsync("2018-07", "haninge", Opens(0, 12));
        var refused = await history.AskAsync("2018-08", "tyreso", false, [.. Opens(0, 5), .. Opens(100, 4)]);
        refused.Of("OTHER_SITES_PEOPLE").Single().Message(Language.Sv).ShouldBe("5 av filens 9 personer är inskrivna i Haninge och har aldrig nämnts här. Utan bekräftelse tas filen inte emot.");
        (await history.AskAsync("2018-08", "tyreso", false, [.. Opens(0, 4), .. Opens(100, 3)])).Status.ShouldBe("accepted");
        (await history.AskAsync("2018-08", "tyreso", false, [.. Opens(0, 5), .. Opens(100, 5)])).Status.ShouldBe("accepted");
        (await history.AskAsync("2018-08", "tyreso", true, Opens(0, 5))).Status.ShouldBe("accepted-with-warnings");
    }

    [Fact]
    public async Task People_who_have_been_here_before_are_nobody_elses()
    {
        await history.GivenAsync("2018-05", "tyreso", Enumerable.Range(0, 6).Select(person => $"{Id(person)};Jobbverket;2018-04-01;2018-05-10;Sjukdom;;"));
        await history.GivenAsync("2018-07", "tyreso", Open(50));
        await history.GivenAsync("2018-07", "haninge", Opens(0, 6));
        (await history.AskAsync("2018-08", "tyreso", false, [Open(50), .. Enumerable.Range(0, 6).Select(person => $"{Id(person)};Jobbverket;2018-04-01;2018-05-10;Sjukdom;;")])).Codes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_confirmed_is_not_offered()
    {
        await history.GivenAsync("2018-07", "tyreso", Opens(0, 20));
        var refused = await history.AskAsync("2018-08", "tyreso", true, [.. Opens(0, 4), .. Enumerable.Repeat("skräp;Jobbverket;2018-06-01;;;;", 6)]);
        (refused.Status, refused.Receipt.CanBeConfirmed).ShouldBe(("rejected", false));
    }

    [Fact]
    public async Task An_insats_outside_the_catalogue_is_the_same_in_other_capitals()
    {
        await history.GivenAsync("2018-07", "tyreso", Open(0, insats: "Datorkurs"), Open(1));
        (await history.AskAsync("2018-08", "tyreso", false, Open(0, insats: "DATORKURS "), Open(1))).Codes.ShouldBe(["INSATS_UNKNOWN"]);
    }

    [Fact]
    public async Task Lines_whose_follow_up_is_due_are_listed_without_saying_whose()
    {
        var header = Check.Header + ";Status 90 dagar;Status 6 månader";
        var answer = await Check.LinesAsync(header,
            $"{Id(0)};Jobbverket;2017-06-01;2018-02-28;Arbete;;;;",
            $"{Id(1)};Jobbverket;2017-06-01;2018-06-02;Arbete;;;;",
            $"{Id(2)};Jobbverket;2017-06-01;2018-06-03;Arbete;;;;",
            $"{Id(3)};Jobbverket;2017-06-01;2018-02-28;Avliden;;;;",
            $"{Id(4)};Jobbverket;2017-06-01;2018-02-28;Arbete;;;Arbete;Arbete");
        answer.Receipt.FollowUps.Select(due => (due.Line, due.Exit.ToString(), due.After)).ShouldBe(
            [(2, "2018-02", EsfReporting.Catalogue.FollowUpPoint.NinetyDays), (2, "2018-02", EsfReporting.Catalogue.FollowUpPoint.SixMonths), (3, "2018-06", EsfReporting.Catalogue.FollowUpPoint.NinetyDays)]);
        answer.Everything.ShouldNotTell(Id(0));
    }

    [Theory]
    [InlineData("mia/tyreso/2018-08-bekraftad.csv", true)]
    [InlineData("mia/tyreso/2018-08 Bekräftad.xlsx", true)]
    [InlineData("mia_tyreso_2018-08_confirmed.csv", true)]
    [InlineData("mia/tyreso/2018-08-rattad-bekraftad.csv", true)]
    [InlineData("mia/tyreso/2018-08-bekräftad.csv", true)]
    [InlineData("mia/tyreso/2018-08.csv", false)]
    [InlineData("mia/tyreso/2018-08-obekraftad.csv", false)]
    [InlineData("bekraftad/tyreso/2018-08.csv", false)]
    public void The_word_stands_behind_the_month(string name, bool confirmed) => Confirmation.IsIn(name).ShouldBe(confirmed);
}
