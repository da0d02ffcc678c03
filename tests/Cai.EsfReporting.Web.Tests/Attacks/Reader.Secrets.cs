using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>What must not be told, and whether it is.</summary>
internal sealed partial class Reader
{
    /// <param name="Ways">Numbers that it can be instead, as one of several sums at least so large; none when it is plainly told.</param>
    private sealed record Secret(string Name, IReadOnlyList<Way> Ways);

    public Found Attack()
    {
        bounds.Take([.. really]);
        List<Secret> secrets = [.. Counts(), .. Flows(), .. Nets(), .. AlikeGroups()];
        var constant = bounds.ConstantOf(variableOf.Values);
        bounds.LookFor(secrets.Where(secret => !IsTold(secret, constant)).Select(secret => secret.Ways));
        var found = secrets.Aggregate(Found.Nothing, (all, secret) => all.And(Try(secret, constant)));
        return found with { InVain = variableOf.Count(v => constant.Contains(v.Value) && !implied.ContainsKey(v.Key) && Truth(v.Key.Month, v.Key.Key) is not (> 0 and < Smallest)) };
    }

    private static bool IsTold(Secret secret, HashSet<int> constant) => secret.Ways.All(way => way.Terms.All(term => constant.Contains(term.Variable)));

    private Found Try(Secret secret, HashSet<int> constant)
    {
        if (secret.Ways.Count == 0)
            return new(1, 1, 0, 0, [secret.Name]);
        var terms = secret.Ways[0].Terms;
        if (IsTold(secret, constant))
            return new(1, 1, 0, 0, [$"{secret.Name}, by {bounds.Why(terms)}"]);
        if (bounds.CanBe(secret.Ways))
            return Found.Nothing with { Attacked = 1 };
        return bounds.Varies(terms) ? new(1, 0, 1, 0, [$"{secret.Name}, at most {bounds.Greatest(terms):0.##} and not {secret.Ways[0].AtLeast}, by {bounds.Why(terms)}"]) : new(1, 1, 0, 0, [$"{secret.Name}, by {bounds.Why(terms)}"]);
    }

    private IEnumerable<Secret> Counts() => variableOf.Where(v => Truth(v.Key.Month, v.Key.Key) is > 0 and < Smallest)
        .Select(v => new Secret($"{months[v.Key.Month].AsOf} {v.Key.Key} = {Truth(v.Key.Month, v.Key.Key)}", [new([(v.Value, 1)], Smallest)]));

    /// <summary>What changed between two months, where both have it.</summary>
    private IEnumerable<Secret> Flows()
    {
        for (var m = 1; m < months.Count; m++)
            for (var before = 0; before < m; before++)
                foreach (var key in Keys(m).Where(key => IsEvent(key) && Has(before, key)))
                    if (Truth(m, key) - Truth(before, key) is var flow && Math.Abs(flow) is > 0 and < Smallest && !(key.EndsWith("/S", StringComparison.Ordinal) && months[before].AsOf.Year != months[m].AsOf.Year))
                        yield return new($"{months[before].AsOf} to {months[m].AsOf} {key} {flow:+0;-0}", WaysOfFlow(before, m, key));
    }

    private IReadOnlyList<Way> WaysOfFlow(int before, int m, string key) => WaysOf([(m, key, 1), (before, key, -1)]);

    /// <summary>A difference that is as large as no small count is, the one way or the other.</summary>
    private IReadOnlyList<Way> WaysOf(IReadOnlyList<(int Month, string Key, int Sign)> difference)
    {
        List<(int, double)> terms = [];
        var constant = 0;
        foreach (var (month, key, sign) in difference)
            if (variableOf.TryGetValue((month, key), out var variable))
                terms.Add((variable, sign));
            else
                constant += sign * known[(month, key)];
        return terms.Count == 0 ? [] : [new(terms, Smallest - constant), new([.. terms.Select(t => (t.Item1, -t.Item2))], Smallest + constant)];
    }

    /// <summary>A site, area or group that is all alike, where the project is not.</summary>
    private IEnumerable<Secret> AlikeGroups() =>
        from cell in variableOf.Keys.Concat(known.Keys)
        let of = cell.Key[..(cell.Key.LastIndexOf('/') + 1)]
        where AmongWhom(cell.Key) is { } whom && Truth(cell.Month, cell.Key) == 0 && months[cell.Month].Tells(of) && Truth(cell.Month, of + whom) > 0 && Truth(cell.Month, Whole + cell.Key[of.Length..]) > 0
        select new Secret($"{months[cell.Month].AsOf} {cell.Key}: all alike", variableOf.TryGetValue(cell, out var variable) ? [new([(variable, 1)], 1)] : []);

    /// <summary>Of a number of those of a site, an area or a group who had an outcome, or had not, the column that tells among how many; null for other numbers.</summary>
    private string? AmongWhom(string key)
    {
        var column = key[(key.LastIndexOf('/') + 1)..];
        if (key.Split('/')[0] is not ("site" or "sub-project" or "by"))
            return null;
        if (column == "neither" || project.Indicators.Any(indicator => column == "N:" + indicator.Id || column == "not:" + indicator.Id))
            return "R";
        return project.Shares.OfType<FollowUpShare>().FirstOrDefault(share => column == "n:" + share.Id || column == "not:" + share.Id) is { } followUp ? "d:" + followUp.Id : null;
    }

    /// <summary>Counts of people who came, or to whom something happened: not of those who happen to be there, which changes by what came less what left.</summary>
    private static bool IsEvent(string key) => key[(key.LastIndexOf('/') + 1)..] is not ("E" or "rest") && !key.Contains("/due:", StringComparison.Ordinal);
}
