using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Deltagare: how many persons, at each level.</summary>
internal static class ParticipantsSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var reasons = ReasonCount.OccurringIn(report);
        return new(T("Deltagare", "Participants"), T("Deltagare och deltaganden", "Participants and participations"),
            [T("En deltagare är en person och räknas en gång på varje nivå. Ett deltagande är en person i en insats från ett startdatum.", "A participant is a person, counted once at each level. A participation is a person in an insats from a start date."),
             T("Deltagare = inskrivna + utan känt avslut + avslutade + anonyma. Avslutade i andelarna är utan avlidna.", "Participants = enrolled + no known exit + leavers + anonymous. Leavers in the shares are without the deceased."),
             T("Utan känt avslut är den som orten inte nämner längre och som inte har något avslut. Kolumnerna med avslutsorsaker är tillsammans de avslutade.", "No known exit is somebody whom the site no longer names and who has no end. The columns of exit reasons sum to the leavers."), .. report.UndeliveredInWords(language)],
            [
                .. Shown.ScopeColumns(language),
                new(T("Deltagare", "Participants"), ColumnKind.Whole, 15),
                new(T("Därav anonyma", "Of whom anonymous"), ColumnKind.Whole, 15),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 15),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                new(T("Därav i andelarna", "Of whom in the shares"), ColumnKind.Whole, 15),
                new(T("Deltaganden", "Participations"), ColumnKind.Whole, 14),
                .. reasons.Select(reason => new SheetColumn(T("Avslutsorsak: ", "Exit reason: ") + report.Project.Words.Name(reason).In(language), ColumnKind.Whole, 20)),
            ],
            report.Scopes.Select(scope => ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), Shown.Count(scope.People.Participants), Shown.Count(scope.People.Anonymous), Shown.Count(scope.People.Enrolled), Shown.Count(scope.People.Untold),
                Shown.Count(scope.People.Leavers), Shown.Count(scope.People.LeaversInRates), Shown.Count(scope.People.Participations),
                .. reasons.Select(reason => Shown.Count(scope.LeaversTo(reason))),
            ]).OrMissing(scope.IsMissing, language)))
        {
            About = T("Deltagare, inskrivna, avslutade och deltaganden på varje nivå", "Participants, enrolled, leavers and participations at each level"),
        };
    }
}
