using Cai.EsfReporting.Catalogue;
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
        var (programme, rows) = (report.Project.Programme, EsfRow.Of(report.Project));
        var (output, result) = (rows.CodesOf(EsfKind.Output), rows.CodesOf(EsfKind.Result));
        return new(T("ESF-indikatorer", "ESF indicators"), T("ESF:s gemensamma indikatorer", "ESF common indicators"),
            [
                new Text(
                    "{0}. En person räknas en gång i projektet: output ({1}) året för första start, resultat ({2}) året för avslut. Totalt kan vara fler än {3}: kön saknas för några.",
                    "{0}. A person counts once in the project: output ({1}) in the year of the first start, results ({2}) in the year of the exit. The total may exceed {3}: some sexes are not told.")
                    .In(language, programme.Source.In(language), output.Prefix, result.Prefix, programme.HasPlus ? T("kvinnor, män och icke-binära", "women, men and non-binary") : T("kvinnor och män", "women and men")),
                .. EsfRow.WhyNotCounted(report.Project) is { } why ? (string[])[why.In(language)] : [],
                .. EsfFigure.MissingInWords(report, language) is { } missing ? (string[])[missing] : [],
            ],
            [
                new(T("Kod", "Code"), ColumnKind.Text, 14),
                new(T("Indikator", "Indicator"), ColumnKind.Text, 68),
                new(T("År", "Year"), ColumnKind.Year, 16),
                new(T("Kvinnor", "Women"), ColumnKind.Whole, 11),
                new(T("Män", "Men"), ColumnKind.Whole, 11),
                .. programme.HasPlus ? (SheetColumn[])[new(T("Icke-binära", "Non-binary"), ColumnKind.Whole, 13)] : [],
                new(T("Totalt", "Total"), ColumnKind.Whole, 11),
            ],
            from row in rows
            from year in figures.Select(figure => figure.Year).Distinct()
            let figure = known.GetValueOrDefault((row.Code, year))
            select (IReadOnlyList<object?>)
            [
                row.HasCode ? row.Code : Figures.Nothing, row.Name.In(language), year ?? (object)T("Hela perioden", "All years"),
                figure is null ? Shown.NotApplicable : figure.Women,
                figure is null ? Shown.NotApplicable : figure.Men,
                .. programme.HasPlus ? (object?[])[figure is null ? Shown.NotApplicable : figure.NonBinary] : [],
                figure is null ? Shown.NotApplicable : figure.Total,
            ])
        {
            About = new Text("{0} och {1} per år och kön", "{0} and {1} by year and sex").In(language, output.Range, result.Range),
            FrozenColumns = 2,
        };
    }
}
