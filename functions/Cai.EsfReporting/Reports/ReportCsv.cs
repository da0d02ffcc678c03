using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports.Numbers;
using Cai.EsfReporting.Spreadsheets;

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
        await using var writer = new SpreadsheetCsv(stream, decimalComma: true);
        var (hasChanges, inWords, reasons) = (report.TargetChanges.Count > 0, report.HasTargetsInWords, report.Whole.Reasons.Count);
        writer.WriteRow(["project", "asOf", "scopeKind", "scope", "scopeName", "indicator", "indicatorName", "participants", "anonymous", "enrolled", "leavers",
            "untold", "participations", "numerator", "denominator", "rate", "shareOfParticipants", "target", "assessment", "trend", "due", "fewAnswered", "period", "started", "approved", "approvedBy",
            .. report.Whole.Reasons.Select(reason => $"reasons.{reason.Name.Sv}"), .. inWords ? ["targetInWords", "heldAgainst"] : Array.Empty<string>(), .. hasChanges ? ["targetBefore", "targetChanged"] : Array.Empty<string>(),
            "part", "measure", "measureName", "by", "group", "groupName", "value", "unit", "hidden", "words", "assessmentName", "trendName", "missing", .. report.IsDraft ? ["draft"] : Array.Empty<string>()]);
        var approvedAt = string.Join(' ', report.Approvals.Given.Select(approval => Moments.Write(approval.At)));
        var approvedBy = string.Join(", ", report.Approvals.Given.Select(approval => approval.Name).Where(name => name.Length > 0));
        foreach (var number in ReportNumbers.WithRow(report).OrderBy(number => number.Period.Length > 0).Concat(ReportNumbers.Of(report).Where(number => number.Row is null)))
        {
            WriteOutcome(writer, report, number);
            // The month's report is approved, not the period that is asked for.
            if (number.Row is not null && (report.Lead is null || number.Period != report.Lead.Value.Id))
                writer.WriteTexts(approvedAt, approvedBy);
            else
                writer.WriteEmpty(2);
            if (number.Row is null)
                writer.WriteEmpty(reasons);
            else
                foreach (var reason in number.Reasons)
                    writer.Write(reason.Leavers);
            if (inWords)
                WriteWord(writer, number.Row);
            if (hasChanges)
                WriteTarget(writer, number.Row is null ? null : report.TargetChanges.LastOrDefault(change => change.Id == number.Measure));
            Write(writer, number);
            if (report.IsDraft)
                writer.Write(report.NameAndUse().In(language));
            await writer.EndRowAsync(cancellation);
        }
    }

    private static void WriteOutcome(SpreadsheetCsv writer, OutcomeReport report, ReportNumber number)
    {
        var row = number.Row;
        writer.WriteTexts(report.Project.Id, number.AsOf.ToString(), number.Scope.Kind.Word(), number.Scope.Id, number.Scope.Name);
        if (row is null)
            writer.WriteEmpty(8);
        else
        {
            writer.WriteTexts(row.Indicator, row.IndicatorName);
            foreach (var count in (ReadOnlySpan<int?>)[row.Participants, row.Anonymous, row.Enrolled, row.Leavers, row.Untold, row.Participations])
                writer.Write(count);
        }

        writer.Write(number.Numerator);
        writer.Write(number.Denominator);
        writer.Write(row?.Rate);
        writer.Write(row?.ShareOfParticipants);
        writer.Write((double?)number.Target);
        writer.WriteTexts(number.Assessment, number.Trend);
        writer.Write(row?.Due);
        writer.WriteTexts(number.IsThinlyAnswered ? "true" : "", number.Period);
        writer.Write(number.Started);
    }

    private static void Write(SpreadsheetCsv writer, ReportNumber number)
    {
        writer.WriteTexts(number.Part, number.Measure, number.Name.Sv, number.By, number.Group, number.GroupName.Sv);
        writer.Write(number.Rate ?? (double?)number.Value);
        writer.WriteTexts(number.Unit, number.IsHidden ? "true" : "", number.Words.Length == 0 ? "" : CellText.Line(number.Words, 250), number.AssessmentName, number.Trend is null ? "" : OutcomeWords.FindTrend(number.Trend).Name().Sv, number.IsMissing ? "true" : "");
    }

    /// <summary>The word that the target is and what it is held against, in a report that has any.</summary>
    private static void WriteWord(SpreadsheetCsv writer, OutcomeRow? row)
    {
        writer.Write(row is null or { TargetWord: TargetWord.None } ? "" : row.TargetWord.Word());
        writer.Write(row?.Before);
    }

    /// <summary>The latest change of the indicator's target, in a report that has any.</summary>
    private static void WriteTarget(SpreadsheetCsv writer, TargetChange? latest)
    {
        writer.Write((double?)latest?.Before);
        writer.Write(latest is null ? "" : Figures.Day(latest.On));
    }
}
