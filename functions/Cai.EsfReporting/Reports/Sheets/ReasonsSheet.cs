using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Avslutsorsaker: with which reason people left, since the start and in each period, at each level. The internal edition's alone.</summary>
internal static class ReasonsSheet
{
    /// <summary>Null in the public edition, and where nobody has left.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var reasons = ReasonCount.OccurringIn(report);
        return report.Edition == Edition.Public || reasons.Count == 0 ? null : new(T("Avslutsorsaker", "Exit reasons"), T("Hur många som har avslutat med varje orsak", "How many left with each reason"),
            [T("Orsakerna i en rad är tillsammans alla som har avslutat. Avlidna är med här men inte i andelarna. Den som har deltagit på flera orter räknas på var och en av dem, men en gång i delprojektet och projektet.",
               "The reasons of a row are together all who left. The deceased are here, but not in the rates. Somebody who took part at several sites counts at each of them, but once in the sub-project and the project.")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Period", "Period"), ColumnKind.Text, 34),
                new(T("Alla som har avslutat", "All who left"), ColumnKind.Whole, 14),
                .. reasons.Select(reason => new SheetColumn(report.Project.Words.Name(reason).In(language), ColumnKind.Whole, 14)),
            ],
            from told in Rows(report, language)
            select ((IReadOnlyList<object?>)[.. told.Scope.Cells(language), told.Period, Shown.Count(told.Leavers), .. reasons.Select(reason => Shown.Count(told.Reasons.Single(own => own.Reason == reason).Leavers))])
                .OrMissing(told.IsMissing, language))
        {
            About = T("Varje period på varje nivå: till arbete, studier, ordinarie insats och annat", "Each period at each level: to work, study, ordinary measures and other"),
            FrozenColumns = 3,
        };
    }

    private static IEnumerable<(Catalogue.Scope Scope, string Period, int? Leavers, IReadOnlyList<ReasonCount> Reasons, bool IsMissing)> Rows(OutcomeReport report, Language language)
    {
        var since = report.Scopes.Select(scope => (scope.Scope, $"{report.Since.In(language)} {new Text("till och med", "to the end of").In(language)} {report.AsOf}", scope.People.Leavers, scope.Reasons, scope.IsMissing));
        var periods = report.Periods.OrderByDescending(told => told.Period == report.Lead).SelectMany(told => told.Scopes.Select(scope => (scope.Scope, told.Period.Id, scope.Leavers, scope.Reasons, scope.IsMissing)));
        return report.Lead is null ? since.Concat(periods) : periods.Concat(since);
    }
}
