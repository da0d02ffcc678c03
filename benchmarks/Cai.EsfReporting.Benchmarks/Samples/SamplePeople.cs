using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>Every person of the samples, at the site and in the days that their cohort says.</summary>
public sealed class SamplePeople
{
    private static readonly string[] Work = ["Arbete", "Arbete", "Arbete", "Arbete med stöd", "Arbete med stöd", "Eget företag"];
    private static readonly string[] Referral = ["Arbetsförmedlingen", "Kommunal insats"];

    /// <summary>The reasons that count in no indicator.</summary>
    internal static readonly string[] Otherwise = ["Arbetssökande", "Vård", "Sjukdom", "Sjukdom", "Flytt", "Föräldraledighet", "Avbrott", "Avbrott", "Annat"];

    private readonly Dice dice = new(20180831);
    private readonly SyntheticIdentities identities;
    private readonly Places places = new();
    private readonly Dictionary<(string Project, string Site), List<Stay>> stays = [];

    public SamplePeople(ReportingCatalogue catalogue)
    {
        identities = new(dice);
        foreach (var cohort in Cohorts.All)
            Add(cohort, catalogue.Find(cohort.Project)!);
        foreach (var (site, people) in (ReadOnlySpan<(string, int)>)[("haninge", 4), ("nynashamn", 2), ("tyreso", 5)])
            ComeFromMia(site, people, catalogue.Find("etableringscentrum")!.Ages!.Value);
    }

    /// <summary>
    /// Some of a centre's people had left MIA in the same municipality before they began. They are given that identity, of the same sex and age group, and nothing else is another for it: no count of either project,
    /// only how many different people there are.
    /// </summary>
    private void ComeFromMia(string site, int people, AgeRange ages)
    {
        var centre = stays[("etableringscentrum", site)];
        var before = stays[("mia", site)].Where(stay => !stay.Person.IsAnonymous).GroupBy(stay => stay.Person).Where(person => person.All(stay => stay.End is not null)).ToDictionary(person => person.Key, person => person.Max(stay => stay.End!.Value));
        foreach (var person in centre.Where(stay => !stay.Person.IsAnonymous).Select(stay => stay.Person).Distinct().ToList())
        {
            var start = centre.Where(stay => stay.Person == person).Min(stay => stay.Start);
            if (people == 0)
                break;
            if (before.FirstOrDefault(known => known.Value < start && known.Key.Sex == person.Sex && GroupOf(known.Key, start) == GroupOf(person, start) && AgeOf(known.Key, start) >= ages.From && AgeOf(known.Key, start) <= ages.To).Key is not { } same)
                continue;
            for (var i = 0; i < centre.Count; i++)
                if (centre[i].Person == person)
                    centre[i] = centre[i] with { Person = person with { Identity = same.Identity } };
            before.Remove(same);
            people--;
        }
    }

    private static int AgeOf(SyntheticPerson person, DateOnly on)
    {
        var born = DateOnly.ParseExact(person.Identity[..8], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return on.Year - born.Year - (on < born.AddYears(on.Year - born.Year) ? 1 : 0);
    }

    /// <summary>As ESF's indicators tell ages apart.</summary>
    private static int GroupOf(SyntheticPerson person, DateOnly on) => AgeOf(person, on) switch { < 25 => 0, <= 54 => 1, _ => 2 };

    /// <summary>The stays at a site that a month's file states: open at some time in it, or followed up in it.</summary>
    public IEnumerable<Stay> Of(string project, string site, Month month, bool withFollowUps) =>
        stays[(project, site)].Where(stay => stay.Start <= month.LastDay
            && (stay.End is not { } end || end >= month.FirstDay || withFollowUps && (Month.Of(end.AddDays(90)) == month || Month.Of(end.AddMonths(6)) == month)))
        .OrderBy(stay => stay.Start);

    private void Add(Cohort cohort, Project project)
    {
        var reasons = Repeat(Work, cohort.Work).Concat(Enumerable.Repeat("Studier", cohort.Study)).Concat(Repeat(Referral, cohort.Referred))
            .Concat(Repeat(Otherwise, cohort.Others)).Concat(Enumerable.Repeat("Avliden", cohort.Deceased)).Concat(Enumerable.Repeat("", cohort.Enrolled)).ToList();
        dice.Shuffle(reasons);
        var self = Enumerable.Range(0, reasons.Count).Select(i => cohort.SelfReferred is { } count ? i < count : dice.Chance(10)).ToList();
        dice.Shuffle(self);
        var toReturn = cohort.Returned;
        for (var i = 0; i < reasons.Count; i++)
        {
            var returned = reasons[i].Length > 0 && toReturn-- > 0;
            AddPerson(cohort, project, reasons[i], self[i], returned);
        }

        for (var i = 0; i < cohort.Anonymous; i++)
        {
            var start = dice.WorkingDay(cohort.Starts.First, cohort.Starts.Last);
            Add(cohort, cohort.Site, Stay.Create(dice, Person(project, start, anonymous: true, null), "", "", start, null, ""));
        }
    }

    private void AddPerson(Cohort cohort, Project project, string reason, bool self, bool returned)
    {
        DateOnly? end = reason.Length > 0 ? dice.WorkingDay(Later(cohort.Ends.First, cohort.Starts.First.AddDays(21)), cohort.Ends.Last) : null;
        // Somebody who came back needs time for both stays.
        var (least, most) = returned ? (130, 300) : (14, 330);
        var last = end is { } left ? Earlier(cohort.Starts.Last, left.AddDays(-least)) : cohort.Starts.Last;
        var first = end is { } leaves ? Later(cohort.Starts.First, leaves.AddDays(-most)) : cohort.Starts.First;
        var start = dice.WorkingDay(Earlier(first, last), last);
        var person = Person(project, start, anonymous: false, self ? "Egen anmälan" : null);
        if (returned)
        {
            var before = start.AddDays(20 + dice.Throw(20));
            Add(cohort, cohort.ReturnedFrom ?? cohort.Site, Stay.Create(dice, person, project.Insatser[0].Name, "", start, before, cohort.ReturnedFrom is null ? "Avbrott" : "Flytt"));
            start = before.AddDays(30 + dice.Throw(20));
        }

        var (insats, provider) = end is null ? places.Taken(cohort, project, dice) : Places.Any(cohort, project, dice);
        Add(cohort, cohort.Site, Stay.Create(dice, person, insats, provider, start, end, reason));
        var more = project.Insatser.Last(i => i.Name != insats);
        if (end is { } ended && ended.DayNumber - start.DayNumber > 60 && dice.Chance(25))
            Add(cohort, cohort.Site, Stay.Create(dice, person, more.Name, Places.ProviderAt(cohort.Site, project), start.AddDays(20 + dice.Throw(25)), end, reason));
    }

    private SyntheticPerson Person(Project project, DateOnly start, bool anonymous, string? initiatedBy) =>
        SyntheticPerson.Create(identities, dice, start, new(project.Ages!.Value.From, project.Ages.Value.To), anonymous, initiatedBy);

    private void Add(Cohort cohort, string site, Stay stay)
    {
        if (!stays.TryGetValue((cohort.Project, site), out var there))
            stays.Add((cohort.Project, site), there = []);
        there.Add(stay);
    }

    private IEnumerable<string> Repeat(string[] words, int count) => Enumerable.Range(0, count).Select(_ => dice.Pick(words));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
