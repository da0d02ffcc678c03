using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Utan känt avslut: whom each site no longer names, by the month that named them last.</summary>
internal static class UntoldSheet
{
    /// <summary>Null in the public edition, where nearly each of these numbers is small, and where nobody is untold.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.UntoldBySite.Count == 0 ? null : new(T("Utan känt avslut", "No known exit"), T("Utan känt avslut, per ort och månad", "No known exit, by site and month"),
            [T("De som orten inte nämner längre och som inte har något avslut. Raderna står i kvittensen för nästa månad. Har personen avslutat: lämna avslutet. Pågår insatsen: ta med raden igen.", "Those whom the site no longer names and who have no exit. The lines stand in the receipt of the month after. Has the person left: deliver the exit. Does the insats go on: put the row back."),
             T("En person som har nämnts på flera orter står på var och en där det inte finns något avslut.", "Somebody who was named at several sites stands at each where there is no exit.")],
            [
                new(T("Ort", "Site"), ColumnKind.Text, 28),
                new(T("Nämndes senast", "Last named"), ColumnKind.Month, 14),
                new(T("Personer", "People"), ColumnKind.Whole, 12),
            ],
            report.UntoldBySite.Select(untold => (IReadOnlyList<object?>)[untold.Site, untold.Month, untold.Persons]))
        {
            About = T("Datakvalitet: vilka orter som inte har sagt hur det gick, och sedan när", "Data quality: which sites have not said what became of people, and since when"),
            FrozenColumns = 1,
        };
    }
}
