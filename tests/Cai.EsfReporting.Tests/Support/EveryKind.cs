using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests;

/// <summary>A catalogue with every kind of indicator, places with and without providers, and the age bands of ESF+.</summary>
internal static class EveryKind
{
    public const string Text = """
        {
          "schema": "cai-esf-catalogue/1", "version": "1",
          "projects": [ {
            "id": "mia", "name": "MIA", "from": "2016-12-01", "to": "2018-11-30", "participantsFrom": "2017-04-01",
            "ages": { "from": 16, "to": 64 }, "plan": { "participants": 400 }, "esfPlusAges": true,
            "indicators": [
              { "id": "work-or-study", "name": "Arbete eller studier", "reasons": [ "Arbete", "Arbete med stöd", "Eget företag", "Studier" ], "target": 0.3, "source": "Sample" },
              { "id": "interrupted", "name": "Avbrott", "reasons": [ "Avbrott", "Sjukdom" ], "target": 0.2, "source": "Sample", "goodDirection": "down" },
              { "kind": "initiated-by", "id": "self-referral", "name": "Egen anmälan", "initiatedBy": [ "Egen anmälan" ] },
              { "kind": "within-days", "id": "first-meeting", "name": "Första möte", "days": 14, "target": 1, "source": "Kvalitetsgaranti" },
              { "kind": "follow-up", "id": "after-90-days", "name": "Efter 90 dagar", "after": "90 dagar", "statuses": [ "Arbete", "Studier" ], "target": 0.4, "source": "Sample" },
              { "kind": "follow-up", "id": "after-six-months", "name": "Efter sex månader", "after": "6 månader", "statuses": [ "Arbetssökande" ], "target": 0.4, "source": "Sample", "goodDirection": "down" },
              { "kind": "enrolled", "id": "enrolled", "name": "Inskrivna", "target": 82, "source": "Sample" },
              { "kind": "inflow", "id": "inflow", "name": "Deltagare mot plan", "source": "Sample" }
            ],
            "insatser": [
              { "id": "jobbverket", "name": "Jobbverket", "places": [ { "count": 6 } ] },
              { "id": "arbetstraning", "name": "Arbetsträning", "places": [ { "provider": "Grow", "count": 3 }, { "provider": "Bönorna", "count": 2 } ] },
              { "id": "samtal", "name": "Samtal", "places": [ { "provider": "Nynäshamns kommun", "count": 2 } ] }
            ],
            "subProjects": [
              { "id": "ostra", "name": "Östra", "plan": { "participants": 100 }, "sites": [ { "id": "tyreso", "name": "Tyresö" }, { "id": "haninge", "name": "Haninge" } ] },
              { "id": "varna", "name": "VärNa", "plan": { "participants": 40, "yearly": true }, "sites": [ { "id": "nacka", "name": "Nacka" } ] }
            ]
          } ]
        }
        """;

    public static ReportingCatalogue Whole { get; } = SmallCatalogue.Read(Text);

    public static Project Mia { get; } = Whole.Find("mia")!;

    /// <summary>By id, whatever its kind.</summary>
    public static int Share(string id) => Mia.Shares.Index().Single(share => share.Item.Id == id).Index;
}
