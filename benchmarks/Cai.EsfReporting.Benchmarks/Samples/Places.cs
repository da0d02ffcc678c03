using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>
/// Who is where. In MIA Östra Södertörn the enrolled fill as many places as the catalogue has beyond the published free
/// ones: 82 taken and 47 free.
/// </summary>
public sealed class Places
{
    private readonly Dictionary<string, Queue<(string Insats, string Provider)>> left = new()
    {
        ["haninge"] = Queue(("Arbetsträning", "Bönorna", 6), ("Arbetsträning", "Jobbverket", 5), ("Arbetsträning", "Skyddsvärnet", 8),
            ("Stationen", "", 10), ("Roa", "", 5), ("Case Management", "MIA Östra Södertörn", 6)),
        ["nynashamn"] = Queue(("Arbetsträning", "Jobbverket", 3), ("KBT-samtal", "Nynäshamns kommun", 3), ("SE-uppstart", "Nynäshamns kommun", 2),
            ("Case Management", "MIA Östra Södertörn", 10)),
        ["tyreso"] = Queue(("Arbetsträning", "Grow", 8), ("Arbetsträning", "Jobbverket", 2), ("Case Management", "MIA Östra Södertörn", 14)),
    };

    /// <summary>The place of somebody who is still enrolled.</summary>
    public (string Insats, string Provider) Taken(Cohort cohort, Project project, Dice dice) =>
        IsOstraSodertorn(cohort.Site, project) ? left[cohort.Site].Dequeue() : Any(cohort, project, dice);

    /// <summary>The place of somebody who has left it.</summary>
    public static (string Insats, string Provider) Any(Cohort cohort, Project project, Dice dice)
    {
        // Stationen and Roa are in Haninge only.
        var offered = project.Insatser.Where(insats => insats.Id is not ("stationen" or "roa") || cohort.Site == "haninge").ToArray();
        var insats = dice.Pick(offered);
        var here = IsOstraSodertorn(cohort.Site, project) && insats.Places.Count > 0;
        return (insats.Name, here ? dice.Pick(insats.Places.ToArray()).Provider ?? "" : ProviderAt(cohort.Site, project));
    }

    /// <summary>Elsewhere the municipality carries out the insats itself.</summary>
    public static string ProviderAt(string site, Project project) => project.FindSite(site) switch
    {
        { SubProject: not null } at => $"{(Vowels.Contains(at.Name[^1]) ? at.Name : at.Name + "s")} kommun",
        { } at => at.Name,
        null => "",
    };

    /// <summary>After one of them a name has no genitive s: Haninge kommun, and Nynäshamns kommun.</summary>
    private const string Vowels = "aeiouyåäö";

    private static bool IsOstraSodertorn(string site, Project project) => project.FindSite(site)?.SubProject == "ostra-sodertorn";

    private static Queue<(string, string)> Queue(params IEnumerable<(string Insats, string Provider, int Count)> places) =>
        new(places.SelectMany(place => Enumerable.Repeat((place.Insats, place.Provider), place.Count)));
}
