using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests.Catalogue;

/// <summary>Exit reasons, initiators and age bands that a catalogue cannot have: each is told with its path, in both languages.</summary>
public sealed class OwnWordsFaultsTests
{
    public static TheoryData<string, string?, string> Faults => new()
    {
        { "exitReasons[0].group", null, "exitReasons[0].group: is missing" },
        { "exitReasons[0].group", "\"subsidy\"", "exitReasons[0].group: “subsidy” is not a group; known are work, study, ordinary-measure, job-seeking, other" },
        { "exitReasons[0].name", null, "exitReasons[0].name: is missing" },
        { "exitReasons[0].id", "\"Löne\"", "exitReasons[0].id: “Löne” must be 1–40 lower-case" },
        { "exitReasons[1].id", "\"lonebidrag\"", "exitReasons: the id “lonebidrag” stands twice" },
        { "exitReasons[2].name", "\" ARBETE * \"", "exitReasons[2].name: “ARBETE *” is read as “Arbete”, which there is already" },
        { "exitReasons[2].name", "\"Löne bidrag\"", "exitReasons[2].name: “Löne bidrag” is read as “Lönebidrag”" },
        { "exitReasons[2].name", "\"Lo\\u0308nebidrag\"", "exitReasons[2].name: " },
        { "exitReasons[0].aliases[0]", "\"Studier\"", "exitReasons[0].aliases[0]: “Studier” is read as “Studier”, which there is already" },
        { "exitReasons[0].aliases[0]", "\"Pension\"", "exitReasons[4].name: “Pension” is read as “Pension”" },
        { "exitReasons[4].name", "{ \"sv\": \"Pension\", \"en\": \"other\" }", "exitReasons[4].name.en: “other” is the English name of something else already" },
        { "exitReasons[2].name", "\"=HYPERLINK(1)\"", "exitReasons[2].name: “=HYPERLINK(1)” begins as a formula of a spreadsheet does" },
        { "exitReasons[2].name", "\"@jobb\"", "exitReasons[2].name: “@jobb” begins as a formula" },
        { "exitReasons[2].name", "\"<b>Jobb</b>\"", "exitReasons[2].name: “<b>Jobb</b>” has a character that cannot stand in a word" },
        { "exitReasons[0].name.en", "\"a\\nb\"", "exitReasons[0].name.en: “a\nb” has a character that cannot stand in a word" },
        { "exitReasons[2].name", "\"***\"", "exitReasons[2].name: “***” is no word" },
        { "exitReasons[2].name", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "exitReasons[2].name: is 68 characters long" },
        { "exitReasons[0].aliases[0]", "\" \"", "exitReasons[0].aliases[0]: must be a text" },
        { "exitReasons[0].counts", "true", "exitReasons[0].counts: is not known here" },
        { "exitReasons", "{}", "exitReasons: must be a list" },
        { "initiators[0].name", "\"kommunen\"", "initiators[0].name: “kommunen” is read as “Kommunen”" },
        { "initiators[0].aliases[0]", "\"Resursråd\"", "initiators[1].name: “Resursråd” is read as “Resursråd”" },
        { "initiators[0].id", "\"municipality\"", "initiators: the id “municipality” stands twice" },
        { "initiators[0].group", "\"work\"", "initiators[0].group: is not known here" },
        { "ageBands[1].from", "29", "ageBands[1].from: overlaps the band before: that ends with 29, so this must begin with 30" },
        { "ageBands[1].from", "31", "ageBands[1].from: leaves a gap: those of 30–30 years are in no band" },
        { "ageBands[0].from", "16", "ageBands[0].from: leaves a gap: those of 0–15 years are in no band" },
        { "ageBands[2].to", "64", "ageBands: leave out those of 65 years and over" },
        { "ageBands[0].to", null, "ageBands[1].from: comes after a band without “to”" },
        { "ageBands[1].to", "20", "ageBands[1].to: is below “from”" },
        { "ageBands[1].name.sv", "\"under 30 ÅR\"", "ageBands: the name “under30år” stands twice" },
        { "ageBands[1].name.sv", "\"=1+1\"", "ageBands[1].name.sv: “=1+1” begins as a formula" },
        { "ageBands", "[]", "ageBands: must hold at least one band" },
        { "indicators[0].reasons[0]", "\"Lönebidraget\"", "indicators[0].reasons[0]: “Lönebidraget” is not an exit reason; known are Arbete" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_with_its_path(string path, string? value, string problem)
    {
        var problems = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.Changed(OwnWords.Text, ("projects[0]." + path, value)))).Problems;
        problems.ShouldContain(p => p.StartsWith("$.projects[0]." + problem, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void A_word_with_a_personnummer_is_told_without_it()
    {
        var problems = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.Changed(OwnWords.Text, ("projects[0].initiators[0].name", $"\"Lots {Synthetic.Person(2)}\"")))).Problems;
        problems.ShouldContain(p => p.StartsWith("$.projects[0].initiators[0].name: seems to hold a personnummer", StringComparison.Ordinal));
        string.Join('\n', problems).ShouldNotContain(Synthetic.Person(2));
    }
}
