using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>
/// The strongest reader: has every published file, knows the catalogue and how counting works, by how much totals differ from their parts, and that a
/// number is hidden only where it is not 0. Knows nothing of how numbers were chosen for hiding.
/// </summary>
internal sealed partial class Reader : IDisposable
{
    private const int Smallest = 5;
    private const string Deceased = "Avliden";

    private readonly Project project;
    private readonly IReadOnlyList<PublishedNumbers> months;
    private readonly IReadOnlyList<PublishedNumbers> truth;
    private readonly IReadOnlyList<string> reasons;
    private readonly HashSet<string> printed;
    private readonly LinearBounds bounds = new();
    private readonly Dictionary<(int Month, string Key), int> variableOf = [];
    private readonly Dictionary<(int Month, string Key), int> known = [];

    /// <summary>What each variable is: a solution, since no relation stands that is not true.</summary>
    private readonly List<double> really = [];

    /// <summary>The numbers of every month that follow from others and stand nowhere.</summary>
    private readonly Dictionary<(int Month, string Key), int> implied = [];

    private readonly IReadOnlyDictionary<Month, PublishedNumbers> decembers;

    /// <param name="months">What is published, one month after another.</param>
    /// <param name="truth">The same of the internal editions: to judge by, and for how much totals differ from their parts.</param>
    /// <param name="decembers">Internal editions of years that were over before the first month.</param>
    public Reader(Project project, IReadOnlyList<PublishedNumbers> months, IReadOnlyList<PublishedNumbers> truth, IReadOnlyDictionary<Month, PublishedNumbers> decembers, IReadOnlyList<string> reasons)
    {
        (this.project, this.months, this.truth, this.decembers, this.reasons) = (project, months, truth, decembers, reasons);
        // A column that a kind of row never prints says nothing about zeros, nor does a row of which nothing is printed, or nothing is delivered.
        printed = months.SelectMany(m => m.Numbers.Where(n => n.Value is not null && !m.Missing.Contains(n.Key[..(n.Key.LastIndexOf('/') + 1)])).Select(n => Column(n.Key))).ToHashSet();
        for (var m = 0; m < months.Count; m++)
        {
            foreach (var (key, value) in truth[m].Numbers)
                if ((months[m].Numbers.TryGetValue(key, out var told) ? told : null) is { } shown)
                    known[(m, key)] = shown;
                else
                    AddVariable(m, key, value > 0 && printed.Contains(Column(key)) && months[m].Tells(key[..(key.LastIndexOf('/') + 1)]) ? 1 : 0);
            foreach (var later in months)
            {
                foreach (var ((_, key), number) in later.Earlier.Where(e => e.Key.Month == months[m].AsOf))
                    Know(m, key, number);
                foreach (var ((period, column), number) in later.OtherPeriods)
                    if (KeyOf(m, period, column) is { } key)
                        Know(m, key, number);
            }
        }

        AddDecembers();
        for (var m = 0; m < months.Count; m++)
        {
            RelateMonth(m);
            RelateYears(m);
        }

        foreach (var ((m, key), number) in known)
            if (number != Truth(m, key))
                throw new InvalidOperationException($"{months[m].AsOf} {key} is printed as {number} and is {Truth(m, key)}.");
        for (var m = 1; m < months.Count; m++)
            for (var before = 0; before < m; before++)
                RelateMonths(before, m);
    }

    public void Dispose() => bounds.Dispose();

    private IEnumerable<string> Keys(int month) => truth[month].Numbers.Keys.Concat(implied.Keys.Where(c => c.Month == month).Select(c => c.Key));

    private bool Has(int month, string key) => truth[month].Numbers.ContainsKey(key) || implied.ContainsKey((month, key));

    private static string Column(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)] + key[key.LastIndexOf('/')..];

    private int Truth(int month, string key) => implied.TryGetValue((month, key), out var own) ? own : truth[month].Numbers.TryGetValue(key, out var number) ? number!.Value : 0;

    private void AddVariable(int month, string key, double least)
    {
        variableOf[(month, key)] = bounds.Add(least);
        really.Add(Truth(month, key));
    }

    private void Know(int month, string key, int number)
    {
        if (variableOf.Remove((month, key), out var variable))
            bounds.Relate([(variable, 1)], number, number, () => $"{months[month].AsOf} {key} is told to be {number}");
        known[(month, key)] = number;
    }

    /// <summary>A number that follows from others: total − Σ parts.</summary>
    private void Imply(int m, string key, string total, params IEnumerable<string> parts)
    {
        implied[(m, key)] = Truth(m, total) - parts.Sum(part => Truth(m, part));
        if (implied[(m, key)] < 0)
            throw new InvalidOperationException($"The reader is wrong: {months[m].AsOf} {key} is {implied[(m, key)]}.");
        AddVariable(m, key, 0);
        Sum(m, total, [.. parts, key]);
    }

    /// <summary>The total is its parts, but for a difference that is known.</summary>
    private void Sum(int m, string total, params IEnumerable<string> parts)
    {
        var difference = Truth(m, total) - parts.Sum(part => Truth(m, part));
        Relate([(m, total, 1), .. parts.Select(part => (m, part, -1))], difference, difference);
    }

    private void AtMost(int m, string smaller, string larger) => Relate([(m, larger, 1), (m, smaller, -1)], 0, double.PositiveInfinity);

    private void Relate(IEnumerable<(int Month, string Key, int Sign)> terms, double least, double most)
    {
        var all = terms.ToList();
        if (all.Sum(t => t.Sign * Truth(t.Month, t.Key)) is var really && (really < least || really > most))
            throw new InvalidOperationException($"The reader is wrong: {string.Join(' ', all.Select(t => $"{t.Sign:+0;-0} {months[t.Month].AsOf} {t.Key}"))} is {really}.");
        var (row, constant) = (new List<(int, double)>(), 0);
        foreach (var (month, key, sign) in all)
            if (variableOf.TryGetValue((month, key), out var variable))
                row.Add((variable, sign));
            else
                constant += sign * (known.TryGetValue((month, key), out var number) ? number : 0);
        if (row.Count > 0)
            bounds.Relate(row, least - constant, most - constant, () => string.Join(' ', all.Select(t => $"{t.Sign:+0;-0} {months[t.Month].AsOf} {t.Key}{(variableOf.ContainsKey((t.Month, t.Key)) ? "" : $" ({Truth(t.Month, t.Key)})")}")) + (least == most ? $" = {least}" : $" >= {least}"));
    }

    private void RelateMonth(int m)
    {
        var disjoint = project.Indicators.SelectMany(i => i.Reasons).GroupBy(r => r).All(g => g.Count() == 1);
        foreach (var scope in project.Scopes)
        {
            var of = $"{(scope.Kind == ScopeKind.SubProject ? "sub-project" : scope.Kind == ScopeKind.Site ? "site" : "project")}/{scope.Id}/";
            Imply(m, of + "known", of + "P", of + "A");
            Sum(m, of + "P", of + "A", of + "E", of + "L", of + "U");
            Imply(m, of + "again", of + "T", of + "known");
            Sum(m, of + "L", reasons.Select(reason => of + "r:" + reason));
            Sum(m, of + "L", of + "R", of + "r:" + Deceased);
            foreach (var indicator in project.Indicators)
            {
                Sum(m, of + "N:" + indicator.Id, indicator.Reasons.Select(reason => of + "r:" + Participants.ExitReasons.All.First(r => r.Reason == reason).Name.Sv));
                Imply(m, of + "not:" + indicator.Id, of + "R", of + "N:" + indicator.Id);
                if (months[m].Rates.Concat(months.SelectMany(later => later.Rates)).FirstOrDefault(r => r.Key == (months[m].AsOf, of, indicator.Id)) is { Key.Scope: not null, Value: var rate }
                    && (variableOf.ContainsKey((m, of + "R")) || variableOf.ContainsKey((m, of + "N:" + indicator.Id))))
                    throw new InvalidOperationException($"{months[m].AsOf} {of}{indicator.Id}: a rate of {rate} stands beside a hidden number.");
            }

            if (disjoint)
                Imply(m, of + "neither", of + "R", project.Indicators.Select(i => of + "N:" + i.Id));
            if (truth[m].Numbers.ContainsKey(of + "S"))
                Imply(m, of + "before", of + "P", of + "S");
            foreach (var share in project.Shares)
            {
                Imply(m, of + "not:" + share.Id, of + "d:" + share.Id, of + "n:" + share.Id);
                if (share is FollowUpShare followUp)
                {
                    AtMost(m, of + "d:" + share.Id, of + "due:" + share.Id);
                    AtMost(m, of + "due:" + share.Id, of + "R");
                    foreach (var other in project.Shares.OfType<FollowUpShare>().Where(other => other.After == followUp.After && other.Id != share.Id))
                    {
                        Sum(m, of + "due:" + share.Id, of + "due:" + other.Id);
                        Sum(m, of + "d:" + share.Id, of + "d:" + other.Id);
                        if (followUp.Statuses.IsSubsetOf(other.Statuses))
                            AtMost(m, of + "n:" + share.Id, of + "n:" + other.Id);
                    }
                }
                else
                {
                    Imply(m, of + "not-asked:" + share.Id, of + "P", of + "d:" + share.Id);
                    AtMost(m, of + "d:" + share.Id, of + "known");
                }
            }
        }

        foreach (var sub in project.SubProjects)
            Parts($"sub-project/{sub.Id}/", [.. project.SitesOf(sub).Select(site => $"site/{site.Id}/")]);
        Parts(Whole, [.. project.SubProjects.Select(sub => $"sub-project/{sub.Id}/"), .. project.Sites.Where(s => s.SubProject is null).Select(site => $"site/{site.Id}/")]);
        Breakdowns(m);

        void Parts(string total, string[] parts)
        {
            // Where all but one part are known to have nobody, it is the total.
            var counted = parts.Where(part => !months[m].Missing.Contains(part)).ToList();
            var told = counted.Count == 1 || counted.Any(part => months[m].Tells(part));
            foreach (var column in Keys(m).Where(key => key.StartsWith(total, StringComparison.Ordinal)).Select(key => key[total.Length..]).Where(column => parts.All(part => Has(m, part + column))).ToList())
                // By how much people in several parts make a difference is not told of a column that the parts do not have; anonymous people are in one.
                // Nor in a month in which the parts do not stand.
                if (told && (!truth[m].Numbers.ContainsKey(total + column) || printed.Contains(Column(parts[0] + column))) || column is "A" or "T")
                    Sum(m, total + column, parts.Select(part => part + column));
            foreach (var part in parts)
                foreach (var column in (string[])["P", "E", "known"])
                    AtMost(m, part + column, total + column);
        }
    }

    private string Whole => $"project/{project.Id}/";

    private void Breakdowns(int m)
    {
        var groups = truth[m].Numbers.Keys.Where(key => key.StartsWith("by/", StringComparison.Ordinal) && key.EndsWith("/P", StringComparison.Ordinal)).Select(key => key[..^1]).ToList();
        foreach (var group in groups)
        {
            Imply(m, group + "rest", group + "P", group + "R");
            foreach (var indicator in project.Indicators)
                Imply(m, group + "not:" + indicator.Id, group + "R", group + "N:" + indicator.Id);
            Imply(m, group + "neither", group + "R", project.Indicators.Select(i => group + "N:" + i.Id));
            AtMost(m, group + "P", Whole + "P");
        }

        // Which groups there are is known where their rows stand; elsewhere there may be others. Of insatser a person may have had several.
        foreach (var dimension in groups.GroupBy(group => group.Split('/')[1]).Where(dimension => dimension.Key != "insats" || Lists(m, dimension.Key)))
            foreach (var column in (string[])["P", "R", .. project.Indicators.Select(i => "N:" + i.Id)])
                Sum(m, Lists(m, dimension.Key), Whole + column, dimension.Select(group => group + column));
        if (groups.Contains("by/age//"))
            Sum(m, "by/age//P", Whole + "A");
        if (groups.Contains("by/initiated-by//"))
            AtMost(m, Whole + "A", "by/initiated-by//P");
        foreach (var share in project.Shares.OfType<InitiatedShare>())
        {
            var by = share.By.Select(value => $"by/initiated-by/{project.Words.ValueOf(value)}/").ToList();
            var isListed = Lists(m, "initiated-by");
            Sum(m, isListed || by.All(groups.Contains), Whole + "n:" + share.Id, groups.Where(by.Contains).Select(g => g + "P"));
            Sum(m, isListed, Whole + "d:" + share.Id, groups.Where(g => g.StartsWith("by/initiated-by/", StringComparison.Ordinal) && g != "by/initiated-by//").Select(g => g + "P"));
            if (groups.Contains("by/initiated-by//"))
                Sum(m, Whole + "P", Whole + "d:" + share.Id, "by/initiated-by//P");
        }
    }

    /// <summary>Whether the report has rows of a breakdown, with numbers or without.</summary>
    private bool Lists(int m, string dimension) => months[m].Numbers.Keys.Any(key => key.StartsWith($"by/{dimension}/", StringComparison.Ordinal));

    /// <param name="isAll">Whether the parts are known to be all that there are.</param>
    private void Sum(int m, bool isAll, string total, IEnumerable<string> parts)
    {
        if (isAll)
            Sum(m, total, parts);
        else
            Relate([(m, total, 1), .. parts.Select(part => (m, part, -1))], 0, double.PositiveInfinity);
    }

    private void RelateMonths(int before, int m)
    {
        foreach (var key in Keys(m).Where(key => Has(before, key)).ToList())
        {
            var column = key[(key.LastIndexOf('/') + 1)..];
            var sameYear = months[before].AsOf.Year == months[m].AsOf.Year;
            if ((column is "P" or "A" or "known" or "T" or "r:" + Deceased || column == "S" && sameYear || IsOfInitiator(column)) && Truth(m, key) >= Truth(before, key))
                Relate([(m, key, 1), (before, key, -1)], 0, double.PositiveInfinity);
            if (column == "before" && sameYear && Truth(m, key) == Truth(before, key))
                Relate([(m, key, 1), (before, key, -1)], 0, 0);
            if (column == "before" && months[before].AsOf == new Month(months[m].AsOf.Year - 1, 12) && key[..^"before".Length] + "P" is var then && Truth(m, key) == Truth(before, then))
                Relate([(m, key, 1), (before, then, -1)], 0, 0);
            if (SitesOf(key) is { } sites && sites.All(site => !months[m].Delivered.Any(d => d.Site == site && d.Month > months[before].AsOf)) && Truth(m, key) == Truth(before, key))
                Relate([(m, key, 1), (before, key, -1)], 0, 0);
        }
    }

    /// <summary>People by who initiated, as the groups are.</summary>
    private bool IsOfInitiator(string column) => project.Shares.OfType<InitiatedShare>().Any(share => column == "n:" + share.Id || column == "d:" + share.Id || column == "not:" + share.Id || column == "not-asked:" + share.Id);

    private IReadOnlyList<string>? SitesOf(string key) => key.Split('/') switch
    {
        ["site", var site, ..] => [site],
        ["sub-project", var sub, ..] => [.. project.Sites.Where(s => s.SubProject == sub).Select(s => s.Id)],
        ["project" or "year" or "before", ..] => [.. project.Sites.Select(s => s.Id)],
        _ => null,
    };
}
