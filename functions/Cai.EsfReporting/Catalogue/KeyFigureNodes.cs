using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads a project's key figures, and finds the ones that could never be delivered or assessed.</summary>
internal static partial class KeyFigureNodes
{
    public static IReadOnlyList<KeyFigure> Read(JsonNode project, IReadOnlyList<string> indicators, decimal nearShare)
    {
        if (!project.Has("figures"))
            return [];
        var figures = project.Many("figures", figure => Read(figure, nearShare));
        project.Unique("figures", figures.Select(f => f.Id));
        // Within one figure a name may be an alias too.
        project.Unique("figures", figures.SelectMany(f => f.Names.Select(Folding.Fold).Distinct(StringComparer.Ordinal)), new("namnet, aliaset eller Kolada-id:t", "name, alias or Kolada id"));
        foreach (var clash in figures.Where(f => indicators.Contains(f.Id)))
            project.Problem("figures", $"”{clash.Id}” är en indikator, som räknas ur deltagarna; ge nyckeltalet ett annat id", $"“{clash.Id}” is an indicator, which is counted from participants; give the figure another id");
        return figures;
    }

    private static KeyFigure Read(JsonNode node, decimal nearShare)
    {
        node.Only("id", "name", "kolada", "aliases", "unit", "scopes", "goodDirection", "target", "startingValue", "proRated", "nearShare", "source", "publishable");
        var unit = ReadUnit(node);
        var direction = node.String("goodDirection", otherwise: "up");
        if (direction is not ("up" or "down"))
            node.Problem("goodDirection", $"är ”{direction}”; skriv ”up” eller ”down”", $"is “{direction}”; write “up” or “down”");
        var targets = TargetNodes.Read(node, direction, Range(unit));
        var kolada = node.Has("kolada") ? node.String("kolada") : null;
        if (kolada is { Length: > 0 } && !KoladaId().IsMatch(kolada))
            node.Problem("kolada", $"”{kolada}” är inget Kolada-id: N eller U och fem siffror", $"“{kolada}” is not a Kolada id: N or U and five digits");
        if (targets.Count == 0 && node.Has("nearShare"))
            node.Problem("nearShare", "begär en bedömning, men det finns inget mål att vara nära", "asks for an assessment, but there is no target to be near");
        var proRated = node.Flag("proRated");
        if (proRated && unit is not (FigureUnit.Count or FigureUnit.Tkr))
            node.Problem("proRated", $"ett mål i ”{unit.Word()}” är detsamma för en del av året; bara ”count” och ”tkr” räknas om efter tid", $"a target in “{unit.Word()}” is the same for a part of the year; only “count” and “tkr” are pro-rated");
        return new(node.Id(), node.Text("name"), kolada, node.Has("aliases") ? node.Strings("aliases") : [], unit, ReadScopes(node), direction != "down",
            targets, proRated, node.Number("nearShare", 0, 1, otherwise: nearShare), node.String("source"), node.Flag("publishable"))
        {
            StartingValue = TargetNodes.StartingValue(node, Range(unit)),
        };
    }

    private static FigureUnit ReadUnit(JsonNode node)
    {
        var word = node.String("unit");
        if (word.Length > 0 && FigureUnits.Find(word) is null)
            node.Problem("unit", $"är ”{word}”; kända är {string.Join(", ", FigureUnits.All)}", $"is “{word}”; known are {string.Join(", ", FigureUnits.All)}");
        return FigureUnits.Find(word) ?? FigureUnit.Percent;
    }

    /// <summary>Null for words, which nothing is held against.</summary>
    private static (decimal Least, decimal Most)? Range(FigureUnit unit) =>
        unit == FigureUnit.Text ? null : (unit == FigureUnit.Tkr ? -1_000_000_000 : 0, unit == FigureUnit.Percent ? 1 : 1_000_000_000);

    private static FigureScopes ReadScopes(JsonNode node)
    {
        var scopes = FigureScopes.None;
        var words = node.Strings("scopes");
        for (var i = 0; i < words.Count; i++)
            switch (words[i])
            {
                case "project":
                    scopes |= FigureScopes.Project;
                    break;
                case "site":
                    scopes |= FigureScopes.Site;
                    break;
                default:
                    node.Problem($"scopes[{i}]", $"är ”{words[i]}”; skriv ”project” eller ”site”", $"is “{words[i]}”; write “project” or “site”");
                    break;
            }

        if (words.Count == 0)
            node.Problem("scopes", "ska nämna ”project”, ”site” eller båda, annars kan ingen någonsin lämna det", "must name “project”, “site” or both, or nobody can ever deliver it");
        return scopes;
    }

    [GeneratedRegex(@"^[NU][0-9]{5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KoladaId();
}
