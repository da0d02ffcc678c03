using System.Runtime.InteropServices;
using Cai.EsfReporting.Catalogue;
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
    private readonly Dictionary<string, int> rankOfSite;
    private readonly bool[] everySite;
    private readonly bool[][] sitesOfScope;
    private readonly int[][] scopesOfSite;
    private readonly bool[][] indicatorsOfReason;
    private readonly Dictionary<string, string> nameOfProvider;
    private readonly InsatsNames nameOfInsats;
    private readonly HashSet<string> insatser;
    private readonly Dictionary<Pseudonym, ToldPerson> people = [];
    private readonly SiteTelling[] tellingOfSite;
    private int tellings;
    private readonly Dictionary<(int Site, string Insats, DateOnly Start, Sex Sex), int> anonymous = [];
    private readonly Dictionary<(int Site, string Insats, DateOnly Start, Sex Sex), int> anonymousOfMonth = [];

    public Fold(Project project)
    {
        this.project = project;
        var sites = project.Sites.OrderBy(s => s.Id, StringComparer.Ordinal).ToList();
        rankOfSite = sites.Index().ToDictionary(s => s.Item.Id, s => s.Index, StringComparer.Ordinal);
        everySite = [.. sites.Select(_ => true)];
        sitesOfScope = [.. project.Scopes.Select(scope => sites.Select(site => scope.Kind switch
        {
            ScopeKind.Project => true,
            ScopeKind.SubProject => site.SubProject == scope.Id,
            _ => site.Id == scope.Id,
        }).ToArray())];
        scopesOfSite = [.. sites.Index().Select(site => Enumerable.Range(0, sitesOfScope.Length).Where(scope => sitesOfScope[scope][site.Index]).ToArray())];
        indicatorsOfReason = [.. Enumerable.Range(0, ExitReasons.Count).Select(reason => project.Indicators.Select(i => i.Reasons.Contains((ExitReason)reason)).ToArray())];
        tellingOfSite = [.. sites.Select(_ => new SiteTelling())];
        nameOfInsats = new(project);
        nameOfProvider = project.Insatser.SelectMany(insats => insats.Places).Select(places => places.Provider).OfType<string>()
            .GroupBy(Folding.Fold).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        insatser = [.. project.Insatser.Select(insats => insats.Id)];
    }

    /// <summary>
    /// Adds one month of one site. A site's months come in their order: the latest to name a participation wins, and who was
    /// open and is no longer named was corrected, or has vanished.
    /// </summary>
    /// <param name="site">Id of a site in the project.</param>
    public async Task AddAsync(string site, Month month, IAsyncEnumerable<Participation> told, CancellationToken cancellation)
    {
        var rank = rankOfSite[site];
        var telling = ++tellings;
        anonymousOfMonth.Clear();
        await foreach (var participation in told.WithCancellation(cancellation))
            if (participation.IsRefused)
                Person(participation.Pseudonym).Refused = telling;
            else if (!participation.IsAnonymous)
                Add(rank, participation with { Insats = nameOfInsats.Of(participation.Insats), Provider = NameOf(participation.Provider) }, telling);
            else if (participation.Reason != ExitReason.RegisteredInError)
                CollectionsMarshal.GetValueRefOrAddDefault(anonymousOfMonth, (rank, nameOfInsats.Of(participation.Insats), participation.Start, participation.Sex), out _)++;
        foreach (var (group, persons) in anonymousOfMonth)
            anonymous[group] = Math.Max(anonymous.GetValueOrDefault(group), persons);
        tellingOfSite[rank].Close(rank, month, telling);
    }

    /// <summary>A provider that the catalogue names is one provider, however offices spell it.</summary>
    private string NameOf(string provider)
    {
        if (nameOfProvider.TryGetValue(provider, out var name))
            return name;
        name = nameOfProvider.GetValueOrDefault(Folding.Fold(provider), provider);
        nameOfProvider.Add(provider, name);
        return name;
    }

    private ToldPerson Person(Pseudonym pseudonym)
    {
        if (!people.TryGetValue(pseudonym, out var person))
            people.Add(pseudonym, person = new());
        return person;
    }

    private void Add(int site, in Participation told, int telling)
    {
        var person = Person(told.Pseudonym);
        person.Named = telling;
        if (told.End is null)
            tellingOfSite[site].Open.Add(person);
        foreach (ref var known in CollectionsMarshal.AsSpan(person.Own))
            if (known.Site == site && known.Told.Start == told.Start && known.Told.Insats == told.Insats)
            {
                known = known with { Told = told, Last = telling, IsCorrected = false };
                return;
            }

        person.Own.Add(new(site, told, telling, telling));
    }

    /// <summary>The counts as of a month, of what has been added so far.</summary>
    /// <param name="periods">Those that end with it, and are counted beside the time since the start.</param>
    public MonthTally Count(Month asOf, params IReadOnlyList<Period> periods)
    {
        var inPeriods = periods.Select(period => new PeriodTally(period, [.. sitesOfScope.Select(_ => new PeriodCounts())])).ToArray();
        var counts = sitesOfScope.Select(_ => new Counts(project.Shares.Count)).ToArray();
        var whole = new Breakdown(project.Indicators.Count);
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            counts[scope].AddPerson(person, person.FirstStart.Year == asOf.Year);
            for (var share = 0; share < project.Shares.Count; share++)
                counts[scope].AddToShare(share, ShareOf.Reached(project.Shares[share], person, own, sitesOfScope[scope], asOf.LastDay), ShareOf.IsDue(project.Shares[share], person, asOf.LastDay));
            foreach (var period in inPeriods)
                period.Scopes[scope].AddPerson(person, period.Period);
            if (scope == 0)
                AddTo(whole, 0, person, own, asOf.LastDay, insatsOf: Published);
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
        {
            foreach (var scope in scopesOfSite[group.Site])
            {
                counts[scope].AddAnonymous(persons, group.Start.Year == asOf.Year);
                foreach (var period in inPeriods.Where(period => period.Period.Contains(group.Start)))
                    period.Scopes[scope].AddAnonymous(persons);
            }

            AddTo(whole, Published(group.Insats), group.Sex, persons);
        }

        return new(asOf, counts, whole) { Periods = inPeriods };
    }

    /// <summary>What only the latest month of a report shows, for every scope in the order of <see cref="Project.Scopes"/>.</summary>
    public IReadOnlyList<ScopeDetail> Detail(Month asOf)
    {
        var details = sitesOfScope.Select(_ => new ScopeDetail(project.Indicators.Count)).ToArray();
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            var detail = details[scope];
            AddTo(detail.Breakdown, scope, person, own, asOf.LastDay, insatsOf: insats => insats);
            if (person is { IsUntold: true, Since: { } since })
                detail.AddUntold(Month.Of(since));
            else
                (person.IsEnrolled ? detail.DaysOfEnrolled : detail.DaysOfLeavers).Add((person.Since ?? asOf.LastDay).DayNumber - person.FirstStart.DayNumber);
            for (var i = 0; i < own.Length; i++)
                if (IsOpen(own[i]) && !IsOpenBefore(own, i))
                    detail.TakePlace(own[i].Told.Insats, Folding.Fold(own[i].Told.Provider));

            bool IsOpen(in ToldParticipation told) => sitesOfScope[scope][told.Site] && told.CountsBy(asOf.LastDay) && told.IsOpenAt(asOf.LastDay);

            // Told with two starts, or by two sites, a person still takes one place.
            bool IsOpenBefore(ReadOnlySpan<ToldParticipation> own, int i)
            {
                for (var j = 0; j < i; j++)
                    if (IsOpen(own[j]) && own[j].Told.Insats == own[i].Told.Insats && own[j].Told.Provider == own[i].Told.Provider)
                        return true;
                return false;
            }
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
            foreach (var scope in scopesOfSite[group.Site])
                AddTo(details[scope].Breakdown, group.Insats, group.Sex, persons);
        return details;
    }

    /// <summary>ESF's common indicators of the whole project.</summary>
    public EsfCounts CountEsf(Month asOf)
    {
        var (esf, indicators) = (new EsfCounts(), project.EsfIndicators);
        Visit(asOf, (int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own) =>
        {
            if (scope != 0)
                return;
            var gained = false;
            foreach (ref readonly var told in own)
                gained |= told.CountsBy(asOf.LastDay) && told.Told.NewQualification == Answer.Yes;
            esf.AddPerson(person, gained, indicators);
        });
        foreach (var (group, persons) in AnonymousBy(asOf))
            esf.AddAnonymous(group.Start.Year, group.Sex, persons);
        return esf;
    }

    private delegate void Visitor(int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own);

    private void Visit(Month asOf, Visitor visit)
    {
        var day = asOf.LastDay;
        foreach (var known in people.Values)
        {
            ReadOnlySpan<ToldParticipation> own = CollectionsMarshal.AsSpan(known.Own);
            if (OnlySite(own) is { } site)
            {
                if (PersonOutcome.Of(own, everySite, day) is { } person)
                    foreach (var scope in scopesOfSite[site])
                        visit(scope, person, own);
            }
            else
            {
                for (var scope = 0; scope < sitesOfScope.Length; scope++)
                    if (PersonOutcome.Of(own, sitesOfScope[scope], day) is { } person)
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

    private IEnumerable<KeyValuePair<(int Site, string Insats, DateOnly Start, Sex Sex), int>> AnonymousBy(Month asOf) => anonymous.Where(group => group.Key.Start <= asOf.LastDay);

    private void AddTo(Breakdown breakdown, int scope, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own, DateOnly day, Func<string, string> insatsOf)
    {
        var reaches = indicatorsOfReason[(int)person.Reason];
        breakdown.AddPerson(Dimension.Sex, DimensionValues.Of(person.Entry.Sex), person, reaches);
        breakdown.AddPerson(Dimension.Age, project.Programme.BandOf(person.Entry.Age) ?? Breakdown.NotTold, person, reaches);
        breakdown.AddPerson(Dimension.InitiatedBy, DimensionValues.Of(person.Entry.InitiatedBy), person, reaches);
        for (var i = 0; i < own.Length; i++)
            if (Counts(own[i]))
            {
                var (insatsBefore, providerBefore) = (false, false);
                for (var j = 0; j < i; j++)
                    if (Counts(own[j]))
                    {
                        insatsBefore |= insatsOf(own[j].Told.Insats) == insatsOf(own[i].Told.Insats);
                        providerBefore |= own[j].Told.Provider == own[i].Told.Provider;
                    }

                if (!insatsBefore)
                    breakdown.AddPerson(Dimension.Insats, insatsOf(own[i].Told.Insats), person, reaches);
                if (!providerBefore)
                    breakdown.AddPerson(Dimension.Provider, own[i].Told.Provider, person, reaches);
            }

        bool Counts(in ToldParticipation told) => sitesOfScope[scope][told.Site] && told.CountsBy(day);
    }

    /// <summary>What the catalogue does not know is a text that came in a file: those who took part in any such count together, once.</summary>
    private string Published(string insats) => insats.Length == 0 || insatser.Contains(insats) ? insats : DimensionValues.OtherInsatser;

    private static void AddTo(Breakdown breakdown, string insats, Sex sex, int anonymous)
    {
        breakdown.AddAnonymous(Dimension.Sex, DimensionValues.Of(sex), anonymous);
        breakdown.AddAnonymous(Dimension.Age, Breakdown.NotTold, anonymous);
        breakdown.AddAnonymous(Dimension.InitiatedBy, Breakdown.NotTold, anonymous);
        breakdown.AddAnonymous(Dimension.Insats, insats, anonymous);
        breakdown.AddAnonymous(Dimension.Provider, Breakdown.NotTold, anonymous);
    }
}
