using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>The report for Excel: one table a sheet, numbers as numbers.</summary>
public sealed class ReportXlsx : IReportFormat
{
    public string FileName => "report.xlsx";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        var title = new Text("{0} – utfall till och med {1}", "{0} – outcomes up to and including {1}").In(language, report.Project.Name, report.AsOf);
        return Workbook.WriteAsync(stream, title, language,
            [Completeness(report, language), Outcomes(report, language), Persons(report, language), Inflow(report, language), Sources(report, language), Deliveries(report, language)], cancellation);
    }

    private static Sheet Completeness(OutcomeReport report, Language language)
    {
        return new(new Text("Leveranser per ort", "Deliveries by site").In(language),
            new Text("Vem har levererat?", "Who has delivered?").In(language),
            [report.MissingInWords(language),
             string.Join("  ", Legend().Select(m => $"{m.Shape} {m.Name.In(language)}")) + $"  {MonthCompleteness.LateSign} {MonthCompleteness.LateMeaning.In(language)}"],
            [new(new Text("Ort", "Site").In(language), ColumnKind.Text, 28), .. report.Months.Select(month => new SheetColumn(month.ToString(), ColumnKind.Text, 12))],
            report.Completeness.Select(site => (IReadOnlyList<object?>)[site.Site.Name, .. site.Latest.Select(m => m.Sign)]));

        static IEnumerable<MonthCompleteness> Legend() => Enum.GetValues<CompletenessState>().Reverse().Select(state => new MonthCompleteness(default, state, null));
    }

    private static Sheet Outcomes(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Utfall", "Outcomes"), T("Utfall mot mål", "Outcomes against targets"),
            [T("Andel = antal ÷ avslutade (utom avlidna). Andel av alla = antal ÷ alla deltagare, även anonyma.", "Share = number ÷ leavers (except the deceased). Share of all = number ÷ all participants, anonymous ones included."),
             T("Trend: den ackumulerade andelen mot tolv månader tidigare; inom 0,5 procentenheter är oförändrad.", "Trend: the cumulative share against twelve months earlier; within 0.5 percentage points is unchanged.")],
            [
                new(T("Nivå", "Level"), ColumnKind.Text, 12),
                new(T("Namn", "Name"), ColumnKind.Text, 36),
                new(T("Indikator", "Indicator"), ColumnKind.Text, 42),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 12),
                new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
                new(T("Avvikelse (procentenheter)", "Deviation (percentage points)"), ColumnKind.Points, 16),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
                new(T("Andel av alla deltagare", "Share of all participants"), ColumnKind.Percent, 14),
            ],
            report.Scopes.SelectMany(scope => scope.Indicators.Select(i => (IReadOnlyList<object?>)
            [
                scope.Scope.Kind.Name().In(language), scope.Scope.Name, i.Indicator.Name.In(language), i.Ratio?.Denominator, i.Ratio?.Numerator, i.Ratio?.Rate,
                (double)i.Indicator.Target, i.Deviation, Figures.Assessment(i.Assessment, language), Figures.Trend(i.Trend, language), i.OfParticipants?.Rate,
            ])));
    }

    private static Sheet Persons(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Deltagare", "Participants"), T("Deltagare och deltaganden", "Participants and participations"),
            [T("En deltagare är en person och räknas en gång på varje nivå. Ett deltagande är en person i en insats från ett startdatum.", "A participant is a person, counted once at each level. A participation is a person in an insats from a start date.")],
            [
                new(T("Nivå", "Level"), ColumnKind.Text, 12),
                new(T("Namn", "Name"), ColumnKind.Text, 36),
                new(T("Deltagare", "Participants"), ColumnKind.Whole, 12),
                new(T("Därav anonyma", "Of whom anonymous"), ColumnKind.Whole, 12),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 12),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 12),
                new(T("Deltaganden", "Participations"), ColumnKind.Whole, 13),
            ],
            report.Scopes.Select(scope => (IReadOnlyList<object?>)
                [scope.Scope.Kind.Name().In(language), scope.Scope.Name, scope.People.Participants, scope.People.Anonymous, scope.People.Enrolled, scope.People.Leavers, scope.People.Participations]));
    }

    private static Sheet Inflow(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Inflöde", "Inflow"), T("Inflöde mot plan", "Inflow against the plan"),
            [T("Planen är fördelad lika över periodens månader.", "The plan is spread evenly over the months of the period.")],
            [
                new(T("Nivå", "Level"), ColumnKind.Text, 12),
                new(T("Namn", "Name"), ColumnKind.Text, 36),
                new(T("Deltagare hittills", "Participants so far"), ColumnKind.Whole, 14),
                new(T("Plan hittills", "Plan so far"), ColumnKind.OneDecimal, 14),
                new(T("Plan i allt", "Plan in all"), ColumnKind.Whole, 12),
                new(T("Period", "Period"), ColumnKind.Text, 18),
            ],
            report.Scopes.Where(scope => scope.Inflow is not null).Select(scope => (IReadOnlyList<object?>)
            [
                scope.Scope.Kind.Name().In(language), scope.Scope.Name, scope.Inflow!.Participants, scope.Inflow.Expected, scope.Inflow.Plan.Participants,
                scope.Inflow.Plan.Yearly ? T("Kalenderår", "Calendar year") : T("Hela projektet", "Whole project"),
            ]));
    }

    private static Sheet Sources(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            yield return [T("Projekt", "Project"), report.Project.Name];
            yield return [T("Till och med", "Up to and including"), report.AsOf.ToString()];
            yield return [T("Utgåva", "Edition"), T("Intern: alla tal visas", "Internal: all numbers shown")];
            yield return [T("Katalogens version", "Version of the catalogue"), report.Catalogue.Version];
            yield return [T("Katalogens SHA-256", "SHA-256 of the catalogue"), report.Catalogue.Sha256];
            foreach (var indicator in report.Project.Indicators)
            {
                yield return [T("Mål: ", "Target: ") + indicator.Name.In(language), indicator.Source];
                yield return [T("Räknas: ", "Counts: ") + indicator.Name.In(language),
                    string.Join(", ", Participants.ExitReasons.All.Where(r => indicator.Reasons.Contains(r.Reason)).Select(r => r.Name.In(language)))];
            }
        }

        return new(T("Källor", "Sources"), T("Var talen kommer ifrån", "Where the numbers come from"), [],
            [new(T("Uppgift", "Item"), ColumnKind.Text, 44), new(T("Värde", "Value"), ColumnKind.LongText, 90)], Rows());
    }

    private static Sheet Deliveries(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Räknade filer", "Files counted"), T("Leveranser som rapporten är räknad på", "Deliveries that the report is counted from"), [],
            [
                new(T("Ort", "Site"), ColumnKind.Text, 18),
                new(T("Månad", "Month"), ColumnKind.Text, 10),
                new(T("Mottagen", "Received"), ColumnKind.Text, 18),
                new(T("Status", "Status"), ColumnKind.Text, 24),
                new(T("Rader", "Rows"), ColumnKind.Whole, 9),
                new(T("Mottagna", "Taken"), ColumnKind.Whole, 11),
                new(T("Leveransens id", "Delivery id"), ColumnKind.Text, 40),
                new("SHA-256", ColumnKind.Text, 68),
            ],
            report.Deliveries.Select(d => (IReadOnlyList<object?>)
            [
                report.Project.FindSite(d.Address.Site)?.Name ?? d.Address.Site, d.Address.Month.ToString(), StockholmTime.Show(d.Id.ReceivedAt),
                d.Status.Name().In(language), d.Rows, d.Accepted, d.Id.Value, d.Sha256,
            ]));
    }
}
