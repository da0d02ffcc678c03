using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Lediga platser, by insats and provider.</summary>
internal static class FreePlacesSheet
{
    /// <summary>Null in the public edition, and for a project that states no places.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Places is not { Count: > 0 } places ? null : new(T("Lediga platser", "Free places"), T("Lediga platser vid månadens slut", "Free places at the end of the month"),
            [
                T("Lediga = platser − pågående deltaganden. Under noll deltar fler än det finns platser.", "Free = places − open participations. Below zero, more take part than there are places."),
                .. report.Project.PlacesOf is null ? Array.Empty<string>() : [new Text("Platserna är de i {0}; bara deltaganden där tar dem.", "The places are those of {0}; only participations there take them.").In(language, report.Project.PlacesScope.Name)],
            ],
            [
                new(T("Insats", "Insats"), ColumnKind.Text, 34),
                new(T("Anordnare", "Provider"), ColumnKind.Text, 34),
                new(T("Platser", "Places"), ColumnKind.Whole, 15),
                new(T("Upptagna", "Taken"), ColumnKind.Whole, 15),
                new(T("Lediga", "Free"), ColumnKind.Whole, 15),
            ],
            places.Select(p => ((IReadOnlyList<object?>)[p.Insats.Name, p.Provider ?? Shown.NotApplicable, p.Places, Shown.Count(p.Taken), Shown.Count(p.Free)]).OrMissing(p.Taken is null, language)))
        {
            About = T("Platser, upptagna och lediga, per insats och anordnare", "Places, taken and free, by insats and provider"),
        };
    }
}
