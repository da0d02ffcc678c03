using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>The sections of the page in their order. One that the edition or the project has nothing for is not there.</summary>
internal static class ReportSections
{
    public const string Comment = "comment", Completeness = "completeness", Changes = "changes", Outcome = "outcome", Goals = "goals", Reasons = "reasons", Trend = "trend", Periods = "periods", ByYear = "by-year", Takes = "takes", Measures = "measures", KeyFigures = "key-figures",
        Participants = "participants", Inflow = "inflow", Breakdown = "breakdown", Time = "time", Places = "places", Esf = "esf", Quality = "quality",
        Method = "method", Provenance = "provenance";

    public static IReadOnlyList<(string Id, Text Name)> Of(OutcomeReport report) =>
    [
        .. When(report.Comment is not null, Comment, CommentWords.Heading),
        .. When(report.Lead is not null, Periods, PeriodsName),
        (Completeness, new("Leveranser", "Deliveries")),
        .. When(report.Changes is not null, Changes, new("Vad som ändrats", "What has changed")),
        (Outcome, new("Utfall mot mål", "Outcome against targets")),
        .. When(report.Project.Goals.Count + report.Project.Assignments.Count > 0, Goals, new("Måluppfyllelse", "Goals")),
        .. When(ReasonCount.OccurringIn(report).Count > 0, Reasons, new("Avslutsorsaker", "Exit reasons")),
        .. When(report.Whole.History.Count > 0, Trend, new("Utveckling", "Trend")),
        .. When(report.Periods.Count > 0 && report.Lead is null, Periods, PeriodsName),
        .. When(YearsAsColumns.Of(report).Rows.Count > 0, ByYear, new("Indikatorer per år", "Indicators by year")),
        .. When(report.Edition == Edition.Internal && report.Project.Indicators.Any(i => i.Target?.Number is not null), Takes, new("Vad som krävs", "What it takes")),
        .. When(report.Project.Measures.Count > 0, Measures, new("Fler mått", "More measures")),
        .. When(report.Figures.Count > 0, KeyFigures, new("Nyckeltal", "Key figures")),
        (Participants, new("Deltagare", "Participants")),
        (Inflow, new("Inflöde mot plan", "Inflow against plan")),
        .. When(report.Breakdown.Count > 0, Breakdown, new("Vilka deltar", "Who takes part")),
        .. When(report.Whole.Detail is not null, Time, new("Tid i projektet", "Time in the project")),
        .. When(report.Places is { Count: > 0 }, Places, new("Lediga platser", "Free places")),
        .. When(report.Esf is not null, Esf, new("ESF:s indikatorer", "ESF indicators")),
        .. When(report.Edition == Edition.Internal, Quality, new("Datakvalitet", "Data quality")),
        (Method, new("Så är det räknat", "How it is counted")),
        (Provenance, new("Underlag", "Sources")),
    ];

    private static Text PeriodsName { get; } = new("Perioder", "Periods");

    private static IEnumerable<(string Id, Text Name)> When(bool there, string id, Text name) => there ? [(id, name)] : [];
}
