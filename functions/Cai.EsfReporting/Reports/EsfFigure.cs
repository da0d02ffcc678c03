using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>One number of ESF's own tables.</summary>
/// <param name="Code"><c>CO01</c>, <c>EECO01</c> …, <c>participants</c> or <c>incomplete</c>.</param>
/// <param name="Year">Of the first start for output, of the exit for results; null for all years together.</param>
/// <param name="Total">More than women, men and non-binary together where a sex is not told.</param>
public sealed record EsfFigure(string Code, int? Year, int Women, int Men, int Total)
{
    /// <summary>0 in programmes that do not count them.</summary>
    public int NonBinary { get; init; }

    /// <summary>By code, then by year with all years together last. A year that nothing is delivered of and nobody is counted in is not there: it is missing, and no 0. Empty where nothing is delivered.</summary>
    /// <param name="delivered">The years that participants are delivered of.</param>
    public static IReadOnlyList<EsfFigure> Of(Project project, EsfCounts counts, int last, IEnumerable<int> delivered)
    {
        // Somebody may have started before the first delivery, or before the project, which is taken with a warning: the years are to sum to all years.
        IReadOnlyList<int> years = [.. delivered.Union(counts.Numbers.Select(number => number.Year)).Where(year => year <= last).Order()];
        return years.Count == 0 ? [] : [.. from row in EsfRow.Of(project)
            where row.IsCounted
            from year in years.Select(year => (int?)year).Append(null)
            let number = counts.Of(row.Code, year, last)
            select new EsfFigure(row.Code, year, number.Women, number.Men, number.Total) { NonBinary = number.NonBinary }];
    }

    /// <summary>The project's years up to the as-of's that are missing, in a sentence; null when none is, and in the public edition.</summary>
    public static string? MissingInWords(OutcomeReport report, Language language)
    {
        if (report.Esf is not { } figures)
            return null;
        var told = figures.Select(figure => figure.Year).ToHashSet();
        var missing = Enumerable.Range(report.Project.ParticipantsFrom.Year, Math.Max(0, report.AsOf.Year - report.Project.ParticipantsFrom.Year + 1)).Where(year => !told.Contains(year))
            .Select(year => year.ToString(CultureInfo.InvariantCulture)).ToList();
        return missing.Count == 0 ? null : new Text("Inga deltagare är levererade för {0}: det året eller de åren saknas, de är inte 0.", "No participants are delivered of {0}: the year or years are missing, they are not 0.").In(language, string.Join(", ", missing));
    }
}
