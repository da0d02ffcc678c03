using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>
/// Every number that a report prints, once a place where it stands. Whatever is added to the page is added here, and so comes into <c>report.csv</c> and, where a planning system can
/// take it, <c>report.tsv</c>.
/// </summary>
internal static class ReportNumbers
{
    /// <summary>The time since the start first, area by area, then the periods, and then what is told beside them. Made one after another: a national project has hundreds of thousands.</summary>
    public static IEnumerable<ReportNumber> Of(OutcomeReport report) => OfNow(report)
        .Concat(report.Scopes.SelectMany(scope => CourseNumbers.History(report, scope)))
        .Concat(CourseNumbers.Changes(report))
        .Concat(DeliveryNumbers.Of(report));

    /// <summary>The first of them: without how earlier months were, and what is told of the files, which are most.</summary>
    public static IEnumerable<ReportNumber> OfNow(OutcomeReport report) => report.Scopes.SelectMany(scope => OfScope(report, scope))
        .Concat(PeriodNumbers.Of(report))
        .Concat(PartsOfWhole.Breakdown(report))
        .Concat(PartsOfWhole.Places(report))
        .Concat(PartsOfWhole.Esf(report))
        .Concat(ToldNumbers.KeyFigures(report))
        .Concat(ToldNumbers.Goals(report));

    /// <summary>Those with a row in the outcome table, in the order that they have among all of them.</summary>
    public static IEnumerable<ReportNumber> WithRow(OutcomeReport report) => report.Scopes.SelectMany(scope => Outcome(report, scope).Concat(Measures(report, scope))).Where(number => number.Row is not null)
        .Concat(PeriodNumbers.WithRow(report));

    private static IEnumerable<ReportNumber> OfScope(OutcomeReport report, ScopeOutcome scope) =>
    [
        .. People(new(Parts.Participants, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), scope.People),
        .. scope.Reasons.Select(reason => Left(new(Parts.Reasons, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), reason)),
        .. Outcome(report, scope),
        .. Measures(report, scope),
        .. Inflow(new(Parts.Inflow, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), scope.Inflow),
        .. report.Edition == Edition.Internal ? scope.Indicators.SelectMany(indicator => Takes(new(Parts.Takes, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), indicator)) : [],
        .. scope.Detail is { } detail ? PartsOfWhole.Time(new(Parts.Time, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), detail) : [],
    ];

    internal static IEnumerable<ReportNumber> People(NumberOf of, Headcount people) =>
    [
        of.Count("participants", new("Deltagare", "Participants"), people.Participants),
        of.Count("enrolled", Enrolled, people.Enrolled) with { IsAtTheEnd = true },
        of.Count("leavers", new("Avslutade", "Left"), people.Leavers),
        of.Count("untold", Untold, people.Untold),
        of.Count("anonymous", new("Anonyma deltagare", "Anonymous participants"), people.Anonymous),
        of.Count("leavers-in-rates", new("Avslutade i andelarna", "Left, in the rates"), people.LeaversInRates),
        of.Count("participations", new("Deltaganden", "Participations"), people.Participations, Units.Participations),
    ];

    internal static Text Enrolled { get; } = new("Inskrivna vid periodens slut", "Enrolled at the end of the period");

    internal static Text Untold { get; } = new("Utan känt avslut", "No known exit");

    internal static ReportNumber Left(NumberOf of, ReasonCount reason) =>
        of.Count("leavers", new("Avslutade", "Left"), reason.Leavers, "reason", reason.Name.Sv, reason.Name);

    private static IEnumerable<ReportNumber> Outcome(OutcomeReport report, ScopeOutcome scope)
    {
        var (of, rows) = (new NumberOf(Parts.Outcome, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), report.RowsOf(scope));
        foreach (var (i, outcome) in scope.Indicators.Index())
        {
            var (id, name) = (outcome.Indicator.Id, outcome.Indicator.Name);
            yield return of.Share(id, name, outcome.Ratio) with { Target = outcome.Indicator.Target?.Number, Assessment = outcome.Assessment?.Word(), Trend = outcome.Trend?.Word(), Row = rows[i], Reasons = scope.Reasons };
            yield return of.Share(id, name, outcome.OfParticipants) with { By = "of", Group = "participants", GroupName = new("av alla deltagare", "of all participants") };
            if (outcome.Indicator.Target?.Number is { } target)
                yield return of.Difference(id, name, outcome.Ratio, outcome.Ratio) with { Value = outcome.Ratio is { Denominator: > 0 } ratio ? Figures.Of(ratio) - target : null, By = "difference", Group = "target", GroupName = new("skillnad mot målet", "difference from the target") };
            else if (outcome.Indicator.GoalOfYear is { } ofYear)
                yield return new ReportNumber(Parts.Outcome, scope.Scope, report.AsOf, "", id, name, ofYear.Target.Number, Units.Share) { By = "target", Group = "year", GroupName = new("mål för varje år", "target for each year") };
            yield return YearBeforeOf(of, id, name, outcome.Ratio, outcome.Earlier);
            if (scope.Between(outcome) is var (lowest, highest))
            {
                yield return of.Share(id, name, lowest) with { By = "between", Group = "lowest", GroupName = new("som lägst", "at the lowest") };
                yield return of.Share(id, name, highest) with { By = "between", Group = "highest", GroupName = new("som högst", "at the highest") };
            }
        }
    }

    private static IEnumerable<ReportNumber> Measures(OutcomeReport report, ScopeOutcome scope)
    {
        var (of, rows) = (new NumberOf(Parts.Measures, scope.Scope, report.AsOf, IsMissing: scope.IsMissing), report.RowsOf(scope));
        foreach (var (i, share) in scope.Shares.Index())
        {
            var (id, name) = (share.Measure.Id, share.Measure.Name);
            yield return of.Share(id, name, share.Ratio) with
            {
                Target = share.Measure.Goal?.Target.Number, Assessment = share.Assessment?.Word(), Trend = share.Trend?.Word(), Row = rows[scope.Indicators.Count + i], Reasons = scope.Reasons, IsThinlyAnswered = share.IsThinlyAnswered == true,
            };
            yield return YearBeforeOf(of, id, name, share.Ratio, share.Earlier);
            if (share.Measure is FollowUpShare)
                yield return of.Share(id, name, share.Answered) with { By = "of", Group = "due", GroupName = new("svar", "answers") };
        }

        foreach (var number in scope.Numbers)
        {
            var (id, name) = (number.Measure.Id, number.Measure.Name);
            yield return of.Count(id, name, number.Count) with { Target = number.Target, Assessment = number.Assessment?.Word(), Trend = number.Trend?.Word(), IsAtTheEnd = true };
            yield return (of with { IsMissing = scope.IsMissing || number.HasNoEarlier }).Count(id, name, number.Count - number.Earlier) with { By = "difference", Group = "year-before", GroupName = YearBefore };
        }
    }

    private static Text YearBefore { get; } = new("skillnad mot tolv månader tidigare", "difference from twelve months earlier");

    /// <summary>The difference; of few what it would compare with instead, since nothing is compared.</summary>
    internal static ReportNumber YearBeforeOf(NumberOf of, string id, Text name, Ratio? now, Ratio? earlier) => TrendWords.IsOfFew(now, earlier)
        ? of.Share(id, name, earlier) with { By = "earlier", Group = "year-before", GroupName = Earlier }
        : of.Difference(id, name, now, earlier) with { By = "difference", Group = "year-before", GroupName = YearBefore };

    private static Text Earlier { get; } = new("tolv månader tidigare", "twelve months earlier");

    private static IEnumerable<ReportNumber> Inflow(NumberOf of, Inflow? inflow)
    {
        if (inflow is null)
            yield break;
        var name = inflow.Plan.Yearly ? new Text("Inflöde mot plan: påbörjade i år", "Inflow against plan: started this year") : new Text("Inflöde mot plan: deltagare hittills", "Inflow against plan: participants so far");
        yield return of.Count("inflow", name, inflow.Participants) with { Target = inflow.Expected };
        yield return of.Count("planned", inflow.Plan.Yearly ? new("Inflöde mot plan: planerade för året", "Inflow against plan: planned for the year") : new("Inflöde mot plan: planerade för hela tiden", "Inflow against plan: planned for the whole time"), inflow.Plan.Participants);
        yield return of.Count("inflow", name, null) with { Value = inflow.Participants - inflow.Expected, IsHidden = inflow.Participants is null && !of.IsMissing, IsMissing = of.IsMissing, By = "difference", Group = "target", GroupName = new("skillnad mot planen hittills", "difference from the plan so far") };
    }

    private static IEnumerable<ReportNumber> Takes(NumberOf of, IndicatorOutcome outcome)
    {
        var (id, name) = (outcome.Indicator.Id, outcome.Indicator.Name);
        if (outcome.Takes is { } takes)
        {
            yield return of.Count(id, name, takes.StillToLeave) with { By = "takes", Group = "still-to-leave", GroupName = new("återstår att avsluta", "still to leave") };
            yield return of.Count(id, name, takes.Needed) with
            {
                By = "takes", Group = "needed", GroupName = new("krävs av dem", "needed of them"), Numerator = takes.Needed, Denominator = takes.StillToLeave,
                Words = takes.IsOutOfReach ? "out-of-reach" : takes.IsSecured ? "secured" : takes.HigherIsBetter ? "at-least" : "at-most",
            };
        }

        if (outcome.Ratio?.Interval95() is var (low, high))
        {
            var bound = new ReportNumber(of.Part, of.Scope, of.AsOf, of.Period, id, name, null, Units.Share) { By = "interval95" };
            yield return bound with { Value = (decimal)low, Group = "low", GroupName = new("95 %-intervallets nedre gräns", "lower bound of the 95% interval") };
            yield return bound with { Value = (decimal)high, Group = "high", GroupName = new("95 %-intervallets övre gräns", "upper bound of the 95% interval") };
        }
    }
}
