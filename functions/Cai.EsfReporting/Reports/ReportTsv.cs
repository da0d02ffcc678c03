using Cai.EsfReporting.Reports.Numbers;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report for import into a planning system, in the form of <see cref="PlanningTsv"/>. What is hidden, missing, or told in words, has no row: no import takes it for 0. Neither has what is computed from other rows, how
/// earlier months were, and what is told of the files.
/// </summary>
public sealed class ReportTsv : IReportFormat
{
    private static readonly HashSet<string> Told = [Parts.Participants, Parts.Reasons, Parts.Outcome, Parts.Measures, Parts.Inflow, Parts.Breakdown, Parts.Time, Parts.Places, Parts.Esf, Parts.KeyFigures, Parts.Periods];

    private static readonly HashSet<string> Computed = ["difference", "between", "of", "target", "earlier"];

    public string FileName => "report.tsv";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation) => PlanningTsv.WriteAsync(stream, language, Of(report, language), cancellation);

    /// <summary>The period that the report leads with stands before the time since the start, as of the same month.</summary>
    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value, string Assessment)> Of(OutcomeReport report, Language language)
    {
        var names = report.Project.Scopes.ToDictionary(scope => (scope.Kind, scope.Id), scope => scope.NameIn(report.Project, language));
        var (measures, numbers) = (new PlanningMeasures(language), ReportNumbers.OfNow(report));
        return from number in report.Lead is { } lead ? numbers.OrderByDescending(number => number.Part == Parts.Periods && number.Period == lead.Id) : numbers
               where Told.Contains(number.Part) && !Computed.Contains(number.By)
               from told in measures.Of(number, report.Since)
               select (names[(number.Scope.Kind, number.Scope.Id)], number.Period.Length > 0 ? number.Period : number.AsOf.ToString(), told.Measure, told.Value, told.IsAssessed ? number.AssessmentIn(language) : "");
    }
}
