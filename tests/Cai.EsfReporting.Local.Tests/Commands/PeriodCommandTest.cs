using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary><c>esf report --period</c>: the youth project of 20 of 100 in 2018 and 40 of 50 in January–June 2019, and every period that cannot be told.</summary>
public sealed class PeriodCommandTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2019, 7, 5) };

    public void Dispose() => esf.Dispose();

    private async Task DeliverAsync()
    {
        string[] Left(int from, int count, int toWork, string start, string end) =>
            [.. Enumerable.Range(from, count).Select(i => $"{Esf.Person(i)};Coachning;{start};{end};{(i < from + toWork ? "Arbete" : "Avbrott")}")];
        await GoAsync("2018-12", Left(0, 100, 20, "2018-02-01", "2018-11-30"));
        await GoAsync("2019-06", Left(100, 50, 40, "2019-01-07", "2019-06-14"));
    }

    private async Task GoAsync(string month, params string[] rows)
    {
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", "ungdomsinsatser", "--site", "tyreso", "--month", month, esf.Participants("file.csv", rows));
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
    }

    private Task<Esf.Answer> AskAsync(string period, params string[] more) => esf.RunAsync(["report", "--data", esf.Data, "--project", "ungdomsinsatser", "--period", period, .. more]);

    [Fact]
    public async Task The_year_so_far_is_held_against_the_target_of_the_year_and_the_time_since_the_start_is_not()
    {
        await DeliverAsync();
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "ungdomsinsatser")).Output.ShouldContain("halvår 1 2019: 80,0\u00A0% av dem som avslutat (40 av 50), mot målet 65\u00A0%: värde uppnått.");
        var internalPage = System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "ungdomsinsatser", "2019-06", "internal", "report.html")));
        internalPage.ShouldContain("sedan leveranserna började (2018-01): 40,0\u00A0% av dem som avslutat (60 av 150). Målet är för varje år, så tiden sedan leveranserna började (2018-01) bedöms inte.");
        internalPage.ShouldContain("Perioderna behöver inte gå ihop");
        // A trend against a year earlier stands below another year's number: it says so.
        internalPage.ShouldContain(">Trend mot ett år tidigare, p.e.</th>");
        internalPage.ShouldNotContain(">Trend, p.e.</th>");
    }

    [Theory]
    [InlineData("2019-H1", "2019-06", "2019-H1", 40, 50)]
    [InlineData("2019-01--2019-06", "2019-06", "2019-H1", 40, 50)]
    [InlineData("2018", "2018-12", "2018", 20, 100)]
    [InlineData("2018-11--2019-06", "2019-06", "2018-11--2019-06", 60, 150)]
    [InlineData("2018-Q4", "2018-12", "2018-Q4", 20, 100)]
    public async Task It_is_written_below_the_report_of_its_last_month_and_leads(string period, string asOf, string id, int numerator, int denominator)
    {
        await DeliverAsync();
        var answer = await AskAsync(period, "--json");
        answer.Code.ShouldBe(0, answer.Error);
        var written = answer.Json["reports"]!.Single();
        ((string?)written["asOf"], (string?)written["period"]).ShouldBe((asOf, id));
        var folder = Path.Combine(esf.Data, "reports", "ungdomsinsatser", asOf, "internal", id);
        written["files"]!.Select(file => (string)file!).ShouldBe(((string[])["report.json", "report.csv", "report.html", "report.xlsx", "report.docx", "report.tsv", "texts.md", "manifest.json"]).Select(name => Path.Combine(folder, name)), ignoreOrder: true);
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        var told = report["periods"]![0]!;
        ((string?)report["period"], (string?)told["id"]).ShouldBe((id, id));
        var indicator = told["scopes"]![0]!["indicators"]![0]!;
        ((int)indicator["numerator"]!, (int)indicator["denominator"]!).ShouldBe((numerator, denominator));
        // Twice the same bytes.
        var before = await File.ReadAllBytesAsync(Path.Combine(folder, "report.xlsx"));
        await AskAsync(period);
        (await File.ReadAllBytesAsync(Path.Combine(folder, "report.xlsx"))).ShouldBe(before);
    }

    [Theory]
    [InlineData("2019-H1", "halvår 1 2019", "80,0\u00A0%")]
    [InlineData("2018", "2018", "20,0\u00A0%")]
    [InlineData("2018-Q4", "kvartal 4 2018", "20,0\u00A0%")]
    public async Task The_large_number_of_its_page_is_its_own_by_its_name_and_since_the_start_stands_beside(string period, string name, string share)
    {
        await DeliverAsync();
        (await AskAsync(period)).Code.ShouldBe(0);
        var page = System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(esf.Data, "reports"), "report.html", SearchOption.AllDirectories).Single(path => path.Contains($"/internal/{period}/", StringComparison.Ordinal))));
        page.ShouldContain($"<h1>Ungdomsinsatser, {name}</h1>");
        string[] Texts(string of) => [.. System.Text.RegularExpressions.Regex.Matches(page, $"<p class=\"{of}\">(.*?)</p>", System.Text.RegularExpressions.RegexOptions.Singleline).Select(found => found.Groups[1].Value.Trim())];
        Texts("key-number").ShouldContain(share);
        Texts("key-name").ShouldAllBe(text => text.EndsWith(", " + name, StringComparison.Ordinal));
        Texts("key-number").Length.ShouldBe(Texts("key-name").Length);
        Texts("key-words").ShouldContain(text => text.Contains(period == "2019-H1" ? "sedan leveranserna började (2018-01) till och med juni 2019: 40,0\u00A0%" : "sedan leveranserna började (2018-01) till och med december 2018: 20,0\u00A0%", StringComparison.Ordinal));
        // Every other share of the summary says what it is of.
        var summary = page[page.IndexOf("id=\"summary\"", StringComparison.Ordinal)..page.IndexOf("</section>", page.IndexOf("id=\"summary\"", StringComparison.Ordinal), StringComparison.Ordinal)];
        System.Text.RegularExpressions.Regex.Matches(summary, "[^>]*av dem som avslutat").ShouldAllBe(found => found.Value.Contains("sedan leveranserna började (2018-01)", StringComparison.Ordinal) || found.Value.Contains(", " + name, StringComparison.Ordinal) || found.Value.Contains(", 2018", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sommaren", "”sommaren” är ingen period. Skriv 2018, 2018-H1")]
    [InlineData("2018-T4", "”2018-T4” är ingen period.")]
    [InlineData("2014", "2014 slutar innan Ungdomsinsatser hade deltagare: de första kunde börja 2015-01.")]
    [InlineData("2018-T2", "2018-T2 slutar före den första månaden som Ungdomsinsatser har levererat, 2018-12: en period räknas med filerna till och med sin sista månad, och där finns ingen.")]
    [InlineData("2019-H2", "2019-H2 börjar efter den senaste månaden som Ungdomsinsatser har levererat, 2019-06. Välj en period som slutar senast 2019-06, till exempel 2019-H1.")]
    [InlineData("2019", "2019 är bara delvis levererad av Ungdomsinsatser: 2019-07, 2019-08, 2019-09, 2019-10, 2019-11, 2019-12 saknas. Välj 2019-H1")]
    public async Task What_cannot_be_told_is_refused_with_what_to_ask_instead(string period, string refusal)
    {
        await DeliverAsync();
        var answer = await AskAsync(period);
        (answer.Code, Directory.Exists(Path.Combine(esf.Data, "reports"))).ShouldBe((2, false));
        answer.Error.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).ShouldContain(refusal);
    }

    [Fact]
    public async Task Months_that_a_site_lacks_within_it_are_named_and_an_identity_in_the_place_of_a_period_is_not_said_again()
    {
        await DeliverAsync();
        (await AskAsync("2019-H1")).Output.ReplaceLineEndings(" ").ShouldContain("I perioden saknas leveranser: Ungdomsteamet Haninge 2019-01");
        (await AskAsync(Esf.Person(3))).Error.ShouldNotContain(Esf.Person(3)[^4..]);
    }

    [Fact]
    public async Task It_goes_when_what_it_is_made_of_changes()
    {
        await DeliverAsync();
        await AskAsync("2019-H1");
        await GoAsync("2019-06", [.. Enumerable.Range(100, 50).Select(i => $"{Esf.Person(i)};Coachning;2019-01-07;2019-06-14;Avbrott")]);
        await esf.RunAsync("report", "--data", esf.Data, "--project", "ungdomsinsatser");
        esf.Files("reports/ungdomsinsatser/2019-06/internal/2019-H1").ShouldBeEmpty();
        (await AskAsync("2019-H1")).Output.ShouldContain("0/50");
    }
}
