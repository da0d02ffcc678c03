using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>ESF-indikatorer: ESF's common indicators by year and sex.</summary>
internal static class EsfSheet
{
    /// <summary>Null in the public edition.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        if (report.Esf is not { } figures)
            return null;
        var known = figures.ToDictionary(figure => (figure.Code, figure.Year));
        return new(T("ESF-indikatorer", "ESF indicators"), T("ESF:s gemensamma indikatorer", "ESF common indicators"),
            [T("Förordning (EU) 1304/2013, bilaga I. En person räknas en gång i projektet: output (CO) året för första start, resultat (CR) året för avslut. Totalt kan vara fler än kvinnor och män: kön saknas för några.", "Regulation (EU) 1304/2013, Annex I. A person counts once in the project: output (CO) in the year of the first start, results (CR) in the year of the exit. The total may exceed women and men: some sexes are not told.")],
            [
                new(T("Kod", "Code"), ColumnKind.Text, 14),
                new(T("Indikator", "Indicator"), ColumnKind.Text, 68),
                new(T("År", "Year"), ColumnKind.Year, 16),
                new(T("Kvinnor", "Women"), ColumnKind.Whole, 11),
                new(T("Män", "Men"), ColumnKind.Whole, 11),
                new(T("Totalt", "Total"), ColumnKind.Whole, 11),
            ],
            from code in EsfFigure.CodesOf(report.Project)
            from year in figures.Select(figure => figure.Year).Distinct()
            let figure = known.GetValueOrDefault((code.Code, year))
            select (IReadOnlyList<object?>)
            [
                code.Code is EsfCounts.Participants or EsfCounts.Incomplete ? Figures.Nothing : code.Code, code.Name.In(language), year ?? (object)T("Hela perioden", "All years"),
                .. figure is null ? [Shown.NotApplicable, Shown.NotApplicable, Shown.NotApplicable] : (object?[])[figure.Women, figure.Men, figure.Total],
            ])
        {
            About = T("CO01–CO17 och CR01–CR09 per år och kön", "CO01–CO17 and CR01–CR09 by year and sex"),
            FrozenColumns = 2,
        };
    }
}
