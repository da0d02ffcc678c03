using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// Everything that is counted for one report, or for one shard of its people. Tallies of different people add up; as json
/// they travel between the instances that count shards.
/// </summary>
/// <param name="Months">One month after another, the last of them the report's as-of.</param>
/// <param name="Details">As of the last month, by scope.</param>
/// <param name="Esf">Of the whole project, as of the last month.</param>
public sealed record Tally(IReadOnlyList<MonthTally> Months, IReadOnlyList<ScopeDetail> Details, EsfCounts Esf)
{
    /// <summary>The first month that each site has delivered, by its id: also one without rows. A site that is not here has delivered nothing that counts.</summary>
    public IReadOnlyDictionary<string, Month> FirstDelivered { get; init; } = new Dictionary<string, Month>();

    /// <summary>As of the report's month, by scope.</summary>
    public IReadOnlyList<Counts> Now => Months[^1].Scopes;

    /// <summary>As of so many months before; all zero before the first delivery.</summary>
    public IReadOnlyList<Counts> Before(int months) =>
        months < Months.Count ? Months[^(months + 1)].Scopes : [.. Now.Select(counts => counts.Nobody)];

    public void Add(Tally other)
    {
        foreach (var (own, more) in Months.Zip(other.Months))
            own.Add(more);
        foreach (var (own, more) in Details.Zip(other.Details))
            own.Add(more);
        Esf.Add(other.Esf);
    }

    public JObject ToJson() => new()
    {
        ["firstDelivered"] = new JObject(FirstDelivered.OrderBy(first => first.Key, StringComparer.Ordinal).Select(first => new JProperty(first.Key, first.Value.ToString()))),
        ["months"] = new JArray(Months.Select(month => new JObject
        {
            ["month"] = month.Month.ToString(),
            ["scopes"] = new JArray(month.Scopes.Select(counts => new JArray(counts.Numbers))),
            ["whole"] = ToJson(month.Whole),
            ["periods"] = new JArray(month.Periods.Select(period => new JObject
            {
                ["period"] = period.Period.ToString(),
                ["scopes"] = new JArray(period.Scopes.Select(counts => new JArray(counts.Numbers))),
            })),
        })),
        ["details"] = new JArray(Details.Select(detail => new JObject
        {
            ["breakdown"] = ToJson(detail.Breakdown),
            ["leavers"] = ToJson(detail.DaysOfLeavers),
            ["enrolled"] = ToJson(detail.DaysOfEnrolled),
            ["untold"] = new JObject(detail.UntoldSince.Select(since => new JProperty(since.Month.ToString(), since.Persons))),
            ["taken"] = new JArray(detail.Taken.Select(t => new JArray(t.Insats, t.Provider, t.Places))),
        })),
        ["esf"] = new JArray(Esf.Numbers.Select(n => new JArray(n.Code, n.Year, n.Number.Women, n.Number.Men, n.Number.NonBinary, n.Number.Total))),
    };

    /// <exception cref="FormatException">It is no tally.</exception>
    public static Tally Of(JObject json, Project project)
    {
        var (indicators, reasons, esf) = (project.Indicators.Count, project.Words.ReasonCount, new EsfCounts());
        foreach (var n in json["esf"]!)
            esf.Set((string)n[0]!, (int)n[1]!, new((int)n[2]!, (int)n[3]!, (int)n[4]!, (int)n[5]!));
        return new(
            [.. json["months"]!.Select(month => new MonthTally(Month.Parse((string)month["month"]!), [.. month["scopes"]!.Select(counts => Counts.Of([.. counts.Select(n => (int)n)], reasons))], ToBreakdown(month["whole"]!, indicators))
            {
                Periods = [.. (month["periods"] ?? new JArray()).Select(period => new PeriodTally(ToPeriod((string)period["period"]!), [.. period["scopes"]!.Select(counts => PeriodCounts.Of([.. counts.Select(n => (int)n)], reasons))]))],
            })],
            [.. json["details"]!.Select(detail =>
            {
                var own = new ScopeDetail(ToBreakdown(detail["breakdown"]!, indicators), ToDistribution(detail["leavers"]!), ToDistribution(detail["enrolled"]!));
                foreach (var since in ((JObject)detail["untold"]!).Properties())
                    own.AddUntold(Month.Parse(since.Name), (int)since.Value);
                foreach (var taken in detail["taken"]!)
                    own.TakePlace((string)taken[0]!, (string)taken[1]!, (int)taken[2]!);
                return own;
            })],
            esf)
        {
            FirstDelivered = ((JObject)json["firstDelivered"]!).Properties().ToDictionary(first => first.Name, first => Month.Parse((string)first.Value!)),
        };
    }

    private static Period ToPeriod(string text) => Period.TryParse(text, out var period) ? period : throw new FormatException($"“{text}” is not a period.");

    private static JArray ToJson(Breakdown breakdown) => new(breakdown.Numbers.Select(group => new JArray(group.Dimension.ToString(), group.Value, new JArray(group.Numbers))));

    private static Breakdown ToBreakdown(JToken groups, int indicators) => Breakdown.Of(indicators,
        groups.Select(group => (Enum.Parse<Dimension>((string)group[0]!), (string)group[1]!, (IReadOnlyList<int>)[.. group[2]!.Select(n => (int)n)])));

    private static JObject ToJson(Distribution distribution) =>
        new(distribution.Numbers.Select(n => new JProperty(n.Days.ToString(CultureInfo.InvariantCulture), n.Persons)));

    private static Distribution ToDistribution(JToken numbers)
    {
        var distribution = new Distribution();
        foreach (var number in ((JObject)numbers).Properties())
            distribution.Add(int.Parse(number.Name, CultureInfo.InvariantCulture), (int)number.Value);
        return distribution;
    }
}

/// <summary>The counts as of one month.</summary>
/// <param name="Scopes">In the order of <see cref="Project.Scopes"/>.</param>
/// <param name="Whole">The whole project broken down as it may be published: insatser that the catalogue does not know as <see cref="DimensionValues.OtherInsatser"/>.</param>
public sealed record MonthTally(Month Month, IReadOnlyList<Counts> Scopes, Breakdown Whole)
{
    /// <summary>Those that were counted of what ends with the month, the longest first.</summary>
    public IReadOnlyList<PeriodTally> Periods { get; init; } = [];

    internal void Add(MonthTally other)
    {
        foreach (var (own, more) in Periods.Zip(other.Periods))
            own.Add(more);
        foreach (var (own, more) in Scopes.Zip(other.Scopes))
            own.Add(more);
        Whole.Add(other.Whole);
    }
}

/// <summary>What only the latest month of a report shows of one scope.</summary>
/// <param name="DaysOfLeavers">Days from the first start to the exit.</param>
/// <param name="DaysOfEnrolled">Days from the first start to the end of the as-of month.</param>
public sealed record ScopeDetail(Breakdown Breakdown, Distribution DaysOfLeavers, Distribution DaysOfEnrolled)
{
    private readonly SortedDictionary<string, (string Insats, string Provider, int Places)> taken = new(StringComparer.Ordinal);

    private readonly SortedDictionary<Month, int> untoldSince = [];

    internal ScopeDetail(int indicators) : this(new(indicators), new(), new())
    {
    }

    /// <summary>Persons with an open participation in an insats at a provider (folded): each takes one place.</summary>
    public IEnumerable<(string Insats, string Provider, int Places)> Taken => taken.Values;

    /// <summary>Whom no site names any longer, by the month that named them last; together the untold.</summary>
    public IEnumerable<(Month Month, int Persons)> UntoldSince => untoldSince.Select(since => (since.Key, since.Value));

    internal void AddUntold(Month since, int persons = 1) => untoldSince[since] = untoldSince.GetValueOrDefault(since) + persons;

    internal void TakePlace(string insats, string provider, int places = 1)
    {
        var key = insats + '\n' + provider;
        taken[key] = (insats, provider, taken.GetValueOrDefault(key).Places + places);
    }

    internal void Add(ScopeDetail other)
    {
        Breakdown.Add(other.Breakdown);
        DaysOfLeavers.Add(other.DaysOfLeavers);
        DaysOfEnrolled.Add(other.DaysOfEnrolled);
        foreach (var (since, persons) in other.UntoldSince)
            AddUntold(since, persons);
        foreach (var more in other.Taken)
            TakePlace(more.Insats, more.Provider, more.Places);
    }
}
