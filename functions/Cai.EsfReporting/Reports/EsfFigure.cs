using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>One number of ESF's own tables.</summary>
/// <param name="Code"><c>CO01</c> …, <c>participants</c> or <c>incomplete</c>.</param>
/// <param name="Year">Of the first start for output, of the exit for results; null for all years together.</param>
/// <param name="Total">More than women and men together where a sex is not told.</param>
public sealed record EsfFigure(string Code, int? Year, int Women, int Men, int Total)
{
    private static readonly (string Code, Text Name)[] Common =
    [
        (EsfCounts.Participants, new("Deltagare totalt", "Participants in all")),
        (EsfCounts.Incomplete, new("Därav ofullständiga uppgifter", "Of whom incomplete")),
        ("CO01", new("Arbetslösa, inklusive långtidsarbetslösa", "Unemployed, including long-term unemployed")),
        ("CO02", new("Långtidsarbetslösa", "Long-term unemployed")),
        ("CO03", new("Inaktiva", "Inactive")),
        ("CO04", new("Inaktiva, ej i utbildning", "Inactive, not in education or training")),
        ("CO05", new("Arbetande, inklusive egenföretagare", "Employed, including self-employed")),
        ("CO06", new("Under 25 år", "Below 25 years")),
        ("CO07", new("Över 54 år", "Above 54 years")),
        ("CO08", new("Över 54 år, arbetslösa eller inaktiva ej i utbildning", "Above 54, unemployed or inactive not in education")),
        ("CO09", new("Förgymnasial utbildning (ISCED 1–2)", "Primary or lower secondary education (ISCED 1–2)")),
        ("CO10", new("Gymnasial utbildning (ISCED 3–4)", "Upper or post-secondary education (ISCED 3–4)")),
        ("CO11", new("Eftergymnasial utbildning (ISCED 5–8)", "Tertiary education (ISCED 5–8)")),
        ("CO15", new("Utländsk bakgrund, migranter, minoriteter", "Migrants, foreign background, minorities")),
        ("CO16", new("Funktionsnedsättning", "Disabilities")),
        ("CO17", new("Annan utsatthet", "Other disadvantaged")),
        ("CR01", new("Inaktiva som söker arbete efter avslut", "Inactive engaged in job searching on leaving")),
        ("CR02", new("I utbildning efter avslut", "In education or training on leaving")),
        ("CR03", new("Ny kvalifikation", "Gaining a qualification")),
        ("CR04", new("I arbete efter avslut", "In employment on leaving")),
        ("CR05", new("Utsatta som söker arbete, utbildar sig, fått kvalifikation eller arbete", "Disadvantaged in job searching, education, qualification or employment")),
        ("CR06", new("I arbete sex månader efter avslut", "In employment six months after leaving")),
        (EsfCounts.NotAsked, new("Förbättrad situation på arbetsmarknaden efter sex månader", "Improved labour-market situation after six months")),
        ("CR08", new("Över 54 år i arbete sex månader efter avslut", "Above 54 in employment six months after leaving")),
        ("CR09", new("Utsatta i arbete sex månader efter avslut", "Disadvantaged in employment six months after leaving")),
    ];

    private static readonly (string Code, Text Name)[] AgeBandsOfEsfPlus =
    [
        ("EECO06", new("Under 18 år (ESF+)", "Below 18 years (ESF+)")),
        ("EECO07", new("18–29 år (ESF+)", "18–29 years (ESF+)")),
        ("EECO08", new("55 år och äldre (ESF+)", "55 years and over (ESF+)")),
    ];

    /// <summary>The indicators that a project's tables have, in their order; <see cref="EsfCounts.NotAsked"/> among them, without numbers.</summary>
    public static IReadOnlyList<(string Code, Text Name)> CodesOf(Project project) => project.EsfPlusAges ? [.. Common, .. AgeBandsOfEsfPlus] : Common;

    /// <summary>By code, then by year with all years together last. Years without anybody are there, with 0.</summary>
    public static IReadOnlyList<EsfFigure> Of(Project project, EsfCounts counts, int last) =>
        [.. from code in CodesOf(project)
            where code.Code != EsfCounts.NotAsked
            from year in YearsOf(project, counts, last).Select(year => (int?)year).Append(null)
            let number = counts.Of(code.Code, year, last)
            select new EsfFigure(code.Code, year, number.Women, number.Men, number.Total)];

    /// <summary>
    /// The calendar years from the project's first to the as-of's, and any other that somebody is counted in: a start before
    /// the project is taken with a warning, and the years are to sum to all years.
    /// </summary>
    private static IEnumerable<int> YearsOf(Project project, EsfCounts counts, int last) =>
        Enumerable.Range(project.ParticipantsFrom.Year, Math.Max(0, last - project.ParticipantsFrom.Year + 1))
            .Union(counts.Numbers.Select(number => number.Year).Where(year => year <= last)).Order();
}
