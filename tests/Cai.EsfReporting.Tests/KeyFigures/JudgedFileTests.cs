using System.Text;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Tests.Deliveries;

namespace Cai.EsfReporting.Tests.KeyFigures;

/// <summary>Goals judged, and assignments told of, in the rows of a key-figure file.</summary>
public sealed class JudgedFileTests
{
    [Fact]
    public async Task Rows_of_goals_stand_among_rows_of_figures()
    {
        var answer = await FigureCheck.JudgedAsync(["Sommarjobb;;2017;158;200;Värde uppnått;;Som förut", "Antal sommarjobb ska öka;;;;;Delvis uppfyllt;;Näringslivet har svårt.", "Uppdrag: En modell för sommarjobb;;;;;;påbörjat;", "Hitta nya arbetsplatser;;;;;;Påbörjad;"]);
        var stated = await answer.StatedAsync();
        stated.Select(row => (row.Figure, row.About, row.Decides, row.Comment)).ShouldBe([("summer-jobs", "", "", "Som förut"), ("", "jobb", "partly-met", "Näringslivet har svårt."), ("", "modell", "started", "")]);
        (answer.Receipt.Rows, answer.Receipt.Accepted, answer.Receipt.Judged).ShouldBe((4, 3, 2));
        answer.Receipt.Notes.Select(note => note.Sv).ShouldContain("Bedömningar, statusar och kommentarer bland raderna: 2. De står i rapporten till och med 2018-08.");
        answer.ReceiptText.ShouldContain("\"judged\": 2");
    }

    [Theory]
    [InlineData("Indikator;Bedömning;Kommentar\nAntal sommarjobb ska öka;Helt uppfyllt;Bra\n")]
    [InlineData("Indikator;Status\nmodell;Genomförd\n")]
    [InlineData("Nyckeltal,Kommentar,Bedömning\nThriving business,Bra,Fully met\n")]
    public async Task A_file_of_judgements_only_needs_neither_period_nor_outcome(string file)
    {
        var answer = await FigureCheck.BytesAsync(Encoding.UTF8.GetBytes(file), catalogue: FigureCheck.WithGoals);
        answer.Receipt.Findings.Listed.Where(finding => finding.Rule.Severity != Cai.EsfReporting.Deliveries.Severity.Warning).ShouldBeEmpty();
        answer.Receipt.Judged.ShouldBe(1);
    }

    [Fact]
    public async Task A_project_may_have_goals_and_no_figures()
    {
        var goals = FigureCheck.WithGoals with { Projects = [FigureCheck.WithGoals.Projects[0] with { Figures = [] }] };
        (await FigureCheck.BytesAsync("Indikator;Status\nmodell;Genomförd\n"u8.ToArray(), catalogue: goals)).Receipt.Judged.ShouldBe(1);
    }

    [Theory]
    [InlineData("Indikator;Kommentar\nHela rapporten;Nästan tre av fyra gick till arbete.\n")]
    [InlineData("Indikator;Ort;Period;Utfall;Kommentar\nRapporten;;2018-08;;Nästan tre av fyra gick till arbete.\n")]
    [InlineData("Indikator;Kommentar\nkommentar till  RAPPORTEN;Nästan tre av fyra gick till arbete.\n")]
    [InlineData("Indikator;Bedömning;Kommentar\n_report;;Nästan tre av fyra gick till arbete.\n")]
    public async Task A_project_with_neither_figures_nor_goals_is_commented_on_as_a_whole(string file)
    {
        var bare = SmallCatalogue.Whole with { Projects = [SmallCatalogue.Mia with { Figures = [] }] };
        var answer = await FigureCheck.BytesAsync(Encoding.UTF8.GetBytes(file), catalogue: bare);
        answer.Receipt.Findings.Listed.ShouldBeEmpty();
        (await answer.StatedAsync()).Select(row => (row.Figure, row.About, row.Decides, row.Comment)).ShouldBe([("", Statement.WholeReport, "", "Nästan tre av fyra gick till arbete.")]);
        // What else it names is not in the catalogue, and what may be named is told.
        (await FigureCheck.BytesAsync("Indikator;Kommentar\nSommarjobb;Ord.\n"u8.ToArray(), catalogue: bare)).Of("FIGURE_UNKNOWN").ShouldHaveSingleItem().Action(Language.Sv).ShouldContain("Hela rapporten");
    }

    [Fact]
    public async Task A_personnummer_in_the_comment_on_the_report_is_refused_with_its_row()
    {
        var answer = await FigureCheck.JudgedAsync(["modell;;;;;;Genomförd;", $"Hela rapporten;;;;;;;Ring {RuleCases.Ada}"]);
        answer.Of("TEXT_HOLDS_ID").ShouldHaveSingleItem().Line.ShouldBe(3);
        (await answer.StatedAsync()).Select(row => row.About).ShouldBe(["modell"]);
        answer.Everything.ShouldNotContain(RuleCases.Ada[^4..]);
    }

    [Fact]
    public async Task A_name_of_both_is_the_figure_where_a_figure_is_told()
    {
        var stated = await (await FigureCheck.JudgedAsync(["Sjukfrånvaro;;2018-H1;4,1 %;;;;", "Sjukfrånvaro;;;;;Ej uppfyllt;;"])).StatedAsync();
        stated.Select(row => (row.Figure, row.About)).ShouldBe([("sick-leave", ""), ("", "sjuka")]);
    }

    [Fact]
    public async Task A_comment_keeps_its_lines_and_is_text_whatever_it_looks_like()
    {
        const string awkward = "Första raden; med \"\"citat\"\".\n=1+1 <script>alert(1)</script> *fet*\n\nSista.";
        var stated = await (await FigureCheck.JudgedAsync([$"jobb;;;;;;;\"{awkward}\""])).StatedAsync();
        stated.ShouldHaveSingleItem().Comment.ShouldBe(awkward.Replace("\"\"", "\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4000)]
    [InlineData(20_000)]
    public async Task A_personnummer_in_a_comment_is_found_wherever_it_stands_and_never_kept(int before)
    {
        var answer = await FigureCheck.JudgedAsync(["modell;;;;;;Genomförd;", $"jobb;;;;;Helt uppfyllt;;{new string('a', before)} ring {RuleCases.Ada}"]);
        var finding = answer.Of("TEXT_HOLDS_ID").ShouldHaveSingleItem();
        (finding.Line, finding.Column).ShouldBe((3, "Kommentar"));
        (await answer.StatedAsync()).Select(row => row.About).ShouldBe(["modell"]);
        answer.Everything.ShouldNotContain(RuleCases.Ada[^4..]);
    }

    [Fact]
    public async Task Judgements_that_a_quote_has_swallowed_are_found()
    {
        var answer = await FigureCheck.BytesAsync(Encoding.UTF8.GetBytes("Indikator;Bedömning;Kommentar\njobb;Ej uppfyllt;\"vi\nnaringsliv;Helt uppfyllt;nej\nsjuka;Delvis uppfyllt;slut\"\n"), catalogue: FigureCheck.WithGoals);
        answer.Receipt.Findings.Listed.ShouldContain(finding => finding.Rule.Code == "FILE_ROWS_SWALLOWED");
        answer.Receipt.Judged.ShouldBe(0);
    }

    [Fact]
    public async Task Who_decided_meanwhile_is_quoted_and_what_stands_is_said()
    {
        var (file, person) = (Said(-7, "partly-met", "Utkast", 1), Said(1, "not-met", "Nej", 2, "Anna Ek"));
        var again = (await FigureCheck.JudgedAsync(["jobb;;;;;Delvis uppfyllt;;Utkast"], Judgements.Of([person], [file]))).Of("JUDGEMENT_CHANGED").ShouldHaveSingleItem();
        again.Message(Language.Sv).ShouldBe("Antal sommarjobb ska öka: Anna Ek 2018-09-02 10:00 sade ”Ej uppfyllt: Nej”; filen säger ”Delvis uppfyllt: Utkast”. Det förra gäller: filen säger som den fil som den ersätter.");
        var other = (await FigureCheck.JudgedAsync(["jobb;;;;;Helt uppfyllt;;"], Judgements.Of([person], [file]))).Of("JUDGEMENT_CHANGED").ShouldHaveSingleItem();
        other.Message(Language.En).ShouldEndWith("said “Not met: Nej”; the file says “Fully met”. The file’s stands.");
        (await FigureCheck.JudgedAsync(["jobb;;;;;Delvis uppfyllt;;Utkast"], Judgements.Of([], [file]))).Of("JUDGEMENT_CHANGED").ShouldBeEmpty();

        static Statement Said(int number, string word, string comment, int day, string name = "") =>
            new(number, StatementKind.Judgement, new(2018, 9, day, 8, 0, 0, TimeSpan.Zero), name, name) { About = "jobb", Decides = word, Comment = comment };
    }

    [Fact]
    public void Accepted_files_of_earlier_versions_are_read()
    {
        var old = CsvHelper.CsvReader.Create(new MemoryStream("figure;site;period;value;words;numerator;denominator;target;comment\nsummer-jobs;;2017;158;;;;;x\n"u8.ToArray()), Cai.EsfReporting.Deliveries.CanonicalFile.ReaderOptions);
        old.ReadHeader();
        var mapper = CsvHelper.CsvRecordMapper.Create<FigureStatement>(old);
        old.Read().ShouldBeTrue();
        old.GetRecord(mapper).ShouldSatisfyAllConditions(row => row.Figure.ShouldBe("summer-jobs"), row => (row.About ?? "").ShouldBe(""), row => (row.Decides ?? "").ShouldBe(""));
    }
}
