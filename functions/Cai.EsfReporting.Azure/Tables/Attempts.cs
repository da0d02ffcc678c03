using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// The tries at files of the inbox: a row each while the try goes on. One that has been there for longer than a try may take was broken
/// off: its host was killed. By the service's clock, not ours.
/// </summary>
/// <remarks>Table <c>attempts</c>: PartitionKey the file's stamp, RowKey the try, Spent when it is to count although its host lives.</remarks>
internal sealed class Attempts(StorageTables tables)
{
    private const string Table = "attempts";
    private const string Spent = "Spent";

    /// <summary>Some times as long as a file may take to be read, and to be answered.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Begins a try: from now on it is known, should the host end.</summary>
    public async Task<Attempt> BeginAsync(string stamp, CancellationToken cancellation)
    {
        var table = await tables.MakeAsync(Table, cancellation);
        var row = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var now = (await table.AddEntityAsync(new TableEntity(stamp, row) { [Spent] = false }, cancellation)).Headers.Date ?? throw new InvalidOperationException("The service tells no time.");
        var brokenOff = 0;
        await foreach (var other in tables.ReadAsync(Table, stamp, columns: null, cancellation))
            if (other.RowKey != row && (other.GetBoolean(Spent) == true || now - other.Timestamp > Longest))
                brokenOff++;
        return new(table, stamp, row, brokenOff + 1);
    }

    /// <summary>A try that goes on.</summary>
    public sealed class Attempt(TableClient table, string stamp, string row, int number)
    {
        public int Number => number;

        public bool IsSpent { get; set; }

        public async Task EndAsync(CancellationToken cancellation)
        {
            if (IsSpent)
                await table.UpsertEntityAsync(new TableEntity(stamp, row) { [Spent] = true }, cancellationToken: cancellation);
            else
                await table.DeleteEntityAsync(stamp, row, ETag.All, cancellation);
        }

        /// <summary>The file is handled: of it nothing is to be known any more.</summary>
        public async Task ForgetAllAsync(CancellationToken cancellation)
        {
            IsSpent = false;
            await foreach (var any in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {stamp}"), cancellationToken: cancellation))
                await table.DeleteEntityAsync(stamp, any.RowKey, ETag.All, cancellation);
        }
    }
}
