using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>The paragraphs to copy, with the numbers of the newsletter (S4): of MIA 15 and 32 per cent in Östra, 21 and 28 in all, against 30 and 40.</summary>
public sealed class TextKitTests
{
    private static IEnumerable<Participation> Left(int first, int work, int referral, int others) => Enumerable.Range(0, work + referral + others)
        .Select(i => Counting.Row(first + i, "2018-02-01", "2018-08-15", i < work ? ExitReason.Study : i < work + referral ? ExitReason.EmploymentService : ExitReason.Interrupted));

    private static Task<OutcomeReport> ReportAsync(bool placesPublic = true) => Counting.ReportAsync(
        SmallCatalogue.Read(placesPublic ? SmallCatalogue.With(("projects[0].insatser[0].places", """[ { "count": 6 } ]""")).Replace("\"insatser\":", "\"placesPublic\": true, \"insatser\":", StringComparison.Ordinal) : SmallCatalogue.Text),
    [
        Counting.Month("tyreso", "2018-08", [.. Left(0, 15, 32, 53), .. Enumerable.Range(300, 4).Select(i => Counting.Row(i, "2018-08-01"))]),
        Counting.Month("nacka", "2018-08", [.. Left(100, 27, 24, 49)]),
    ], new(2018, 8));

    [Fact]
    public async Task The_newsletters_paragraph_has_the_newsletters_numbers()
    {
        var texts = TextKit.Of(await ReportAsync(), Language.Sv).ToDictionary(text => text.Heading);
        texts["Måluppfyllelsen"].Text.ShouldBe("Målen för MIA är 30 procent (arbete eller studier) och 40 procent (vidare). Hittills är måluppfyllelsen i hela projektet 21 respektive 28 procent. "
            + "Andelarna är av dem som avslutat till och med augusti 2018.");
        texts["Måluppfyllelsen"].Rows[0].ShouldBe("Östra: 15 respektive 32 procent");
        texts["Rapport: januari–augusti 2018"].Text.ShouldContain("21,0\u00A0% av dem som avslutat (42 av 200), mot målet 30\u00A0%");
    }

    [Fact]
    public async Task Free_places_stand_where_the_catalogue_says_that_they_may_be_public()
    {
        var report = await ReportAsync();
        TextKit.Of(report, Language.Sv).Single(text => text.Heading == "Nyhetsbrev: lediga platser").ShouldBe(new KitText("Nyhetsbrev: lediga platser", "I slutet av augusti 2018 fanns följande 2 lediga platser:", "Jobbverket: 2") { MayBePublished = true });
        TextKit.WithoutPlaces(report).ShouldBeNull();
        var secret = await ReportAsync(placesPublic: false);
        TextKit.Of(secret, Language.Sv).ShouldNotContain(text => text.Text.Contains("platser", StringComparison.Ordinal));
        (await MarkdownAsync(secret)).ShouldContain("katalogen säger inte att de får publiceras");
    }

    [Fact]
    public async Task Places_of_a_sub_project_are_taken_and_told_there()
    {
        var catalogue = SmallCatalogue.With(("projects[0].insatser[0].places", """[ { "provider": "Nynäshamns kommun", "count": 6 } ]""")).Replace("\"insatser\":", "\"placesPublic\": true, \"placesOf\": \"ostra\", \"insatser\":", StringComparison.Ordinal);
        var insats = SmallCatalogue.Read(catalogue).Find("mia")!.Insatser[0];
        var report = await Counting.ReportAsync(SmallCatalogue.Read(catalogue),
        [
            Counting.Month("tyreso", "2018-08", [.. Enumerable.Range(300, 4).Select(i => Counting.Row(i, "2018-08-01", insats: insats.Id))]),
            Counting.Month("nacka", "2018-08", [.. Enumerable.Range(400, 7).Select(i => Counting.Row(i, "2018-08-01", insats: insats.Id))]),
        ], new(2018, 8));
        report.Places!.Single(p => p.Insats == report.Project.Insatser[0]).Free.ShouldBe(2);
        TextKit.Of(report, Language.Sv).Single(text => text.Heading == "Nyhetsbrev: lediga platser i Östra").Text.ShouldBe("I slutet av augusti 2018 fanns följande 2 lediga platser i Östra:");
        TextKit.Of(report, Language.Sv).Single(text => text.Heading.Contains("platser", StringComparison.Ordinal)).Rows.ShouldBe([$"{insats.Name} (Nynäshamns kommun): 2"]);
        Should.Throw<Exception>(() => SmallCatalogue.Read(catalogue.Replace("\"placesOf\": \"ostra\"", "\"placesOf\": \"tyreso\"", StringComparison.Ordinal))).Message.ShouldContain("tyreso");
    }

    [Fact]
    public async Task The_public_edition_has_no_places_and_nothing_that_is_hidden()
    {
        var texts = TextKit.Of(PublicEdition.Of(await ReportAsync()), Language.Sv);
        texts.ShouldNotBeEmpty();
        texts.ShouldNotContain(text => text.Text.Contains("lediga", StringComparison.Ordinal));
        texts.ShouldContain(text => text.Text.Contains("Januari–augusti 2018: 204 började", StringComparison.Ordinal));
        texts.ShouldNotContain(text => text.Text.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_of_areas_says_of_which_nothing_is_shown()
    {
        var report = PublicEdition.Of(await ReportAsync());
        // As the edition hides an area's numbers: all of them.
        var area = report.Scopes[1];
        report = report with { Scopes = [.. report.Scopes.Select(scope => scope == area ? scope with { Indicators = [.. scope.Indicators.Select(i => i with { Ratio = null })] } : scope)] };
        foreach (var (language, words) in ((Language, string)[])[(Language.Sv, "visas inte, eftersom små antal döljs"), (Language.En, "not shown, since small counts are hidden")])
        {
            var rows = TextKit.Of(report, language)[0].Rows;
            rows[^1].ShouldEndWith(": " + words);
            rows[^1].ShouldContain(area.Scope.Name);
            rows[^1].ShouldNotContain(rows[0].Split(':')[0]);
        }
    }

    [Fact]
    public async Task What_is_written_is_read_again_paragraph_by_paragraph()
    {
        var report = await ReportAsync();
        TextsMarkdown.Read(await MarkdownAsync(report)).ShouldBe(TextKit.Of(report, Language.Sv));
        TextsMarkdown.Read("").ShouldBeEmpty();
        TextsMarkdown.Read("## cut").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_planning_system_gets_unit_period_measure_and_value()
    {
        using var stream = new MemoryStream();
        await new ReportTsv().WriteAsync(await ReportAsync() with { Figures = FigureOutcome.Of([FigureCheck.Told("left-for-work", "2017", 0.157m, "tyreso"), FigureCheck.Told("net-result", "2017", -1684m), FigureCheck.Told("survey", "2017", null, words: "Bra")]) }, Language.Sv, stream, CancellationToken.None);
        var rows = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        rows[0].ShouldBe("Enhet\tPeriod\tMått\tVärde\tBedömning");
        rows.ShouldAllBe(row => row.Split('\t').Length == 5);
        foreach (var row in (string[])["MIA\t2018-08\tArbete eller studier, sedan starten (%)\t21\tEj uppnått", "Östra\t2018-08\tVidare, sedan starten (%)\t32\tNära värde", "Tyresö\t2018-01--2018-08\tArbete eller studier (antal)\t15\t",
            "MIA\t2018-08\tArbete eller studier, sedan starten (mål, %)\t30\t",
            "MIA\t2018-08\tInskrivna vid periodens slut\t4\t", "Tyresö\t2017\tResultat vid avslut (%)\t15,7\t", "MIA\t2017\tResultat (tkr)\t-1684\t", "MIA\t2018-01--2018-08\tPåbörjade\t204\t"])
            rows.ShouldContain(row);
        rows.Skip(1).Select(row => string.Join('\t', row.Split('\t').Take(3))).ShouldBeUnique();
        rows.ShouldNotContain(row => row.Contains("Enkät", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_is_rounded_for_import_as_the_report_shows_it_and_a_target_as_it_is_decided()
    {
        var report = await ReportAsync();
        report = report with { Scopes = [.. report.Scopes.Select(scope => scope with { Indicators = [.. scope.Indicators.Select(i => i with { Ratio = new Ratio(130, 620), Indicator = i.Indicator with { Goal = i.Indicator.Goal! with { Targets = [new(null, FigureTarget.Of(0.1255m))] } } })] })] };
        using var stream = new MemoryStream();
        await new ReportTsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var rows = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        rows.ShouldContain("MIA\t2018-08\tVidare, sedan starten (%)\t21\tVärde uppnått");
        rows.ShouldContain("MIA\t2018-08\tVidare, sedan starten (mål, %)\t12,55\t");
    }

    [Fact]
    public async Task Each_sub_project_has_a_paragraph_with_its_numbers_and_targets_and_what_is_hidden_is_no_sentence()
    {
        var texts = TextKit.Of(await ReportAsync(), Language.Sv).ToDictionary(text => text.Heading, text => text.Text.Replace('\u00A0', ' '));
        texts["Rapport: Östra"].ShouldStartWith("Leveranser saknas: Tyresö (17 månader), Haninge (17 månader). Till och med augusti 2018 har 104 personer deltagit i Östra. 4 är inskrivna och 100 har avslutat. Arbete eller studier: 15,0 % av dem som avslutat (15 av 100), mot målet 30 %.");
        texts["Rapport: Östra"].ShouldContain("Januari–augusti 2018: 104 deltog, 104 började, 100 avslutade och 4 var inskrivna vid slutet. Arbete eller studier, januari–augusti 2018: 15,0 % av dem som avslutat (15 av 100), mot målet 30 %: ej uppnått.");
        // Four are enrolled there: in the public edition neither they nor a number that tells of them stands, and no period of a sub-project.
        var open = TextKit.Of(PublicEdition.Of(await ReportAsync()), Language.Sv).Where(text => text.Heading.StartsWith("Rapport: Östra", StringComparison.Ordinal)).Select(text => text.Text).ToList();
        open.ShouldAllBe(text => !text.Contains("4 är inskrivna", StringComparison.Ordinal) && !text.Contains("Januari–augusti", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sub_project_that_the_public_edition_hides_whole_says_so_in_its_paragraph()
    {
        var report = PublicEdition.Of(await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.Text),
            [Counting.Month("tyreso", "2018-08", [.. Left(0, 15, 32, 53)]), Counting.Month("haninge", "2018-08", [.. Left(200, 15, 32, 53)]), Counting.Month("nacka", "2018-08", [.. Left(100, 1, 1, 0)])], new(2018, 8)));
        foreach (var (language, told) in ((Language, string)[])[(Language.Sv, "VärNa: visas inte, eftersom små antal döljs."), (Language.En, "VärNa: not shown, since small counts are hidden.")])
            TextKit.Of(report, language).Single(text => text.Heading.EndsWith(": VärNa", StringComparison.Ordinal)).Text.ShouldBe(told);
    }

    [Fact]
    public async Task Where_the_deliveries_begin_later_than_the_project_no_text_says_since_the_start()
    {
        var report = await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.With(("projects[0].deliveriesFrom", "\"2018-08\""))),
            [Counting.Month("tyreso", "2018-08", [.. Left(0, 15, 32, 53)]), Counting.Month("nacka", "2018-08", [.. Left(100, 27, 24, 49)])], new(2018, 8));
        foreach (var edition in (OutcomeReport[])[report, PublicEdition.Of(report)])
            foreach (var (language, start, since) in ((Language, string, string)[])[(Language.Sv, "start", "edan leveranserna började (2018-08)"), (Language.En, "start", "ince the deliveries began (2018-08)")])
            {
                SummaryWords.People(edition, language).ShouldContain(since);
                SummaryWords.Outcome(edition, edition.Whole.Indicators[0], language).ShouldContain(since);
                TextKit.Of(edition, language).ShouldContain(text => text.Heading.Contains(since, StringComparison.Ordinal));
                foreach (var told in TextKit.Of(edition, language).SelectMany(text => (string[])[text.Heading, text.Text]).Concat(SummaryWords.Paragraphs(edition, language)))
                    told.ShouldNotContain(language == Language.Sv ? "sedan " + start : "since the " + start);
            }
    }

    [Fact]
    public async Task A_comment_keeps_its_lines_and_rounded_shares_are_said_to_be_rounded()
    {
        var report = await ReportAsync();
        var markdown = await MarkdownAsync(report);
        markdown.ShouldContain("Andelar med ordet procent är avrundade till hela procent");
        TextKit.Use(report.Edition, isDraft: false, null, [new("a", "30,5 %")]).Sv.ShouldNotContain("avrundade");
        TextsMarkdown.Read("## Kommentar\n\nRad.  \n  \n\\- ett  \n\\- två\n").ShouldBe([new("Kommentar", "Rad.\n\n- ett\n- två")]);
    }

    private static async Task<string> MarkdownAsync(OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await new TextsMarkdown().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
