using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A project's key figures, and its goals, activities and assignments, by every name they go by.</summary>
internal sealed partial class FigureNames
{
    private const int Suggested = 3;
    private readonly Dictionary<string, KeyFigure> byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, Judgeable> judged;
    private readonly List<(string Name, IReadOnlyList<string> Names)> all;

    public FigureNames(Project project)
    {
        List<Judgeable> judgeable = [.. Judgeable.Of(project)];
        all = [.. project.Figures.Select(figure => (figure.Name.Sv, (IReadOnlyList<string>)[.. figure.Names])), .. judgeable.Select(one => (one.Name.Sv, (IReadOnlyList<string>)[one.Name.Sv, one.Name.En, one.Id]))];
        judged = judgeable.SelectMany(one => one.Names.Select(Folding.Fold).Distinct(), (one, name) => (Name: name, One: one)).ToLookup(named => named.Name, named => named.One);
        foreach (var figure in project.Figures)
            foreach (var name in figure.Names)
                byName.TryAdd(Folding.Fold(name), figure);
    }

    /// <summary>By a name, or by a Kolada id that stands in the text as municipal reports write it: <c>(U40455) Resultat vid avslut …</c>. Null when none fits.</summary>
    public KeyFigure? Find(string text) =>
        byName.TryGetValue(Folding.Fold(text), out var figure) ? figure
        : KoladaId().Matches(text) is [var id] && byName.TryGetValue(Folding.Fold(id.Value), out var inKolada) ? inKolada
        : null;

    /// <summary>The goals, activities and assignments that go by a name.</summary>
    public IReadOnlyList<Judgeable> Judged(string text) => [.. judged[Folding.Fold(text)]];

    /// <summary>Those whose names are nearest to what was written, in Swedish.</summary>
    public IEnumerable<string> Nearest(string text)
    {
        var written = Folding.Fold(text.Length > 100 ? text[..100] : text);
        return all.Select(one => (one.Name, Distance: one.Names.Min(name => Distance(Folding.Fold(name), written))))
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal).Take(Suggested).Select(near => near.Name);
    }

    /// <summary>
    /// Levenshtein's distance as a share of the longer word, so that short names are not near to everything; a name that
    /// is part of the other is near.
    /// </summary>
    private static double Distance(string name, string written)
    {
        if (written.Length >= 4 && name.Contains(written, StringComparison.Ordinal) || name.Length >= 4 && written.Contains(name, StringComparison.Ordinal))
            return 0.1;
        var row = Enumerable.Range(0, written.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= written.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (name[i - 1] == written[j - 1] ? 0 : 1)));
        }

        return (double)row[^1] / Math.Max(1, Math.Max(name.Length, written.Length));
    }

    [GeneratedRegex("\\b[NUnu][0-9]{5}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex KoladaId();
}
