using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// Tidy rows, one a scope and indicator of each project, and in the internal edition one for each number of different people, whose <c>scopeKind</c> is <c>people</c>: UTF-8 with a byte order mark and semicolons, as
/// Swedish Excel opens it.
/// </summary>
public sealed class TerritoryCsv : ITerritoryFormat
{
    public string FileName => "report.csv";

    public async Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new SpreadsheetCsv(stream, decimalComma: true);
        var inWords = report.Rows.Any(row => row.Scope.Indicators.Any(i => (i.Target ?? i.TargetOfYear)?.Word is not (null or TargetWord.None)));
        writer.WriteRow(["territoryKind", "territory", "edition", "project", "asOf", "scopeKind", "scope", "scopeName", "participants", "anonymous", "enrolled", "untold", "leavers",
            "indicator", "indicatorName", "numerator", "denominator", "rate", "target", "targetOfYear", "assessment", "trend", "yearSoFar", "yearNumerator", "yearDenominator", "yearRate", "yearAssessment", "period", "started",
            .. inWords ? ["targetInWords", "heldAgainst"] : Array.Empty<string>()]);
        foreach (var (project, scope) in report.Rows)
            foreach (var i in scope.Indicators)
            {
                Write(project.Project.Id, scope.AsOf.ToString(), scope.Scope.Kind.Word(), scope.Scope.Id, scope.Scope.Name);
                Counts(scope.Participants, scope.Anonymous, scope.Enrolled, scope.Untold, scope.Leavers);
                writer.Write(i.Id);
                writer.Write(i.Name.Sv);
                Counts(i.Ratio?.Numerator, i.Ratio?.Denominator);
                Numbers(i.Ratio?.Rate, (double?)i.Target?.Number, (double?)i.TargetOfYear?.Number);
                writer.Write(i.Assessment?.Word());
                writer.Write(i.Trend?.Word());
                writer.Write(i.YearSoFar?.Period.Id);
                Counts(i.YearSoFar?.Ratio.Numerator, i.YearSoFar?.Ratio.Denominator);
                Numbers(i.YearSoFar?.Ratio.Rate);
                writer.Write(i.YearSoFar?.Assessment?.Word());
                writer.Write(report.Period?.Id);
                Counts(scope.Started);
                if (inWords)
                {
                    writer.Write((i.Target ?? i.TargetOfYear) is { Word: var word and not TargetWord.None } ? word.Word() : "");
                    Numbers((double?)i.Before);
                }

                await writer.EndRowAsync(cancellation);
            }

        if (report.People is { } people)
        {
            await PeopleAsync([.. report.Projects.Zip(people.OfProjects).Where(own => own.Second is not null).Select(own => own.First.Project.Id)], "all", people.People, people.Enrolled);
            foreach (var (project, count) in report.Projects.Zip(people.OfProjects))
                if (count is { } known)
                    await PeopleAsync([project.Project.Id], "in-project", known, null);
            foreach (var (projects, count) in people.Together)
                await PeopleAsync([.. projects.Select(project => report.Projects[project].Project.Id)], "only-in-these", count, null);
        }

        async Task PeopleAsync(IReadOnlyList<string> projects, string whom, int count, int? enrolled)
        {
            Write(string.Join(' ', projects), report.AsOf.ToString(), "people", whom, "");
            Counts(count, null, enrolled);
            writer.WriteEmpty(16);
            writer.Write(report.Period?.Id);
            writer.WriteEmpty(inWords ? 3 : 1);
            await writer.EndRowAsync(cancellation);
        }

        void Write(params ReadOnlySpan<string> texts)
        {
            writer.WriteTexts(report.Territory.Kind.Word(), report.Territory.Id, report.Edition.Word());
            writer.WriteTexts(texts);
        }

        void Counts(params ReadOnlySpan<int?> counts)
        {
            foreach (var count in counts)
                writer.Write(count);
        }

        void Numbers(params ReadOnlySpan<double?> numbers)
        {
            foreach (var number in numbers)
                writer.Write(number);
        }
    }
}
