using System.Globalization;
using System.Text;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>Who is no longer named and has no end, in each form of the report.</summary>
public sealed class UntoldTests
{
    /// <summary>Of ten at Tyresö one left to work and three to illness; two are named in June only, one in July last, three are still there.</summary>
    private static readonly SiteMonth[] Told =
    [
        Month("tyreso", "2018-06", [.. Enumerable.Range(1, 10).Select(i => Row(i, "2018-03-01"))]),
        Month("tyreso", "2018-07", [Left(1, ExitReason.Work), .. Enumerable.Range(2, 3).Select(i => Left(i, ExitReason.Illness)), .. Enumerable.Range(7, 4).Select(i => Row(i, "2018-03-01"))]),
        Month("tyreso", "2018-08", [.. Enumerable.Range(8, 3).Select(i => Row(i, "2018-03-01"))]),
    ];

    private static Participation Left(int person, ExitReason reason) => Row(person, "2018-03-01", "2018-07-10", reason);

    [Fact]
    public async Task Csv_has_them_between_the_leavers_and_the_participations()
    {
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(await ReportAsync(), Language.Sv, stream, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n");
        var header = lines[0].Split(';').ToList();
        header[8..13].ShouldBe(["anonymous", "enrolled", "leavers", "untold", "participations"]);
        lines.First(line => line.StartsWith("mia;2018-08;site;tyreso;Tyresö;work-or-study;", StringComparison.Ordinal)).Split(';')[7..13].ShouldBe(["10", "0", "3", "4", "3", "10"]);
    }

    [Fact]
    public async Task Json_has_them_by_month_and_between_which_rates_the_truth_lies()
    {
        var json = ReportJson.Of(await ReportAsync());
        var site = json["scopes"]!.Single(scope => (string?)scope["id"] == "tyreso");
        ((int)site["untold"]!, (string)site["untoldSince"]!.ToString(Newtonsoft.Json.Formatting.None)).ShouldBe((3, """{"2018-06":2,"2018-07":1}"""));
        site["indicators"]![0]!["between"]!.Select(rate => (double)rate).ShouldBe([1 / 7d, 4 / 7d]);
        json["scopes"]!.Single(scope => (string?)scope["id"] == "nacka")["indicators"]![0]!["between"].ShouldBeNull();
        json["changes"]!["scopes"]!.Single(scope => (string?)scope["id"] == "tyreso")["untold"]!.Select(n => (int)n).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task The_workbook_has_them_on_the_cover_by_site_and_month_and_beside_each_rate()
    {
        using var workbook = await ToldReport.OpenedAsync(await ReportAsync());
        workbook.Rows("Utan känt avslut").Select(row => (row["Ort"], row["Nämndes senast"], row["Personer"])).ShouldBe([("Tyresö", Serial("2018-06-01"), 2d), ("Tyresö", Serial("2018-07-01"), 1d)]);
        workbook.Texts("Försättsblad").ShouldContain("Arbete eller studier. 3 personer nämns inte längre och har inget avslut: andelen ligger mellan 14,3\u00A0% och 57,1\u00A0%.");
        var row = workbook.Rows("Utfall").First(row => (string)row["Namn"] == "Tyresö");
        (row["Utan känt avslut"], row["Lägsta möjliga andel"], row["Andel"], row["Högsta möjliga andel"]).ShouldBe((3d, 1 / 7d, 0.25, 4 / 7d));
        var nacka = workbook.Rows("Utfall").First(row => (string)row["Namn"] == "Nacka");
        (nacka["Utan känt avslut"], nacka["Lägsta möjliga andel"], nacka["Högsta möjliga andel"]).ShouldBe(("saknas", "saknas", "saknas"));
    }

    [Fact]
    public async Task The_public_edition_hides_how_many_and_leaves_out_since_when()
    {
        var report = PublicEdition.Of(await ReportAsync());
        var site = ReportJson.Of(report)["scopes"]!.Single(scope => (string?)scope["id"] == "tyreso");
        (site["untold"]!.Type, (bool?)site["hidden"], site["untoldSince"], site["indicators"]![0]!["between"]).ShouldBe((JTokenType.Null, true, null, null));
        report.UntoldBySite.ShouldBeEmpty();
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Parts.ShouldNotContainKey("Utan känt avslut");
        workbook.Rows("Utfall").First(row => (string)row["Namn"] == "Tyresö")["Lägsta möjliga andel"].ShouldBe("..");
    }

    [Fact]
    public async Task An_esf_table_gives_them_no_exit()
    {
        SiteMonth[] told =
        [
            Month("tyreso", "2018-07", Whole(1, null, ExitReason.None), Whole(2, null, ExitReason.None)),
            Month("tyreso", "2018-08", Whole(2, "2018-08-10", ExitReason.Study)),
        ];
        var esf = (await Counting.TallyAsync(told, "2018-08")).Esf;
        esf.Of(EsfCounts.Participants, null, 2018).ShouldBe(new EsfNumber(2, 0, 0, 2));
        esf.Of("CO03", null, 2018).ShouldBe(new EsfNumber(2, 0, 0, 2));
        foreach (var code in (string[])["CR02", "CR03", "CR05"])
            esf.Of(code, null, 2018).ShouldBe(new EsfNumber(1, 0, 0, 1), code);
        // Told again with an end, the untold one has left like the other.
        (await Counting.TallyAsync([.. told, Month("tyreso", "2018-09", Whole(1, "2018-09-03", ExitReason.Study))], "2018-09")).Esf.Of("CR02", null, 2018).ShouldBe(new EsfNumber(2, 0, 0, 2));

        static Participation Whole(int person, string? end, ExitReason reason) => Row(person, "2018-06-01", end, reason) with
        {
            Employment = EmploymentAtEntry.Inactive, Education = Education.Lower, ForeignBackground = EsfReporting.Participants.Answer.Yes, NewQualification = EsfReporting.Participants.Answer.Yes,
        };
    }

    [Theory]
    [InlineData(Language.Sv, 1, "1 person nämns inte längre och har inget avslut: andelen ligger mellan 20,0\u00A0% och 40,0\u00A0%.")]
    [InlineData(Language.Sv, 2, "2 personer nämns inte längre och har inget avslut: andelen ligger mellan 16,7\u00A0% och 50,0\u00A0%.")]
    [InlineData(Language.En, 1, "1 person is no longer named and has no exit: the rate lies between 20.0% and 40.0%.")]
    [InlineData(Language.En, 2, "2 people are no longer named and have no exit: the rate lies between 16.7% and 50.0%.")]
    public async Task Between_which_rates_the_truth_lies_is_a_sentence(Language language, int untold, string sentence)
    {
        var whole = (await ReportAsync()).Whole;
        var told = whole with { People = whole.People with { Untold = untold } };
        told.BetweenInWords(whole.Indicators[0], language).ShouldBe(sentence);
        (told with { People = told.People with { Untold = 0 } }).BetweenInWords(whole.Indicators[0], language).ShouldBeNull();
        (told with { People = told.People with { Untold = null } }).BetweenInWords(whole.Indicators[0], language).ShouldBeNull();
        told.BetweenInWords(whole.Indicators[0] with { Ratio = null }, language).ShouldBeNull();
    }

    /// <summary>Whatever became of each of the untold, the rate then lies between the two, and both can be.</summary>
    [Fact]
    public async Task The_rates_are_those_that_an_answer_for_each_can_give()
    {
        var whole = (await ReportAsync()).Whole;
        var (lowest, highest) = whole.Between(whole.Indicators[0])!.Value;
        var ratio = whole.Indicators[0].Ratio!.Value;
        var rates = Enumerable.Range(0, 4).Select(reached => new Ratio(ratio.Numerator + reached, ratio.Denominator + 3).Rate!.Value).ToList();
        (lowest.Rate, highest.Rate).ShouldBe((rates.Min(), rates.Max()));
        ratio.Rate!.Value.ShouldBeInRange(rates.Min(), rates.Max());
    }

    private static double Serial(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private static Task<OutcomeReport> ReportAsync() => Counting.ReportAsync(SmallCatalogue.Whole, Told, Calendar.Month.Parse("2018-08"));
}
