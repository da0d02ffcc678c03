using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Källor: by which definitions the numbers were counted, and where the targets are published.</summary>
internal static class SourcesSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Källor", "Sources"), T("Var talen kommer ifrån", "Where the numbers come from"), [],
            [new(T("Uppgift", "Item"), ColumnKind.LongText, 48), new(T("Värde", "Value"), ColumnKind.LongText, 90)], Rows(report, language))
        {
            About = T("Definitioner, målens källor och katalogens version", "Definitions, the sources of the targets and the catalogue's version"),
        };
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        yield return [T("Projekt", "Project"), report.Project.Name];
        if (report.Lead is { } lead)
            yield return [T("Period", "Period"), $"{lead.InWords(language)} ({lead.First}–{lead.Last})"];
        yield return [T("Till och med", "Up to and including"), report.AsOf.ToString()];
        yield return [T("Utgåva", "Edition"), report.EditionName().In(language)];
        yield return [T("Katalogens version", "Version of the catalogue"), report.Catalogue.Version];
        yield return [T("Katalogens SHA-256", "SHA-256 of the catalogue"), report.Catalogue.Sha256];
        foreach (var indicator in report.Project.Indicators)
        {
            yield return [T("Mål: ", "Target: ") + indicator.Name.In(language), indicator.GoalOfPeriod?.Source ?? Figures.WithoutTarget.In(language)];
            yield return [T("Räknas: ", "Counts: ") + indicator.Name.In(language),
                string.Join(", ", report.Project.Words.Leaving.Where(indicator.Reasons.Contains).Select(reason => report.Project.Words.Name(reason).In(language)))];
        }

        foreach (var change in report.TargetChanges)
            yield return [T("Ändrat mål: ", "Changed target: ") + change.Name.In(language), change.Told(language)];
        foreach (var measure in report.Project.Measures)
            if (measure.Goal is { } goal)
                yield return [T("Mål: ", "Target: ") + measure.Name.In(language), goal.Source];
    }
}
