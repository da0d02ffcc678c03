using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Lediga platser in a text to copy. In the internal edition: whoever publishes them decides, and the catalogue has said that they may be published. How many are enrolled is not in it: the public edition may hide that number, and beside it a small one could be computed.</summary>
internal static class PlacesText
{
    public static IEnumerable<KitText> Of(OutcomeReport report, Language language)
    {
        var whose = report.Project.PlacesScope;
        return Of(report.Project, report.Places ?? [], report.AsOf,
            (whose.Kind == ScopeKind.SubProject ? new Text("Nyhetsbrev: lediga platser i {0}", "Newsletter: free places in {0}") : new("Nyhetsbrev: lediga platser", "Newsletter: free places")).In(language, whose.Name), language);
    }

    /// <param name="places">May be none.</param>
    public static IEnumerable<KitText> Of(Project project, IReadOnlyList<FreePlaces> places, Month asOf, string heading, Language language)
    {
        // How many are free is not known where nothing is delivered.
        if (places.Count == 0 || places.Any(p => p.Free is null) || !project.PlacesArePublic)
            yield break;
        var whose = project.PlacesScope;
        var (free, total) = (places.Where(p => p.Free > 0).GroupBy(p => p.Insats).Select(insats => InInsats(insats.Key, [.. insats])).ToList(), places.Where(p => p.Free > 0).Sum(p => p.Free!.Value));
        var isOfPart = whose.Kind == ScopeKind.SubProject;
        var told = (total switch
        {
            0 => new Text("I slutet av {1} var inga platser lediga{2}.", "At the end of {1} no places were free{2}."),
            1 => new("I slutet av {1} fanns följande lediga plats{2}:", "At the end of {1} this place was free{2}:"),
            _ => new("I slutet av {1} fanns följande {0} lediga platser{2}:", "At the end of {1} these {0} places were free{2}:"),
        }).In(language, Figures.Count(total, language), asOf.Name(language), isOfPart ? new Text(" i {0}", " in {0}").In(language, whose.Name) : "");
        yield return KitText.Of(heading, told, free)
            with { MayBePublished = true };

        // A provider that is the project itself is told to nobody; another is, also where it is the only one.
        string InInsats(Insats insats, IReadOnlyList<FreePlaces> own) => insats.Places.Count > 1
            ? $"{insats.Name}: {string.Join(", ", own.Select(p => $"{p.Provider} {Figures.Count(p.Free, language)}"))}"
            : $"{insats.Name}{(own[0].Provider is { } provider && !IsOurs(provider) ? $" ({provider})" : "")}: {Figures.Count(own[0].Free, language)}";

        bool IsOurs(string provider) => Folding.Fold(provider).EndsWith(Folding.Fold(whose.Name), StringComparison.Ordinal);
    }
}
