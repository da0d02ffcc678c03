using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Participants against the plan, pro-rated by whole months: 204 at half-year against 195 of 390.</summary>
/// <param name="Participants">In the plan's period so far; null where the public edition hides it, and where nothing is delivered.</param>
/// <param name="Expected">The plan's share of the period so far.</param>
public sealed record Inflow(int? Participants, decimal Expected, Plan Plan)
{
    /// <summary>Null when the scope has no plan.</summary>
    public static Inflow? Of(Project project, Scope scope, Counts counts, Month asOf)
    {
        if (scope.Plan is not { } plan)
            return null;
        if (plan.Yearly)
            return new(counts.StartedThisYear, plan.Of(Period.YearUntil(asOf)), plan.Of(asOf.Year));
        var first = Month.Of(project.ParticipantsFrom);
        var whole = MonthsFrom(first, Month.Of(project.To));
        return new(counts.Participants, plan.Participants * Math.Clamp(MonthsFrom(first, asOf), 0, whole) / (decimal)whole, plan);
    }

    /// <summary>Both months included.</summary>
    private static int MonthsFrom(Month first, Month last) => ((last.Year - first.Year) * 12) + last.Number - first.Number + 1;
}
