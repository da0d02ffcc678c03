using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Catalogue;

/// <summary>What a change of the catalogue is about, in the order in which it is told.</summary>
public enum CatalogueArea { Sites = 0, Targets, Deadlines, Insatser, Words, Other }

public static class CatalogueAreas
{
    public static Text Name(this CatalogueArea area) => area switch
    {
        CatalogueArea.Sites => new("Projekt och orter", "Projects and sites"),
        CatalogueArea.Targets => new("Mål, indikatorer och planer", "Targets, indicators and plans"),
        CatalogueArea.Deadlines => new("Tidsgränser och projekttid", "Deadlines and project period"),
        CatalogueArea.Insatser => new("Insatser och platser", "Insatser and places"),
        CatalogueArea.Words => new("Avslutsorsaker, initiativtagare och åldersgrupper", "Exit reasons, initiators and age bands"),
        _ => new("Annat", "Other"),
    };
}

/// <summary>A value of the file that is another, new or gone.</summary>
/// <param name="Path"><c>projects[mia].indicators[work-or-study].target</c>: what has an id is named by it.</param>
/// <param name="Before">As json on one line; null when it is new.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record CatalogueChange(CatalogueArea Area, string Path, string? Before, string? After);

/// <summary>How two catalogues differ: everything that does, each at its path. The order in which things stand is no difference.</summary>
public static class CatalogueChanges
{
    private const int LongestShown = 120;

    private static readonly string[] OfTargets = ["indicators", "figures", "plan", "nearShare"];
    private static readonly string[] OfDeadlines = ["deadlines", "from", "to", "participantsFrom", "deliveriesFrom"];
    private static readonly string[] OfWords = ["exitReasons", "initiators", "ageBands"];
    private static readonly string[] OfSites = ["sites", "subProjects", "municipalities", "forbund"];

    /// <summary>By area, and then by path in ordinal order.</summary>
    public static IReadOnlyList<CatalogueChange> Between(ReportingCatalogue before, ReportingCatalogue after)
    {
        var changes = new List<CatalogueChange>();
        Compare(Source(before), Source(after), "", changes);
        return [.. changes.OrderBy(change => change.Area).ThenBy(change => change.Path, StringComparer.Ordinal)];
    }

    private static void Compare(JToken? before, JToken? after, string path, List<CatalogueChange> changes)
    {
        if (JToken.DeepEquals(before, after))
            return;
        if (before is JObject one && after is JObject other)
            foreach (var name in one.Properties().Concat(other.Properties()).Select(p => p.Name).Where(name => name != "$schema").Distinct(StringComparer.Ordinal))
                Compare(one[name], other[name], path.Length == 0 ? name : $"{path}.{name}", changes);
        else if (ById(before) is { } ones && ById(after) is { } others && ones.Count + others.Count > 0)
            foreach (var id in ones.Keys.Concat(others.Keys).Distinct(StringComparer.Ordinal))
                Compare(ones.GetValueOrDefault(id), others.GetValueOrDefault(id), $"{path}[{id}]", changes);
        else
            changes.Add(new(AreaOf(path), path, Shown(before), Shown(after)));
    }

    /// <summary>The items of a list that each have an id of their own; empty for a list that is not there; null for another list or value.</summary>
    private static Dictionary<string, JToken>? ById(JToken? value)
    {
        if (value is null)
            return [];
        var ids = (value as JArray)?.Select(item => (item as JObject)?["id"] is JValue { Type: JTokenType.String } id ? (string)id! : null).ToList();
        return ids is null || ids.Contains(null) || ids.Distinct().Count() < ids.Count ? null : value.Zip(ids).ToDictionary(pair => pair.Second!, pair => pair.First);
    }

    private static CatalogueArea AreaOf(string path)
    {
        var words = path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        // projects, mia, indicators …: a project as a whole is what its sites are.
        var word = words is ["projects", _, var inProject, ..] ? inProject : words is ["projects", ..] ? "sites" : words[0];
        return OfTargets.Contains(word) || words is [.., "plan", _] or [.., "plan"] ? CatalogueArea.Targets
            : OfDeadlines.Contains(word) ? CatalogueArea.Deadlines
            : OfSites.Contains(word) ? CatalogueArea.Sites
            : word == "insatser" ? CatalogueArea.Insatser
            : OfWords.Contains(word) ? CatalogueArea.Words
            : CatalogueArea.Other;
    }

    private static string? Shown(JToken? value)
    {
        var text = value?.ToString(Formatting.None);
        return text is { Length: > LongestShown } ? string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, LongestShown)}…") : text;
    }

    private static JObject Source(ReportingCatalogue catalogue) => CatalogueJson.Parse(catalogue.Source.ToArray(), "");
}
