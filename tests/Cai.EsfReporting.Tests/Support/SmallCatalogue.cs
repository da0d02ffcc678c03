using System.Text;
using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests;

/// <summary>A catalogue of one project: two sub-projects, three sites, two indicators, six key figures, two insatser.</summary>
internal static class SmallCatalogue
{
    public const string Text = """
        {
          "schema": "cai-esf-catalogue/1", "version": "1",
          "projects": [ {
            "id": "mia", "name": "MIA", "from": "2016-12-01", "to": "2020-08-31", "participantsFrom": "2017-04-01",
            "ages": { "from": 16, "to": 64 }, "plan": { "participants": 410 },
            "indicators": [
              { "id": "work-or-study", "name": { "sv": "Arbete eller studier", "en": "Work or study" }, "reasons": [ "Arbete", "Arbete med stöd", "Eget företag", "Studier" ], "target": 0.3, "source": "Sample" },
              { "id": "referral", "name": "Vidare", "reasons": [ "Arbetsförmedlingen", "Kommunal insats" ], "target": 0.4, "source": "Sample" }
            ],
            "figures": [
              { "id": "left-for-work", "name": "Resultat vid avslut", "kolada": "U40455", "unit": "percent", "scopes": [ "site" ], "source": "Sample" },
              { "id": "summer-jobs", "name": { "sv": "Sommarjobb", "en": "Summer jobs" }, "unit": "count", "scopes": [ "site", "project" ], "target": 200, "proRated": true, "source": "Sample", "publishable": true },
              { "id": "sick-leave", "name": "Sjukfrånvaro", "aliases": [ "Total sjukfrånvaro" ], "unit": "percent", "scopes": [ "project" ], "goodDirection": "down", "target": 0.04, "source": "Sample" },
              { "id": "net-result", "name": "Resultat", "unit": "tkr", "scopes": [ "project" ], "source": "Sample" },
              { "id": "first-appointment", "name": "Tid till första möte", "unit": "days", "scopes": [ "project" ], "goodDirection": "down", "target": 14, "source": "Sample" },
              { "id": "survey", "name": "Enkät", "unit": "text", "scopes": [ "project" ], "source": "Sample" }
            ],
            "insatser": [
              { "id": "jobbverket", "name": "Jobbverket", "aliases": [ "Jobb-verket" ], "places": [ { "count": 6 } ] },
              { "id": "arbetstraning", "name": "Arbetsträning" }
            ],
            "subProjects": [
              { "id": "ostra", "name": "Östra", "coordinatedBy": "Östra förbundet", "sites": [ { "id": "tyreso", "name": "Tyresö" }, { "id": "haninge", "name": "Haninge" } ] },
              { "id": "varna", "name": "VärNa", "sites": [ { "id": "nacka", "name": "Nacka" } ] }
            ],
            "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [ 7 ] }, "explicit": [] }
          } ]
        }
        """;

    public static ReportingCatalogue Whole { get; } = Read(Text);

    public static Project Mia { get; } = Whole.Find("mia")!;

    /// <summary>A catalogue with other values at some paths; null takes one away.</summary>
    public static string With(params (string Path, string? Value)[] changes) => Changed(Text, changes);

    /// <inheritdoc cref="With"/>
    public static string Changed(string text, params (string Path, string? Value)[] changes)
    {
        var root = JObject.Parse(text);
        foreach (var (path, value) in changes)
        {
            if (root.SelectToken(path) is { } token)
            {
                if (value is null)
                    token.Parent!.Remove();
                else
                    token.Replace(JToken.Parse(value));
            }
            else
            {
                var dot = path.LastIndexOf('.');
                ((JObject)root.SelectToken(dot < 0 ? "$" : path[..dot])!)[path[(dot + 1)..]] = JToken.Parse(value!);
            }
        }

        return root.ToString();
    }

    public static ReportingCatalogue Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return CatalogueFile.Read(stream, "catalogue.json");
    }
}
