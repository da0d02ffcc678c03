using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests;

/// <summary>The small catalogue with exit reasons, initiators and age bands of its own.</summary>
internal static class OwnWords
{
    public const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Initierad av;Sysselsättning vid start;Utbildningsnivå";

    public static string Text { get; } = SmallCatalogue.With(
        ("projects[0].exitReasons", """
            [
              { "id": "lonebidrag", "name": { "sv": "Lönebidrag", "en": "Wage subsidy" }, "group": "work", "aliases": [ "Anställning med lönebidrag" ] },
              { "id": "sfi", "name": { "sv": "Sfi", "en": "Swedish for immigrants" }, "group": "study" },
              { "id": "jobbtorg", "name": "Jobbtorg", "group": "ordinary-measure" },
              { "id": "jobbklubb", "name": "Jobbklubb", "group": "job-seeking" },
              { "id": "pension", "name": { "sv": "Pension", "en": "Retirement" }, "group": "other" }
            ]
            """),
        ("projects[0].initiators", """[ { "id": "en-vag-in", "name": { "sv": "En väg in", "en": "One way in" }, "aliases": [ "EVI" ] }, { "id": "resursrad", "name": { "sv": "Resursråd", "en": "Resource council" } } ]"""),
        ("projects[0].ageBands", """[ { "to": 29 }, { "from": 30, "to": 44, "name": { "sv": "Mitt i livet", "en": "Midlife" } }, { "from": 45 } ]"""));

    public static ReportingCatalogue Whole { get; } = SmallCatalogue.Read(Text);

    public static Project Mia { get; } = Whole.Find("mia")!;

    public static Task<Answer> RowsAsync(params IEnumerable<string> rows) =>
        Check.ByAsync(Whole, Check.September, DeliveryFile.Of(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows]) + "\r\n")), "mia/tyreso/2018-08.csv");

    /// <summary>The rows of an accepted file as they are counted by a catalogue.</summary>
    public static IReadOnlyList<Participation> TakenBy(this Answer answer, Project project) => [.. answer.Taken.Select(row => project.Words.Resolved(row))];
}
