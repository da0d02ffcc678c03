using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;
using Cai.EsfReporting.Statements;
using CsvHelper;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report as tidy rows, one a scope and indicator or share since the start, with the scope's leavers by each reason, then one a period, scope and indicator, whose
/// <c>period</c> says which, each with when and by whom the report was approved. Where a target is a word, two columns more have it and the share that it is held against; where a target was changed, two more say what it was and since when it is another: UTF-8 with a byte order mark and
/// semicolons, as Swedish Excel opens it.
/// </summary>
public sealed class ReportCsv : IReportFormat
{
    public string FileName => "report.csv";

    public async Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation)
    {
        await using var writer = SpreadsheetCsv.Create(stream, decimalComma: true);
        writer.WriteHeader(["project", "asOf", "scopeKind", "scope", "scopeName", "indicator", "indicatorName", "participants", "anonymous", "enrolled", "leavers",
            "untold", "participations", "numerator", "denominator", "rate", "shareOfParticipants", "target", "assessment", "trend", "due", "fewAnswered", "period", "started", "approved", "approvedBy",
            .. report.Whole.Reasons.Select(reason => $"reasons.{reason.Name.Sv}"), .. report.HasTargetsInWords ? ["targetInWords", "heldAgainst"] : Array.Empty<string>(), .. report.TargetChanges.Count > 0 ? ["targetBefore", "targetChanged"] : Array.Empty<string>()]);
        foreach (var scope in report.Scopes)
            foreach (var row in report.RowsOf(scope))
            {
                Write(writer, row);
                writer.WriteField(scope.Shares.FirstOrDefault(share => share.Measure.Id == row.Indicator)?.IsThinlyAnswered == true ? "true" : "");
                writer.WriteField("");
                writer.WriteField("");
                WriteApprovals(writer, report.Approvals);
                foreach (var reason in scope.Reasons)
                    writer.WriteField(reason.Leavers, default(ReadOnlySpan<char>));
                WriteTarget(writer, report, row);
                await writer.EndRecordAsync(cancellation);
            }

        foreach (var told in report.Periods)
            foreach (var row in report.RowsOf(told))
            {
                Write(writer, row.Outcome);
                writer.WriteField("");
                writer.WriteField(told.Period.Id);
                writer.WriteField(row.Scope.Started, default(ReadOnlySpan<char>));
                WriteApprovals(writer, report.Approvals);
                foreach (var reason in row.Scope.Reasons)
                    writer.WriteField(reason.Leavers, default(ReadOnlySpan<char>));
                WriteTarget(writer, report, row.Outcome);
                await writer.EndRecordAsync(cancellation);
            }
    }

    /// <summary>The word that the target is and what it is held against, in a report that has any; and the latest change of the target, likewise.</summary>
    private static void WriteTarget(CsvWriter writer, OutcomeReport report, OutcomeRow row)
    {
        if (report.HasTargetsInWords)
        {
            writer.WriteField(row.TargetWord == TargetWord.None ? "" : row.TargetWord.Word());
            writer.WriteField(row.Before, default(ReadOnlySpan<char>));
        }

        if (report.TargetChanges.Count == 0)
            return;
        var latest = report.TargetChanges.LastOrDefault(change => change.Id == row.Indicator);
        writer.WriteField((double?)latest?.Before, default(ReadOnlySpan<char>));
        writer.WriteField(latest is null ? "" : Figures.Day(latest.On));
    }

    private static void WriteApprovals(CsvWriter writer, Approvals approvals)
    {
        writer.WriteField(string.Join(' ', approvals.Given.Select(approval => Moments.Write(approval.At))));
        writer.WriteField(string.Join(", ", approvals.Given.Select(approval => approval.Name).Where(name => name.Length > 0)));
    }

    private static void Write(CsvWriter writer, OutcomeRow row)
    {
        foreach (var text in (ReadOnlySpan<string>)[row.Project, row.AsOf, row.ScopeKind, row.Scope, row.ScopeName, row.Indicator, row.IndicatorName])
            writer.WriteField(text);
        foreach (var count in (ReadOnlySpan<int?>)[row.Participants, row.Anonymous, row.Enrolled, row.Leavers, row.Untold, row.Participations, row.Numerator, row.Denominator])
            writer.WriteField(count, default(ReadOnlySpan<char>));
        foreach (var number in (ReadOnlySpan<double?>)[row.Rate, row.ShareOfParticipants, row.Target])
            writer.WriteField(number, default(ReadOnlySpan<char>));
        writer.WriteField(row.Assessment);
        writer.WriteField(row.Trend);
        writer.WriteField(row.Due, default(ReadOnlySpan<char>));
    }
}
