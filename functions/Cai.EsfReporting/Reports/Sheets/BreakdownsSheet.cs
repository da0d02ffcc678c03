using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Uppdelningar: by sex, age, insats, provider and initiator; every level in the internal edition, the project in the public one.</summary>
internal static class BreakdownsSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Uppdelningar", "Breakdowns"), T("Uppdelat på kön, ålder, insats, anordnare och initiativ", "Broken down by sex, age, insats, provider and initiator"),
            [T("En person står en gång i varje uppdelning, utom i insats och anordnare: där en gång i varje som personen deltagit i. Andel = antal ÷ avslutade (utom avlidna).", "A person stands once in each breakdown, except in insats and provider: there once in each that the person has taken part in. Share = number ÷ leavers (except the deceased).")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Uppdelning", "Breakdown"), ColumnKind.Text, 18),
                new(T("Grupp", "Group"), ColumnKind.Text, 28),
                new(T("Deltagare", "Participants"), ColumnKind.Whole, 15),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 15),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                .. report.Project.Indicators.Select(i => i.Name.In(language)).SelectMany(name => (SheetColumn[])
                    [new(T("Antal: ", "Number: ") + name, ColumnKind.Whole, 20), new(T("Andel: ", "Share: ") + name, ColumnKind.Percent, 20)]),
            ],
            from scope in report.Scopes
            from row in scope == report.Whole ? report.Breakdown : scope.Detail?.Breakdown.Groups.Select(BrokenDown.Of) ?? []
            select (IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), row.Dimension.Name().In(language), row.Name(report.Project).In(language),
                Shown.Count(row.Participants), Shown.Count(row.Enrolled), Shown.Count(row.Untold), Shown.Count(row.Leavers),
                .. row.Ratios.SelectMany(ratio => (object?[])[Shown.Numerator(ratio), Shown.Rate(ratio)]),
            ])
        {
            About = T("Kön, ålder, insats, anordnare och vem som tog initiativet", "Sex, age, insats, provider and who initiated"),
            FrozenColumns = 2,
        };
    }
}
