using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report for import into a planning system, as Stratsys takes it: <c>Enhet · Period · Mått · Värde</c>, a figure a row, separated by tabs, in UTF-8 with a byte order mark and with decimal
/// commas. A share is in per cent. What is hidden, or told in words, has no row: no import takes it for 0.
/// </summary>
public sealed class ReportTsv : IReportFormat
{
    /// <summary>More are a division's.</summary>
    private const int Decimals = 4;

    public string FileName => "report.tsv";

    public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        await using var writer = SpreadsheetCsv.Create(stream, '\t', decimalComma: true);
        writer.WriteHeader([new Text("Enhet", "Unit").In(language), new Text("Period", "Period").In(language), new Text("Mått", "Measure").In(language), new Text("Värde", "Value").In(language)]);
        foreach (var (unit, period, measure, value) in Of(report, language).DistinctBy(figure => (figure.Unit, figure.Period, figure.Measure)))
        {
            foreach (var text in (ReadOnlySpan<string>)[unit, period, measure])
                writer.WriteField(CellText.Line(text, 250));
            // A decimal remembers its zeros; the division takes them away.
            writer.WriteField(Math.Round(value, Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m, default(ReadOnlySpan<char>));
            await writer.EndRecordAsync(cancellation);
        }
    }

    /// <summary>The period that the report leads with stands before the time since the start, as of the same month.</summary>
    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value)> Of(OutcomeReport report, Language language) =>
    [
        .. report.Leading is { } leading ? OfPeriod(report, leading, language) : [], .. SinceTheStart(report, language),
        .. report.Periods.Where(told => told.Period != report.Lead).SelectMany(told => OfPeriod(report, told, language)), .. KeyFigures(report, language),
    ];

    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value)> SinceTheStart(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var since = T(", sedan starten", ", since the start");
        foreach (var scope in report.Scopes)
        {
            List<(string Measure, decimal? Value)> told =
            [
                (T("Deltagare", "Participants") + since, scope.People.Participants), (T("Inskrivna vid periodens slut", "Enrolled at the end of the period"), scope.People.Enrolled), (T("Avslutade", "Left") + since, scope.People.Leavers),
                (T("Utan känt avslut", "No known exit") + since, scope.People.Untold), (T("Anonyma deltagare", "Anonymous participants") + since, scope.People.Anonymous),
                .. scope.Reasons.Select(reason => (Left(reason, language) + since, (decimal?)reason.Leavers)),
                .. scope.Indicators.SelectMany(i => Parts(i.Indicator.Name.In(language) + since, i.Ratio, i.Indicator.Target?.Number, language)),
                .. scope.Shares.SelectMany(s => Parts(s.Measure.Name.In(language) + since, s.Ratio, s.Measure.Goal?.Target.Number, language)),
                .. scope.Numbers.Select(number => (number.Measure.Name.In(language), (decimal?)number.Count)),
            ];
            foreach (var (measure, value) in told)
                if (value is { } number)
                    yield return (scope.Scope.NameIn(report.Project, language), report.AsOf.ToString(), measure, number);
        }
    }

    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value)> OfPeriod(OutcomeReport report, PeriodOutcome told, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        foreach (var scope in told.Scopes)
        {
            List<(string Measure, decimal? Value)> own =
            [
                (T("Påbörjade", "Started"), scope.Started), (T("Planerade", "Planned"), scope.Planned), (T("Inskrivna vid periodens slut", "Enrolled at the end of the period"), scope.Enrolled), (T("Avslutade", "Left"), scope.Leavers),
                (T("Utan känt avslut", "No known exit"), scope.Untold), .. scope.Reasons.Select(reason => (Left(reason, language), (decimal?)reason.Leavers)),
                .. scope.Indicators.SelectMany(i => Parts(i.Indicator.Name.In(language), i.Ratio, i.Target?.Number, language)),
            ];
            foreach (var (measure, value) in own)
                if (value is { } number)
                    yield return (scope.Scope.NameIn(report.Project, language), told.Period.Id, measure, number);
        }
    }

    private static IEnumerable<(string Unit, string Period, string Measure, decimal Value)> KeyFigures(OutcomeReport report, Language language)
    {
        foreach (var figure in report.Figures)
            if (figure.Told.Number is { } number)
                yield return (figure.Told.Site is { } site ? report.Project.Scopes.Single(scope => scope.Kind == ScopeKind.Site && scope.Id == site.Id).NameIn(report.Project, language) : report.Project.Name, figure.Told.Period.Id,
                    $"{figure.Told.Figure.Name.In(language)} ({(figure.Told.Figure.Unit == FigureUnit.Percent ? "%" : figure.Told.Figure.Unit.Name().In(language))})", figure.Told.Figure.Unit == FigureUnit.Percent ? number * 100 : number);
    }

    private static string Left(ReasonCount reason, Language language) => $"{new Text("Avslutade", "Left").In(language)}: {reason.Name.In(language)}";

    private static IEnumerable<(string Measure, decimal? Value)> Parts(string name, Ratio? ratio, decimal? target, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return
        [
            ($"{name} ({T("antal", "number")})", ratio?.Numerator), ($"{name} ({T("av antal", "of number")})", ratio?.Denominator),
            ($"{name} (%)", ratio is { Denominator: > 0 } told ? Figures.Of(told) * 100 : null), ($"{name} ({T("mål", "target")}, %)", ratio is null ? null : target * 100),
        ];
    }
}
