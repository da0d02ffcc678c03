using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>What is told of periods, and of years beside each other.</summary>
internal static class PeriodNumbers
{
    public static IEnumerable<ReportNumber> Of(OutcomeReport report) => Of(report, Of);

    /// <summary>Those with a row in the outcome table.</summary>
    public static IEnumerable<ReportNumber> WithRow(OutcomeReport report) => Of(report, Shares).Where(number => number.Row is not null);

    private static IEnumerable<ReportNumber> Of(OutcomeReport report, NumbersOfScope ofScope)
    {
        var beside = YearsBeside(report).ToList();
        // One number, one assessment: who started in a year is held against the plan in both.
        var assessed = beside.ToLookup(year => (year.Scope, year.Period, year.Measure, year.Name.Sv), year => year.Assessment);
        return report.Periods.SelectMany(told => Of(report, told, ofScope))
            .Select(number => number is { Assessment: null, Target: not null } ? number with { Assessment = assessed[(number.Scope, number.Period, number.Measure, number.Name.Sv)].FirstOrDefault() } : number)
            .Concat(beside);
    }

    private static IEnumerable<ReportNumber> Of(OutcomeReport report, PeriodOutcome told, NumbersOfScope ofScope)
    {
        // By the scope itself: two that are equal in all of their numbers are told apart, and none is asked for all of them.
        var rows = report.RowsOf(told).ToLookup(row => row.Scope, row => row.Outcome, ReferenceEqualityComparer.Instance);
        var whole = new NumberOf(Parts.Periods, report.Whole.Scope, told.Period.Last, told.Period.Id);
        var lacking = whole.Count("missing", new("Saknade leveranser i perioden", "Missing deliveries in the period"), told.Missing.Sum(site => site.Months.Count), Units.Deliveries) with { Words = told.MissingInWords(Language.Sv) };
        return told.Scopes.SelectMany(scope => ofScope(new(Parts.Periods, scope.Scope, told.Period.Last, told.Period.Id, scope.IsMissing), scope, [.. rows[scope]])).Concat(lacking.Words.Length > 0 ? [lacking] : []);
    }

    private static IEnumerable<ReportNumber> Of(NumberOf of, PeriodOfScope scope, IReadOnlyList<OutcomeRow> rows) =>
    [
        of.Count("started", new("Påbörjade", "Started"), scope.Started) with { Target = scope.Planned },
        .. scope.Planned is { } planned ? [new ReportNumber(of.Part, of.Scope, of.AsOf, of.Period, "planned", new("Planerade", "Planned"), planned, Units.Persons)] : Array.Empty<ReportNumber>(),
        of.Count("enrolled", ReportNumbers.Enrolled, scope.Enrolled) with { IsAtTheEnd = true },
        of.Count("leavers", new("Avslutade", "Left"), scope.Leavers),
        of.Count("untold", ReportNumbers.Untold, scope.Untold),
        .. scope.TookPart is { } tookPart ? [of.Count("took-part", PeriodSentences.TookPart, tookPart)] : Array.Empty<ReportNumber>(),
        .. scope.Reasons.Select(reason => ReportNumbers.Left(of, reason)),
        .. Shares(of, scope, rows),
    ];

    private static IEnumerable<ReportNumber> Shares(NumberOf of, PeriodOfScope scope, IReadOnlyList<OutcomeRow> rows) => scope.Indicators.Select((indicator, i) => of.Share(indicator.Indicator.Id, indicator.Indicator.Name, indicator.Ratio) with
    {
        Target = indicator.Target?.Number, Assessment = indicator.Assessment?.Word(), Row = rows[i], Reasons = scope.Reasons, Started = scope.Started,
    });

    private delegate IEnumerable<ReportNumber> NumbersOfScope(NumberOf of, PeriodOfScope scope, IReadOnlyList<OutcomeRow> rows);

    /// <summary>Indikatorer per år: what is held against the year before it.</summary>
    private static IEnumerable<ReportNumber> YearsBeside(OutcomeReport report)
    {
        foreach (var row in YearsAsColumns.Of(report).Rows)
            foreach (var year in row.Years.OfType<YearOutcome>())
                yield return new(Parts.ByYear, row.Scope, year.Period.Last, year.Period.Id, row.Id, row.Name, year.Number, row.Unit == FigureUnit.Percent ? Units.Share : row.Unit.Word())
                {
                    Numerator = year.Ratio?.Numerator, Denominator = year.Ratio?.Denominator, Target = year.Target, Assessment = year.Assessment?.Word(), Trend = year.Trend?.Word(), Words = year.Words, IsHidden = year.IsHidden, IsMissing = year.IsMissing,
                };
    }
}
