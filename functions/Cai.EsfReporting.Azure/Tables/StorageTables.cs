using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>The tables of the storage account, each made when it is first written.</summary>
/// <param name="prefix">Stands before every table's name: lets several sets of data share an account.</param>
internal sealed class StorageTables(TableServiceClient service, string prefix = "")
{
    private readonly ConcurrentDictionary<string, bool> made = new();

    /// <summary>The table, made if it is not there: for writing.</summary>
    public async Task<TableClient> MakeAsync(string table, CancellationToken cancellation)
    {
        var client = service.GetTableClient(prefix + table);
        if (!made.ContainsKey(table))
        {
            await client.CreateIfNotExistsAsync(cancellation);
            made[table] = true;
        }

        return client;
    }

    /// <summary>The rows of a partition in the order of their keys, page by page; none when there is no such table.</summary>
    public async IAsyncEnumerable<TableEntity> ReadAsync(string table, string partition, IEnumerable<string>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = service.GetTableClient(prefix + table)
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: columns, cancellationToken: cancellation)
            .GetAsyncEnumerator(cancellation);
        await using (rows)
        {
            while (await MoveNextAsync(rows))
                yield return rows.Current;
        }
    }

    /// <summary>Every row of a small table, and the time of the service; none when there is no such table.</summary>
    public async Task<(IReadOnlyList<TableEntity> Rows, DateTimeOffset Now)> ReadAllAsync(string table, CancellationToken cancellation)
    {
        var (rows, now) = (new List<TableEntity>(), default(DateTimeOffset));
        try
        {
            await foreach (var page in service.GetTableClient(prefix + table).QueryAsync<TableEntity>(cancellationToken: cancellation).AsPages())
            {
                rows.AddRange(page.Values);
                now = page.GetRawResponse().Headers.Date ?? throw new InvalidOperationException("The service tells no time.");
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Made when it is first written.
        }

        return (rows, now);
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<TableEntity> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }
}
