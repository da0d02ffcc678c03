using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// Folds what the current deliveries tell into counts for every scope of a project as of a month (design:
/// Counting, exactly). Pure: no clock, no storage, no order but that of the months.
/// </summary>
public sealed class Fold
{
    private readonly Project project;
    private readonly Month asOf;
    private readonly DateOnly lastDay;
    private readonly bool[][] sitesOfScope;
    private readonly Dictionary<Pseudonym, List<ToldParticipation>> people = [];
    private readonly Dictionary<(int Site, string Insats, DateOnly Start, Sex Sex), int> anonymous = [];
    private readonly Dictionary<(int Site, string Insats, DateOnly Start, Sex Sex), int> anonymousOfMonth = [];

    public Fold(Project project, Month asOf)
    {
        this.project = project;
        this.asOf = asOf;
        lastDay = asOf.LastDay;
        sitesOfScope = [.. project.Scopes.Select(scope => project.Sites.Select(site => scope.Kind switch
        {
            ScopeKind.Project => true,
            ScopeKind.SubProject => site.SubProject == scope.Id,
            _ => site.Id == scope.Id,
        }).ToArray())];
    }

    /// <summary>
    /// Adds one month of one site. A site's months come latest first: the first to name a participation is the latest,
    /// and wins.
    /// </summary>
    /// <param name="site">Id of a site in the project.</param>
    public async Task AddAsync(string site, IAsyncEnumerable<Participation> month, CancellationToken cancellation)
    {
        var index = project.Sites.Index().First(s => s.Item.Id == site).Index;
        anonymousOfMonth.Clear();
        await foreach (var participation in month.WithCancellation(cancellation))
            if (participation.Start <= lastDay)
                Add(index, participation);
        foreach (var (group, persons) in anonymousOfMonth)
            anonymous[group] = Math.Max(anonymous.GetValueOrDefault(group), persons);
    }

    /// <summary>The counts of every scope, in the order of <see cref="Project.Scopes"/>.</summary>
    public IReadOnlyList<Counts> Count()
    {
        var counts = sitesOfScope.Select(_ => new Counts()).ToArray();
        foreach (var participations in people.Values)
        {
            participations.RemoveAll(told => told.Reason == ExitReason.RegisteredInError);
            for (var scope = 0; scope < counts.Length; scope++)
                if (PersonOutcome.Of(participations, sitesOfScope[scope]) is { } person)
                    counts[scope].AddPerson(person, person.FirstStart.Year == asOf.Year);
        }

        foreach (var (group, persons) in anonymous)
            for (var scope = 0; scope < counts.Length; scope++)
                if (sitesOfScope[scope][group.Site])
                    counts[scope].AddAnonymous(persons, group.Start.Year == asOf.Year);
        return counts;
    }

    private void Add(int site, in Participation participation)
    {
        if (participation.IsAnonymous)
        {
            if (participation.Reason == ExitReason.RegisteredInError)
                return;
            var group = (site, participation.Insats, participation.Start, participation.Sex);
            anonymousOfMonth[group] = anonymousOfMonth.GetValueOrDefault(group) + 1;
            return;
        }

        if (!people.TryGetValue(participation.Pseudonym, out var told))
            people.Add(participation.Pseudonym, told = new(2));
        foreach (var known in told)
            if (known.Site == site && known.Start == participation.Start && known.Insats == participation.Insats)
                return;
        var ended = participation.End <= lastDay;
        told.Add(new(site, participation.Insats, participation.Start, ended ? participation.End : null,
            ended || participation.Reason == ExitReason.RegisteredInError ? participation.Reason : ExitReason.None));
    }
}
