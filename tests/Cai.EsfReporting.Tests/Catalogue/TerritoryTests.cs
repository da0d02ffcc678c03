using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests.Catalogue;

public sealed class TerritoryTests
{
    private static ReportingCatalogue With(string sites, string forbund = "[]") => SmallCatalogue.Read(SmallCatalogue.With(
        ("municipalities", $$"""[ { "id": "a", "name": "A", "sites": [ {{sites}} ] }, { "id": "b", "name": "B", "sites": [ "mia/nacka" ] } ]"""), ("forbund", forbund)));

    [Theory]
    [InlineData("\"mia/tyreso\"", "Site tyreso")]
    [InlineData("\"mia/haninge\", \"mia/tyreso\"", "SubProject ostra, Site tyreso, Site haninge")]
    public void A_municipality_is_told_of_as_what_holds_its_sites_and_no_others(string sites, string expected) =>
        Told(With(sites).Find(TerritoryKind.Municipality, "a")!).ShouldBe(expected);

    [Fact]
    public void A_forbund_has_the_sites_of_its_municipalities()
    {
        var catalogue = With("\"mia/tyreso\"", """[ { "id": "f", "name": "F", "municipalities": [ "b", "a" ] } ]""");
        var forbund = catalogue.Find(TerritoryKind.Forbund, "f")!;
        forbund.Sites.Select(site => site.ToString()).ShouldBe(["mia/tyreso", "mia/nacka"]);
        // Neither an area nor the project is these two: no sum is told of them.
        Told(forbund).ShouldBe("Site tyreso, Site nacka");
        Told(With("\"mia/tyreso\", \"mia/haninge\"", """[ { "id": "f", "name": "F", "municipalities": [ "a", "b" ] } ]""").Find(TerritoryKind.Forbund, "f")!).ShouldBe("Project mia, Site tyreso, Site haninge, Site nacka");
        forbund.Key.ShouldBe("forbund.f");
        catalogue.Find(TerritoryKind.Municipality, "f").ShouldBeNull();
    }

    private static string Told(Territory territory) => string.Join(", ", territory.ScopesOf(SmallCatalogue.Mia).Select(scope => $"{scope.Kind} {scope.Id}"));
}
