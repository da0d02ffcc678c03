using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// Every figure of the sources that is counted from participants (domain.md §7), through the real intake, store and fold: from
/// the samples, or where they do not hold it from deliveries made here. Of most percentages no counts are published: the
/// counts behind them are made up, so that they round to what is published.
/// </summary>
public sealed class CountedFiguresTest(CountedFiguresTest.Samples samples) : IClassFixture<CountedFiguresTest.Samples>, IDisposable
{
    private static readonly Month June2018 = new(2018, 6);
    private static readonly Month August2018 = new(2018, 8);
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    /// <summary>S4:28–33.</summary>
    [Fact]
    public async Task Mia_to_work_or_study_and_on_to_ordinary_measures()
    {
        var report = await samples.ReportAsync("mia", August2018);
        var ostra = report.Scopes.Single(s => s.Scope.Id == "ostra-sodertorn");
        ostra.Indicators.Select(i => (i.Indicator.Id, Percent(i.Ratio), i.Indicator.Target?.Number, i.Assessment)).ShouldBe(
            [("work-or-study", 15, 0.3m, Assessment.NotReached), ("referral", 32, 0.4m, Assessment.Near)]);
        report.Whole.Indicators.Select(i => (Percent(i.Ratio), i.Assessment)).ShouldBe([(21, Assessment.NotReached), (28, Assessment.NotReached)]);
    }

    /// <summary>As samples/README.md tells: a file that was rejected, and a number that is misspelt.</summary>
    [Fact]
    public async Task Three_have_no_known_exit_in_the_samples()
    {
        var report = await samples.ReportAsync("mia", August2018);
        report.UntoldBySite.ShouldBe([("Huddinge", new Month(2018, 7), 1), ("Österåker", new Month(2018, 6), 2)]);
        report.Whole.Indicators.Select(i => report.Whole.Between(i)!.Value).Select(b => (b.Lowest, b.Highest)).ShouldBe(
            [(new Ratio(130, 623), new Ratio(133, 623)), (new Ratio(174, 623), new Ratio(177, 623))]);
    }

    /// <summary>S4:187.</summary>
    [Fact]
    public async Task Eighty_two_are_enrolled_in_Östra_Södertörn_at_the_end_of_August() =>
        (await samples.ReportAsync("mia", August2018)).Scopes.Single(s => s.Scope.Id == "ostra-sodertorn").Numbers.Single(n => n.Measure.Id == "enrolled").Count.ShouldBe(82);

    /// <summary>S4:189.</summary>
    [Fact]
    public async Task Forty_seven_places_are_free()
    {
        var places = (await samples.ReportAsync("mia", August2018)).Places!;
        places.Select(p => (p.Insats.Name, p.Provider, p.Free)).ShouldBe(
        [
            ("Arbetsträning", "Bönorna", 2), ("Arbetsträning", "Grow", 2), ("Arbetsträning", "Jobbverket", 6), ("Arbetsträning", "Skyddsvärnet", 2),
            ("Case Management", "MIA Östra Södertörn", 20), ("Stationen", null, 6), ("Roa", null, 5), ("KBT-samtal", "Nynäshamns kommun", 2), ("SE-uppstart", "Nynäshamns kommun", 2),
        ]);
        places.Sum(p => p.Free).ShouldBe(47);
    }

    /// <summary>S4:187–189, as it is copied: not those who are enrolled in other parts of MIA.</summary>
    [Fact]
    public async Task The_newsletters_list_of_free_places_is_there_to_copy()
    {
        var report = await samples.ReportAsync("mia", August2018);
        report.Whole.People.Enrolled.ShouldNotBe(82);
        using var stream = new MemoryStream();
        await new TextsMarkdown().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        TextsMarkdown.Read(Encoding.UTF8.GetString(stream.ToArray())).Single(text => text.Heading == "Nyhetsbrev: lediga platser i Östra Södertörn").ShouldBe(new("Nyhetsbrev: lediga platser i Östra Södertörn",
            "I slutet av augusti 2018 fanns följande 47 lediga platser i Östra Södertörn:",
            "Arbetsträning: Bönorna 2, Grow 2, Jobbverket 6, Skyddsvärnet 2\nCase Management: 20\nStationen: 6\nRoa: 5\nKBT-samtal (Nynäshamns kommun): 2\nSE-uppstart (Nynäshamns kommun): 2") { MayBePublished = true });
    }

    /// <summary>S4:28–33, as it is copied: of the file that the demo has written, which the portal's page shows.</summary>
    [Fact]
    public async Task The_newsletters_paragraph_of_mia_is_there_to_copy()
    {
        foreach (var (edition, heading) in ((string, string)[])[("internal", "Måluppfyllelsen"), ("public", "Nyhetsbrev: måluppfyllelsen")])
        {
            var text = TextsMarkdown.Read(await File.ReadAllTextAsync(samples.Written($"reports/mia/2018-08/{edition}/{TextsMarkdown.File}"))).Single(text => text.Heading == heading);
            text.Text.ShouldBe("Målen för MIA – Mobilisering inför arbete är 30 procent (börjat arbeta eller studera) och 40 procent (vidare till ordinarie insats). Hittills är måluppfyllelsen i hela projektet 21 respektive 28 procent. "
                + "Andelarna är av dem som avslutat sedan leveranserna började (2017-08) till och med augusti 2018.");
            text.Rows[0].ShouldBe("Östra Södertörn: 15 respektive 32 procent");
        }
    }

    /// <summary>S4:96–102, as it is copied, also in the edition that may be published once it is frozen.</summary>
    [Fact]
    public async Task The_newsletters_paragraph_of_youth_is_there_to_copy()
    {
        var texts = TextsMarkdown.Read(await File.ReadAllTextAsync(samples.Written($"reports/ungdomsinsatser/2018-06/public/{TextsMarkdown.File}")));
        texts.Single(text => text.Heading == "Nyhetsbrev: årets mål, halvår 1 2018").Text.ShouldBe(
            "Vidare till arbete eller studier: 64 procent av dem som avslutade första halvåret 2018 (målet för året är 65 procent). Totalt kom 204 personer med första halvåret 2018 (planen för året är 390, och 195 för perioden).");
        texts.Single(text => text.Heading == "Nyhetsbrev: egen anmälan").Rows.ShouldBe(["Ungdomsteamet Haninge: 9 procent", "Ung i Nynäs: 75 procent", "Ung i Tyresö: 53 procent"]);
    }

    /// <summary>S4:40: what the survey says in words stands in the internal texts; the public edition publishes no office's own words.</summary>
    [Fact]
    public async Task The_surveys_answer_is_there_to_copy()
    {
        var texts = TextsMarkdown.Read(await File.ReadAllTextAsync(samples.Written($"reports/mia/2018-08/internal/{TextsMarkdown.File}")));
        texts.Single(text => text.Heading == "Rapport: nyckeltal och enkäter").Rows.ShouldContain("Enkät: deltagarna ger bemötandet ett gott betyg, april 2017–mars 2018: Nästan 100 procent");
        (await File.ReadAllTextAsync(samples.Written($"reports/mia/2018-08/public/{TextsMarkdown.File}"))).ShouldNotContain("Nästan 100");
    }

    /// <summary>S4:96–102.</summary>
    [Fact]
    public async Task Youth_at_half_year()
    {
        var report = await samples.ReportAsync("ungdomsinsatser", June2018);
        var toWorkOrStudy = report.YearSoFar!.Whole.Indicators.Single();
        (Percent(toWorkOrStudy.Ratio), toWorkOrStudy.Target?.Number, toWorkOrStudy.Assessment).ShouldBe((64, 0.65m, Assessment.Near));
        (report.Whole.Indicators.Single().Assessment, report.YearSoFar.Whole.Started, report.YearSoFar.Whole.Planned).ShouldBe((null, 204, 195m));
        var joined = report.Whole.Numbers.Single(n => n.Measure is InflowAgainstPlan);
        (joined.Count, joined.Target, joined.Assessment).ShouldBe((204, 195m, Assessment.Reached));
        ((string[])["tyreso", "nynashamn", "haninge"]).Select(site => Percent(Share(report, site, "self-referral").Ratio)).ShouldBe([53, 75, 9]);
    }

    /// <summary>domain.md §1, Haninge in October 2018: 102 received, 43 left, 37 % to work and 33 % to study.</summary>
    [Fact]
    public async Task Etableringscentrum_Haninge()
    {
        var report = await ReportAsync(samples.Catalogue, new("etableringscentrum", "haninge", new(2018, 10)),
            Leave(16, "Arbete").Concat(Leave(14, "Studier")).Concat(Leave(13, "Avbrott")).Concat(Leave(59, "")));
        var (haninge, counts) = (Of(report, "haninge"), report.Tally!.Now[report.Scopes.ToList().FindIndex(s => s.Scope.Id == "haninge")]);
        (haninge.People.Participants, haninge.People.Leavers).ShouldBe((102, 43));
        Percent(new(counts.LeaversTo(ExitReason.Work), counts.LeaversInRates)).ShouldBe(37);
        Percent(new(counts.LeaversTo(ExitReason.Study), counts.LeaversInRates)).ShouldBe(33);
    }

    /// <summary>By August the samples have the same shares of fewer people.</summary>
    [Fact]
    public async Task Etableringscentrum_Haninge_in_the_samples()
    {
        var report = await samples.ReportAsync("etableringscentrum", August2018);
        var counts = report.Tally!.Now[report.Scopes.ToList().FindIndex(s => s.Scope.Id == "haninge")];
        Percent(new(counts.LeaversTo(ExitReason.Work) + counts.LeaversTo(ExitReason.SupportedWork) + counts.LeaversTo(ExitReason.OwnBusiness), counts.LeaversInRates)).ShouldBe(37);
        Percent(new(counts.LeaversTo(ExitReason.Study), counts.LeaversInRates)).ShouldBe(33);
    }

    /// <summary>S0:457 “uppfyllda” in 2017, S3:315 “svårt att uppnå” in 2019: no numbers are published.</summary>
    [Theory]
    [InlineData(0, Assessment.Reached)]
    [InlineData(10, Assessment.NotReached)]
    public async Task The_first_meeting_comes_within_fourteen_days(int late, Assessment assessment)
    {
        var report = await ReportAsync(samples.Catalogue, new("etableringscentrum", "nynashamn", new(2019, 8)),
            Leave(20, "", referred: "2018-03-20", met: "2018-04-03").Concat(Leave(late, "", referred: "2018-03-20", met: "2018-04-04")));
        var first = Share(report, "nynashamn", "first-meeting");
        (first.Ratio, first.Assessment).ShouldBe((new Ratio(20, 20 + late), assessment));
    }

    /// <summary>S3:905, January to August 2019.</summary>
    [Fact]
    public async Task Ung_i_Tyresö()
    {
        var report = await ReportAsync(samples.Catalogue, new("ungdomsinsatser", "tyreso", new(2019, 8)), Leave(20, "Arbete").Concat(Leave(11, "Studier")).Concat(Leave(19, "Avbrott")));
        Figures.Share(Of(report, "tyreso").Indicators[0].Ratio, Language.Sv).ShouldBe("62,0\u00A0%");
    }

    /// <summary>S0:528: 99 participants, of whom 60 % to work or study; of how many is not said.</summary>
    [Fact]
    public async Task Arbetscentrum_2017()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("""
            { "schema": "cai-esf-catalogue/1", "version": "1", "projects": [ { "id": "arbetscentrum", "name": "Arbetscentrum", "from": "2017-01-01", "to": "2017-12-31",
              "indicators": [ { "id": "work-or-study", "name": "Arbete eller studier", "reasons": [ "Arbete", "Studier" ], "target": 0.5, "source": "Inget mål hittades" } ],
              "insatser": [ { "id": "arbetstraning", "name": "Arbetsträning" } ], "sites": [ { "id": "tyreso", "name": "Tyresö" } ] } ] }
            """));
        var report = await ReportAsync(CatalogueFile.Read(text, "catalogue.json"), new("arbetscentrum", "tyreso", new(2017, 12)),
            Leave(40, "Arbete", year: 2017).Concat(Leave(14, "Studier", year: 2017)).Concat(Leave(36, "Sjukdom", year: 2017)).Concat(Leave(9, "", year: 2017)));
        (report.Whole.People.Participants, Percent(report.Whole.Indicators[0].Ratio)).ShouldBe((99, 60));
    }

    private static ScopeOutcome Of(OutcomeReport report, string site) => report.Scopes.Single(s => s.Scope.Id == site && s.Scope.Kind == ScopeKind.Site);

    private static ShareOutcome Share(OutcomeReport report, string site, string measure) => Of(report, site).Shares.Single(s => s.Measure.Id == measure);

    private static int Percent(Ratio? ratio) => (int)Math.Round(100m * ratio!.Value.Numerator / ratio.Value.Denominator, MidpointRounding.AwayFromZero);

    /// <summary>The end of a row, without its person, of so many people; they stay when the reason is empty.</summary>
    private static IEnumerable<string> Leave(int persons, string reason, int year = 2018, string referred = "", string met = "") =>
        Enumerable.Repeat($"Arbetsträning;{year}-04-03;{(reason.Length > 0 ? $"{year}-08-15" : "")};{reason};{referred};{met}", persons);

    /// <summary>Delivers one file and reports as of its month.</summary>
    private async Task<OutcomeReport> ReportAsync(ReportingCatalogue catalogue, DeliveryAddress address, IEnumerable<string> rows)
    {
        var folder = new DataFolder(esf.Data, catalogue, TimeProvider.System);
        var text = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anvisad;Första möte", .. rows.Select((row, i) => $"{Esf.Person(i)};{row}"), ""]);
        await using var claimed = await folder.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), address, confirmed: false, default);
        (await folder.Receiver.ReceiveAsync(claimed)).Rejected.ShouldBe(0);
        return await folder.Reporter.ReportAsync(catalogue.Find(address.Project)!, address.Month);
    }

    /// <summary>The samples, delivered as the demo does.</summary>
    public sealed class Samples : IAsyncLifetime
    {
        private readonly Esf esf = new();
        private DataFolder folder = null!;

        public ReportingCatalogue Catalogue { get; } = Read();

        /// <summary>A file that the demo has written.</summary>
        public string Written(string path) => Path.Combine(esf.Data, path);

        public async ValueTask InitializeAsync()
        {
            (await esf.RunAsync("demo", "--data", esf.Data, "--today", "2018-09-10")).Code.ShouldBe(0);
            folder = new(esf.Data, Catalogue, TimeProvider.System);
        }

        public Task<OutcomeReport> ReportAsync(string project, Month asOf) => folder.Reporter.ReportAsync(Catalogue.Find(project)!, asOf);

        public ValueTask DisposeAsync()
        {
            esf.Dispose();
            return ValueTask.CompletedTask;
        }

        private static ReportingCatalogue Read()
        {
            using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
            return CatalogueFile.Read(file, "catalogue.json");
        }
    }
}
