using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>A report with holes like those of a public edition: what is small is not there. It stands for how a page looks, not for what must be hidden.</summary>
internal static class PublicTestReport
{
    private const int Small = 30;

    public static OutcomeReport Of(OutcomeReport report) => report with
    {
        Edition = Edition.Public,
        Scopes = [.. report.Scopes.Select(Of)],
        Breakdown = [.. report.Breakdown.Select(Of)],
        Esf = null,
        Places = null,
        Tally = null,
    };

    private static ScopeOutcome Of(ScopeOutcome scope) => scope with
    {
        People = Of(scope.People),
        Indicators = [.. scope.Indicators.Select(i => i with { Ratio = Of(i.Ratio), OfParticipants = Of(i.Ratio) is null ? null : i.OfParticipants, Earlier = Of(i.Earlier), Takes = null })],
        Shares = [.. scope.Shares.Select(s => s with { Ratio = Of(s.Ratio), Earlier = Of(s.Earlier), Due = Of(s.Due) })],
        Numbers = [.. scope.Numbers.Select(n => n with { Count = Of(n.Count), Earlier = Of(n.Earlier) })],
        Inflow = scope.Inflow is { } inflow ? inflow with { Participants = Of(inflow.Participants) } : null,
        History = [.. scope.History.Select(month => month with { People = Of(month.People), Ratios = [.. month.Ratios.Select(Of)] })],
        Detail = null,
        Reasons = [.. scope.Reasons.Select(reason => reason with { Leavers = Of(reason.Leavers) })],
    };

    private static BrokenDown Of(BrokenDown group) => group with
    {
        Participants = Of(group.Participants), Enrolled = Of(group.Enrolled), Untold = Of(group.Untold), Leavers = Of(group.Leavers), Ratios = [.. group.Ratios.Select(Of)],
    };

    private static Headcount Of(Headcount people) =>
        new(Of(people.Participants), Of(people.Anonymous), Of(people.Enrolled), Of(people.Untold), Of(people.Leavers), Of(people.LeaversInRates), Of(people.Participations));

    private static int? Of(int? count) => count is > 0 and < Small ? null : count;

    private static Ratio? Of(Ratio? ratio) => ratio is { Denominator: < Small and > 0 } ? null : ratio;
}
