using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>What a public edition was to tell and leaves out whole, because no pattern of hidden numbers protects it; never why.</summary>
public static class Withheld
{
    private const string Whole = "month", Areas = "areas", Figures = "key-figures";

    /// <summary>
    /// <c>month</c>; or <c>areas</c> for sub-projects and sites, <c>areas/nord</c> for the sites of one sub-project, the words of breakdowns, <c>periods</c>, and <c>key-figures</c> for some of them. Empty when all of it stands.
    /// </summary>
    /// <param name="month">Whose edition it is.</param>
    /// <param name="table">What is published of the month.</param>
    /// <param name="partsAreDue">Whether areas and groups were to stand in it.</param>
    /// <param name="figuresAre">Whether a key figure is left out.</param>
    internal static IReadOnlyList<string> Of(Project project, Month month, PublishedTable table, bool partsAreDue, IEnumerable<Dimension> breakdowns, bool figuresAre)
    {
        string[] figures = [.. Periods(project, table, month), .. figuresAre ? [Figures] : Array.Empty<string>()];
        if (table.IsEmpty)
            return [Whole, .. figuresAre ? [Figures] : Array.Empty<string>()];
        if (!partsAreDue)
            return figures;
        bool Has(string prefix) => table.Values.Keys.Any(key => key.StartsWith(prefix, StringComparison.Ordinal));
        return
        [
            .. !Has(ScopeKind.Site.Word() + "/") && !Has(ScopeKind.SubProject.Word() + "/") ? [Areas]
                : project.SubProjects.Where(sub => project.Sites.Any(site => site.SubProject == sub.Id) && !project.Sites.Any(site => site.SubProject == sub.Id && Has($"{ScopeKind.Site.Word()}/{site.Id}/"))).Select(sub => $"{Areas}/{sub.Id}"),
            .. breakdowns.Distinct().Where(dimension => !Has($"by/{dimension.Word()}/")).Select(dimension => dimension.Word()),
            .. figures,
        ];
    }

    private static IEnumerable<string> Periods(Project project, PublishedTable table, Month month) =>
        table.Values.ContainsKey(PublicPeriodCells.KeyOf(project.Scopes[0], month.Year, PublicCells.Leavers)) ? [] : [PublicPeriodCells.Part];

    /// <summary>A sentence; null when nothing is left out.</summary>
    public static Text? InWords(Project project, IReadOnlyList<string> withheld)
    {
        if (withheld.Count == 0)
            return null;
        if (withheld.Contains(Whole))
            return new(
                "Inget tal visas för den här månaden: små antal går inte att skydda bredvid det som redan är publicerat. Talen finns i den interna utgåvan, och nästa publicerade månad prövas för sig.",
                "No number of this month is shown: small counts cannot be protected beside what is published already. The numbers are in the internal edition, and the next month published is tried by itself.");
        var names = withheld.Select(part => NameOf(project, part)).ToList();
        return new(
            $"Utelämnat den här månaden, eftersom små antal där inte går att skydda: {string.Join(", ", names.Select(name => name.Sv))}. Talen finns i den interna utgåvan.",
            $"Left out this month, because small counts in it cannot be protected: {string.Join(", ", names.Select(name => name.En))}. The numbers are in the internal edition.");
    }

    private static Text NameOf(Project project, string part)
    {
        if (part == Areas)
            return new("delprojekt och orter", "sub-projects and sites");
        if (part == Figures)
            return new("en del nyckeltal", "some key figures");
        if (part == PublicPeriodCells.Part)
            return new("perioder", "periods");
        if (part.StartsWith(Areas + "/", StringComparison.Ordinal))
        {
            var id = part[(Areas.Length + 1)..];
            // A sub-project that an earlier catalogue had is told by its id.
            var name = project.SubProjects.FirstOrDefault(sub => sub.Id == id)?.Name ?? id;
            return new($"orterna i {name}", $"the sites of {name}");
        }

        var (sv, en) = Enum.GetValues<Dimension>().First(dimension => dimension.Word() == part).Name();
        return new("uppdelning efter " + sv.ToLowerInvariant(), "breakdown by " + en.ToLowerInvariant());
    }
}
