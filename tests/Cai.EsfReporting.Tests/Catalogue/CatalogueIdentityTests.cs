using System.Text;
using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Catalogue;

/// <summary>What a catalogue says is told in every report, receipt and mail: it holds no identity, and what is told of a wrong one holds none either.</summary>
public sealed class CatalogueIdentityTests
{
    private static readonly string Ten = Synthetic.Personnummer(new(1960, 10, 12))[2..];

    private static readonly string Samples = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogue.json"));

    [SlowFact]
    public void Wherever_in_it_an_identity_stands_it_is_refused_and_told_without_it()
    {
        var places = Parsed(Samples).SelectTokens("$..*").OfType<JValue>().Where(value => value.Type is JTokenType.String).Select(value => value.Path).Prepend("schema").ToList();
        places.Count.ShouldBeGreaterThan(300);
        foreach (var (i, path) in places.Index())
        {
            var catalogue = Parsed(Samples);
            ((JValue)catalogue.SelectToken(path)!).Value = (i % 4) switch { 0 => $"Anna {Ten[..6]}-{Ten[6..]}", 1 => $"x={Ten[..6]}%2D{Ten[6..]}", 2 => $"tyreso-{Ten}", _ => $"mia/{Ten}" };
            Refused(catalogue.ToString(), $"$.{path}: seems to hold a personnummer");
        }
    }

    [Fact]
    public void Nor_does_one_stand_in_a_name_a_number_a_comment_or_what_is_no_catalogue()
    {
        var named = Parsed(Samples);
        named["projects"]![0]![$"anna-{Ten}"] = 1;
        Refused(named.ToString(), "seems to hold a personnummer");
        var numbered = Parsed(Samples);
        numbered["$schema"] = long.Parse(Ten, System.Globalization.CultureInfo.InvariantCulture);
        Refused(numbered.ToString(), "$.$schema: seems to hold a personnummer");
        Refused(Samples.Replace("\"projects\":", $"/* {Ten[..6]}-{Ten[6..]}\n */ \"projects\":", StringComparison.Ordinal), "a comment, up to line");
        Refused($"{{ \"{Ten}\": x }}", "is not JSON");
        Refused($"{{ \"{Ten}\": 1, \"{Ten}\": 2 }}", "is not JSON");
        Refused($"{{ \"a\": {Ten[..6]}-{Ten[6..]} }}", "is not JSON");
    }

    [Theory]
    [InlineData("Projektkontoret, 08-123 456 78")]
    [InlineData("Anna Ek, +46 70 123 45 67, esf@forbund.example")]
    [InlineData("070-123 45 67")]
    public void A_contact_may_have_a_telephone(string contact)
    {
        var catalogue = Parsed(Samples);
        catalogue["projects"]![0]!["contact"] = contact;
        Read(catalogue.ToString()).Projects[0].Contact.ShouldBe(contact);
    }

    private static void Refused(string catalogue, string told)
    {
        var refused = Should.Throw<InvalidCatalogueException>(() => Read(catalogue), told);
        refused.Problems.ShouldContain(problem => problem.Contains(told, StringComparison.Ordinal), told);
        foreach (var text in (string[])[refused.Message, refused.Told.Sv, refused.Told.En, .. refused.Faults.SelectMany(fault => (string[])[fault.Path, fault.What.Sv, fault.What.En])])
            text.ShouldNotContain(Ten[6..]);
    }

    private static ReportingCatalogue Read(string catalogue) => CatalogueFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(catalogue)), $"catalogue-{Ten}.json");

    private static JObject Parsed(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
