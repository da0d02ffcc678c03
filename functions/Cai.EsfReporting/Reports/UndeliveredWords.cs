using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Reports;

/// <summary>What stands where there is no number since nothing is delivered. It is told apart from what is hidden, and from 0.</summary>
public static class UndeliveredWords
{
    /// <summary>In the place of a number.</summary>
    public static Text Word { get; } = new("saknas", "missing");

    /// <summary>What <see cref="Word"/> means, for a legend.</summary>
    public static Text Meaning { get; } = new("Inget är levererat: talet är okänt, och inte noll", "Nothing is delivered: the number is not known, and is not zero");

    /// <summary>A row with the word wherever it would say that the edition hides a number.</summary>
    public static IReadOnlyList<T> OrMissing<T>(this IReadOnlyList<T> row, bool isMissing, Language language) where T : class? =>
        isMissing ? [.. row.Select(cell => cell is Figures.Hidden ? (T)(object)Word.In(language) : cell)] : row;

    /// <summary><see cref="UndeliveredInWords(OutcomeReport, ScopeOutcome, Language)"/> of the whole and of each sub-project, to stand below a table of them; of one that is missing itself its row says it.</summary>
    public static IEnumerable<string> UndeliveredInWords(this OutcomeReport report, Language language) => report.Scopes.Where(scope => scope is { IsMissing: false, Scope.Kind: not ScopeKind.Site })
        .Select(scope => report.UndeliveredInWords(scope, language)).Where(sentence => sentence.Length > 0);

    /// <summary>Of which sites nothing is delivered, and what that makes of the numbers, in a sentence; empty where every site has delivered something.</summary>
    /// <param name="of">The whole project, or a sub-project.</param>
    public static string UndeliveredInWords(this OutcomeReport report, ScopeOutcome of, Language language)
    {
        var name = of.Scope.Kind == ScopeKind.Project ? new Text("hela projektet", "the whole project").In(language) : of.Scope.Name;
        if (of.IsMissing)
            return new Text("Inget är levererat för {0} till och med {1}: talen saknas, de är inte noll.", "Nothing is delivered of {0} up to and including {1}: the numbers are missing, they are not zero.").In(language, name, report.AsOf);
        var sites = report.Project.SitesOf(of.Scope).Select(site => site.Id).ToHashSet();
        var missing = report.Scopes.Where(scope => scope is { IsMissing: true, Scope.Kind: ScopeKind.Site } && sites.Contains(scope.Scope.Id)).Select(scope => scope.Scope.Name).ToList();
        return missing.Count == 0 ? ""
            : new Text("Inget är levererat från {0}: det räknas som saknat, inte som noll, och talen för {1} är utan det.", "Nothing is delivered from {0}: it counts as missing, not as zero, and the numbers of {1} are without it.").In(language, missing.Listed(language), name);
    }
}
