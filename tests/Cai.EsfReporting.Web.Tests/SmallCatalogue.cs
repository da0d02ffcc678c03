using System.Text;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>One project of two sub-projects and three sites, with names that need escaping.</summary>
internal static class SmallCatalogue
{
    public static ReportingCatalogue Read()
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(Json));
        return CatalogueFile.Read(json, "catalogue.json");
    }

    private const string Json = """
        {
          "schema": "cai-esf-catalogue/1",
          "version": "test-1",
          "projects": [
            {
              "id": "provet",
              "name": "Provet <b>& \"vägen\"</b>",
              "from": "2018-01-01",
              "to": "2019-12-31",
              "plan": { "participants": 240, "yearly": false },
              "indicators": [
                { "id": "work-or-study", "name": { "sv": "Arbete eller studier", "en": "Work or study" }, "reasons": ["Arbete", "Studier"], "target": 0.3, "source": "Projektbeslutet <2018>" },
                { "id": "interrupted", "name": { "sv": "Avbrott", "en": "Interrupted" }, "reasons": ["Avbrott"], "target": 0.125, "source": "Eget mål", "goodDirection": "down" }
              ],
              "insatser": [{ "id": "coachning", "name": "Coachning" }],
              "subProjects": [
                { "id": "norr", "name": "Norr", "plan": { "participants": 120, "yearly": false }, "sites": [{ "id": "askby", "name": "Askby" }, { "id": "bokvik", "name": "Bokvik & Ö" }] },
                { "id": "soder", "name": "Söder", "sites": [{ "id": "cederas", "name": "Cederås" }] }
              ],
              "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [7] } }
            }
          ]
        }
        """;
}
