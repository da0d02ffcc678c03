using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Utfall 2015 · 2016 · 2017 · Mål · Bedömning · Trend: years as columns and one row an indicator, as municipalities' annual and part-year reports
/// have them. Counts and shares of participants are of those who began or left in each year; key figures are as they were delivered.
/// </summary>
/// <param name="Columns">At most three whole years, and the year so far; the oldest first.</param>
/// <param name="Rows">The project before its parts, and then the key figures; without those of which nothing is told in any of the columns, and without parts in which nobody has taken part.</param>
public sealed record YearsAsColumns(IReadOnlyList<Period> Columns, IReadOnlyList<IndicatorOverYears> Rows)
{
    private const int WholeYears = 3;

    /// <summary>What part of a year must be told of, from its first month, to stand for the year: more than a quarter. It is then named.</summary>
    private const int LeastMonths = 4;

    public static YearsAsColumns Of(OutcomeReport report)
    {
        var lastWhole = report.AsOf.Number == 12 ? report.AsOf.Year : report.AsOf.Year - 1;
        List<Period> columns = [.. Enumerable.Range(lastWhole - WholeYears + 1, WholeYears).Select(Period.OfYear)];
        if (report.AsOf.Number < 12)
            columns.Add(Period.YearUntil(report.AsOf));
        var rows = Counted(report, columns).Concat(Delivered(report, columns)).Where(row => row.Years.Any(year => year is not null)).ToList();
        var empty = columns.Index().TakeWhile(column => rows.TrueForAll(row => row.Years[column.Index] is null)).Count();
        var undelivered = columns.Select(UndeliveredIn).ToList();
        return rows.Count == 0 ? new([], []) : new([.. columns.Skip(empty)], [.. rows.Select(row => row with { Years = [.. row.Years.Select((year, i) => year ?? (row.IsDelivered ? null : undelivered[i])).Skip(empty)] })]);

        // Beside years that are told of: nobody had delivered anything by then.
        YearOutcome? UndeliveredIn(Period column) => report.Completeness.Any(site => site.HasDelivered(default, column.Last)) ? null
            : new(column, null, "", null, null, null, Trend.None, null) { IsMissing = true };
    }

    /// <summary>The project's own rows and the key figures, as many as a page shows.</summary>
    public IEnumerable<IndicatorOverYears> RowsOfPage => Rows.Where(row => row.IsDelivered || row.Kind == ScopeKind.Project);

    /// <summary>Each sub-project's own rows, a table each. None in the public edition, whose years are the project's alone.</summary>
    public IEnumerable<(Scope SubProject, IReadOnlyList<IndicatorOverYears> Rows)> RowsOfSubProjects =>
        Rows.Where(row => row is { IsDelivered: false, Kind: ScopeKind.SubProject }).GroupBy(row => row.Scope.Id).Select(own => (own.First().Scope, (IReadOnlyList<IndicatorOverYears>)[.. own]));

    /// <summary>What makes a column's counts of participants less than whole, in sentences; only columns that lack something.</summary>
    public IEnumerable<(Period Column, string Missing)> Missing(OutcomeReport report, Language language) =>
        from column in Columns
        let missing = report.Find(column)?.MissingInWords(language) ?? ""
        where missing.Length > 0
        select (column, missing);

    /// <summary>What a column is called: <c>Utfall 2017</c>, <c>Utfall januari–augusti 2019</c>.</summary>
    public static string Heading(Period column, Language language) => new Text("Utfall {0}", "Outcome {0}").In(language, column.InWords(language));

    /// <summary>How the table is to be read.</summary>
    public static Text About { get; } = new(
        "Mål, bedömning och trend hör till det senaste året med ett tal, om inget annat står. Trenden för andelar och antal av deltagare jämför med året före; ett antal för en del av ett år jämförs inte med ett helt. Nyckeltalens trend jämför med samma period året före, annars med perioden före.",
        "Target, assessment and trend are of the latest year with a number, unless it says otherwise. The trend of shares and numbers of participants compares with the year before; a number for part of a year is not compared with a whole one. The trend of key figures compares with the same period the year before, otherwise with the period before.");

    private static IEnumerable<IndicatorOverYears> Counted(OutcomeReport report, IReadOnlyList<Period> columns)
    {
        var told = columns.Select(report.Find).ToList();
        if (told.TrueForAll(year => year is null))
            yield break;
        // Where nobody was ever told of there is nothing to count, rather than none; the public edition has the project alone.
        foreach (var (s, scope) in report.Scopes.Index().Where(scope => scope.Item is { IsMissing: false, People.Participants: not 0 } && told.TrueForAll(year => year is null || scope.Index < year.Scopes.Count)).Select(scope => (scope.Index, scope.Item.Scope)))
        {
            var (inflow, enrolled) = (Held<InflowAgainstPlan>(s), Held<EnrolledAtMonthEnd>(s));
            yield return Number("started", new("Påbörjade", "Started"), of => of.Started, of => of.Planned, scope.Plan is { Yearly: true } ? inflow : null) with
            {
                NotAssessed = scope.Plan is { Yearly: false } && inflow is not null ? Figures.AssessedSinceTheStart(report) : Figures.NotAssessed,
            };
            yield return Number("enrolled", new("Inskrivna vid slutet", "Enrolled at the end"), of => of.Enrolled, _ => null, enrolled);
            yield return Number("leavers", new("Avslutade", "Left"), of => of.Leavers, _ => null, null);
            if (told.Any(year => year?.Scopes[s].TookPart is not null))
                yield return Number("took-part", PeriodSentences.TookPart, of => of.TookPart, _ => null, null);
            foreach (var (i, indicator) in report.Project.Indicators.Index())
                yield return new(scope.Kind, scope.Name, indicator.Name, FigureUnit.Percent, [.. told.Index().Select(year => year.Item is not { } counted ? null
                    : YearOutcome.Of(counted.Period, counted.Scopes[s].Indicators[i], year.Index > 0 ? told[year.Index - 1]?.Scopes[s].Indicators[i] : null, Before(year.Index)))]) { Id = indicator.Id, Scope = scope };

            IndicatorOverYears Number(string id, Text name, Func<PeriodOfScope, int?> count, Func<PeriodOfScope, decimal?> planned, CountOutcome? held) => new(scope.Kind, scope.Name, name, FigureUnit.Count,
                [.. told.Index().Select(year => year.Item is not { } counted ? null : YearOutcome.Of(counted.Period, count(counted.Scopes[s]), planned(counted.Scopes[s]), scope.Plan?.Of(counted.Period.Last.Year), In(counted.Period, held, count(counted.Scopes[s]), planned(counted.Scopes[s])),
                    counted.Period.IsYear && year.Index > 0 && told[year.Index - 1] is { } before ? Between(counted.Scopes[s], before.Scopes[s], count) : count(counted.Scopes[s]) is null && !counted.Scopes[s].IsMissing ? null : Trend.None) with { IsMissing = counted.Scopes[s].IsMissing, Against = counted.Period.IsYear ? Before(year.Index) : null })]) { Id = id, Scope = scope };
        }

        Period? Before(int index) => index > 0 ? told[index - 1]?.Period : null;

        // The first that has a goal, as the measures stand.
        CountOutcome? Held<T>(int s) where T : Measure => report.Scopes[s].Numbers.FirstOrDefault(number => number.Measure is T { Goal: not null });

        // The year so far is the measure's own number; a year before it is held against the number that was asked for then, and not against a word.
        CountOutcome? In(Period period, CountOutcome? held, int? count, decimal? planned) => held is null ? null
            : period.Last == report.AsOf ? held with { Count = count }
            : held.Measure.In(period.Last) is { Goal.Target.Number: { } number } measure ? held with { Measure = measure, Count = count, Earlier = null, Target = planned ?? number } : null;

        static Trend? Between(PeriodOfScope one, PeriodOfScope other, Func<PeriodOfScope, int?> count) => one.IsMissing || other.IsMissing ? Trend.None
            : (count(one), count(other)) is not ({ } now, { } before) ? null : now > before ? Trend.Up : now < before ? Trend.Down : Trend.Unchanged;
    }

    private static IEnumerable<IndicatorOverYears> Delivered(OutcomeReport report, IReadOnlyList<Period> columns) =>
        report.Figures.GroupBy(figure => (figure.Told.Figure, figure.Told.Site)).Select(same => new IndicatorOverYears(
            same.Key.Site is null ? ScopeKind.Project : ScopeKind.Site, same.Key.Site?.Name ?? report.Project.Name, same.Key.Figure.Name, same.Key.Figure.Unit,
            [.. columns.Select(column => same.Where(figure => StandsFor(figure.Told.Period, column)).MaxBy(figure => figure.Told.Period.Months) is { } figure ? YearOutcome.Of(figure, report.Project) : null)])
        {
            IsDelivered = true, Kolada = same.Key.Figure.Kolada, Id = same.Key.Figure.Id,
            Scope = same.Key.Site is { } site ? report.Project.ScopeOf(site) : report.Whole.Scope,
        });

    private static bool StandsFor(Period period, Period column) =>
        period == column || (period.First == column.First && period.Last <= column.Last && period.Months >= LeastMonths);
}

/// <summary>One row: an indicator, a number of participants or a key figure, of the project or a part of it.</summary>
/// <param name="Of">Name of the project, sub-project or site.</param>
/// <param name="Years">One a column; null where nothing is told.</param>
public sealed record IndicatorOverYears(ScopeKind Kind, string Of, Text Name, FigureUnit Unit, IReadOnlyList<YearOutcome?> Years)
{
    /// <summary>As json calls what the row is of.</summary>
    public required string Id { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>In the place of an assessment where there is none.</summary>
    public Text NotAssessed { get; init; } = Figures.NotAssessed;

    /// <summary>A key figure as delivered; otherwise counted from participants.</summary>
    public bool IsDelivered { get; init; }

    /// <summary>Its id in Kolada; null for what is not there.</summary>
    public string? Kolada { get; init; }

    /// <summary>The name with the id in Kolada behind it, where there is one.</summary>
    public string NameIn(Language language) => Name.In(language) + (Kolada is null ? "" : $" ({Kolada})");

    /// <summary>What target, assessment and trend are of: the latest year that can be assessed, failing that the latest told. Null when nothing is told.</summary>
    public YearOutcome? Latest => Years.LastOrDefault(year => year is { HasValue: true }) ?? Years.LastOrDefault(year => year is not null);

    /// <summary>The year that target, assessment and trend are of, where it is not the last column; null otherwise.</summary>
    public Period? Concerns => Latest is { } latest && latest != Years[^1] ? latest.Period : null;
}

/// <summary>What is told of one year, or of a part of it.</summary>
/// <param name="Period">Of which it is told: the column's, or a part of it from its first month.</param>
/// <param name="Number">In the unit, a fraction for a share; null when there are words, and for a share of nobody.</param>
/// <param name="Words">Why there is no number, or the value in words; empty otherwise.</param>
/// <param name="Ratio">What a share is of; null for what is no share of participants.</param>
/// <param name="Target">What is asked of the period, in the unit; null when there is none, and for a word.</param>
/// <param name="Assessment">Null when nothing is assessed, and where it is hidden.</param>
/// <param name="Trend">Null where the public edition hides one of the numbers.</param>
/// <param name="IsBetter">Null without a trend, when it is unchanged, and where no direction is good.</param>
public sealed record YearOutcome(Period Period, decimal? Number, string Words, Ratio? Ratio, decimal? Target, Assessment? Assessment, Trend? Trend, bool? IsBetter)
{
    /// <summary>The public edition does not tell it.</summary>
    public bool IsHidden { get => field && !IsMissing; init; }

    /// <summary>Nothing was delivered of it by its end.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The public edition does not tell how it stands against its target.</summary>
    public bool IsAssessmentHidden { get; private init; }

    /// <summary>Whether less is better, which a trend then says in words.</summary>
    public bool LowerIsBetter { get; private init; }

    /// <summary>The target is a number that is not to be passed.</summary>
    public bool IsAtMost => LowerIsBetter && Target is not null;

    /// <summary>What a key figure was told as; null for what is counted.</summary>
    public FigureOutcome? Figure { get; private init; }

    /// <summary>A share of the leavers, held against a word; null otherwise.</summary>
    public IndicatorOfPeriod? Counted { get; private init; }

    /// <summary>A number of persons that a measure asks for; null otherwise.</summary>
    private CountOutcome? Persons { get; init; }

    /// <summary>Whose part the target is; null where it is no plan.</summary>
    private Plan? Plan { get; init; }

    /// <summary>What the period is held against; null without a target.</summary>
    public string? TargetIn(FigureUnit unit, Language language) => Figure is not null ? Figure.TargetValue(language) : Counted is { } counted ? Figures.Target(counted.Target, language, counted.Before)
        : Persons is { IsInWord: true } persons ? Figures.Target(persons, language)
        : Target is not { } target ? null
        : Plan is not null ? Figures.Target(target, Plan, language) : new FigureValue(target, "", unit).In(language);

    /// <summary><c>Värde uppnått</c>; null when nothing is assessed, <c>..</c> where it is hidden.</summary>
    public string? AssessmentWord(Language language) => Figure is not null ? Figure.AssessmentName(language) : Assessment?.Name().In(language);

    /// <summary><c>● Värde uppnått</c>; null when nothing is assessed, <c>..</c> where it is hidden.</summary>
    public string? AssessmentIn(Language language) => IsAssessmentHidden ? Figures.Hidden : AssessmentWord(language) is { } word ? $"{Assessment.Shape()} {word}".WithNear(Near, language) : null;

    /// <inheritdoc cref="FigureWords.Near(FigureOutcome, Project)"/>
    public Text? Near { get; private init; }

    /// <summary>What the trend compares with; null without a trend, and where it is hidden.</summary>
    public Period? Against { get => Trend is null or Outcomes.Trend.None ? null : field; init; }

    /// <summary><c>mot 2017</c>: what the trend compares with; null without a trend, and where it is hidden.</summary>
    public string? AgainstIn(Language language) => Against is { } against ? new Text("mot {0}", "against {0}").In(language, against.InWords(language)) : null;

    internal bool HasValue => Number is not null || Assessment is not (null or Outcomes.Assessment.NoData);

    internal static YearOutcome Of(Period period, IndicatorOfPeriod outcome, IndicatorOfPeriod? before, Period? against)
    {
        var (trend, goal) = (outcome.IsMissing ? Outcomes.Trend.None : outcome.TrendFrom(before), outcome.Indicator.GoalOfPeriod);
        return new(period, outcome.Ratio is { Denominator: > 0 } ratio ? Figures.Of(ratio) : null, "", outcome.Ratio, outcome.Target?.Number, outcome.Assessment, trend,
            goal is null ? null : trend.IsBetter(goal.HigherIsBetter))
        {
            LowerIsBetter = goal is { HigherIsBetter: false },
            IsHidden = outcome.IsHidden,
            IsMissing = outcome.IsMissing,
            IsAssessmentHidden = outcome is { Target: not null, Assessment: null, IsMissing: false },
            Counted = outcome.Target is { Number: null } ? outcome : null,
            Against = against,
            BeforeIt = before?.Ratio,
        };
    }

    /// <param name="planned">The plan's part of the period; null for what has no plan.</param>
    /// <param name="plan">Of the year.</param>
    /// <param name="held">The number as its measure assesses it; null where none does.</param>
    internal static YearOutcome Of(Period period, int? count, decimal? planned, Plan? plan, CountOutcome? held, Trend? trend) =>
        new(period, count, "", null, held?.Target ?? planned, held?.Assessment, trend, null)
        {
            LowerIsBetter = held is { Measure.Goal.HigherIsBetter: false },
            IsHidden = count is null,
            IsAssessmentHidden = held is { Assessment: null },
            Persons = held,
            Plan = planned is null ? null : plan,
        };

    internal static YearOutcome Of(FigureOutcome figure, Project project) =>
        new(figure.Told.Period, figure.Told.Number, figure.Told.Words, null, figure.Expected, figure.Assessment, figure.Trend, figure.IsBetter) { LowerIsBetter = !figure.Told.Figure.HigherIsBetter, Figure = figure, Near = figure.Near(project), Against = figure.Earlier?.Period };

    /// <summary><c>15,7 %</c>, or the words that stand for it; <c>–</c> for a share of nobody, <c>..</c> for a hidden number, and <c>saknas</c> for one that nobody has delivered.</summary>
    public string In(FigureUnit unit, Language language) => IsMissing ? UndeliveredWords.Word.In(language) : IsHidden ? Figures.Hidden : Ratio is { } ratio ? Figures.Share(ratio, language) : new FigureValue(Number, Words, unit).In(language);

    /// <summary><c>↘ Minskad, bättre (mot 2017)</c>: the arrow tells the direction; whether it is good is told where less is better.</summary>
    public string TrendIn(Language language) => Trend is null ? Figures.Hidden : $"{Trend.Shape()} {TrendWord(language)}" + (AgainstIn(language) is { } against ? $" ({against})" : "");

    /// <summary>The same without the arrow and what it compares with.</summary>
    public string TrendWord(Language language) => Trend is { } trend ? Figures.TrendWord(trend, IsBetter, !LowerIsBetter, language) + TrendWords.OfFew(trend, Ratio, BeforeIt, language) : Figures.Hidden;

    /// <summary>The share that the trend compares with; null for what is no share of participants, and where it is hidden.</summary>
    private Ratio? BeforeIt { get; init; }
}
