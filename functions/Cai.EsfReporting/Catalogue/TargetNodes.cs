namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads targets, of whatever has one: a number or a word, or an object of several, each by the year or the month from which it holds.</summary>
internal static class TargetNodes
{
    private const string Own = "target", Starting = "startingValue";

    /// <param name="range">Of a number; null for what is in words, and can have no target.</param>
    /// <returns>The earliest first; empty without a target, and for one that is wrong.</returns>
    public static IReadOnlyList<DatedTarget> Read(JsonNode node, string direction, (decimal Least, decimal Most)? range)
    {
        if (!node.Has(Own))
            return [];
        if (!node.IsObject(Own) || node.Child(Own) is not { } dated)
            return ReadOne(node, Own, direction, range) is { } always ? [new(null, always)] : [];
        var targets = new List<DatedTarget>();
        foreach (var name in dated.Names)
            if (!Month.TryParse(name.Length == 4 ? name + "-01" : name, out var from))
                dated.Problem(name, "är varken år eller månad: skriv 2018, eller 2018-07, från vilket målet gäller", "is no year and no month: write 2018, or 2018-07, from which the target holds");
            else if (ReadOne(dated, name, direction, range) is { } target)
                targets.Add(new(from, target));
        foreach (var twice in targets.GroupBy(target => target.From).Where(same => same.Count() > 1))
            node.Problem(Own, $"två mål gäller från {twice.Key}", $"two targets hold from {twice.Key}");
        if (dated.Names.Count == 0)
            node.Problem(Own, "har inget mål: skriv ett, efter det år eller den månad det gäller från, eller utelämna det här", "holds no target: write one, by the year or the month from which it holds, or leave this out");
        return [.. targets.OrderBy(target => target.From)];
    }

    /// <summary>Ingångsvärde; null when there is none.</summary>
    public static decimal? StartingValue(JsonNode node, (decimal Least, decimal Most)? range) => node.Has(Starting) ? ReadNumber(node, Starting, range) : null;

    private static FigureTarget? ReadOne(JsonNode node, string property, string direction, (decimal Least, decimal Most)? range)
    {
        if (node.IsText(property))
        {
            var (text, word) = (node.String(property), TargetWords.Find(node.String(property)));
            if (word == TargetWord.None)
                node.Problem(property, $"är ”{text}”; skriv ett tal, ”increase” (Öka), ”decrease” (Minska) eller ”unchanged” (Oförändrad)", $"is “{text}”; write a number, “increase” (Öka), “decrease” (Minska) or “unchanged” (Oförändrad)");
            else if (range is null)
                node.Problem(property, "ord kan inte hållas mot ett mål", "words cannot be held against a target");
            else if (word == TargetWord.Increase && direction == "down" || word == TargetWord.Decrease && direction == "up")
                node.Problem(property, $"begär ”{text}”, men ”goodDirection” säger ”{direction}”", $"asks for “{text}”, but “goodDirection” says “{direction}”");
            else
                return FigureTarget.Of(word);
            return null;
        }

        return ReadNumber(node, property, range) is { } number ? FigureTarget.Of(number) : null;
    }

    private static decimal? ReadNumber(JsonNode node, string property, (decimal Least, decimal Most)? range)
    {
        if (range is { } bounds)
            return node.Number(property, bounds.Least, bounds.Most);
        node.Problem(property, property == Starting ? "ord jämförs inte" : "ord kan inte hållas mot ett mål", property == Starting ? "words are not compared" : "words cannot be held against a target");
        return null;
    }
}
