using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Words that a catalogue adds, from a file to the numbers of the report.</summary>
public sealed class OwnWordsTests
{
    private static readonly Month August = new(2018, 8);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_thousand_people_are_counted_as_a_naive_count_of_the_file_counts_them(int seed)
    {
        var random = new Random(seed);
        (string Word, string Means, string Value, string Group)[] reasons =
        [
            ("Arbete", "Arbete", "", "work"), ("lönebidrag ", "Lönebidrag", "lonebidrag", "work"), ("Anställning med lönebidrag", "Lönebidrag", "lonebidrag", "work"), ("SFI", "Sfi", "sfi", "study"), ("Studier", "Studier", "", "study"),
            ("Jobbtorg", "Jobbtorg", "jobbtorg", "referral"), ("Jobbklubb", "Jobbklubb", "jobbklubb", "other"), ("Pension", "Pension", "pension", "other"), ("Avbrott", "Avbrott", "", "other"),
        ];
        (string Word, string Value)[] initiators = [("En väg in", "en-vag-in"), ("evi", "en-vag-in"), ("Resursråd", "resursrad"), ("Kommunen", "municipality"), ("", "")];
        var (lines, naive) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        void Count(string what) => naive[what] = naive.GetValueOrDefault(what) + 1;
        for (var person = 0; person < 1000; person++)
        {
            var born = new DateOnly(1955, 1, 1).AddDays(person * 16);
            var initiator = initiators[random.Next(initiators.Length)];
            var reason = random.Next(4) == 0 ? default : reasons[random.Next(reasons.Length)];
            lines.Add($"{Synthetic.Personnummer(born, 980 + (person % 20))};Jobbverket;2018-08-01;{(reason.Word is null ? "" : "2018-08-20")};{reason.Word};;;{initiator.Word};Inaktiv;Gymnasial");
            Count("by " + initiator.Value);
            var age = 2018 - born.Year - (born.AddYears(2018 - born.Year) > new DateOnly(2018, 8, 1) ? 1 : 0);
            Count("age " + (age < 30 ? "Under 30 år" : age < 45 ? "Mitt i livet" : "45 år och äldre"));
            if (reason.Word is null)
                continue;
            Count("left " + reason.Means);
            Count("group " + reason.Group);
            if (reason.Means is "Jobbklubb")
                Count("CR01");
            if (reason.Group == "work")
                Count("CR04");
            if (reason.Group == "study")
                Count("CR02");
        }

        var answer = await OwnWords.RowsAsync(lines);
        (answer.Check.Rows, answer.Check.RowsAccepted).ShouldBe((1000, 1000), string.Join(", ", answer.Codes));
        var report = await ReportAsync(answer, OwnWords.Whole);
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in report.Breakdown.Where(group => group.Dimension == Dimension.InitiatedBy))
            counted["by " + group.Value] = group.Participants!.Value;
        foreach (var group in report.Breakdown.Where(group => group.Dimension == Dimension.Age))
            counted["age " + group.Name(report.Project).Sv] = group.Participants!.Value;
        foreach (var reason in report.Whole.Reasons.Where(reason => reason.Leavers > 0))
            counted["left " + reason.Name.Sv] = reason.Leavers!.Value;
        counted["group work"] = report.Whole.LeaversTo(OwnWords.Mia.Words.Kinds[0].Reasons)!.Value;
        counted["group study"] = report.Whole.LeaversTo(OwnWords.Mia.Words.Kinds[1].Reasons)!.Value;
        counted["group referral"] = report.Whole.LeaversTo(OwnWords.Mia.Words.Kinds[2].Reasons)!.Value;
        counted["group other"] = report.Whole.LeaversTo(OwnWords.Mia.Words.Kinds[3].Reasons)!.Value;
        foreach (var code in (string[])["CR01", "CR02", "CR04"])
            counted[code] = report.Esf!.Single(figure => figure.Code == code && figure.Year is null).Total;
        counted.OrderBy(c => c.Key, StringComparer.Ordinal).ShouldBe(naive.OrderBy(c => c.Key, StringComparer.Ordinal));
        report.Whole.Indicators[0].Ratio!.Value.Numerator.ShouldBe(naive["group work"] + naive["group study"]);
        report.Whole.Indicators[1].Ratio!.Value.Numerator.ShouldBe(naive["group referral"]);
    }

    [Fact]
    public async Task An_accepted_row_keeps_the_id_of_a_word_and_what_it_counts_like()
    {
        var answer = await OwnWords.RowsAsync($"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Lönebidrag;;;Resursråd;;", $"{Synthetic.Person(4)};Jobbverket;2018-08-01;2018-08-20;Arbete;;;Kommunen;;");
        var lines = Encoding.UTF8.GetString(answer.Canonical).Split('\n');
        lines[0].ShouldEndWith(";line;refused;namedReason;namedInitiator");
        lines[1].ShouldEndWith(";lonebidrag;resursrad");
        lines[1].Split(';').ShouldContain("Work");
        lines[2].ShouldEndWith(";;");
        // Nothing of it in a project that names none: its accepted files have the bytes that they had.
        Encoding.UTF8.GetString((await Check.RowsAsync($"{Synthetic.Person(2)};Jobbverket;2018-08-01;;;;")).Canonical).Split('\n')[0].ShouldEndWith(";line;refused");
    }

    [Fact]
    public async Task Rows_keep_their_meaning_when_the_catalogue_has_the_word_no_longer_or_in_another_place()
    {
        var answer = await OwnWords.RowsAsync(
            $"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Lönebidrag;;;Resursråd;;", $"{Synthetic.Person(4)};Jobbverket;2018-08-01;2018-08-20;Pension;;;EVI;;", $"{Synthetic.Person(6)};Jobbverket;2018-08-01;;;;;Kommunen;;");
        // By the catalogue with its lists turned round, everything is what it was.
        var turned = JObject.Parse(OwnWords.Text);
        foreach (var list in (string[])["exitReasons", "initiators"])
            turned["projects"]![0]![list] = new JArray(turned["projects"]![0]![list]!.Reverse());
        var (straight, reversed) = (await ReportAsync(answer, OwnWords.Whole), await ReportAsync(answer, SmallCatalogue.Read(turned.ToString())));
        reversed.Whole.Reasons.Where(r => r.Leavers > 0).Select(r => (r.Name.Sv, r.Leavers)).ShouldBe([("Lönebidrag", 1), ("Pension", 1)]);
        By(reversed).ShouldBe(By(straight), ignoreOrder: true);
        // By one that has them no longer, an exit counts as its group did, and an initiator is told as one that is no longer there: never as nobody.
        var without = await ReportAsync(answer, SmallCatalogue.Whole);
        without.Whole.Reasons.Where(r => r.Leavers > 0).Select(r => (r.Name.Sv, r.Leavers)).ShouldBe([("Arbete", 1), ("Annat", 1)]);
        By(without).ShouldBe([("Kommunen", 1), ("Annan, som inte längre står i katalogen", 2)], ignoreOrder: true);
        without.Whole.Indicators[0].Ratio.ShouldBe(straight.Whole.Indicators[0].Ratio);
    }

    [Fact]
    public async Task A_tie_of_ends_is_decided_by_the_kind_of_an_added_reason()
    {
        // The same day: an added one of work before an old one of study, and an added one of other after it.
        var answer = await OwnWords.RowsAsync(
            $"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Studier;;;;;", $"{Synthetic.Person(2)};Arbetsträning;2018-08-01;2018-08-20;Lönebidrag;;;;;",
            $"{Synthetic.Person(4)};Jobbverket;2018-08-01;2018-08-20;Pension;;;;;", $"{Synthetic.Person(4)};Arbetsträning;2018-08-01;2018-08-20;Avbrott;;;;;");
        (await ReportAsync(answer, OwnWords.Whole)).Whole.Reasons.Where(r => r.Leavers > 0).Select(r => r.Name.Sv).ShouldBe(["Lönebidrag", "Avbrott"]);
    }

    [Fact]
    public async Task A_correction_is_told_in_the_added_word()
    {
        var history = new History(OwnWords.Whole);
        await history.GivenAsync("2018-07", "tyreso", $"{Synthetic.Person(2)};Jobbverket;2018-06-01;2018-07-20;Lönebidrag;;;;");
        (await history.AskAsync("2018-08", "tyreso", true, $"{Synthetic.Person(2)};Jobbverket;2018-06-01;2018-07-20;Lönebidrag;;;;")).CountOf("OUTCOME_CHANGED").ShouldBe(0);
        var changed = (await history.AskAsync("2018-08", "tyreso", true, $"{Synthetic.Person(2)};Jobbverket;2018-06-01;2018-07-20;Arbete;;;;")).Of("OUTCOME_CHANGED").Single();
        changed.Message(Language.Sv).ShouldContain("Avslutsorsaken var Lönebidrag");
        changed.Message(Language.Sv).ShouldContain("är nu Arbete");
    }

    [Fact]
    public async Task A_word_of_another_project_is_refused_and_the_own_ones_are_told()
    {
        (await Check.RowsAsync($"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Lönebidrag;;")).Codes.ShouldContain("REASON_UNKNOWN");
        var own = (await OwnWords.RowsAsync($"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Lotteri;;;;;")).Of("REASON_UNKNOWN").Single();
        own.Action(Language.Sv).ShouldContain("Eget företag, Lönebidrag, Studier, Sfi, Arbetsförmedlingen, Kommunal insats, Jobbtorg");
    }

    [Fact]
    public void The_template_lists_the_words()
    {
        FileFormat.ParticipantsOf(OwnWords.Mia).Columns.Single(card => card.Column == Column.InitiatedBy).Choices.ShouldBe(["Egen anmälan", "Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Regionen", "En väg in", "Resursråd"]);
        FileFormat.ParticipantsOf(OwnWords.Mia).Columns.Single(card => card.Column == Column.Reason).Choices.ShouldContain("Pension");
        FileFormat.ParticipantsOf(SmallCatalogue.Mia).ShouldBeSameAs(FileFormat.Participants);
    }

    [Fact]
    public async Task A_shard_travels_with_the_added_reasons()
    {
        var answer = await OwnWords.RowsAsync($"{Synthetic.Person(2)};Jobbverket;2018-08-01;2018-08-20;Pension;;;;;");
        var tally = await Counting.TallyAsync(OwnWords.Mia, [new("tyreso", August, answer.TakenBy(OwnWords.Mia))], August);
        var again = Tally.Of(JObject.Parse(tally.ToJson().ToString()), OwnWords.Mia);
        again.Now[0].LeaversTo(OwnWords.Mia.Words.EveryReason.Single(reason => OwnWords.Mia.Words.Name(reason).Sv == "Pension")).ShouldBe(1);
        Should.Throw<FormatException>(() => Tally.Of(tally.ToJson(), SmallCatalogue.Mia));
    }

    [Fact]
    public async Task Small_counts_of_added_words_are_hidden_and_other_age_bands_are_not_published_beside_each_other()
    {
        var answer = await OwnWords.RowsAsync(Enumerable.Range(0, 60).Select(i =>
            $"{Synthetic.Person(2 * i)};Jobbverket;2018-08-01;{(i < 30 ? "2018-08-20" : "")};{(i < 2 ? "Lönebidrag" : i < 16 ? "Arbete" : i < 30 ? "Jobbtorg" : "")};;;{(i < 3 ? "Resursråd" : i < 30 ? "En väg in" : "Kommunen")};;"));
        var report = await ReportAsync(answer, OwnWords.Whole);
        var (edition, decided) = PublicEdition.Publish(report, [])!.Value;
        edition.Whole.Reasons.Single(r => r.Name.Sv == "Lönebidrag").Leavers.ShouldBeNull();
        edition.Whole.Reasons.Count(r => r.Leavers is null).ShouldBeGreaterThan(1);
        edition.Breakdown.Single(group => group.Value == "resursrad").Participants.ShouldBeNull();
        edition.Breakdown.ShouldContain(group => group.Dimension == Dimension.Age && group.Participants != null);
        // The last month of the project, when areas and groups are due again, by the bands of the programme.
        var catalogue = SmallCatalogue.Read(SmallCatalogue.Changed(OwnWords.Text, ("projects[0].ageBands", null)));
        var last = new Month(2020, 8);
        var project = catalogue.Find("mia")!;
        var later = InternalEdition.Of(new(catalogue, project, last, []), await Counting.TallyAsync(project, [new("tyreso", August, answer.TakenBy(project))], last));
        var (beside, _) = PublicEdition.Publish(later, [decided])!.Value;
        beside.Breakdown.Where(group => group.Dimension == Dimension.Age).ShouldAllBe(group => group.Participants == null);
        beside.Withheld.ShouldContain("age");
        // Without the month before it they stand.
        PublicEdition.Publish(later, [])!.Value.Edition.Breakdown.ShouldContain(group => group.Dimension == Dimension.Age && group.Participants != null);
    }

    private static IEnumerable<(string Name, int? Participants)> By(OutcomeReport report) =>
        report.Breakdown.Where(group => group.Dimension == Dimension.InitiatedBy).Select(group => (group.Name(report.Project).Sv, group.Participants));

    private static async Task<OutcomeReport> ReportAsync(Answer answer, ReportingCatalogue catalogue)
    {
        var project = catalogue.Find("mia")!;
        return await Counting.ReportAsync(catalogue, [new("tyreso", August, answer.TakenBy(project))], August);
    }
}
