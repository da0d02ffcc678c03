using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Documents;

namespace Cai.EsfReporting.Reports;

/// <summary>Lediga platser in Word: where somebody more can begin.</summary>
internal static class PlacesDocument
{
    /// <summary>Nothing in the public edition, and where the catalogue names no places.</summary>
    public static IEnumerable<Block> Of(OutcomeReport report, Language language)
    {
        if (report.Places is not { Count: > 0 } places)
            yield break;
        yield return new Heading(1, new Text("Lediga platser", "Free places").In(language));
        yield return new Paragraph(new Text("Platser minus pågående deltaganden vid månadens slut. Ett minustal betyder att fler deltar än det finns platser.", "Places less open participations at the end of the month. A negative number means that more take part than there are places.").In(language));
        if (report.Project.PlacesOf is not null)
            yield return new Paragraph(new Text("Platserna är de i {0}; bara deltaganden där tar dem.", "The places are those of {0}; only participations there take them.").In(language, report.Project.PlacesScope.Name));
        yield return Table(report.Project, places, report.AsOf, language);
    }

    public static DocumentTable Table(Project project, IReadOnlyList<FreePlaces> places, Month asOf, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(new Text("{0}: lediga platser per insats och anordnare, {1}", "{0}: free places by insats and provider, {1}").In(language, project.Name, Figures.Day(asOf.LastDay)),
            [new(T("Insats", "Insats"), 34), new(T("Anordnare", "Provider"), 30), new(T("Platser", "Places"), 12, true), new(T("Upptagna", "Taken"), 12, true), new(T("Lediga", "Free"), 12, true)],
            [
                .. places.Select(place => (IReadOnlyList<string>)[place.Insats.Name, place.Provider ?? T("En anordnare", "One provider"), Figures.Count(place.Places, language), FreePlaces.Count(place.Taken, language), FreePlaces.Count(place.Free, language)]),
                [T("Summa", "Sum"), "", Figures.Count(places.Sum(place => place.Places), language), FreePlaces.Count(FreePlaces.Sum(places, place => place.Taken), language), FreePlaces.Count(FreePlaces.Sum(places, place => place.Free), language)],
            ]);
    }
}
