using System.Runtime.InteropServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// Folds what the current deliveries tell into counts for every scope of a project (design: Counting, exactly). Months are
/// added in their order, and after each the outcome as of it can be counted, so that a report's whole history is one pass.
/// Pure: no clock, no storage.
/// </summary>
public sealed class Fold
{
    private readonly Project project;
    private readonly Dictionary<string, ushort> rankOfSite;
    private readonly bool[] everySite;
    private readonly bool[][] sitesOfScope;
    private readonly int[][] scopesOfSite;
    private readonly bool[][] indicatorsOfReason;
    private readonly Numbered insatser;
    private readonly Numbered providers;
    private readonly HashSet<string> insatserOfCatalogue;
    private readonly ToldPeople people;
    private readonly SiteTelling[] tellingOfSite;
    private int tellings;
    private readonly Dictionary<(int Site, int Insats, DateOnly Start, Sex Sex), int> anonymous = [];
    private readonly Dictionary<(int Site, int Insats, DateOnly Start, Sex Sex), int> anonymousOfMonth = [];

    /// <param name="people">How many are to be expected, so that room is made once; any number will do.</param>
    public Fold(Project project, int people = 0)
    {
        (this.project, this.people) = (project, new(people));
        var sites = project.Sites.OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        rankOfSite = sites.Index().ToDictionary(s => s.Item.Id, s => checked((ushort)s.Index), StringComparer.Ordinal);
        everySite = [.. sites.Select(_ => true)];
        sitesOfScope = [.. project.Scopes.Select(scope => sites.Select(site => scope.Kind switch
        {
            ScopeKind.Project => true,
            ScopeKind.SubProject => site.SubProject == scope.Id,
            _ => site.Id == scope.Id,
        }).ToArray())];
        scopesOfSite = [.. sites.Index().Select(site => Enumerable.Range(0, sitesOfScope.Length).Where(scope => sitesOfScope[scope][site.Index]).ToArray())];
        indicatorsOfReason = [.. Enumerable.Range(0, project.Words.ReasonCount).Select(reason => project.Indicators.Select(i => i.Reasons.Contains((ExitReason)reason)).ToArray())];
        insatser = new(new InsatsNames(project).Of);
        tellingOfSite = [.. sites.Index().Select(site => new SiteTelling((ushort)site.Index, this.people, insatser))];
        // A provider that the catalogue names is one provider, however offices spell it.
        var nameOfProvider = project.Insatser.SelectMany(insats => insats.Places).Select(places => places.Provider).OfType<string>()
            .GroupBy(Folding.Fold).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        providers = new(provider => nameOfProvider.GetValueOrDefault(Folding.Fold(provider), provider));
        insatserOfCatalogue = [.. project.Insatser.Select(insats => insats.Id)];
    }

    /// <summary>
    /// Adds one month of one site. A site's months come in their order: the latest to name a participation wins, and who was
    /// open and is no longer named was corrected, or has vanished.
    /// </summary>
    /// <param name="site">Id of a site in the project.</param>
    public Task AddAsync(string site, Month month, IAsyncEnumerable<Participation> told, CancellationToken cancellation) =>
        AddAsync(site, month, async take =>
        {
            await foreach (var participation in told.WithCancellation(cancellation))
                take(participation);
        });

    /// <inheritdoc cref="AddAsync(string, Month, IAsyncEnumerable{Participation}, CancellationToken)"/>
    /// <param name="tellAsync">Tells every row of the month, one after the other.</param>
    internal async Task AddAsync(string site, Month month, Func<CanonicalFile.RowTaker, Task> tellAsync)
    {
        var (rank, telling) = (rankOfSite[site], ++tellings);
        anonymousOfMonth.Clear();
        await tellAsync((in Participation told) => Add(rank, told, telling));
        foreach (var (group, persons) in anonymousOfMonth)
            anonymous[group] = Math.Max(anonymous.GetValueOrDefault(group), persons);
        tellingOfSite[rank].Close(month, telling);
    }

    private void Add(ushort site, in Participation told, int telling)
    {
        if (told.IsRefused)
            people[people.NumberOf(told.Pseudonym)].Refused = telling;
        else if (!told.IsAnonymous)
            Tell(people.NumberOf(told.Pseudonym), telling, new(site, insatser.Of(told.Insats), providers.Of(told.Provider), told.Start, Particulars.Of(told), telling, telling)
            {
                End = told.End,
                Referred = told.Referred,
                FirstMeeting = told.FirstMeeting,
            });
        else if (told.Reason != ExitReason.RegisteredInError)
            CollectionsMarshal.GetValueRefOrAddDefault(anonymousOfMonth, (site, insatser.Of(told.Insats), told.Start, told.Sex), out _)++;
    }

    private void Tell(int person, int telling, in ToldParticipation told)
    {
        people[person].Named = telling;
        if (told.End is null)
            tellingOfSite[told.Site].Open.Add(person);
        people.Tell(person, told);
    }

    /// <summary>The counts as of a month, of what has been added so far.</summary>
    /// <param name="periods">Those that end with it, and are counted beside the time since the start.</param>
    public MonthTally Count(Month asOf, params IReadOnlyList<Period> periods)
    {
        var day = asOf.LastDay;
        var inPeriods = periods.Select(period => new PeriodTally(period, [.. sitesOfScope.Select(_ => new PeriodCounts(project.Words.ReasonCount))])).ToArray();
        var counts = sitesOfScope.Select(_ => new Counts(project.Words.ReasonCount, project.Shares.Count)).ToArray();
        var whole = NewGroups(insats => insatserOfCatalogue.Contains(insats) || insats.Length == 0 ? insats : DimensionValues.OtherInsatser);
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            counts[scope].AddPerson(person, person.FirstStart.Year == asOf.Year);
            for (var share = 0; share < project.Shares.Count; share++)
                counts[scope].AddToShare(share, ShareOf.Reached(project.Shares[share], person, own, sitesOfScope[scope], day), ShareOf.IsDue(project.Shares[share], person, day));
            foreach (var period in inPeriods)
                period.Scopes[scope].AddPerson(person, period.Period);
            if (scope == 0)
                AddTo(whole, 0, person, own, day);
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
        {
            foreach (var scope in scopesOfSite[group.Site])
            {
                counts[scope].AddAnonymous(persons, group.Start.Year == asOf.Year);
                foreach (var period in inPeriods.Where(period => period.Period.Contains(group.Start)))
                    period.Scopes[scope].AddAnonymous(persons);
            }

            whole.AddAnonymous(group.Insats, group.Sex, persons);
        }

        return new(asOf, counts, whole.Breakdown) { Periods = inPeriods };
    }

    /// <summary>What only the latest month of a report shows, for every scope in the order of <see cref="Project.Scopes"/>.</summary>
    public IReadOnlyList<ScopeDetail> Detail(Month asOf)
    {
        var day = asOf.LastDay;
        var groups = sitesOfScope.Select(_ => NewGroups(insats => insats)).ToArray();
        ScopeDetail[] details = [.. groups.Select(own => new ScopeDetail(own.Breakdown, new(), new()))];
        var taken = sitesOfScope.Select(_ => new Dictionary<(int Insats, int Provider), int>()).ToArray();
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            var detail = details[scope];
            AddTo(groups[scope], scope, person, own, day);
            if (person is { IsUntold: true, Since: { } since })
                detail.AddUntold(Month.Of(since));
            else
                (person.IsEnrolled ? detail.DaysOfEnrolled : detail.DaysOfLeavers).Add((person.Since ?? day).DayNumber - person.FirstStart.DayNumber);
            for (var i = 0; i < own.Length; i++)
                if (IsOpen(own[i]) && !IsOpenBefore(own, i))
                    CollectionsMarshal.GetValueRefOrAddDefault(taken[scope], (own[i].Insats, own[i].Provider), out _)++;

            bool IsOpen(in ToldParticipation told) => sitesOfScope[scope][told.Site] && told.CountsBy(day) && told.IsOpenAt(day);

            // Told with two starts, or by two sites, a person still takes one place.
            bool IsOpenBefore(ReadOnlySpan<ToldParticipation> own, int i)
            {
                for (var j = 0; j < i; j++)
                    if (IsOpen(own[j]) && own[j].Insats == own[i].Insats && own[j].Provider == own[i].Provider)
                        return true;
                return false;
            }
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
            foreach (var scope in scopesOfSite[group.Site])
                groups[scope].AddAnonymous(group.Insats, group.Sex, persons);
        foreach (var (detail, places) in details.Zip(taken))
            foreach (var ((insats, provider), persons) in places)
                detail.TakePlace(insatser[insats], Folding.Fold(providers[provider]), persons);
        return details;
    }

    /// <summary>ESF's common indicators of the whole project.</summary>
    public EsfCounts CountEsf(Month asOf)
    {
        var day = asOf.LastDay;
        var (esf, indicators) = (new EsfCounts(), project.EsfIndicators);
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            if (scope != 0)
                return;
            var gained = false;
            foreach (ref readonly var told in own)
                gained |= told.CountsBy(day) && told.Told.NewQualification == Answer.Yes;
            esf.AddPerson(person, gained, indicators);
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
            esf.AddAnonymous(group.Start.Year, group.Sex, persons);
        return esf;
    }

    /// <summary>Everybody known who takes part as of a month at any of the sites that were added, and whether any participation of theirs is open.</summary>
    /// <param name="from">Whoever had left by then is left out; null for nobody.</param>
    internal IEnumerable<(Pseudonym Person, bool IsEnrolled)> PeopleOf(Month asOf, DateOnly? from)
    {
        var room = new ToldParticipation[8];
        foreach (var (pseudonym, number) in people.Everybody)
            if (PersonOutcome.Of(people.Own(number, ref room), insatser, project.Words, everySite, asOf.LastDay) is { } person && !(person.Since < from))
                yield return (pseudonym, person.IsEnrolled);
    }

    private delegate void Visitor(int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own);

    private void Visit(Month asOf, Visitor visit)
    {
        var day = asOf.LastDay;
        var room = new ToldParticipation[8];
        // The last person who was visited in each scope, by number.
        var visited = new int[sitesOfScope.Length];
        Array.Fill(visited, -1);
        for (var number = 0; number < people.Count; number++)
        {
            var own = people.Own(number, ref room);
            if (OnlySite(own) is { } site)
            {
                if (PersonOutcome.Of(own, insatser, project.Words, everySite, day) is { } person)
                    foreach (var scope in scopesOfSite[site])
                        visit(scope, person, own);
                continue;
            }

            foreach (ref readonly var told in own)
                foreach (var scope in scopesOfSite[told.Site])
                    if (visited[scope] != number)
                    {
                        visited[scope] = number;
                        if (PersonOutcome.Of(own, insatser, project.Words, sitesOfScope[scope], day) is { } person)
                            visit(scope, person, own);
                    }
        }
    }

    /// <summary>Most people are at one site, and then the outcome is the same in all its scopes.</summary>
    private static int? OnlySite(ReadOnlySpan<ToldParticipation> own)
    {
        if (own.IsEmpty)
            return null;
        foreach (ref readonly var told in own)
            if (told.Site != own[0].Site)
                return null;
        return own[0].Site;
    }

    private IEnumerable<KeyValuePair<(int Site, int Insats, DateOnly Start, Sex Sex), int>> AnonymousBy(Month asOf) => anonymous.Where(group => group.Key.Start <= asOf.LastDay);

    private PersonsBy NewGroups(Func<string, string> nameOfInsats) => new(new(project.Indicators.Count), project, insatser, nameOfInsats, providers);

    private void AddTo(PersonsBy groups, int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own, DateOnly day)
    {
        var reaches = indicatorsOfReason[(int)person.Reason];
        groups.Add(person, reaches);
        for (var i = 0; i < own.Length; i++)
            if (Counts(own[i]))
            {
                var (insatsBefore, providerBefore) = (false, false);
                for (var j = 0; j < i; j++)
                    if (Counts(own[j]))
                    {
                        insatsBefore |= groups.IsSameInsats(own[j].Insats, own[i].Insats);
                        providerBefore |= own[j].Provider == own[i].Provider;
                    }

                if (!insatsBefore)
                    groups.AddToInsats(own[i].Insats, person, reaches);
                if (!providerBefore)
                    groups.AddToProvider(own[i].Provider, person, reaches);
            }

        bool Counts(in ToldParticipation told) => sitesOfScope[scope][told.Site] && told.CountsBy(day);
    }
}
