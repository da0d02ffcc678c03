using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Rules;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>Asks the rules on every row of a key-figure file, and writes those that pass.</summary>
internal static class KeyFigureRows
{
    public static async Task CheckAsync(
        ITable table, ColumnMap columns, FigureRow row, FiguresSoFar figures, RowsSoFar rows, Findings findings, Stream canonical, CancellationToken cancellation)
    {
        await using var writer = new FigureWriter(canonical);
        while (rows.Rows <= FileLimits.Rows && await table.ReadAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (UnfilledRow.IsUnfilledFigure(table, columns) || PrintedRows.Is(table, columns))
                continue;
            rows.Rows++;
            if (table.IsHidden)
                rows.Hidden.Add(table.Line);
            findings.NextRow();
            row.Fill();
            var isJudged = row.Judged is not null;
            foreach (var rule in isJudged ? RuleCatalogue.Judgement : RuleCatalogue.Figure)
                if (!findings.RowSettled)
                    rule.Check(row, findings);
            foreach (var rule in isJudged ? RuleCatalogue.JudgementBesideOthers : RuleCatalogue.FigureBesideOthers)
                if (!findings.RowRejected)
                    rule.Check(row, figures, findings);
            if (findings.RowRejected)
                rows.Rejected++;
            else if (row.Judged is not { SaysNothing: true })
            {
                await writer.WriteAsync(row.ToStatement(), cancellation);
                figures.Judged += isJudged ? 1 : 0;
            }
        }
    }
}
