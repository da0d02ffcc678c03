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
        project.Unique("figures", figures.SelectMany(f => f.Names.Select(Folding.Fold).Distinct(StringComparer.Ordinal)), "name, alias or Kolada id");
        foreach (var clash in figures.Where(f => indicators.Contains(f.Id)))
            project.Problem("figures", $"“{clash.Id}” is an indicator, which is counted from participants; give the figure another id");
        return figures;
    }

    private static KeyFigure Read(JsonNode node, decimal nearShare)
    {
        node.Only("id", "name", "kolada", "aliases", "unit", "scopes", "goodDirection", "target", "startingValue", "proRated", "nearShare", "source", "publishable");
        var unit = ReadUnit(node);
        var direction = node.String("goodDirection", otherwise: "up");
        if (direction is not ("up" or "down"))
            node.Problem("goodDirection", $"is “{direction}”; write “up” or “down”");
        var targets = ReadTargets(node, unit, direction);
        var kolada = node.Has("kolada") ? node.String("kolada") : null;
        if (kolada is { Length: > 0 } && !KoladaId().IsMatch(kolada))
            node.Problem("kolada", $"“{kolada}” is not a Kolada id: N or U and five digits");
        if (targets.Count == 0 && node.Has("nearShare"))
            node.Problem("nearShare", "asks for an assessment, but there is no target to be near");
        var proRated = node.Flag("proRated");
        if (proRated && unit is not (FigureUnit.Count or FigureUnit.Tkr))
            node.Problem("proRated", $"a target in “{unit.Word()}” is the same for a part of the year; only “count” and “tkr” are pro-rated");
        return new(node.Id(), node.Text("name"), kolada, node.Has("aliases") ? node.Strings("aliases") : [], unit, ReadScopes(node), direction != "down",
            targets, proRated, node.Number("nearShare", 0, 1, otherwise: nearShare), node.String("source"), node.Flag("publishable"))
        {
            StartingValue = node.Has("startingValue") ? ReadNumber(node, "startingValue", unit) : null,
        };
    }

    private static FigureUnit ReadUnit(JsonNode node)
    {
        var word = node.String("unit");
        if (word.Length > 0 && FigureUnits.Find(word) is null)
            node.Problem("unit", $"is “{word}”; known are {string.Join(", ", FigureUnits.All)}");
        return FigureUnits.Find(word) ?? FigureUnit.Percent;
    }

    /// <summary>One target, or an object of several, each by the year or the month from which it holds.</summary>
    private static IReadOnlyList<DatedTarget> ReadTargets(JsonNode node, FigureUnit unit, string direction)
    {
        const string own = "target";
        if (!node.Has(own))
            return [];
        if (!node.IsObject(own) || node.Child(own) is not { } dated)
            return ReadTarget(node, own, unit, direction) is { } always ? [new(null, always)] : [];
        var targets = new List<DatedTarget>();
        foreach (var name in dated.Names)
            if (!Month.TryParse(name.Length == 4 ? name + "-01" : name, out var from))
                dated.Problem(name, "is no year and no month: write 2018, or 2018-07, from which the target holds");
            else if (ReadTarget(dated, name, unit, direction) is { } target)
                targets.Add(new(from, target));
        foreach (var twice in targets.GroupBy(target => target.From).Where(same => same.Count() > 1))
            node.Problem(own, $"two targets hold from {twice.Key}");
        if (dated.Names.Count == 0)
            node.Problem(own, "holds no target: write one, by the year or the month from which it holds, or leave this out");
        return [.. targets.OrderBy(target => target.From)];
    }

    private static FigureTarget? ReadTarget(JsonNode node, string property, FigureUnit unit, string direction)
    {
        if (node.IsText(property))
        {
            var (text, word) = (node.String(property), TargetWords.Find(node.String(property)));
            if (word == TargetWord.None)
                node.Problem(property, $"is “{text}”; write a number, “increase” (Öka), “decrease” (Minska) or “unchanged” (Oförändrad)");
            else if (unit == FigureUnit.Text)
                node.Problem(property, "words cannot be held against a target");
            else if (word == TargetWord.Increase && direction == "down" || word == TargetWord.Decrease && direction == "up")
                node.Problem(property, $"asks for “{text}”, but “goodDirection” says “{direction}”");
            else
                return FigureTarget.Of(word);
            return null;
        }

        return ReadNumber(node, property, unit) is { } number ? FigureTarget.Of(number) : null;
    }

    private static decimal? ReadNumber(JsonNode node, string property, FigureUnit unit)
    {
        if (unit == FigureUnit.Text)
        {
            node.Problem(property, property == "startingValue" ? "words are not compared" : "words cannot be held against a target");
            return null;
        }

        return node.Number(property, unit == FigureUnit.Tkr ? -1_000_000_000 : 0, unit == FigureUnit.Percent ? 1 : 1_000_000_000);
    }

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
                    node.Problem($"scopes[{i}]", $"is “{words[i]}”; write “project” or “site”");
                    break;
            }

        if (words.Count == 0)
            node.Problem("scopes", "must name “project”, “site” or both, or nobody can ever deliver it");
        return scopes;
    }

    [GeneratedRegex(@"^[NU][0-9]{5}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KoladaId();
}
