using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports.Sheets;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>For Excel: a cover that tells what it is, and a table a sheet with numbers as numbers.</summary>
public sealed class TerritoryXlsx : ITerritoryFormat
{
    public string FileName => "report.xlsx";

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        Sheet?[] sheets = [Cover(report, language), Outcomes(report, language), Participants(report, language), report.People is null ? null : People(report, language), Goals(report, language), Places(report, language), Plans(report, language)];
        var subject = report.Edition.Name().In(language);
        return Workbook.WriteAsync(stream, new(TerritoryWords.Title(report, language), language) { Subject = subject }, [.. sheets.OfType<Sheet>()], cancellation);
    }

    private static PageSheet Cover(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Försättsblad", "Cover"), TerritoryWords.Title(report, language), [new("", ColumnKind.Text, 36), new("", ColumnKind.Text, 90)],
        [
            new(PageRowKind.Fact, report.Territory.Kind.Name().In(language), report.Territory.Name),
            new(PageRowKind.Fact, T("Till och med", "Up to and including"), report.AsOf.ToString()),
            .. report.Period is { } period ? [new(PageRowKind.Fact, T("Period", "Period"), period.InWords(language))] : Array.Empty<PageRow>(),
            new(PageRowKind.Fact, T("Projekt", "Projects"), string.Join(", ", report.Projects.Select(project => project.Project.Name))),
            new(PageRowKind.Empty),
            new(PageRowKind.Prose, TerritoryWords.Use(report, language)),
            .. report.Edition == Edition.Internal ? Array.Empty<PageRow>() : [new(PageRowKind.Prose, TerritoryWords.OfPublic.In(language))],
            new(PageRowKind.Prose, TerritoryWords.DoNotAdd.In(language)),
            .. report.Period is null ? Array.Empty<PageRow>() : [new(PageRowKind.Prose, TerritoryWords.OfPeriod(report, language))],
            .. TerritoryWords.People(report, language).Select(sentence => new PageRow(PageRowKind.Prose, sentence)),
            new(PageRowKind.Heading, T("Leveranser", "Deliveries")),
            .. TerritoryWords.Missing(report, language).Select(sentence => new PageRow(PageRowKind.Prose, sentence)),
        ]);
    }

    private static IReadOnlyList<SheetColumn> Whom(TerritoryReport report, Language language) =>
    [
        new(new Text("Projekt", "Project").In(language), ColumnKind.Text, 32), new(new Text("Nivå", "Level").In(language), ColumnKind.Text, 12),
        new(new Text("Namn", "Name").In(language), ColumnKind.Text, 26), new((report.Period is null ? new Text("Till och med", "Up to and including") : new Text("Period", "Period")).In(language), ColumnKind.Text, 13),
    ];

    private static IReadOnlyList<object?> Cells(TerritoryReport report, TerritoryProject project, TerritoryScope scope, Language language) =>
        [project.Project.Name, scope.Scope.Kind.Name().In(language), scope.Scope.Name, report.Period?.Id ?? scope.AsOf.ToString()];

    private static TableSheet Outcomes(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Utfall", "Outcomes"), T("Utfall mot projektens egna mål", "Outcomes against the projects' own targets"), [TerritoryWords.DoNotAdd.In(language)],
            [
                .. Whom(report, language), new(T("Indikator", "Indicator"), ColumnKind.Text, 34), new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15), new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Andel", "Share"), ColumnKind.Percent, 10), new(T("Mål", "Target"), ColumnKind.Percent, 14), new(T("Bedömning", "Assessment"), ColumnKind.Text, 34), .. report.Period is null ? [new(T("Trend", "Trend"), ColumnKind.Text, 24)] : Array.Empty<SheetColumn>(),
                .. report is { Edition: Edition.Internal, Period: null } ? [new(T("Året hittills", "The year so far"), ColumnKind.Text, 42)] : Array.Empty<SheetColumn>(),
            ],
            report.Rows.SelectMany(row => row.Scope.Indicators.Select(i => (IReadOnlyList<object?>)
            [
                .. Cells(report, row.Project, row.Scope, language), i.Name.In(language), Shown.Denominator(i.Ratio), Shown.Numerator(i.Ratio), Shown.Rate(i.Ratio),
                (double?)i.Target?.Number ?? (object)TerritoryWords.Target(i, language), TerritoryWords.Assessment(i, language),
                .. report.Period is null ? [i.Trend is null ? Figures.Hidden : $"{i.Trend.Shape()} {TerritoryWords.Trend(i, language)}"] : Array.Empty<object?>(),
                .. report is { Edition: Edition.Internal, Period: null } ? [TerritoryWords.YearSoFar(i, language)] : Array.Empty<object?>(),
            ])))
        {
            FrozenColumns = 3,
        };
    }

    private static TableSheet Participants(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Deltagare", "Participants"), T("Deltagare i varje projekt", "Participants of each project"), [TerritoryWords.DoNotAdd.In(language)],
            [
                .. Whom(report, language),
                .. report.Period is null ? [new(T("Deltagare", "Participants"), ColumnKind.Whole, 14), new(T("Därav anonyma", "Of whom anonymous"), ColumnKind.Whole, 14)] : (SheetColumn[])[new(PeriodSentences.TookPart.In(language), ColumnKind.Whole, 14), new(T("Påbörjade", "Started"), ColumnKind.Whole, 14)],
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 14),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 14), new(T("Avslutade", "Leavers"), ColumnKind.Whole, 14),
            ],
            report.Rows.Select(row => (IReadOnlyList<object?>)
                [.. Cells(report, row.Project, row.Scope, language), .. ((int?[])[.. report.Period is null ? (int?[])[row.Scope.Participants, row.Scope.Anonymous] : [row.Scope.TookPart, row.Scope.Started], row.Scope.Enrolled, row.Scope.Untold, row.Scope.Leavers]).Select(Shown.Count)]))
        {
            FrozenColumns = 3,
        };
    }

    private static TableSheet? Goals(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        List<IReadOnlyList<object?>> rows = [.. report.Beside.SelectMany(own => own.Told.Goals
            .Select(goal => (IReadOnlyList<object?>)[own.Project.Project.Name, own.Told.AsOf.ToString(), goal.Level.In(language), goal.Name.In(language), goal.StandingIn(language), string.Join(' ', goal.Comment)])
            .Concat(own.Told.Comment.Count > 0 ? [[own.Project.Project.Name, own.Told.AsOf.ToString(), CommentWords.Heading.In(language), "", "", string.Join(' ', own.Told.Comment)]] : []))];
        return rows.Count == 0 ? null : new(T("Mål", "Goals"), T("Projektens mål och kommentarer", "The projects' goals and comments"), [],
            [
                new(T("Projekt", "Project"), ColumnKind.Text, 32), new(T("Till och med", "Up to and including"), ColumnKind.Text, 13), new(T("Nivå", "Level"), ColumnKind.Text, 22), new(T("Mål", "Goal"), ColumnKind.Text, 50), new(T("Bedömning", "Assessment"), ColumnKind.Text, 34),
                new(T("Kommentar", "Comment"), ColumnKind.Text, 80),
            ], rows);
    }

    private static TableSheet? Places(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        List<IReadOnlyList<object?>> rows = [.. report.Beside.SelectMany(own => own.Told.Places.Select(place => ((IReadOnlyList<object?>)[own.Project.Project.Name, place.Insats.Name, place.Provider ?? T("En anordnare", "One provider"), place.Places, Shown.Count(place.Taken), Shown.Count(place.Free)]).OrMissing(place.Taken is null, language)))];
        return rows.Count == 0 ? null : new(T("Lediga platser", "Free places"), T("Lediga platser per insats och anordnare", "Free places by insats and provider"), [],
            [new(T("Projekt", "Project"), ColumnKind.Text, 32), new(T("Insats", "Insats"), ColumnKind.Text, 32), new(T("Anordnare", "Provider"), ColumnKind.Text, 32), new(T("Platser", "Places"), ColumnKind.Whole, 12), new(T("Upptagna", "Taken"), ColumnKind.Whole, 12), new(T("Lediga", "Free"), ColumnKind.Whole, 12)], rows);
    }

    private static TableSheet? Plans(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        List<IReadOnlyList<object?>> rows = [.. report.Beside.SelectMany(own => own.Told.Plans.Select(plan => (IReadOnlyList<object?>)
            [own.Project.Project.Name, plan.Scope.Kind.Name().In(language), plan.Scope.Name, own.Told.AsOf.ToString(), plan.Inflow.Participants, (double)plan.Inflow.Expected, plan.Inflow.Plan.Participants, plan.Inflow.Plan.Yearly ? T("Året", "The year") : T("Hela projekttiden", "The whole project")]))];
        return rows.Count == 0 ? null : new(T("Inflöde", "Inflow"), T("Inflöde mot plan", "Inflow against plan"), [],
            [
                new(T("Projekt", "Project"), ColumnKind.Text, 32), new(T("Nivå", "Level"), ColumnKind.Text, 12), new(T("Namn", "Name"), ColumnKind.Text, 26), new(T("Till och med", "Up to and including"), ColumnKind.Text, 13), new(T("Deltagare", "Participants"), ColumnKind.Whole, 14),
                new(T("Plan hittills", "Plan so far"), ColumnKind.OneDecimal, 14), new(T("Hela planen", "The whole plan"), ColumnKind.Whole, 14), new(T("Planen gäller", "The plan is of"), ColumnKind.Text, 20),
            ], rows);
    }

    private static TableSheet People(TerritoryReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Olika personer", "Different people"), T("Olika personer över projekten", "Different people over the projects"), [.. TerritoryWords.People(report, language)],
            [new(T("Vilka", "Who"), ColumnKind.Text, 64), new(T("Personer", "People"), ColumnKind.Whole, 12)],
            TerritoryWords.PeopleRows(report, language).Select(row => (IReadOnlyList<object?>)[row.Whom, row.People ?? (object)Figures.Nothing]));
    }
}
