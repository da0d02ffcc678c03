using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Förändringar: what moved since the month before, and because of which deliveries.</summary>
internal static class ChangesSheet
{
    /// <summary>Null in the public edition and for the first month.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Changes is not { } changes ? null : new(T("Förändringar", "Changes"), new Text("Förändringar sedan {0}", "Changes since {0}").In(language, changes.Since),
            [T("Båda månaderna är räknade på leveranserna som de är nu. Sena eller rättade filer för tidigare månader står för sig. Det som inte hade levererat månaden före har inget att jämföra med.", "Both months are counted from the deliveries as they are now. Late or corrected files for earlier months stand by themselves. What had not delivered the month before has nothing to compare with."),
             Figures.ExactDifferences.In(language)],
            [
                .. Shown.ScopeColumns(language),
                new(T("Nya deltagare", "New participants"), ColumnKind.Whole, 12),
                new(T("Inskrivna, skillnad", "Enrolled, difference"), ColumnKind.Whole, 12),
                new(T("Utan känt avslut, skillnad", "No known exit, difference"), ColumnKind.Whole, 16),
                new(T("Avslutade, skillnad", "Left, difference"), ColumnKind.Whole, 12),
                .. report.Project.Indicators.Select(i => new SheetColumn(new Text("{0}, skillnad i antal", "{0}, difference in number").In(language, i.Name.In(language)), ColumnKind.Whole, 18)),
                new(T("Sena eller rättade filer", "Late or corrected files"), ColumnKind.LongText, 50),
            ],
            changes.Scopes.Select(change => ((IReadOnlyList<object?>)
            [
                .. change.Scope.Cells(language),
                Shown.Count(change.Now.People.Participants - change.Before.People.Participants),
                Shown.Count(change.Now.People.Enrolled - change.Before.People.Enrolled),
                Shown.Count(change.Now.People.Untold - change.Before.People.Untold),
                Shown.Count(change.Now.People.Leavers - change.Before.People.Leavers),
                .. change.Now.Ratios.Zip(change.Before.Ratios, (now, before) => Shown.Count(now?.Numerator - before?.Numerator)),
                string.Join(", ", change.LateOrCorrected.Select(d => $"{d.SiteIn(report.Project, language)} {d.Address.Month}")),
            ]).OrMissing(change.Before.IsMissing, language)))
        {
            About = T("Vad som har ändrats sedan förra månaden, och av vilka leveranser", "What has changed since last month, and by which deliveries"),
            FrozenColumns = 2,
        };
    }
}
