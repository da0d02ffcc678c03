using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>
/// The tries at files of the inbox: a row each while the try goes on. One that has been there for longer than a try may take was broken
/// off: its host was killed. By the service's clock, not ours.
/// </summary>
/// <remarks>
/// Table <c>attempts</c>: PartitionKey the file's stamp, RowKey the try, Spent when it is to count although its host lives, Address
/// (<c>mia/tyreso/2018-08</c>) where there is one: never the file's name, which may hold an identity.
/// </remarks>
public sealed class Attempts
{
    private const string Table = "attempts";
    private const string Spent = "Spent";
    private const string AddressOf = "Address";

    /// <summary>Some times as long as a file may take to be read, and to be answered.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>By then a file was answered, whatever is wrong with it: what is left was of one that another has replaced.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly StorageTables tables;

    internal Attempts(StorageTables tables) => this.tables = tables;

    /// <summary>Begins a try: from now on it is known, should the host end.</summary>
    internal async Task<Attempt> BeginAsync(string stamp, DeliveryAddress? address, CancellationToken cancellation)
    {
        var table = await tables.MakeAsync(Table, cancellation);
        var row = new TableEntity(stamp, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))) { [Spent] = false, [AddressOf] = address?.Path };
        var now = (await table.AddEntityAsync(row, cancellation)).Headers.Date ?? throw new InvalidOperationException("The service tells no time.");
        var brokenOff = 0;
        await foreach (var other in tables.ReadAsync(Table, stamp, columns: null, cancellation))
            if (other.RowKey != row.RowKey && IsBrokenOff(other, now))
                brokenOff++;
        return new(table, row, brokenOff + 1);
    }

    /// <summary>The files of which a try was broken off, oldest first: each is tried once more, and then answered.</summary>
    public async Task<IReadOnlyList<StuckFile>> StuckAsync(CancellationToken cancellation)
    {
        var (rows, now) = await tables.ReadAllAsync(Table, cancellation);
        if (rows.Count == 0)
            return [];
        var table = await tables.MakeAsync(Table, cancellation);
        foreach (var old in rows.Where(row => now - row.Timestamp > Forgotten))
            await table.DeleteEntityAsync(old.PartitionKey, old.RowKey, ETag.All, cancellation);
        return [.. rows.Where(row => IsBrokenOff(row, now) && now - row.Timestamp <= Forgotten).GroupBy(row => row.PartitionKey, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new StuckFile(file.First().GetString(AddressOf) ?? "unaddressed", Moments.ReadStamp(file.Key), file.Count()))];
    }

    private static bool IsBrokenOff(TableEntity attempt, DateTimeOffset now) => attempt.GetBoolean(Spent) == true || now - attempt.Timestamp > Longest;

    /// <summary>A try that goes on.</summary>
    internal sealed class Attempt(TableClient table, TableEntity row, int number)
    {
        public int Number => number;

        private bool isForgotten;

        /// <summary>Counts it as one that was broken off.</summary>
        public bool IsSpent { get; set; }

        public async Task EndAsync(CancellationToken cancellation)
        {
            if (isForgotten)
                return;
            if (!IsSpent)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
            else
            {
                row[Spent] = true;
                await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            }
        }

        /// <summary>The file is handled: of it nothing is to be known any more.</summary>
        public async Task ForgetAllAsync(CancellationToken cancellation)
        {
            isForgotten = true;
            await foreach (var any in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {row.PartitionKey}"), cancellationToken: cancellation))
                await table.DeleteEntityAsync(any.PartitionKey, any.RowKey, ETag.All, cancellation);
        }
    }
}

/// <summary>A file of the inbox that does not get on.</summary>
/// <param name="Address"><c>mia/tyreso/2018-08</c>, or <c>unaddressed</c>: never its name.</param>
/// <param name="Attempts">Tries that were broken off.</param>
public sealed record StuckFile(string Address, DateTimeOffset ReceivedAt, int Attempts);
