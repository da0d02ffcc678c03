using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report that may be published: small counts are hidden, and whatever they could be computed with. What it does not
/// print is not in it, so no form of it can tell.
/// </summary>
/// <remarks>
/// No text that came in a file stands in it. Left out altogether: ESF's tables and time in the project (sensitive, and cut too fine), providers and free places, what
/// the targets take, and the delivered files (their rows count persons, and the hash of a file of one row can be guessed).
/// </remarks>
public static class PublicEdition
{
    /// <param name="report">The internal edition.</param>
    public static OutcomeReport Of(OutcomeReport report)
    {
        var tally = report.Tally ?? throw new ArgumentException("Only an internal edition can be published.", nameof(report));
        var hidden = SmallCounts.Hide(tally.Months.Select(month => PublicCells.Of(report.Project, month)), report.Catalogue.SmallestPublishedCount)
            .Zip(tally.Months, (suppression, month) => (suppression, month.Month)).ToDictionary(s => s.Month, s => new Shown(s.suppression));
        var (now, earlier) = (hidden[report.AsOf], hidden.GetValueOrDefault(report.AsOf.Add(-12)));
        return report with
        {
            Edition = Edition.Public,
            Scopes = [.. report.Scopes.Select(scope => OutcomeOf(scope, hidden, now, earlier))],
            Breakdown = [.. tally.Months[^1].Whole.Groups.Where(group => PublicCells.IsPublished(group.Dimension)).Select(group => Of(group, now))],
            Figures = PublicFigures.Of(report.Figures, report.Catalogue.SmallestPublishedCount),
            Deliveries = [],
            Completeness = [.. report.Completeness.Select(site => site with { Months = [.. site.Months.Select(month => month with { Delivery = null, RefusedLater = [] })] })],
            Esf = null,
            Changes = null,
            Places = null,
            Tally = null,
        };
    }

    private static ScopeOutcome OutcomeOf(ScopeOutcome scope, Dictionary<Month, Shown> hidden, Shown now, Shown? earlier)
    {
        return scope with
        {
            People = PeopleOf(scope.Scope, scope.People, now),
            Indicators = [.. scope.Indicators.Select((indicator, i) =>
            {
                var ratio = now.Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.InRates, indicator.Ratio);
                return indicator with
                {
                    Ratio = ratio,
                    OfParticipants = ratio is null ? null : now.Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.Persons, indicator.OfParticipants),
                    Earlier = Earlier(PublicCells.Numerator(i), PublicCells.InRates, indicator.Earlier),
                    Takes = null,
                };
            })],
            Shares = [.. scope.Shares.Select((share, s) => share with
            {
                Ratio = now.Ratio(scope.Scope, PublicCells.Reached(s), PublicCells.Asked(s), share.Ratio),
                Earlier = Earlier(PublicCells.Reached(s), PublicCells.Asked(s), share.Earlier),
                Due = share.Measure is FollowUpShare ? now.Count(scope.Scope, PublicCells.Due(s), share.Due) : share.Due,
            })],
            Numbers = [.. scope.Numbers.Select(number => number with
            {
                Count = now.Count(scope.Scope, ColumnOf(number.Measure, scope.Scope), number.Count),
                Earlier = earlier is null ? number.Earlier : earlier.Count(scope.Scope, ColumnOf(number.Measure, scope.Scope), number.Earlier),
            })],
            Inflow = scope.Inflow is { } inflow ? inflow with { Participants = now.Count(scope.Scope, InflowColumn(scope.Scope), inflow.Participants) } : null,
            // Each month as its own public report printed it.
            History = [.. scope.History.Select(month => month with
            {
                People = PeopleOf(scope.Scope, month.People, hidden[month.Month]),
                Ratios = [.. month.Ratios.Select((ratio, i) => hidden[month.Month].Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.InRates, ratio))],
            })],
            Detail = null,
            Reasons = [.. scope.Reasons.Select(reason => reason with { Leavers = now.Count(scope.Scope, PublicCells.Reason(reason.Reason), reason.Leavers) })],
        };

        // Before the first month there is nobody, which is no secret.
        Ratio? Earlier(string numerator, string denominator, Ratio? ratio) => earlier is null ? ratio : earlier.Ratio(scope.Scope, numerator, denominator, ratio);
    }

    private static string ColumnOf(Measure measure, Scope scope) => measure is InflowAgainstPlan ? InflowColumn(scope) : PublicCells.Enrolled;

    private static string InflowColumn(Scope scope) => scope.Plan is { Yearly: true } ? PublicCells.StartedThisYear : PublicCells.Persons;

    private static Headcount PeopleOf(Scope scope, Headcount people, Shown shown) => new(
        shown.Count(scope, PublicCells.Persons, people.Participants),
        shown.Count(scope, PublicCells.Anonymous, people.Anonymous),
        shown.Count(scope, PublicCells.Enrolled, people.Enrolled),
        shown.Count(scope, PublicCells.Untold, people.Untold),
        shown.Count(scope, PublicCells.Leavers, people.Leavers),
        shown.Count(scope, PublicCells.InRates, people.LeaversInRates),
        shown.Count(scope, PublicCells.Participations, people.Participations));

    private static BrokenDown Of(Group group, Shown shown)
    {
        string Key(string column) => PublicCells.KeyOf(group.Dimension, group.Value, column);
        var told = BrokenDown.Of(group);
        return told with
        {
            Participants = shown.Count(Key(PublicCells.Persons), told.Participants),
            Enrolled = null,
            Untold = null,
            Leavers = shown.Count(Key(PublicCells.InRates), told.Leavers),
            Ratios = [.. told.Ratios.Select((ratio, i) => shown.Ratio(Key(PublicCells.Numerator(i)), Key(PublicCells.InRates), ratio))],
        };
    }

    /// <summary>What one month's public report shows.</summary>
    private sealed class Shown(Suppression suppression)
    {
        public int? Count(string key, int? count) => suppression.Hides(key) ? null : count;

        public int? Count(Scope scope, string column, int? count) => Count(PublicCells.KeyOf(scope, column), count);

        /// <summary>A rate is hidden with its numerator and its denominator.</summary>
        public Ratio? Ratio(string numerator, string denominator, Ratio? ratio) => suppression.Hides(numerator) || suppression.Hides(denominator) ? null : ratio;

        public Ratio? Ratio(Scope scope, string numerator, string denominator, Ratio? ratio) =>
            Ratio(PublicCells.KeyOf(scope, numerator), PublicCells.KeyOf(scope, denominator), ratio);
    }
}
