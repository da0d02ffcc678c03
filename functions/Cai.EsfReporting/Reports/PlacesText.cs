using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Lediga platser in a text to copy. In the internal edition: whoever publishes them decides, and the catalogue has said that they may be published.</summary>
internal static class PlacesText
{
    public static IEnumerable<KitText> Of(OutcomeReport report, Language language)
    {
        if (report.Places is not { Count: > 0 } places || !report.Project.PlacesArePublic)
            yield break;
        var whose = FreePlaces.ScopeIn(report);
        var (free, total) = (places.Where(p => p.Free > 0).GroupBy(p => p.Insats).Select(insats => InInsats(insats.Key, [.. insats])).ToList(), places.Where(p => p.Free > 0).Sum(p => p.Free));
        var isOfPart = whose.Scope.Kind == ScopeKind.SubProject;
        var enrolled = (whose.People.Enrolled == 1 ? new Text("{0} deltagare var inskriven{2} i slutet av {1}.", "{0} participant was enrolled{2} at the end of {1}.") : new("{0} deltagare var inskrivna{2} i slutet av {1}.", "{0} participants were enrolled{2} at the end of {1}."))
            .In(language, Figures.Count(whose.People.Enrolled, language), report.AsOf.Name(language), isOfPart ? new Text(" i {0}", " in {0}").In(language, whose.Scope.Name) : "");
        var told = (total switch
        {
            0 => new Text("Inga platser är lediga.", "No places are free."),
            1 => new("Följande lediga plats finns:", "This place is free:"),
            _ => new("Följande {0} lediga platser finns:", "These {0} places are free:"),
        }).In(language, Figures.Count(total, language));
        yield return KitText.Of((isOfPart ? new Text("Nyhetsbrev: lediga platser i {0}", "Newsletter: free places in {0}") : new("Nyhetsbrev: lediga platser", "Newsletter: free places")).In(language, whose.Scope.Name), $"{enrolled} {told}", free)
            with { MayBePublished = true };

        // A provider that is the project itself is told to nobody; another is, also where it is the only one.
        string InInsats(Insats insats, IReadOnlyList<FreePlaces> own) => insats.Places.Count > 1
            ? $"{insats.Name}: {string.Join(", ", own.Select(p => $"{p.Provider} {Figures.Count(p.Free, language)}"))}"
            : $"{insats.Name}{(own[0].Provider is { } provider && !IsOurs(provider) ? $" ({provider})" : "")}: {Figures.Count(own[0].Free, language)}";

        bool IsOurs(string provider) => Folding.Fold(provider).EndsWith(Folding.Fold(whose.Scope.Name), StringComparison.Ordinal);
    }
}
