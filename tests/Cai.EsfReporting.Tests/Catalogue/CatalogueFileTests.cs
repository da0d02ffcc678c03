using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests.Catalogue;

public sealed class CatalogueFileTests
{
    public static TheoryData<string, string?, string> Problems => new()
    {
        { "schema", "\"cai-esf-catalogue/2\"", "$.schema: is “cai-esf-catalogue/2”" },
        { "version", null, "$.version: is missing" },
        { "smallestPublishedCount", "0", "$.smallestPublishedCount: must be a whole number from 1 to 100" },
        { "nearShare", "1.5", "$.nearShare: must be a number from 0 to 1" },
        { "auditDays", "30", "$.auditDays: must be a whole number from 90 to 3650" },
        { "projekt", "1", "$.projekt: is not known here" },
        { "municipalities", """[ { "id": "a", "name": "Tyresö", "sites": [ "mia/tyreso" ] }, { "id": "a", "name": "Haninge", "sites": [ "mia/haninge" ] } ]""", "$.municipalities: the id “a” stands twice" },
        { "municipalities", """[ { "id": "a", "name": "Tyresö", "sites": [ "mia/tyreso" ] }, { "id": "b", "name": "TYRE SÖ", "sites": [ "mia/haninge" ] } ]""", "$.municipalities: the name “tyresö” stands twice" },
        { "municipalities", """[ { "id": "a", "name": "A", "sites": [ "mia/tyreso" ] }, { "id": "b", "name": "B", "sites": [ "mia/haninge", "mia/tyreso" ] } ]""", "$.municipalities[1].sites[1]: “mia/tyreso” stands in A already" },
        { "municipalities", """[ { "id": "a", "name": "A", "sites": [ "mia/tyreso", "mia/tyreso" ] } ]""", "$.municipalities[0].sites[1]: “mia/tyreso” stands in A already" },
        { "municipalities", """[ { "id": "a", "name": "A", "sites": [ "tyreso" ] } ]""", "$.municipalities[0].sites[0]: “tyreso” is no site of the catalogue: write the project's id, a slash and the site's id, for example mia/tyreso" },
        { "municipalities", """[ { "id": "a", "name": "A", "sites": [ "mia/ostra" ] } ]""", "$.municipalities[0].sites[0]: “mia/ostra” is no site of the catalogue" },
        { "municipalities", """[ { "id": "a", "name": "A", "sites": [] } ]""", "$.municipalities[0].sites: must name at least one site" },
        { "municipalities", """[ { "id": "a", "name": "A" } ]""", "$.municipalities[0].sites: is missing" },
        { "forbund", """[ { "id": "f", "name": "F", "municipalities": [ "tyreso" ] } ]""", "$.forbund[0].municipalities[0]: “tyreso” is no municipality of the catalogue; known are none" },
        { "forbund", """[ { "id": "f", "name": "F", "municipalities": [] } ]""", "$.forbund[0].municipalities: must name at least one municipality" },
        { "projects", "[]", "$.projects: must hold at least one project" },
        { "projects", "7", "$.projects: must be a list" },
        { "projects[0]", "7", "$.projects[0]: must be an object" },
        { "projects[0].id", "\"MIA\"", "$.projects[0].id: “MIA” must be 1–40 lower-case letters" },
        { "projects[0].name", "\" \"", "$.projects[0].name: must be a text" },
        { "projects[0].from", "\"2016-02-30\"", "$.projects[0].from: must be a date, yyyy-MM-dd" },
        { "projects[0].to", "\"2015-01-01\"", "$.projects[0].to: is before “from”" },
        { "projects[0].participantsFrom", "\"2015-01-01\"", "$.projects[0].participantsFrom: is outside the project period" },
        { "projects[0].deliveriesFrom", "\"2018\"", "$.projects[0].deliveriesFrom: must be a month" },
        { "projects[0].from", "\"0001-01-01\"", "$.projects[0].from: must be a date, yyyy-MM-dd, from 1990 to 2099" },
        { "projects[0].deadlines.published", "[ \"2018-08\", \"1989-12\" ]", "$.projects[0].deadlines.published[1]: must be a month, yyyy-MM, from 1990 to 2099" },
        { "projects[0].ages.to", "10", "$.projects[0].ages.to: is below “from”" },
        { "projects[0].plan.participants", "0", "$.projects[0].plan.participants: must be a whole number" },
        { "projects[0].plan.yearly", "\"ja\"", "$.projects[0].plan.yearly: must be true or false" },
        { "projects[0].programme", "\"esf-2021\"", "$.projects[0].programme: “esf-2021” is no programme; known are esf-2014, esf-plus" },
        { "projects[0].programme", "7", "$.projects[0].programme: must be a text" },
        { "projects[0].esfIndicators", """[ { "code": "EECO01" } ]""", "$.projects[0].esfIndicators[0].code: “EECO01” is no indicator of esf-2014; known are CO01, CO02" },
        { "projects[0].esfIndicators", """[ { "code": "CR04", "atEntry": [ "Lat" ] } ]""", "$.projects[0].esfIndicators[0].atEntry[0]: “Lat” is no employment at entry; known are “Arbetslös”" },
        { "projects[0].esfIndicators", """[ { "code": "CR04", "atEntry": [] } ]""", "$.projects[0].esfIndicators[0].atEntry: must name at least one employment" },
        { "projects[0].esfIndicators", """[ { "code": "CR04", "name": "A" }, { "code": "CR04", "name": "B" } ]""", "$.projects[0].esfIndicators: the code “CR04” stands twice" },
        { "projects[0].indicators", "[]", "$.projects[0].indicators: must hold at least one indicator" },
        { "projects[0].indicators[1].id", "\"work-or-study\"", "$.projects[0].indicators: the id “work-or-study” stands twice" },
        { "projects[0].indicators[0].name.en", null, "$.projects[0].indicators[0].name.en: is missing" },
        { "projects[0].indicators[0].reasons[1]", "\"Jobb\"", "$.projects[0].indicators[0].reasons[1]: “Jobb” is not an exit reason" },
        { "projects[0].indicators[0].reasons[1]", "\"Avliden\"", "$.projects[0].indicators[0].reasons[1]: “Avliden” is outside every rate" },
        { "projects[0].indicators[0].reasons[1]", "\"Arbete\"", "$.projects[0].indicators[0].reasons[1]: “Arbete” stands twice" },
        { "projects[0].indicators[0].reasons", "[]", "$.projects[0].indicators[0].reasons: must name at least one" },
        { "projects[0].indicators[0].target", "30", "$.projects[0].indicators[0].target: must be a number from 0 to 1" },
        { "projects[0].indicators[0].target", "100000000000000000000000000000000000000000", "$.projects[0].indicators[0].target: must be a number from 0 to 1" },
        { "projects[0].indicators[0].goodDirection", "\"left\"", "$.projects[0].indicators[0].goodDirection: is “left”" },
        { "projects[0].indicators[0].id", "\"summer-jobs\"", "$.projects[0].figures: “summer-jobs” is an indicator" },
        { "projects[0].figures[0].id", "\"survey\"", "$.projects[0].figures: the id “survey” stands twice" },
        { "projects[0].figures[0].name", "\"SJUK FRÅNVARO\"", "$.projects[0].figures: the name, alias or Kolada id “sjukfrånvaro” stands twice" },
        { "projects[0].figures[0].kolada", "\"U4045\"", "$.projects[0].figures[0].kolada: “U4045” is not a Kolada id" },
        { "projects[0].figures[0].unit", "\"procent\"", "$.projects[0].figures[0].unit: is “procent”; known are percent, count, tkr, days, text" },
        { "projects[0].figures[0].target", "15.7", "$.projects[0].figures[0].target: must be a number from 0 to 1" },
        { "projects[0].figures[0].nearShare", "0.5", "$.projects[0].figures[0].nearShare: asks for an assessment, but there is no target" },
        { "projects[0].figures[1].target", "-1", "$.projects[0].figures[1].target: must be a number from 0" },
        { "projects[0].figures[2].proRated", "true", "$.projects[0].figures[2].proRated: a target in “percent” is the same" },
        { "projects[0].figures[2].goodDirection", "\"left\"", "$.projects[0].figures[2].goodDirection: is “left”" },
        { "projects[0].figures[5].target", "1", "$.projects[0].figures[5].target: words cannot be held against a target" },
        { "projects[0].figures[0].target", "\"mycket\"", "$.projects[0].figures[0].target: is “mycket”; write a number, “increase” (Öka)" },
        { "projects[0].figures[0].target", """{ "2017": "unchanged", "i år": 0 }""", "$.projects[0].figures[0].target.i år: is no year and no month" },
        { "projects[0].figures[0].target", """{ "2017": "unchanged", "2018": 12 }""", "$.projects[0].figures[0].target.2018: must be a number from 0 to 1" },
        { "projects[0].figures[0].target", """{ "2018": 0.1, "2018-01": 0.2 }""", "$.projects[0].figures[0].target: two targets hold from 2018-01" },
        { "projects[0].figures[0].target", "{}", "$.projects[0].figures[0].target: holds no target" },
        { "projects[0].figures[2].target", "\"Öka\"", "$.projects[0].figures[2].target: asks for “Öka”, but “goodDirection” says “down”" },
        { "projects[0].figures[5].target", "\"Öka\"", "$.projects[0].figures[5].target: words cannot be held against a target" },
        { "projects[0].figures[0].startingValue", "87", "$.projects[0].figures[0].startingValue: must be a number from 0 to 1" },
        { "projects[0].figures[5].startingValue", "1", "$.projects[0].figures[5].startingValue: words are not compared" },
        { "projects[0].figures[0].scopes", "[]", "$.projects[0].figures[0].scopes: must name" },
        { "projects[0].figures[0].scopes[0]", "\"ort\"", "$.projects[0].figures[0].scopes[0]: is “ort”" },
        { "projects[0].figures[0].source", null, "$.projects[0].figures[0].source: is missing" },
        { "projects[0].figures[0].mål", "1", "$.projects[0].figures[0].mål: is not known here" },
        { "projects[0].subProjects[1].sites[0].id", "\"nyckeltal\"", "$.projects[0].sites: “nyckeltal” is where key figures are delivered" },
        { "projects[0].insatser[1].name", "\"JOBB VERKET\"", "$.projects[0].insatser: the name or alias “jobbverket” stands twice" },
        { "projects[0].insatser[0].places", """[ { "count": 1 }, { "provider": "Grow", "count": 2 } ]""", "$.projects[0].insatser[0].places: must each name their “provider”" },
        { "projects[0].insatser[0].places", """[ { "provider": "grow", "count": 1 }, { "provider": "Grow ", "count": 2 } ]""", "$.projects[0].insatser[0].places: the provider “grow” stands twice" },
        { "projects[0].insatser[0].places[0].count", "-1", "$.projects[0].insatser[0].places[0].count: must be a whole number" },
        { "projects[0].subProjects[1].sites", "[]", "$.projects[0].subProjects[1].sites: must hold at least one site" },
        { "projects[0].subProjects[1].id", "\"ostra\"", "$.projects[0].subProjects: the id “ostra” stands twice" },
        { "projects[0].subProjects[1].sites[0].id", "\"tyreso\"", "$.projects[0].sites: the id “tyreso” stands twice" },
        { "projects[0].subProjects", null, "$.projects[0].sites: there must be at least one site" },
        { "projects[0].deadlines.recurring", """[ { "id": "kvartal", "name": "Kvartal", "every": "kvartal", "monthsAfter": 2, "day": 15, "leadDays": [] } ]""", "$.projects[0].deadlines.recurring[0].every: is “kvartal”; known are month, quarter, tertial, half-year, year" },
        { "projects[0].deadlines.recurring", """[ { "id": "kvartal", "name": "Kvartal", "every": "quarter", "monthsAfter": 2, "day": 32, "leadDays": [] } ]""", "$.projects[0].deadlines.recurring[0].day: must be a whole number from 1 to 31" },
        { "projects[0].deadlines.recurring", """[ { "id": "kvartal", "name": "Kvartal", "every": "quarter", "monthsAfter": 0, "day": 15, "leadDays": [] } ]""", "$.projects[0].deadlines.recurring[0].monthsAfter: must be a whole number from 1 to 12" },
        { "projects[0].deadlines.recurring", """[ { "id": "scb", "name": "Kvartal", "every": "quarter", "monthsAfter": 2, "day": 15, "leadDays": [] } ]""", "$.projects[0].deadlines.recurring[0].id: “scb” is the participant report's own" },
        { "projects[0].deadlines.recurring", """[ { "id": "q", "name": "Q", "every": "quarter", "monthsAfter": 2, "day": 15, "leadDays": [] }, { "id": "q", "name": "Q", "every": "year", "monthsAfter": 2, "day": 15, "leadDays": [] } ]""", "$.projects[0].deadlines.recurring: the id “q” stands twice" },
        { "projects[0].deadlines", """{ "explicit": [ { "id": "q-2018-q1", "name": "Q", "due": "2018-05-02", "asOf": "2018-03", "leadDays": [] } ], "recurring": [ { "id": "q", "name": "Q", "every": "quarter", "monthsAfter": 2, "day": 15, "leadDays": [] } ] }""", "$.projects[0].deadlines: the id “q-2018-q1” stands twice" },
        { "projects[0].plan", """{ "participants": 390, "yearly": true, "years": { "2019": "många" } }""", "$.projects[0].plan.years.2019: must be a whole number" },
        { "projects[0].plan", """{ "participants": 390, "yearly": true, "years": { "nästa år": 400 } }""", "$.projects[0].plan.years.nästa år: is no year" },
        { "projects[0].plan", """{ "participants": 390, "years": { "2019": 400 } }""", "$.projects[0].plan.years: are of a plan for each calendar year" },
        { "projects[0].insatser[0].places[0].changes", """{ "juli": 4 }""", "$.projects[0].insatser[0].places[0].changes.juli: is no month" },
        { "projects[0].insatser[0].places[0].changes", """{ "2018-07": -4 }""", "$.projects[0].insatser[0].places[0].changes.2018-07: must be a whole number" },
        { "projects[0].deadlines.scb.leadDays[0]", "\"sju\"", "$.projects[0].deadlines.scb.leadDays[0]: must be a whole number" },
        { "projects[0].deadlines.scb.layout", """{ "separator": "-" }""", "$.projects[0].deadlines.scb.layout.separator: is “-”; known are ;, ,, |, tab" },
        { "projects[0].deadlines.scb.layout", """{ "kolumner": [] }""", "$.projects[0].deadlines.scb.layout.kolumner: is not known here" },
        { "projects[0].deadlines.scb.layout", """{ "columns": [] }""", "$.projects[0].deadlines.scb.layout.columns: must hold at least one column" },
        { "projects[0].deadlines.scb.layout", """{ "columns": [ { "field": "pnr", "header": "A" } ] }""", "$.projects[0].deadlines.scb.layout.columns[0].field: is “pnr”" },
        { "projects[0].deadlines.scb.layout", """{ "columns": [ { "field": "hours", "header": "=cmd" } ] }""", "$.projects[0].deadlines.scb.layout.columns[0].header: begins as a formula does in a spreadsheet" },
        { "projects[0].retention", """{ "originalsDays": 90, "dataUntil": "2019-01-01" }""", "$.projects[0].retention.dataUntil: is before the project's end" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_is_told_with_its_path(string path, string? value, string problem) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With((path, value)))).Problems.ShouldContain(p => p.StartsWith(problem, StringComparison.Ordinal), problem);

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_is_told_in_swedish_too(string path, string? value, string problem)
    {
        foreach (var fault in Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With((path, value)))).Faults)
        {
            fault.What.Sv.ShouldNotBe(fault.What.En, problem);
            foreach (var english in (string[])["must ", "is ", "known are", "the ", "missing", "stands"])
                $" {fault.What.Sv} ".ShouldNotContain($" {english}", Case.Sensitive);
        }
    }

    [Fact]
    public void A_file_in_another_encoding_of_another_size_or_with_more_after_its_end_is_refused_with_what_to_do()
    {
        var text = SmallCatalogue.Text;
        string Fault(byte[] bytes) => Should.Throw<InvalidCatalogueException>(() => CatalogueFile.Read(new MemoryStream(bytes), "c.json")).Faults.ShouldHaveSingleItem().Told.Sv;

        foreach (var encoding in (System.Text.Encoding[])[System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode])
            CatalogueFile.Read(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), "c.json").Projects.Count.ShouldBe(1);
        Fault(System.Text.Encoding.Latin1.GetBytes(text)).ShouldContain("Spara filen som UTF-8");
        Fault(System.Text.Encoding.Unicode.GetBytes(text)).ShouldContain("Spara filen som UTF-8");
        Fault(new byte[50 * 1024 * 1024]).ShouldContain("större än 4 MB");
        Fault(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000)))).ShouldStartWith("$: är inte JSON");
        Fault(System.Text.Encoding.UTF8.GetBytes(text + text)).ShouldContain("mer efter slutet");
        Fault([0x50, 0x4B, 3, 4, 0, 0]).ShouldStartWith("$: är inte");
    }

    [Theory]
    [InlineData("\"a\", \"b\"", "\"b\"", "F", "G", "$.forbund[1].municipalities[0]: “b” stands in F already")]
    [InlineData("\"a\", \"a\"", "\"b\"", "F", "G", "$.forbund[0].municipalities[1]: “a” stands in F already")]
    [InlineData("\"a\"", "\"b\"", "Östra förbundet", "östra  Förbundet", "$.forbund: the name “östraförbundet” stands twice")]
    public void Forbund_that_overlap_or_are_called_the_same_are_told(string one, string other, string name, string otherName, string problem)
    {
        var municipalities = """[ { "id": "a", "name": "A", "sites": [ "mia/tyreso" ] }, { "id": "b", "name": "B", "sites": [ "mia/nacka" ] } ]""";
        var forbund = $$"""[ { "id": "f", "name": "{{name}}", "municipalities": [ {{one}} ] }, { "id": "g", "name": "{{otherName}}", "municipalities": [ {{other}} ] } ]""";
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("municipalities", municipalities), ("forbund", forbund)))).Problems.ShouldHaveSingleItem().ShouldStartWith(problem);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var wrong = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(
            ("version", null), ("projects[0].from", "1"), ("projects[0].indicators[1].target", "2"), ("projects[0].subProjects[0].sites[1].name", null))));
        wrong.Problems.Count.ShouldBe(4);
        foreach (var problem in wrong.Problems)
            wrong.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "schema": 1, "schema": 2 }""")]
    public void What_is_not_a_json_object_is_told(string text) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(text)).Problems.Single().ShouldStartWith("$: is not JSON");

    [Fact]
    public void A_catalogue_is_read_whole()
    {
        var mia = SmallCatalogue.Mia;
        mia.Scopes.Select(s => s.Id).ShouldBe(["mia", "ostra", "tyreso", "haninge", "varna", "nacka"]);
        (mia.Ages, mia.Plan, mia.DeliveriesFrom).ShouldBe((new AgeRange(16, 64), new Plan(410, false), new Month(2017, 4)));
        mia.Indicators.Select(i => (i.Target?.Number, i.Goal!.NearShare, i.Goal.HigherIsBetter)).ShouldBe([(0.3m, 0.8m, true), (0.4m, 0.8m, true)]);
        SmallCatalogue.Whole.SmallestPublishedCount.ShouldBe(5);
        SmallCatalogue.Whole.Sha256.Length.ShouldBe(64);
    }

    [Fact]
    public void Another_catalogue_works()
    {
        var unga = SmallCatalogue.Read("""
            { "schema": "cai-esf-catalogue/1", "version": "7", "smallestPublishedCount": 3, "projects": [ { "id": "unga", "name": "Unga", "from": "2015-01-01", "to": "2015-12-31",
              "indicators": [ { "id": "sjuk", "name": "Sjukdom", "reasons": [ "sjukdom" ], "target": 0.1, "source": "egen", "goodDirection": "down", "nearShare": 0.5 } ],
              "insatser": [], "sites": [ { "id": "nynas", "name": "Nynäs" } ] } ] }
            """).Find("unga")!;
        unga.Scopes.Select(s => s.Kind).ShouldBe([ScopeKind.Project, ScopeKind.Site]);
        unga.Indicators.Single().Goal!.HigherIsBetter.ShouldBeFalse();
        unga.Retention.DataUntil.ShouldBe(new DateOnly(2015, 12, 31));
        unga.ContactTold.ShouldBeNull();
    }

    /// <summary>The name of the site would end every delivery of it.</summary>
    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u0001")]
    [InlineData("\\u0085")]
    [InlineData("\\ufffe")]
    [InlineData("\\uffff")]
    public void A_text_of_what_is_no_character_is_refused(string character) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.Text.Replace("\"name\": \"Tyresö\"", $"\"name\": \"Tyresö{character}\"", StringComparison.Ordinal))).Problems
            .ShouldBe(["$.projects[0].subProjects[0].sites[0].name: has a control character, which is not seen; type the text by hand"]);

    [Fact]
    public void A_text_of_several_lines_and_rare_characters_is_one() =>
        SmallCatalogue.Read(SmallCatalogue.Text.Replace("\"name\": \"Tyresö\"", "\"name\": \"Tyresö\\r\\n\\t😀\\ufffd\\ud83d\\ude00\"", StringComparison.Ordinal)).Find("mia")!.FindSite("tyreso")!.Name.ShouldEndWith("😀\ufffd😀");
}
