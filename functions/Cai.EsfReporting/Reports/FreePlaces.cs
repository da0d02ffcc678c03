using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Lediga platser: the places of a provider in an insats, less those that are taken.</summary>
/// <param name="Provider">Null when the insats has one provider only.</param>
/// <param name="Taken">Persons with an open participation there at the end of the as-of month; null where nothing is delivered.</param>
public sealed record FreePlaces(Insats Insats, string? Provider, int Places, int? Taken)
{
    /// <summary>Below 0 when more take part than there are places; null where nothing is delivered.</summary>
    public int? Free => Places - Taken;

    /// <summary>
    /// In the catalogue's order. A person takes a place of the provider that the participation names; where it names none, of
    /// the insats's only provider.
    /// </summary>
    /// <param name="detail">Of <see cref="Project.PlacesScope"/>; null where nothing is delivered of it.</param>
    public static IReadOnlyList<FreePlaces> Of(Project project, ScopeDetail? detail, Month asOf) =>
        [.. project.Insatser.SelectMany(insats => insats.Places.Select(places => new FreePlaces(insats, places.Provider, places.CountIn(asOf),
            detail?.Taken.Where(taken => taken.Insats == insats.Id && Takes(taken.Provider, places, insats.Places.Count)).Sum(taken => taken.Places))))];

    /// <summary>Null where one of them is.</summary>
    public static int? Sum(IEnumerable<FreePlaces> places, Func<FreePlaces, int?> number) => places.Aggregate((int?)0, (sum, place) => sum + number(place));

    /// <summary>A count of places; <c>saknas</c> for null.</summary>
    public static string Count(int? places, Language language) => places is { } told ? Figures.Count(told, language) : UndeliveredWords.Word.In(language);

    private static bool Takes(string provider, Places places, int providers) =>
        places.Provider is not { } named || provider == Folding.Fold(named) || (provider.Length == 0 && providers == 1);
}
