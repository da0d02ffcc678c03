using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports.Numbers;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// For import into a planning system, in the form of <see cref="PlanningTsv"/>: the unit is the place or the site, and each measure begins with its project, since several have a site there. What is hidden has no row.
/// </summary>
public sealed class TerritoryTsv : ITerritoryFormat
{
    public string FileName => "report.tsv";

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation) => PlanningTsv.WriteAsync(stream, language, People(report, language).Concat(Projects(report, language)), cancellation);

    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value, string Assessment)> People(TerritoryReport report, Language language)
    {
        foreach (var (i, (whom, people)) in TerritoryWords.PeopleRows(report, language).Where(row => row.People is not null).Index())
            // The second are those enrolled at the end, and not counted from the start.
            yield return (report.Territory.Name, report.Period?.Id ?? report.AsOf.ToString(),
                (i == 0 ? whom : new Text("Olika personer: {0}", "Different people: {0}").In(language, whom)) + (report.Period is null && i != 1 ? ", " + report.Since.In(language) : ""), people!.Value, "");
    }

    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value, string Assessment)> Projects(TerritoryReport report, Language language)
    {
        var measures = new PlanningMeasures(language);
        return from row in report.Rows
               from number in Numbers(report, row.Scope)
               from told in measures.Of(number, row.Project.Since)
               select (row.Scope.Scope.NameIn(row.Project.Project, language), number.Period.Length > 0 ? number.Period : number.AsOf.ToString(), $"{row.Project.Project.Name}: {told.Measure}", told.Value, told.IsAssessed ? number.AssessmentIn(language) : "");
    }

    /// <summary>As the project's own report names them.</summary>
    private static IEnumerable<ReportNumber> Numbers(TerritoryReport report, TerritoryScope scope)
    {
        var of = new NumberOf(report.Period is null ? Parts.Outcome : Parts.Periods, scope.Scope, scope.AsOf, report.Period?.Id ?? "");
        yield return report.Period is null ? of.Count("participants", new("Deltagare", "Participants"), scope.Participants) : of.Count("started", new("Påbörjade", "Started"), scope.Started);
        yield return of.Count("enrolled", ReportNumbers.Enrolled, scope.Enrolled) with { IsAtTheEnd = true };
        yield return of.Count("leavers", new("Avslutade", "Left"), scope.Leavers);
        yield return of.Count("untold", ReportNumbers.Untold, scope.Untold);
        if (scope.TookPart is { } tookPart)
            yield return of.Count("took-part", PeriodSentences.TookPart, tookPart);
        if (report.Period is null)
            yield return of.Count("anonymous", new("Anonyma deltagare", "Anonymous participants"), scope.Anonymous);
        foreach (var indicator in scope.Indicators)
        {
            yield return of.Share(indicator.Id, indicator.Name, indicator.Ratio) with { Target = indicator.Target?.Number, Assessment = indicator.Assessment?.Word() };
            if (indicator.YearSoFar is { } year)
                yield return new NumberOf(Parts.Periods, scope.Scope, scope.AsOf, year.Period.Id).Share(indicator.Id, indicator.Name, year.Ratio) with { Target = indicator.TargetOfYear?.Number, Assessment = year.Assessment?.Word() };
        }
    }
}
