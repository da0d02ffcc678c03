using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Participants;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary><c>esf report --municipality</c> and <c>--forbund</c>: several projects side by side, each person once, and a public edition that prints what the projects' own print.</summary>
public sealed partial class TerritoryCommandTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    /// <summary>So many who left to work, who broke off, and who are enrolled, from a number on.</summary>
    private async Task DeliverAsync(string project, string site, int from, int work, int broke, int enrolled)
    {
        var insats = project == "mia" ? "Case Management" : project == "ungdomsinsatser" ? "Coachning" : "Språkpraktik";
        string[] rows = [.. Enumerable.Range(0, work + broke + enrolled).Select(i => $"{Esf.Person(from + i)};{insats};2018-04-02;{(i < work ? "2018-08-10;Arbete" : i < work + broke ? "2018-08-10;Avbrott" : ";")}")];
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", project, "--site", site, "--month", "2018-08", esf.Participants("file.csv", rows));
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
    }

    /// <summary>Ten people are in MIA and Etableringscentrum, of whom five, and then others, in the youth project too.</summary>
    private async Task DeliverAsync()
    {
        esf.Publishes("2018-08");
        await DeliverAsync("mia", "tyreso", 0, 20, 10, 10);
        await DeliverAsync("mia", "haninge", 100, 30, 20, 13);
        await DeliverAsync("mia", "nynashamn", 200, 12, 9, 8);
        await DeliverAsync("etableringscentrum", "tyreso", 30, 8, 14, 9);
        await DeliverAsync("ungdomsinsatser", "tyreso", 35, 7, 6, 12);
    }

    private JObject Report(string territory, string edition = "internal") => JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", territory, "2018-08", edition, "report.json")));

    private async Task<Esf.Answer> MakeAsync(params string[] what)
    {
        var answer = await esf.RunAsync(["report", "--data", esf.Data, .. what]);
        answer.Code.ShouldBe(0, answer.Error);
        return answer;
    }

    [Fact]
    public async Task A_person_in_two_projects_is_one()
    {
        await DeliverAsync();
        (await MakeAsync("--municipality", "Tyresö")).Output.ShouldContain("Olika personer: 61. Av dem är 23 inskrivna i något av projekten, och 30 är eller har varit med i fler än ett.");
        var people = Report("municipality.tyreso")["people"]!;
        // MIA 0–39, Etableringscentrum 30–60, youth 35–59.
        ((int)people["people"]!, (int)people["ofSeveral"]!).ShouldBe((61, 30));
        people["ofProjects"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"mia":40,"etableringscentrum":31,"ungdomsinsatser":25}""");
        people["together"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""[{"projects":["mia","etableringscentrum"],"people":5},{"projects":["etableringscentrum","ungdomsinsatser"],"people":20},{"projects":["mia","etableringscentrum","ungdomsinsatser"],"people":5}]""");

        // Under another key the same people are the same; and what a project's own report says of its site stands here.
        (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        await MakeAsync();
        await MakeAsync("--municipality", "tyreso");
        JToken.DeepEquals(Report("municipality.tyreso")["people"], people).ShouldBeTrue();
        foreach (var project in Report("municipality.tyreso")["projects"]!)
        {
            var own = Report((string)project["id"]!)["scopes"]!.Single(scope => (string?)scope["kind"] == "site" && (string?)scope["id"] == "tyreso");
            foreach (var column in (string[])["participants", "anonymous", "enrolled", "untold", "leavers"])
                project["scopes"]![0]![column].ShouldBe(own[column], column);
            foreach (var (told, indicator) in project["scopes"]![0]!["indicators"]!.Zip(own["indicators"]!))
                foreach (var column in (string[])["numerator", "denominator", "rate", "target", "assessment", "trend"])
                    told[column].ShouldBe(indicator[column], column);
        }

        // 65 % is for the year: the youth project is held against it so far.
        var youth = Report("municipality.tyreso")["projects"]![2]!["scopes"]![0]!["indicators"]![0]!;
        ((string?)youth["assessment"], (double?)youth["targetOfYear"], (int?)youth["yearSoFar"]!["numerator"], (string?)youth["yearSoFar"]!["assessment"]).ShouldBe((null, 0.65, 7, "near"));
    }

    [Fact]
    public async Task A_forbund_is_told_of_as_its_area_with_who_has_not_delivered()
    {
        await DeliverAsync();
        var answer = await MakeAsync("--forbund", "ostra-sodertorn", "--json");
        var mia = Report("forbund.ostra-sodertorn")["projects"]![0]!;
        mia["scopes"]!.Select(scope => $"{scope["kind"]} {scope["id"]} {scope["participants"]}").ShouldBe(["sub-project ostra-sodertorn 132", "site haninge 63", "site nynashamn 29", "site tyreso 40"]);
        var missing = Report("forbund.ostra-sodertorn")["projects"]![1]!["missing"]!;
        missing.Select(site => (string?)site["site"]).ShouldBe(["haninge", "nynashamn", "tyreso"]);
        missing.First!["months"]!.Last!.ToString().ShouldBe("2018-08");
        missing.Last!["months"]!.Last!.ToString().ShouldBe("2018-07");
        var page = System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "forbund.ostra-sodertorn", "2018-08", "internal", "report.html")));
        // Word says what the page says, and a planning system is given what json has.
        var folder = Path.Combine(esf.Data, "reports", "forbund.ostra-sodertorn", "2018-08", "internal");
        var document = OpenedDocument.TextOf(Path.Combine(folder, "report.docx"));
        var spoken = Text(Path.Combine(folder, "report.html"));
        Digits(document).Except(Digits(spoken)).ShouldBe(["1", "2", "3"], ignoreOrder: true, "the numbers of the tables");
        Digits(spoken).Except(Digits(document)).ShouldBeEmpty();
        foreach (var project in Report("forbund.ostra-sodertorn")["projects"]!)
        {
            var since = (string?)project["id"] switch { "mia" => "sedan leveranserna började (2017-08)", "ungdomsinsatser" => "sedan leveranserna började (2018-01)", _ => "sedan starten" };
            foreach (var scope in project["scopes"]!)
                File.ReadAllLines(Path.Combine(folder, "report.tsv")).Where(line => line.StartsWith($"{scope["name"]}\t2018-08\t{project["name"]}: ", StringComparison.Ordinal))
                    .ShouldContain(line => line.EndsWith($": Deltagare, {since}\t{scope["participants"]}\t", StringComparison.Ordinal));
        }

        page.ShouldContain("Etableringscentrum saknar leveranser: Haninge 2018-04–2018-08; Nynäshamn 2018-04–2018-08; Tyresö 2018-04–2018-07.");

        var files = answer.Json["reports"]![0]!["files"]!.Select(file => (string)file!).ToList();
        var manifest = JObject.Parse(await File.ReadAllTextAsync(files.Single(file => file.EndsWith("manifest.json", StringComparison.Ordinal))));
        manifest["files"]!.Select(file => $"{file["name"]} {file["sha256"]}").ShouldBe(files.Where(file => !file.EndsWith("manifest.json", StringComparison.Ordinal)).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}"));
        await MakeAsync("--forbund", "ostra-sodertorn");
        JObject.Parse(await File.ReadAllTextAsync(files[^1]))["files"]!.ToString().ShouldBe(manifest["files"]!.ToString(), "twice the same bytes");
    }

    /// <summary>In MIA: who left before it, in it and not yet, and who began after it. Of them some were in Etableringscentrum, before it and in it.</summary>
    [Fact]
    public async Task A_period_has_each_projects_own_numbers_and_each_person_who_took_part_in_it_once()
    {
        await InAsync("mia", "Case Management", (0, 6, "2017-09-01", "2018-03-30"), (6, 5, "2017-09-01", "2018-05-02"), (11, 4, "2018-05-10", null), (15, 3, "2018-02-01", null), (18, 2, "2017-10-02", "2018-04-01"), (20, 2, "2018-08-31", "2018-08-31"));
        await InAsync("etableringscentrum", "Språkpraktik", (4, 2, "2018-05-02", null), (6, 2, "2018-04-02", "2018-05-03"), (11, 1, "2018-01-02", "2018-02-02"), (40, 7, "2018-06-01", null));
        var answer = await MakeAsync("--municipality", "tyreso", "--period", "2018-T2", "--json");
        var folder = Path.Combine(esf.Data, "reports/municipality.tyreso/2018-08/internal/2018-T2");
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        // MIA 6–17 and 20–21: who left by 2018-04-30 took no part in it. Etableringscentrum 4–7 and 40–46.
        ((string?)report["period"], (string?)report["asOf"]).ShouldBe(("2018-T2", "2018-08"));
        var people = report["people"]!;
        ((int)people["people"]!, (int)people["enrolled"]!, (int)people["ofSeveral"]!).ShouldBe((14 + 9, 7 + 9, 2));
        people["ofProjects"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"mia":14,"etableringscentrum":11,"ungdomsinsatser":null}""");

        // Side by side, each as its own report of the period tells it.
        foreach (var told in report["projects"]!.Take(2))
        {
            await MakeAsync("--project", (string)told["id"]!, "--period", "2018-T2");
            var own = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, $"reports/{told["id"]}/2018-08/internal/2018-T2/report.json")))["periods"]![0]!["scopes"]!.Single(scope => (string?)scope["kind"] == "site" && (string?)scope["id"] == "tyreso");
            IsSame(own, told["scopes"]![0]!, "tookPart", "started", "enrolled", "untold", "leavers").ShouldBeTrue(told.ToString());
            told["scopes"]![0]!["indicators"]!.Zip(own["indicators"]!).ShouldAllBe(pair => IsSame(pair.First, pair.Second, "id", "numerator", "denominator", "rate", "target", "assessment"));
        }

        ((int)report["projects"]![0]!["scopes"]![0]!["started"]!, (int)report["projects"]![0]!["scopes"]![0]!["leavers"]!).ShouldBe((6, 7));
        ((string?)report["projects"]![2]!["notTold"]!["sv"]).ShouldBe("Ungdomsinsatser har inga leveranser ännu, så ingen period kan räknas.");
        answer.Json["reports"]!.Single()["files"]!.Count().ShouldBe(8);
        var imported = await File.ReadAllLinesAsync(Path.Combine(folder, "report.tsv"));
        imported[..3].ShouldBe(["Enhet\tPeriod\tMått\tVärde\tBedömning", "Tyresö\t2018-T2\tOlika personer\t23\t", "Tyresö\t2018-T2\tOlika personer: Därav inskrivna när perioden slutade\t16\t"]);
        imported.Where(line => line.Contains("Ungdomsinsatser", StringComparison.Ordinal)).ShouldBeEmpty("what is not delivered is missing, and not zero");
        imported.ShouldContain("Tyresö\t2018-T2\tMIA – Mobilisering inför arbete: Påbörjade\t6\t");
        OpenedDocument.TextOf(Path.Combine(folder, "report.docx")).ShouldContain("Perioden: tertial 2 2018");
        var page = System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(folder, "report.html")));
        page.ShouldContain("Perioden: tertial 2 2018");
        page.ShouldContain("Den som har deltagit på flera orter i ett projekt räknas på var och en av dem, men en gång på raden för dem tillsammans: orterna kan därför bli fler.");
        page.ShouldContain(">Deltagare i perioden</th>");
        page.ShouldContain("Olika personer: 23, utan Ungdomsinsatser (inget levererat för tertial 2 2018) deltog någon dag i perioden. Av dem var 16 inskrivna i något av projekten när den slutade, och 2 deltog i fler än ett under den.");
        page.ShouldNotContain(">Trend<");
        page.ShouldContain("Deltagare i varje projekt, tertial 2 2018");
        (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv")))[1].ShouldEndWith(";2018-T2;6");

        // Since the start they are all there; and another basis takes the period away too.
        await MakeAsync("--municipality", "tyreso");
        ((int)Report("municipality.tyreso")["people"]!["people"]!).ShouldBe(22 + 2 + 7 - 2);
        ((SetClock)esf.Clock).Now += TimeSpan.FromMinutes(5);
        await InAsync("mia", "Case Management", (0, 3, "2017-09-01", "2018-03-30"), (6, 5, "2017-09-01", "2018-05-02"));
        await MakeAsync();
        esf.Files("reports/municipality.tyreso").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_that_a_project_has_delivered_in_part_has_no_number_of_people()
    {
        await InAsync("mia", "Case Management", (0, 6, "2018-03-01", null));
        await InAsync("etableringscentrum", "Språkpraktik", "2018-06", (0, 2, "2018-04-02", null));
        await MakeAsync("--municipality", "tyreso", "--period", "2018-T2");
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports/municipality.tyreso/2018-08/internal/2018-T2/report.json")));
        report["people"]!.Type.ShouldBe(JTokenType.Null);
        ((string?)report["peopleUntold"]!["sv"])!.ShouldBe("Antalet olika personer visas inte, för det skulle bli fel utan Etableringscentrum. 2018-T2 är bara delvis levererad av Etableringscentrum: 2018-07, 2018-08 saknas. Välj 2018-05--2018-06, eller vänta tills månaderna är levererade.");
        report["projects"]![0]!["scopes"]!.ShouldNotBeEmpty();
        report["projects"]![1]!["scopes"]!.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sv", true, "Olika personer: 6, utan Ungdomsinsatser (inget levererat för 2017) deltog", "Ungdomsinsatser (inget levererat för 2017)", "Etableringscentrum (hade inte börjat)")]
    [InlineData("en", true, "Different people: 6, without Ungdomsinsatser (nothing delivered for 2017) took", "Ungdomsinsatser (nothing delivered for 2017)", "Etableringscentrum (had not begun)")]
    [InlineData("sv", false, "Olika personer: 6, utan Ungdomsinsatser (inget levererat till och med 2017-12).", "Ungdomsinsatser (inget levererat till och med 2017-12)", "Etableringscentrum (hade inte börjat)")]
    public async Task What_was_never_delivered_is_missing_and_not_zero(string language, bool isOfPeriod, string headline, string undelivered, string toBegin)
    {
        await InAsync("mia", "Case Management", "2017-12", (0, 6, "2017-10-02", null));
        await InAsync("ungdomsinsatser", "Coachning", "2018-01", (20, 4, "2017-10-02", null));
        await MakeAsync(["--municipality", "tyreso", "--lang", language, .. isOfPeriod ? (string[])["--period", "2017"] : ["--as-of", "2017-12"]]);
        var folder = Path.Combine(esf.Data, "reports/municipality.tyreso/2017-12/internal", isOfPeriod ? "2017" : ".");
        foreach (var text in (string[])[Text(Path.Combine(folder, "report.html")), OpenedDocument.TextOf(Path.Combine(folder, "report.docx"))])
        {
            text.ShouldContain(headline);
            Spaces().Replace(text, " ").ShouldContain(undelivered + " –");
            Spaces().Replace(text, " ").ShouldContain(toBegin + " –");
        }

        foreach (var form in (string[])["report.tsv", "report.csv"])
            (await File.ReadAllLinesAsync(Path.Combine(folder, form))).Where(line => line.Contains("ngdomsinsatser", StringComparison.Ordinal)).ShouldBeEmpty(form);
        JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["people"]!["ofProjects"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"mia":6,"etableringscentrum":null,"ungdomsinsatser":null}""");
    }

    [Theory]
    [InlineData()]
    [InlineData("--period", "2018-T2")]
    public async Task A_site_that_has_delivered_nothing_is_missing_though_the_others_of_the_project_have(params string[] period)
    {
        await InAsync("mia", "Case Management", (0, 6, "2018-05-02", null));
        await MakeAsync(["--forbund", "ostra-sodertorn", .. period]);
        var folder = Path.Combine(esf.Data, "reports/forbund.ostra-sodertorn/2018-08/internal", period.Length == 0 ? "." : period[1]);
        var page = Text(Path.Combine(folder, "report.html"));
        page.ShouldContain("Inget är levererat i MIA – Mobilisering inför arbete från Haninge och Nynäshamn: det räknas som saknat, inte som noll");
        page.ShouldContain("Olika personer: 6, utan MIA – Mobilisering inför arbete i Haninge och Nynäshamn");
        JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["projects"]![0]!["scopes"]!.Select(scope => (string?)scope["id"]).ShouldBe(["ostra-sodertorn", "tyreso"]);
        (await File.ReadAllLinesAsync(Path.Combine(folder, "report.tsv"))).ShouldNotContain(line => line.StartsWith("Haninge", StringComparison.Ordinal));

        // A place whose own site has not delivered is not told of by the others.
        await MakeAsync(["--municipality", "haninge", .. period.Length == 0 ? (string[])["--as-of", "2018-08"] : period]);
        Text(Path.Combine(esf.Data, "reports/municipality.haninge/2018-08/internal", period.Length == 0 ? "." : period[1], "report.html")).ShouldContain("Inget är levererat i MIA – Mobilisering inför arbete från Haninge");
    }

    private Task InAsync(string project, string insats, params (int From, int Count, string Start, string? End)[] people) => InAsync(project, insats, "2018-08", people);

    private async Task InAsync(string project, string insats, string month, params (int From, int Count, string Start, string? End)[] people)
    {
        string[] rows = [.. people.SelectMany(some => Enumerable.Range(some.From, some.Count).Select(i => $"{Esf.Person(i)};{insats};{some.Start};{some.End};{(some.End is null ? "" : "Arbete")}"))];
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", project, "--site", "tyreso", "--month", month, esf.Participants("file.csv", rows));
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
    }

    [Fact]
    public async Task What_a_later_delivery_leaves_behind_is_taken_away()
    {
        await DeliverAsync();
        await MakeAsync("--municipality", "tyreso");
        await MakeAsync("--municipality", "haninge");
        ((SetClock)esf.Clock).Now += TimeSpan.FromMinutes(5);
        await DeliverAsync("etableringscentrum", "tyreso", 30, 9, 14, 9);
        await MakeAsync();
        esf.Files("reports/municipality.tyreso").ShouldBeEmpty();
        // Haninge has the project too, whose basis is another now.
        esf.Files("reports/municipality.haninge").ShouldBeEmpty();
        await MakeAsync("--municipality", "tyreso");
        await MakeAsync();
        esf.Files("reports/municipality.tyreso").ShouldNotBeEmpty("nothing has come since");
    }

    [Fact]
    public async Task Rows_under_a_key_that_is_not_held_are_told_instead_of_a_wrong_number()
    {
        await DeliverAsync();
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "keys", "pseudonym.key"), PseudonymKey.Create().Write());
        (await MakeAsync("--municipality", "tyreso")).Output.ShouldContain("Antalet olika personer visas inte, för det skulle bli fel utan MIA");
        var report = Report("municipality.tyreso");
        report["people"]!.Type.ShouldBe(JTokenType.Null);
        ((string?)report["peopleUntold"]!["en"])!.ShouldContain("pseudonym key that is not held");
        report["projects"]!.ShouldAllBe(project => !project["scopes"]!.Any());
    }

    [Theory]
    [InlineData("Kommun ”xyz” finns inte i katalogen; kända är haninge,", "--municipality", "xyz")]
    [InlineData("Samordningsförbund ”tyreso” finns inte i katalogen; kända är ostra-sodertorn,", "--forbund", "tyreso")]
    [InlineData("var för sig", "--municipality", "tyreso", "--forbund", "ostra-sodertorn")]
    [InlineData("utan --project", "--municipality", "tyreso", "--project", "mia")]
    [InlineData("Ange --period eller --as-of, inte båda", "--municipality", "tyreso", "--period", "2018-T2", "--as-of", "2018-08")]
    [InlineData("2018-H2 är bara delvis levererad av MIA – Mobilisering inför arbete", "--municipality", "tyreso", "--period", "2018-H2")]
    [InlineData("Etableringscentrum har inga leveranser ännu", "--municipality", "tyreso", "--period", "2018-H2")]
    [InlineData("är ingen period", "--municipality", "tyreso", "--period", "sommaren")]
    public async Task What_cannot_be_asked_is_answered_with_what_can(string told, params string[] asked)
    {
        await DeliverAsync("mia", "tyreso", 0, 1, 1, 1);
        var answer = await esf.RunAsync(["report", "--data", esf.Data, .. asked]);
        (answer.Code, answer.Error.ReplaceLineEndings(" ")).ShouldSatisfyAllConditions(a => a.Code.ShouldBe(2), a => a.Item2.ShouldContain(told));
    }

    [Fact]
    public async Task The_public_edition_holds_no_number_that_the_projects_public_editions_do_not()
    {
        await DeliverAsync();
        await MakeAsync();
        // What is still a draft is not public.
        (await MakeAsync("--forbund", "ostra-sodertorn")).Output.ShouldContain("Ingen publik utgåva");
        ((SetClock)esf.Clock).Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);
        (await esf.RunAsync("prepare", "--data", esf.Data)).Code.ShouldBe(0);
        foreach (var territory in (string[])["forbund.ostra-sodertorn", "municipality.tyreso"])
        {
            await MakeAsync("--" + territory.Split('.')[0], territory.Split('.')[1], "--as-of", "2018-08");
            var report = Report(territory, "public");
            report.ContainsKey("people").ShouldBeFalse();
            report["projects"]!.SelectMany(project => project["scopes"]!).ShouldContain(scope => scope["participants"]!.Type == JTokenType.Integer, "something is told at all");
            var sources = report["projects"]!.SelectMany(project => project["sources"] ?? new JArray()).Select(source => Path.Combine(esf.Data, (string)source["path"]!)).ToList();
            sources.ShouldNotBeEmpty();

            // Every number by its place, and every sign of the other forms by what the projects' own forms say.
            foreach (var project in report["projects"]!)
                foreach (var scope in project["scopes"]!)
                    project["sources"]!.Any(source => Prints((string)source["path"]!, scope)).ShouldBeTrue(scope.ToString());
            var folder = Path.Combine(esf.Data, "reports", territory, "2018-08", "public");
            var allowed = sources.SelectMany(source => Digits(Text(Path.ChangeExtension(source, ".html")))).Concat(Digits(string.Join(' ', sources))).ToHashSet();
            Digits(Text(Path.Combine(folder, "report.html"))).Where(digits => !allowed.Contains(digits)).ShouldBeEmpty();
            var numbers = sources.SelectMany(source => JObject.Parse(File.ReadAllText(source)).Descendants().OfType<JValue>().Where(value => value.Type is JTokenType.Integer or JTokenType.Float).Select(value => (double)value)).ToHashSet();
            var csv = await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"));
            var printed = sources.SelectMany(source => Digits(OpenedDocument.TextOf(Path.ChangeExtension(source, ".docx")))).Concat(allowed).ToHashSet();
            Digits(OpenedDocument.TextOf(Path.Combine(folder, "report.docx"))).Where(digits => !printed.Contains(digits)).ShouldBeEmpty();
            var texts = await File.ReadAllTextAsync(Path.Combine(folder, "texts.md"));
            texts.ShouldContain("## Nyhetsbrev: ");
            Digits(texts).Where(digits => !allowed.Contains(digits)).ShouldBeEmpty();
            // Each figure to import as a project's own edition gives it to import, whatever that is called there.
            var imports = sources.SelectMany(source => File.ReadAllLines(Path.ChangeExtension(source, ".tsv")).Skip(1)).Select(line => line.Split('\t')).Select(row => $"{row[0]} {row[1]} {row[2]} {row[3]}").ToHashSet();
            var imported = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.tsv"))).Skip(1).Select(line => line.Split('\t')).ToList();
            imported.ShouldNotBeEmpty();
            imported.Where(row => !imports.Contains($"{row[0]} {row[1]} {row[2][(row[2].IndexOf(": ", StringComparison.Ordinal) + 2)..]} {row[3]}")).Select(row => string.Join(' ', row)).ShouldBeEmpty();
            csv.Skip(1).SelectMany(line => line.Split(';')).Where(field => double.TryParse(field.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                .Select(field => double.Parse(field.Replace(',', '.'), CultureInfo.InvariantCulture)).Where(number => !numbers.Contains(number)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_frozen_edition_that_was_changed_since_is_not_told()
    {
        await DeliverAsync();
        await MakeAsync();
        ((SetClock)esf.Clock).Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);
        await esf.RunAsync("prepare", "--data", esf.Data);
        foreach (var path in esf.Files("frozen").Where(path => path.EndsWith("public/report.json", StringComparison.Ordinal)))
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"participants\": 40", "\"participants\": 41", StringComparison.Ordinal));
        await MakeAsync("--municipality", "tyreso");
        esf.Files("reports/municipality.tyreso/2018-08/public").Where(path => File.ReadAllText(path).Contains("41", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_stands_on_a_store_with_everything_whose_key_was_changed()
    {
        using var everything = await EverythingStore.CopyAsync();
        (await everything.RunAsync("report", "--data", everything.Data, "--forbund", "ostra-sodertorn", "--as-of", "2018-09")).Code.ShouldBe(0);
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(everything.Data, "reports", "forbund.ostra-sodertorn", "2018-09", "internal", "report.json")));
        // Somebody is at two sites of MIA and in Etableringscentrum.
        ((int)report["people"]!["ofSeveral"]!).ShouldBe(1);
        var mia = report["projects"]![0]!["scopes"]![0]!;
        ((int)report["people"]!["ofProjects"]!["mia"]!).ShouldBe((int)mia["participants"]! - (int)mia["anonymous"]!);
    }

    private bool Prints(string source, JToken scope)
    {
        var own = JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, source)))["scopes"]!.Single(own => (string?)own["kind"] == (string?)scope["kind"] && (string?)own["id"] == (string?)scope["id"]);
        return IsSame(own, scope, "participants", "anonymous", "enrolled", "untold", "leavers")
            && scope["indicators"]!.Zip(own["indicators"]!).All(pair => IsSame(pair.First, pair.Second, "numerator", "denominator", "rate", "target", "assessment", "trend"));
    }

    private static bool IsSame(JToken one, JToken other, params string[] columns) => columns.All(column => JToken.DeepEquals(one[column], other[column]));

    private static string Text(string html) => System.Net.WebUtility.HtmlDecode(Tag().Replace(Quiet().Replace(File.ReadAllText(html), " "), " "));

    private static IEnumerable<string> Digits(string text) => Number().Matches(Months().Replace(Checksum().Replace(text, " "), " ")).Select(match => match.Value);

    [GeneratedRegex("<(style|head|code)[^>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Quiet();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Checksum();

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}")]
    private static partial Regex Months();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("[0-9]+(?:[,.\u00A0][0-9]+)*")]
    private static partial Regex Number();
}
