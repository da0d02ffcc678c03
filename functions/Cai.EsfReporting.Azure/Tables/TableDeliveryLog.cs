using Azure;
using Azure.Data.Tables;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// Table <c>deliveries</c>: PartitionKey the project, RowKey <c>{id}|{site}|{month}</c>, so that a project's deliveries
/// stand in the order in which they were received.
/// </summary>
internal sealed class TableDeliveryLog(StorageTables tables) : IDeliveryLog
{
    private const string Table = "deliveries";

    public async Task AppendAsync(Delivery delivery, CancellationToken cancellation)
    {
        var at = delivery.Address;
        var row = new TableEntity(TableKey.Of(at.Project), TableKey.Of(delivery.Id.Value, at.Site, at.Month.ToString()))
        {
            ["Id"] = delivery.Id.Value,
            ["Site"] = at.Site,
            ["Month"] = at.Month.ToString(),
            ["ReceivedAt"] = delivery.Id.ReceivedAt,
            ["Status"] = delivery.Status.Word(),
            ["Rows"] = delivery.Rows,
            ["Accepted"] = delivery.Accepted,
            ["Rejected"] = delivery.Rejected,
            ["Warnings"] = delivery.Warnings,
            ["Sha256"] = delivery.Sha256,
        };
        if (delivery.Replaces is { } replaced)
            row["Replaces"] = replaced.Value;
        try
        {
            await (await tables.MakeAsync(Table, cancellation)).AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // There already: a retry, or another instance with the same delivery.
        }
    }

    public async Task<IReadOnlyList<Delivery>> ReadAsync(string project, CancellationToken cancellation)
    {
        var deliveries = new List<Delivery>();
        await foreach (var row in tables.ReadAsync(Table, TableKey.Of(project), columns: null, cancellation))
            deliveries.Add(new(DeliveryId.Parse(row.Text("Id")), new(project, row.Text("Site"), Month.Parse(row.Text("Month"))), DeliveryStatuses.Parse(row.Text("Status")),
                row.Number("Rows"), row.Number("Accepted"), row.Number("Rejected"), row.Number("Warnings"), row.Text("Sha256"),
                row.GetString("Replaces") is { } replaced ? DeliveryId.Parse(replaced) : null));
        return [.. deliveries.OrderBy(d => d.Id).ThenBy(d => d.Address.Site, StringComparer.Ordinal).ThenBy(d => d.Address.Month)];
    }
}
