using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Tests;

/// <summary>The small catalogue as if its project were of ESF+.</summary>
internal static class EsfPlus
{
    public const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Sysselsättning vid start;Utbildningsnivå;Utländsk bakgrund;Funktionsnedsättning;"
        + "Tredjelandsmedborgare;Minoritet;Hemlös;Landsbygd;Ny kvalifikation;Status 6 månader;Bättre situation 6 månader";

    public static ReportingCatalogue Whole { get; } = SmallCatalogue.Read(SmallCatalogue.With(("projects[0].programme", "\"esf-plus\""), ("projects[0].ages", null)));

    public static Project Mia { get; } = Whole.Find("mia")!;

    public static Task<Answer> CheckAsync(string csv) =>
        Check.ByAsync(Whole, Check.September, DeliveryFile.Of(Encoding.UTF8.GetBytes(csv)), "mia/tyreso/2018-08.csv");

    /// <summary>Rows under the usual short header.</summary>
    public static Task<Answer> RowsAsync(params IEnumerable<string> rows) => CheckAsync(string.Join("\r\n", [Check.Header, .. rows]) + "\r\n");
}
