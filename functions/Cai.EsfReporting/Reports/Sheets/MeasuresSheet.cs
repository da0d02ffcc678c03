using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Mått: what else is counted from participants, as shares and as numbers of persons.</summary>
internal static class MeasuresSheet
{
    /// <summary>Null for a project that has none.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Project.Measures.Count == 0 ? null : new(T("Mått", "Measures"), T("Övriga mått", "Other measures"),
            [T("En andel har ett antal av ett antal; ett antal personer har ingen andel. Ett mål som är en plan är fördelat lika över periodens månader.", "A share has a number of a number; a number of persons has no share. A target that is a plan is spread evenly over the months of its period."),
             T("En uppföljning är en andel av dem som har svarat (Av). Skulle följas upp är så många som det var dags för, eller som redan har svarat; har få av dem svarat säger andelen lite.", "A follow-up is a share of those who have answered (Of). Follow-up due is as many as it was due for, or who have answered already; where few of them have, the share says little."),
             Figures.ExactDifferences.In(language)],
            [
                .. Shown.ScopeColumns(language),
                new(T("Mått", "Measure"), ColumnKind.Text, 48),
                new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Av", "Of"), ColumnKind.Whole, 10),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Skulle följas upp", "Follow-up due"), ColumnKind.Whole, 13),
                new(T("Andel svar", "Share answered"), ColumnKind.Percent, 12),
                new(T("Mål (andel)", "Target (share)"), ColumnKind.Percent, 12),
                new(T("Mål (antal)", "Target (number)"), ColumnKind.OneDecimal, 12),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
                new(T("Anmärkning", "Remark"), ColumnKind.Text, 26),
            ],
            report.Scopes.SelectMany(scope => ((IEnumerable<IReadOnlyList<object?>>)
            [
                .. scope.Shares.Select(s => (IReadOnlyList<object?>)
                [
                    .. scope.Scope.Cells(language), s.Measure.Name.In(language), Shown.Numerator(s.Ratio), Shown.Denominator(s.Ratio), Shown.Rate(s.Ratio),
                    s.Measure is FollowUpShare ? Shown.Count(s.Due) : Shown.NotApplicable, s.Measure is FollowUpShare ? Shown.Rate(s.Answered) : Shown.NotApplicable,
                    s.Measure.Goal is not null ? Shown.Target(s, language) : Shown.NotApplicable, Shown.NotApplicable,
                    Shown.Assessment(s.Measure.Goal is not null, s.Assessment, language).WithNear(s.Measure.Goal?.Near(report.Project, s.Assessment), language), TrendWords.InCell(s, language),
                    s.IsThinlyAnswered == true ? FollowUpWords.FewAnswered.In(language) : null,
                ]),
                .. scope.Numbers.Select(n => (IReadOnlyList<object?>)
                [
                    .. scope.Scope.Cells(language), n.Measure.Name.In(language), Shown.Count(n.Count), Shown.NotApplicable, Shown.NotApplicable, Shown.NotApplicable, Shown.NotApplicable,
                    Shown.NotApplicable, n.Target ?? (object)(n.IsInWord ? Figures.Target(n, language) : Shown.NotApplicable),
                    Shown.Assessment((n.Target is not null || n.IsInWord) && n.Measure.Goal is not null, n.Assessment, language).WithNear(n.Measure.Goal?.Near(report.Project, n.Assessment), language), TrendWords.InCell(n, language), n is { Target: { } target, Plan: { } plan } && n.Measure.Goal is not null && target != plan.Participants ? Figures.Target(n, language) : null,
                ]),
            ]).Select(row => row.OrMissing(scope.IsMissing, language))))
        {
            About = T("Övriga mått som räknas på deltagarna: inflöde, inskrivna, uppföljningar", "Other measures counted from participants: inflow, enrolled, follow-ups"),
            FrozenColumns = 2,
        };
    }
}
