using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// Table <c>outcomes</c>: PartitionKey <c>mia|2018-08</c>, RowKey <c>site|tyreso|work-or-study</c>. Rows of scopes and
/// indicators that are no longer in the catalogue vanish.
/// </summary>
/// <remarks>
/// A hundred changes are one transaction, the most that the service takes; that is all of a project with fifty scopes and two
/// indicators. Beyond that, new rows come before stale ones go, and whoever reads in between sees some of both.
/// </remarks>
internal sealed class TableOutcomes(StorageTables tables) : IOutcomeTable
{
    private const string Table = "outcomes";
    private const int MostChanges = 100;
    private const int Tries = 5;

    public async Task ReplaceAsync(string project, Month asOf, IReadOnlyList<OutcomeRow> rows, CancellationToken cancellation)
    {
        var partition = TableKey.Of(project, asOf.ToString());
        var client = await tables.MakeAsync(Table, cancellation);
        var put = rows.Index().Select(row => ToEntity(partition, row.Index, row.Item)).ToList();
        var keys = put.Select(row => row.RowKey).ToHashSet();
        for (var attempt = 1; ; attempt++)
        {
            var changes = put.ConvertAll(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            await foreach (var there in tables.ReadAsync(Table, partition, [TableColumns.PartitionKey, TableColumns.RowKey], cancellation))
                if (!keys.Contains(there.RowKey))
                    changes.Add(new(TableTransactionActionType.Delete, new TableEntity(partition, there.RowKey), ETag.All));
            try
            {
                foreach (var transaction in changes.Chunk(MostChanges))
                    await client.SubmitTransactionAsync(transaction, cancellation);
                return;
            }
            catch (TableTransactionFailedException e) when (e.Status == 404 && attempt < Tries)
            {
                // Another instance took the stale rows away in between.
            }
        }
    }

    public async Task<IReadOnlyList<OutcomeRow>> ReadAsync(string project, Month asOf, CancellationToken cancellation)
    {
        var rows = new List<(int Position, OutcomeRow Row)>();
        await foreach (var row in tables.ReadAsync(Table, TableKey.Of(project, asOf.ToString()), columns: null, cancellation))
            rows.Add((row.Number("Position"), ToRow(row)));
        return [.. rows.OrderBy(row => row.Position).Select(row => row.Row)];
    }

    private static TableEntity ToEntity(string partition, int position, OutcomeRow row)
    {
        var entity = new TableEntity(partition, TableKey.Of(row.ScopeKind, row.Scope, row.Indicator))
        {
            ["Position"] = position,
            ["Project"] = row.Project,
            ["AsOf"] = row.AsOf,
            ["ScopeKind"] = row.ScopeKind,
            ["Scope"] = row.Scope,
            ["ScopeName"] = row.ScopeName,
            ["Indicator"] = row.Indicator,
            ["IndicatorName"] = row.IndicatorName,
            ["Participants"] = row.Participants,
            ["Anonymous"] = row.Anonymous,
            ["Enrolled"] = row.Enrolled,
            ["Leavers"] = row.Leavers,
            ["Untold"] = row.Untold,
            ["Due"] = row.Due,
            ["Participations"] = row.Participations,
            ["Numerator"] = row.Numerator,
            ["Denominator"] = row.Denominator,
            ["Assessment"] = row.Assessment,
            ["Trend"] = row.Trend,
        };
        foreach (var (column, number) in ((string, double?)[])[("Rate", row.Rate), ("ShareOfParticipants", row.ShareOfParticipants), ("Target", row.Target)])
            if (number is { } known)
                entity[column] = known;
        return entity;
    }

    private static OutcomeRow ToRow(TableEntity row) => new(
        row.Text("Project"), row.Text("AsOf"), row.Text("ScopeKind"), row.Text("Scope"), row.Text("ScopeName"), row.Text("Indicator"), row.Text("IndicatorName"),
        row.Number("Participants"), row.Number("Anonymous"), row.Number("Enrolled"), row.Number("Leavers"), row.GetInt32("Untold"), row.Number("Participations"),
        row.Number("Numerator"), row.Number("Denominator"), Share(row, "Rate"), Share(row, "ShareOfParticipants"), Share(row, "Target"),
        row.GetString("Assessment"), row.Text("Trend"), row.GetInt32("Due"));

    /// <summary>A whole number may come back as an integer, whatever it was when it was put.</summary>
    private static double? Share(TableEntity row, string column) =>
        row.TryGetValue(column, out var value) && value is not null ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
