using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// Different people over several projects: who takes part in two of them is one. Only those with an identity, which anonymous people have not; and somebody
/// who was first known by a samordningsnummer and then by a personnummer is two.
/// </summary>
/// <param name="People">Everybody who takes part in any of the projects, or has done.</param>
/// <param name="Enrolled">Of them, those with a participation open in any.</param>
/// <param name="OfProjects">By project, in the order they were asked for: a person counts in each of theirs. Null for a project of which nothing is delivered: it is missing, and not zero.</param>
/// <param name="Together">People of exactly these projects, of two or more; the combinations that occur, by their projects' order.</param>
public sealed record PeopleAcross(int People, int Enrolled, IReadOnlyList<int?> OfProjects, IReadOnlyList<(IReadOnlyList<int> Projects, int People)> Together)
{
    /// <summary>Of more than one project.</summary>
    public int OfSeveral => Together.Sum(some => some.People);
}

/// <summary>Adds people up, one part of the pseudonyms after another.</summary>
internal sealed class PeopleOfProjects(int projects)
{
    private readonly Dictionary<Pseudonym, (int Combination, bool IsEnrolled)> people = [];
    private readonly List<List<int>> combinations = [[]];
    private readonly Dictionary<(int Combination, int Project), int> next = [];
    private readonly Dictionary<int, int> counted = [];
    private readonly HashSet<int> delivered = [];
    private int enrolled;

    /// <param name="project">Its place. A project's people are added once, and the projects in their order; of one that is not added nothing is delivered.</param>
    public void Add(int project, IEnumerable<(Pseudonym Person, bool IsEnrolled)> those)
    {
        delivered.Add(project);
        foreach (var (person, isEnrolled) in those)
        {
            var known = people.GetValueOrDefault(person);
            people[person] = (With(known.Combination, project), known.IsEnrolled || isEnrolled);
        }
    }

    private int With(int combination, int project)
    {
        if (!next.TryGetValue((combination, project), out var with))
        {
            next[(combination, project)] = with = combinations.Count;
            combinations.Add([.. combinations[combination], project]);
        }

        return with;
    }

    /// <summary>Everybody of this part has been added: only how many they are is kept.</summary>
    public void ClosePart()
    {
        foreach (var (combination, isEnrolled) in people.Values)
        {
            counted[combination] = counted.GetValueOrDefault(combination) + 1;
            enrolled += isEnrolled ? 1 : 0;
        }

        people.Clear();
    }

    public PeopleAcross Counted() => new(
        counted.Values.Sum(), enrolled,
        [.. Enumerable.Range(0, projects).Select(project => delivered.Contains(project) ? counted.Where(some => combinations[some.Key].Contains(project)).Sum(some => some.Value) : (int?)null)],
        [.. counted.Where(some => combinations[some.Key].Count > 1).Select(some => ((IReadOnlyList<int>)combinations[some.Key], some.Value))
            .OrderBy(some => some.Item1.Count).ThenBy(some => string.Join(' ', some.Item1.Select(project => project.ToString("D6", System.Globalization.CultureInfo.InvariantCulture))), StringComparer.Ordinal)]);
}
