using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>A data folder with deliveries in it, and what may be asked of it whatever is done.</summary>
internal static class HeldData
{
    public static async Task DeliverAsync(this Esf esf, string site, string month, params int[] people) =>
        await esf.DeliverAsync(site, month, [.. people.Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]);

    public static async Task DeliverAsync(this Esf esf, string site, string month, params string[] rows) =>
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants($"mia_{site}_{month}.csv", rows))).Code.ShouldBeInRange(0, 1);

    public static DataFolder Folder(this Esf esf)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
        return new(esf.Data, Catalogue.CatalogueFile.Read(file, "catalogue.json"), esf.Clock);
    }

    public static async Task<JObject> VerifyAsync(this Esf esf, int code)
    {
        var answer = await esf.RunAsync("verify", esf.Data, "--json");
        answer.Code.ShouldBe(code);
        return answer.Json;
    }

    public static JToken Report(this Esf esf, string month) =>
        JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", month, "internal", "report.json")))["scopes"]![0]!;

    public static JObject Evidence(this Esf esf, string kind)
    {
        using var reader = new JsonTextReader(File.OpenText(esf.Files("evidence").Single(path => path.EndsWith($"-{kind}.json", StringComparison.Ordinal)))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    /// <summary>No form of the identity, and no pseudonym of anybody, stands in evidence or in what was printed.</summary>
    public static void TellsNobody(this Esf esf, string personnummer, params Esf.Answer[] answers)
    {
        var pseudonyms = esf.Files("accepted").SelectMany(File.ReadAllLines).Select(line => line.Split(';')[1]).Where(field => field.Length == 64).ToHashSet();
        var told = esf.Files("evidence").Select(File.ReadAllText).Concat(esf.Files("evidence")).Concat(answers.SelectMany(answer => new[] { answer.Output, answer.Error })).ToList();
        told.ShouldNotBeEmpty();
        var ten = personnummer.Replace("-", "", StringComparison.Ordinal)[2..];
        foreach (var text in told)
        {
            var compact = text.Replace("-", "", StringComparison.Ordinal);
            compact.ShouldNotContain(ten);
            pseudonyms.ShouldNotContain(pseudonym => text.Contains(pseudonym));
        }

        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(esf.Data, "esf.db")).Where(b => b is > 32 and < 127).ToArray()).ShouldNotContain(ten);
    }
}
