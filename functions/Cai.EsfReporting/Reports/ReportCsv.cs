using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports.Numbers;
using Cai.EsfReporting.Spreadsheets;
using Cai.EsfReporting.Statements;
using CsvHelper;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Every number of the report as a tidy row: what of (<c>measure</c>, and the part of it in <c>by</c> and <c>group</c>), of whom (<c>scope</c>), when (<c>period</c>, empty since the start) and how much
/// (<c>value</c> in <c>unit</c>; <c>hidden</c> where the edition does not tell it, <c>missing</c> where nothing is delivered), with what a share is of, and its target and assessment; what <c>assessment</c> and <c>trend</c> say is in Swedish in <c>assessmentName</c> and <c>trendName</c>. <c>part</c> says where it stands in the report. The rows with an <c>indicator</c> come first, one a scope and
/// indicator or share, since the start and then by period: these alone tell the counts, reasons and approvals beside it that the columns up to <c>targetChanged</c> are for.
/// Where a target is a word, two columns more have it and the share that it is held against. UTF-8 with a byte order mark and semicolons, as Swedish Excel opens it.
/// </summary>
public sealed class ReportCsv : IReportFormat
{
    public string FileName => "report.csv";

    public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        await using var writer = SpreadsheetCsv.Create(stream, decimalComma: true);
        var (hasChanges, inWords, reasons) = (report.TargetChanges.Count > 0, report.HasTargetsInWords, report.Whole.Reasons.Count);
        writer.WriteHeader(["project", "asOf", "scopeKind", "scope", "scopeName", "indicator", "indicatorName", "participants", "anonymous", "enrolled", "leavers",
            "untold", "participations", "numerator", "denominator", "rate", "shareOfParticipants", "target", "assessment", "trend", "due", "fewAnswered", "period", "started", "approved", "approvedBy",
            .. report.Whole.Reasons.Select(reason => $"reasons.{reason.Name.Sv}"), .. inWords ? ["targetInWords", "heldAgainst"] : Array.Empty<string>(), .. hasChanges ? ["targetBefore", "targetChanged"] : Array.Empty<string>(),
            "part", "measure", "measureName", "by", "group", "groupName", "value", "unit", "hidden", "words", "assessmentName", "trendName", "missing", .. report.IsDraft ? ["draft"] : Array.Empty<string>()]);
        foreach (var number in ReportNumbers.WithRow(report).OrderBy(number => number.Period.Length > 0).Concat(ReportNumbers.Of(report).Where(number => number.Row is null)))
        {
            WriteOutcome(writer, report, number);
            // The month's report is approved, not the period that is asked for.
            if (number.Row is not null && (report.Lead is null || number.Period != report.Lead.Value.Id))
                WriteApprovals(writer, report.Approvals);
            else
                WriteEmpty(writer, 2);
            for (var i = 0; i < reasons; i++)
                Write(writer, number.Row is null ? null : number.Reasons[i].Leavers);
            if (inWords)
                WriteWord(writer, number.Row);
            if (hasChanges)
                WriteTarget(writer, number.Row is null ? null : report.TargetChanges.LastOrDefault(change => change.Id == number.Measure));
            Write(writer, number);
            if (report.IsDraft)
                writer.WriteField(report.NameAndUse().In(language));
            await writer.EndRecordAsync(cancellation);
        }
    }

    private static void WriteOutcome(CsvWriter writer, OutcomeReport report, ReportNumber number)
    {
        var row = number.Row;
        foreach (var text in (ReadOnlySpan<string?>)[report.Project.Id, number.AsOf.ToString(), number.Scope.Kind.Word(), number.Scope.Id, number.Scope.Name, row?.Indicator, row?.IndicatorName])
            Write(writer, text);
        foreach (var count in (ReadOnlySpan<long?>)[row?.Participants, row?.Anonymous, row?.Enrolled, row?.Leavers, row?.Untold, row?.Participations, number.Numerator, number.Denominator])
            Write(writer, count);
        foreach (var share in (ReadOnlySpan<double?>)[row?.Rate, row?.ShareOfParticipants, (double?)number.Target])
            writer.WriteField(share, default(ReadOnlySpan<char>));
        Write(writer, number.Assessment);
        Write(writer, number.Trend);
        Write(writer, row?.Due);
        Write(writer, number.IsThinlyAnswered ? "true" : "");
        Write(writer, number.Period);
        Write(writer, number.Started);
    }

    private static void Write(CsvWriter writer, ReportNumber number)
    {
        foreach (var text in (ReadOnlySpan<string>)[number.Part, number.Measure, number.Name.Sv, number.By, number.Group, number.GroupName.Sv])
            Write(writer, text);
        writer.WriteField(number.Rate ?? (double?)number.Value, default(ReadOnlySpan<char>));
        writer.WriteField(number.Unit);
        Write(writer, number.IsHidden ? "true" : "");
        Write(writer, number.Words.Length == 0 ? "" : CellText.Line(number.Words, 250));
        Write(writer, number.AssessmentName);
        Write(writer, number.Trend is null ? "" : OutcomeWords.FindTrend(number.Trend).Name().Sv);
        Write(writer, number.IsMissing ? "true" : "");
    }

    /// <summary>The word that the target is and what it is held against, in a report that has any.</summary>
    private static void WriteWord(CsvWriter writer, OutcomeRow? row)
    {
        writer.WriteField(row is null or { TargetWord: TargetWord.None } ? "" : row.TargetWord.Word());
        writer.WriteField(row?.Before, default(ReadOnlySpan<char>));
    }

    /// <summary>The latest change of the indicator's target, in a report that has any.</summary>
    private static void WriteTarget(CsvWriter writer, TargetChange? latest)
    {
        writer.WriteField((double?)latest?.Before, default(ReadOnlySpan<char>));
        writer.WriteField(latest is null ? "" : Figures.Day(latest.On));
    }

    private static void WriteApprovals(CsvWriter writer, Approvals approvals)
    {
        writer.WriteField(string.Join(' ', approvals.Given.Select(approval => Moments.Write(approval.At))));
        writer.WriteField(string.Join(", ", approvals.Given.Select(approval => approval.Name).Where(name => name.Length > 0)));
    }

    private static void WriteEmpty(CsvWriter writer, int fields)
    {
        for (var i = 0; i < fields; i++)
            WriteEmpty(writer);
    }

    private static void Write(CsvWriter writer, string? text)
    {
        if (string.IsNullOrEmpty(text))
            WriteEmpty(writer);
        else
            writer.WriteField(text);
    }

    private static void Write(CsvWriter writer, long? count)
    {
        if (count is { } told)
            writer.WriteField(told, default(ReadOnlySpan<char>));
        else
            WriteEmpty(writer);
    }

    /// <summary>Most cells of most rows are empty: a number that is not there is looked at less than a text, which might be a formula.</summary>
    private static void WriteEmpty(CsvWriter writer) => writer.WriteField(default(double?), default(ReadOnlySpan<char>));
}
