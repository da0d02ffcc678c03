using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The calendar year so far of the whole project, and in its first public month the whole years before, as cells of the public edition. Who left in a year, and who stands as a
/// leaver from before it, are the leavers; and those are the leavers of the last public month before it, but for who left later, came back since, or was told late: none of it may be told of a few.
/// </summary>
/// <remarks>A whole year stands where its December is public, or ended before any month was: between two public months it would tell how few left from the one to it.</remarks>
/// <param name="months">What was counted of each month, the table's own last.</param>
internal sealed class PublicPeriodCells(Project project, IReadOnlyList<MonthTally> months, IReadOnlyList<PublishedMonth> before, CellList list)
{
    /// <summary>The part that they stand in: each year is within it.</summary>
    public const string Part = "periods";

    // Lighter than any other number: they are hidden before it.
    private const double OfShare = 0.3, OfPeople = 0.1;

    private readonly Scope whole = project.Scopes[0];
    private readonly IReadOnlyList<Column> columns = ColumnsOf(project);

    /// <summary>A number of people who left: of a period by their latest end, at the end of a month of all until then.</summary>
    /// <param name="Weight">Null for one that is not printed.</param>
    private sealed record Column(string Name, double? Weight, bool IsCumulative, Func<Func<ExitReason, int>, int, int> Of)
    {
        public int In(PeriodCounts counts) => Of(counts.LeaversTo, counts.Untold);

        public int In(Counts counts) => Of(counts.LeaversTo, counts.Untold);
    }

    /// <summary>The keys of a year's own numbers: so far, or the whole of it.</summary>
    public static string KeyOf(Scope whole, int year, string column) => PublicCells.KeyOf(whole, Year("of", year, column));

    public void Add()
    {
        if (before.Count == 0)
            foreach (var december in months.SkipLast(1).Where(month => month.Month.Number == 12 && month.Scopes[0].Participants > 0))
                AddYear(december, isOwn: false);
        AddYear(months[^1], isOwn: true);
    }

    private void AddYear(MonthTally month, bool isOwn)
    {
        var (year, counts) = (month.Month.Year, month.Scopes[0]);
        if (month.Periods.FirstOrDefault(told => told.Period == Period.YearUntil(month.Month))?.Scopes[0] is not { } told)
            return;
        list.Part = $"{Part}/{year.ToString(CultureInfo.InvariantCulture)}";
        string Own(string column) => KeyOf(whole, year, column);
        string End(string column) => isOwn ? PublicCells.KeyOf(whole, column) : At(month.Month, column);
        if (!isOwn)
            AddDecember(month.Month, counts);
        // Nobody was there before the project began.
        var isFirst = Month.Of(project.ParticipantsFrom).Year >= year && counts.Participants == told.Started;
        var earlier = isFirst ? Earlier.None : Before(year);
        foreach (var column in columns)
        {
            if (column.Weight is { } weight)
                list.Print(Own(column.Name), column.In(told), weight, column.IsCumulative);
            else
                list.Imply(Own(column.Name), column.In(told));
            if (isFirst)
                list.Sum(End(column.Name), Own(column.Name));
            else
                AddStanding(year, column, column.In(counts) - column.In(told), End(column.Name), earlier);
        }

        Relate(Own);
        AddStarted(month, told.Started, isOwn, isFirst, earlier);
        if (!isFirst)
            AddThere(year, counts, told, End, earlier);
    }

    /// <summary>The December of a year that ended before any month was public. Its numbers follow from those of its years.</summary>
    private void AddDecember(Month december, Counts counts)
    {
        string Key(string column) => At(december, column);
        foreach (var column in columns)
            list.Imply(Key(column.Name), column.In(counts));
        Relate(Key);
        var enrolled = KeyOf(whole, december.Year, PublicCells.Enrolled);
        list.Imply(Key(PublicCells.Persons), counts.Participants);
        list.Imply(Key(PublicCells.Anonymous), counts.Anonymous);
        list.Print(enrolled, counts.Enrolled, OfPeople, isEvent: false);
        list.Sum(Key(PublicCells.Persons), Key(PublicCells.Anonymous), enrolled, Key(PublicCells.Leavers), Key(PublicCells.Untold));
    }

    /// <summary>Those whose latest end lies before the year, beside what stood when it began.</summary>
    private void AddStanding(int year, Column column, int standing, string end, Earlier earlier)
    {
        var key = PublicCells.KeyOf(whole, Year("before", year, column.Name));
        list.Imply(key, standing, column.IsCumulative);
        list.Sum(end, KeyOf(whole, year, column.Name), key);
        if (earlier.Values.TryGetValue(column.Name, out var then))
            AddNet(year, column.Name, At(earlier.Month, column.Name), then, key, standing, column.IsCumulative);
    }

    /// <summary>What came on top of a number since, or went: people who left later, were told late, or came back.</summary>
    /// <param name="onlyRises">Whether everybody knows that it cannot fall.</param>
    private void AddNet(int year, string column, string then, int thenValue, string now, int nowValue, bool onlyRises)
    {
        var isLate = nowValue > thenValue || nowValue == thenValue && onlyRises;
        var net = PublicCells.KeyOf(whole, Year(isLate ? "late" : "back", year, column));
        list.Imply(net, Math.Abs(nowValue - thenValue));
        if (isLate)
            list.Sum(now, then, net);
        else
            list.Sum(then, now, net);
    }

    /// <summary>Leavers by reason, indicator and outcome hang together in a year as they do in all.</summary>
    private void Relate(Func<string, string> key)
    {
        var (leaving, outcomes) = (project.Words.Leaving.Where(reason => reason != ExitReason.Deceased).ToList(), PublicCells.OutcomesOf(project).ToList());
        string Of(ExitReason reason) => key(PublicCells.Reason(project.Words, reason));
        list.Sum(key(PublicCells.Leavers), key(PublicCells.InRates), Of(ExitReason.Deceased));
        list.Sum(key(PublicCells.InRates), [.. leaving.Select(Of)]);
        list.Sum(key(PublicCells.InRates), [.. outcomes.Select(outcome => key(PublicCells.Outcome(outcome.Key)))]);
        foreach (var (i, indicator) in project.Indicators.Index())
        {
            list.Sum(key(PublicCells.InRates), key(PublicCells.Numerator(i)), key(PublicCells.Others(i)));
            list.Sum(key(PublicCells.Numerator(i)), [.. leaving.Where(indicator.Reasons.Contains).Select(Of)]);
            list.Sum(key(PublicCells.Numerator(i)), [.. outcomes.Where(outcome => indicator.Reasons.Contains(outcome.First())).Select(outcome => key(PublicCells.Outcome(outcome.Key)))]);
        }
    }

    /// <summary>A plan for each year holds who started in it among the project's own numbers already.</summary>
    private void AddStarted(MonthTally month, int started, bool isOwn, bool isFirst, Earlier earlier)
    {
        var (year, participants) = (month.Month.Year, month.Scopes[0].Participants);
        var (inYear, startedBefore) = (PublicCells.KeyOf(whole, PublicCells.Started(year)), PublicCells.KeyOf(whole, PublicCells.StartedBefore(year)));
        var isThere = isOwn && whole.Plan is { Yearly: true };
        if (isFirst)
        {
            if (!isThere)
                list.Print(inYear, started, OfPeople, cumulative: true);
            list.Sum(isOwn ? PublicCells.KeyOf(whole, PublicCells.Persons) : At(month.Month, PublicCells.Persons), inYear);
            return;
        }

        if (isOwn && !isThere)
            list.AddStarted(whole, month.Month, participants, started, OfPeople, before);
        else if (!isOwn)
        {
            list.Print(inYear, started, OfPeople, cumulative: true);
            list.Imply(startedBefore, participants - started);
            list.Sum(At(month.Month, PublicCells.Persons), inYear, startedBefore);
        }

        if (!earlier.Values.TryGetValue(PublicCells.Persons, out var then))
            return;
        // Who started later than the December before did not start before the year.
        if (then == participants - started && earlier.Month.Number == 12)
            list.Sum(startedBefore, At(earlier.Month, PublicCells.Persons));
        else
            AddNet(year, PublicCells.Persons, At(earlier.Month, PublicCells.Persons), then, startedBefore, participants - started, onlyRises: true);
    }

    /// <summary>Who started before the year and was there in it, or is anonymous; and who is anonymous since.</summary>
    private void AddThere(int year, Counts counts, PeriodCounts told, Func<string, string> end, Earlier earlier)
    {
        string Key(string column) => PublicCells.KeyOf(whole, Year("before", year, column));
        var there = counts.Participants - told.Started - (counts.Leavers - told.Leavers) - (counts.Untold - told.Untold);
        list.Imply(Key("there"), there);
        list.Sum(PublicCells.KeyOf(whole, PublicCells.StartedBefore(year)), Key(PublicCells.Leavers), Key(PublicCells.Untold), Key("there"));
        if (earlier.Month.Number != 12 || !earlier.Values.TryGetValue(PublicCells.Anonymous, out var anonymous) || counts.Anonymous < anonymous || there < anonymous || told.Started < counts.Anonymous - anonymous)
            return;
        var at = At(earlier.Month, PublicCells.Anonymous);
        list.Imply(KeyOf(whole, year, PublicCells.Anonymous), counts.Anonymous - anonymous);
        list.Sum(end(PublicCells.Anonymous), at, KeyOf(whole, year, PublicCells.Anonymous));
        list.Imply(KeyOf(whole, year, "started-known"), told.Started - (counts.Anonymous - anonymous));
        list.Sum(PublicCells.KeyOf(whole, PublicCells.Started(year)), KeyOf(whole, year, PublicCells.Anonymous), KeyOf(whole, year, "started-known"));
        list.Imply(Key("there-known"), there - anonymous);
        list.Sum(Key("there"), at, Key("there-known"));
    }

    /// <summary>The latest month before a year of which numbers are public, or follow from what is.</summary>
    private sealed record Earlier(Month Month, IReadOnlyDictionary<string, int> Values)
    {
        public static Earlier None { get; } = new(default, new Dictionary<string, int>());
    }

    private Earlier Before(int year)
    {
        var december = new Month(year - 1, 12);
        IReadOnlyList<string> names = [.. columns.Select(column => column.Name), PublicCells.Persons, PublicCells.Anonymous];
        // The year before is told of in this very month.
        var own = list.Cells.ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);
        if (own.ContainsKey(At(december, PublicCells.Leavers)))
            return new(december, names.ToDictionary(name => name, name => own[At(december, name)]));
        foreach (var (table, month) in before.Index().Reverse())
        {
            var at = month.Month.Year < year ? month.Month : december;
            string Then(string name) => month.Month.Year < year ? PublicCells.KeyOf(whole, name) : At(december, name);
            if (!month.Table.Values.ContainsKey(Then(PublicCells.Leavers)))
                continue;
            var values = names.Where(name => month.Table.Values.ContainsKey(Then(name))).ToDictionary(name => name, name => month.Table.Values[Then(name)]);
            foreach (var (name, value) in values)
            {
                list.Imply(At(at, name), value);
                list.Ties.Add(new(At(at, name), table, Then(name)));
            }

            return new(at, values);
        }

        return Earlier.None;
    }

    private static IReadOnlyList<Column> ColumnsOf(Project project)
    {
        var leaving = project.Words.Leaving;
        int InRates(Func<ExitReason, int> leaversTo) => leaving.Where(reason => reason != ExitReason.Deceased).Sum(leaversTo);
        int Towards(int indicator, Func<ExitReason, int> leaversTo) => leaving.Where(project.Indicators[indicator].Reasons.Contains).Sum(leaversTo);
        return
        [
            new(PublicCells.Leavers, OfPeople, false, (leaversTo, _) => leaving.Sum(leaversTo)),
            new(PublicCells.Untold, OfPeople, false, (_, untold) => untold),
            new(PublicCells.InRates, OfShare, false, (leaversTo, _) => InRates(leaversTo)),
            .. leaving.Select(reason => new Column(PublicCells.Reason(project.Words, reason), OfPeople, reason == ExitReason.Deceased, (leaversTo, _) => leaversTo(reason))),
            .. project.Indicators.Select((_, i) => new Column(PublicCells.Numerator(i), OfShare, false, (leaversTo, _) => Towards(i, leaversTo))),
            .. project.Indicators.Select((_, i) => new Column(PublicCells.Others(i), null, false, (leaversTo, _) => InRates(leaversTo) - Towards(i, leaversTo))),
            .. PublicCells.OutcomesOf(project).Select(outcome => new Column(PublicCells.Outcome(outcome.Key), null, false, (leaversTo, _) => outcome.Sum(leaversTo))),
        ];
    }

    private string At(Month month, string column) => PublicCells.KeyOf(whole, $"at-{month}/{column}");

    private static string Year(string what, int year, string column) => string.Create(CultureInfo.InvariantCulture, $"{what}-{year}/{column}");
}
