using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>
/// A made-up project's public tables, month by month, counted from made-up people: sites in sub-projects in a project, people at
/// two sites, anonymous ones, re-entry, and the project's row by sex, age and who initiated.
/// </summary>
internal sealed class MadeUpProject
{
    private static readonly string[] Ages = ["-24", "25-54", "55-"];
    private static readonly string[] Initiators = ["self", "pes", "insurance", "municipality", "region"];

    private readonly Random random;
    private readonly int months;
    private readonly List<Person> people = [];
    private readonly List<(string Id, int[] Sites, string[] Parts)> scopes = [];

    /// <param name="subProjects">The sites of each sub-project.</param>
    public MadeUpProject(int seed, int people, int months, params ReadOnlySpan<int> subProjects)
    {
        random = new(seed);
        this.months = months;
        var (site, subs) = (0, new List<string>());
        foreach (var (index, count) in subProjects.ToArray().Index())
        {
            var sites = Enumerable.Range(site, count).ToArray();
            site += count;
            scopes.AddRange(sites.Select(s => ($"site{s:00}", (int[])[s], (string[])[])));
            scopes.Add(($"sub{index}", sites, [.. sites.Select(s => $"site{s:00}")]));
            subs.Add($"sub{index}");
        }

        scopes.Add(("project", [.. Enumerable.Range(0, site)], [.. subs]));
        for (; people > 0; people--)
            this.people.Add(MakePerson(site));
    }

    public IEnumerable<CellSystem> Months => Enumerable.Range(1, months).Select(AsOf);

    private sealed record Stay(int Site, int Start, int End, int Reason);

    private sealed record Person(bool IsAnonymous, string Sex, string Age, string Initiator, Stay[] Stays);

    private Person MakePerson(int sites)
    {
        var stays = Enumerable.Range(0, random.Next(7) == 0 ? 2 : 1).Select(_ =>
        {
            // Sites are of different sizes.
            var start = random.Next(months) + 1;
            return new Stay(Math.Min(random.Next(sites), random.Next(sites)), start, start + 1 + random.Next(months + 4), random.Next(10) switch { < 2 => 1, < 5 => 2, _ => 0 });
        });
        return new(random.Next(25) == 0, random.Next(2) == 0 ? "women" : "men", Ages[Math.Min(random.Next(4), 2)], Initiators[Math.Min(random.Next(8), 4)], [.. stays]);
    }

    private CellSystem AsOf(int month)
    {
        var (cells, equations) = (new List<Cell>(), new List<Equation>());
        foreach (var (id, sites, parts) in scopes)
        {
            var weight = id == "project" ? 10 : parts.Length > 0 ? 3 : 1;
            Count(id, weight, sites, month, people, cells);
            equations.Add(new($"{id}/participants", $"{id}/enrolled", $"{id}/leavers", $"{id}/rest"));
            equations.Add(new($"{id}/leavers", $"{id}/work", $"{id}/referral", $"{id}/neither"));
            if (parts.Length > 0)
                foreach (var column in (string[])["participants", "enrolled", "leavers", "work", "referral"])
                    equations.Add(new($"{id}/{column}", [.. parts.Select(part => $"{part}/{column}")]));
        }

        Break("sex", ["women", "men"], person => person.Sex, ["participants", "leavers", "work", "referral"]);
        // A month in five leaves the other breakdowns out.
        if (new Random(month + people.Count).Next(5) == 0)
            return new(cells, equations);
        Break("age", Ages, person => person.IsAnonymous ? "" : person.Age, ["participants", "leavers"]);
        Break("initiator", Initiators, person => person.IsAnonymous ? "" : person.Initiator, ["participants"]);
        return new(cells, equations);

        void Break(string name, string[] groups, Func<Person, string> group, string[] columns)
        {
            foreach (var part in groups)
            {
                var counted = new List<Cell>();
                Count($"{name}:{part}", 2, scopes[^1].Sites, month, people.Where(person => group(person) == part), counted);
                cells.AddRange(counted.Where(cell => columns.Contains(cell.Key[(cell.Key.IndexOf('/') + 1)..])));
            }

            foreach (var column in columns)
                equations.Add(new($"project/{column}", [.. groups.Select(part => $"{name}:{part}/{column}")]));
        }
    }

    private static void Count(string id, int weight, int[] sites, int month, IEnumerable<Person> people, List<Cell> cells)
    {
        var (participants, enrolled, anonymous, left) = (0, 0, 0, new int[3]);
        foreach (var person in people)
        {
            if (person.Stays.Where(s => s.Start <= month && sites.Contains(s.Site)).ToList() is not { Count: > 0 } stays)
                continue;
            participants++;
            if (person.IsAnonymous)
                anonymous++;
            else if (stays.Exists(s => s.End > month))
                enrolled++;
            else
                left[stays.MaxBy(s => s.End)!.Reason]++;
        }

        cells.AddRange(
        [
            new($"{id}/participants", participants, weight) { IsCumulative = true },
            new($"{id}/enrolled", enrolled, weight),
            new($"{id}/leavers", left.Sum(), weight),
            new($"{id}/work", left[1], weight),
            new($"{id}/referral", left[2], weight),
            new($"{id}/neither", left[0]) { IsPrinted = false },
            new($"{id}/rest", anonymous) { IsPrinted = false },
        ]);
    }
}
