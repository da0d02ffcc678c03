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

    /// <summary>By code, then by year with all years together last. Years without anybody are there, with 0.</summary>
    public static IReadOnlyList<EsfFigure> Of(Project project, EsfCounts counts, int last) =>
        [.. from row in EsfRow.Of(project)
            where row.IsCounted
            from year in YearsOf(project, counts, last).Select(year => (int?)year).Append(null)
            let number = counts.Of(row.Code, year, last)
            select new EsfFigure(row.Code, year, number.Women, number.Men, number.Total) { NonBinary = number.NonBinary }];

    /// <summary>
    /// The calendar years from the project's first to the as-of's, and any other that somebody is counted in: a start before
    /// the project is taken with a warning, and the years are to sum to all years.
    /// </summary>
    private static IEnumerable<int> YearsOf(Project project, EsfCounts counts, int last) =>
        Enumerable.Range(project.ParticipantsFrom.Year, Math.Max(0, last - project.ParticipantsFrom.Year + 1))
            .Union(counts.Numbers.Select(number => number.Year).Where(year => year <= last)).Order();
}
