using System.Globalization;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>The delivery log, the outcome table and the last stamp, in one SQLite file (write-ahead log, so that readers never wait).</summary>
public sealed class SqliteStore : IDeliveryLog, IOutcomeTable
{
    private readonly string connectionString;

    /// <param name="path">Made when it is not there.</param>
    public SqliteStore(string path)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60, Pooling = true }.ToString();
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS deliveries (
                id TEXT NOT NULL, project TEXT NOT NULL, site TEXT NOT NULL, month TEXT NOT NULL, status TEXT NOT NULL,
                rows INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, warnings INTEGER NOT NULL,
                sha256 TEXT NOT NULL, replaces TEXT,
                PRIMARY KEY (project, id, site, month)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS last_stamp (one INTEGER PRIMARY KEY CHECK (one = 1), milliseconds INTEGER NOT NULL);
            """);
        MakeOutcomes(connection);
    }

    private const string OutcomeColumns = "project, as_of, position, scope_kind, scope, scope_name, indicator, indicator_name, participants, anonymous, enrolled, leavers, "
        + "participations, numerator, denominator, rate, share_of_participants, target, assessment, trend, untold, due";

    /// <summary>
    /// Makes the table of outcomes. One of an earlier version, which has fewer columns and asks a target always, is made anew with its rows:
    /// SQLite cannot let go of a NOT NULL. What it did not hold is not known until the report is written again.
    /// </summary>
    private static void MakeOutcomes(SqliteConnection connection)
    {
        // To open a store that is as it should be asks for no lock: it can be read while another program holds it.
        if (string.Join(", ", ColumnsOf(connection, "outcomes")) == OutcomeColumns)
            return;
        // Whoever opens the same file meanwhile waits, and then finds it done.
        using var transaction = connection.BeginTransaction(deferred: false);
        var there = ColumnsOf(connection, "outcomes");
        if (string.Join(", ", there) != OutcomeColumns)
        {
            var (kept, isThere) = (string.Join(", ", OutcomeColumns.Split(", ").Intersect(there)), there.Count > 0);
            Execute(connection, $"""
                {(isThere ? "ALTER TABLE outcomes RENAME TO earlier_outcomes;" : "")}
                CREATE TABLE outcomes (
                    project TEXT NOT NULL, as_of TEXT NOT NULL, position INTEGER NOT NULL, scope_kind TEXT NOT NULL, scope TEXT NOT NULL, scope_name TEXT NOT NULL,
                    indicator TEXT NOT NULL, indicator_name TEXT NOT NULL, participants INTEGER NOT NULL, anonymous INTEGER NOT NULL, enrolled INTEGER NOT NULL,
                    leavers INTEGER NOT NULL, participations INTEGER NOT NULL, numerator INTEGER NOT NULL, denominator INTEGER NOT NULL,
                    rate REAL, share_of_participants REAL, target REAL, assessment TEXT, trend TEXT NOT NULL, untold INTEGER, due INTEGER,
                    PRIMARY KEY (project, as_of, position)) WITHOUT ROWID;
                {(isThere ? $"INSERT INTO outcomes ({kept}) SELECT {kept} FROM earlier_outcomes; DROP TABLE earlier_outcomes;" : "")}
                """);
        }

        transaction.Commit();
    }

    /// <summary>None where there is no such table.</summary>
    private static List<string> ColumnsOf(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table) ORDER BY cid";
        command.Parameters.AddWithValue("$table", table);
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read())
            names.Add(row.GetString(0));
        return names;
    }

    /// <summary>A time of receipt: now, or one millisecond after the last when the clock has not moved on. Never given twice, whoever asks.</summary>
    public async Task<DateTimeOffset> NextStampAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO last_stamp VALUES (1, $now)
            ON CONFLICT (one) DO UPDATE SET milliseconds = MAX(milliseconds + 1, excluded.milliseconds)
            RETURNING milliseconds
            """;
        command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    public async Task AppendAsync(Delivery delivery, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO deliveries VALUES ($id, $project, $site, $month, $status, $rows, $accepted, $rejected, $warnings, $sha256, $replaces) ON CONFLICT DO NOTHING";
        command.Parameters.AddWithValue("$id", delivery.Id.Value);
        command.Parameters.AddWithValue("$project", delivery.Address.Project);
        command.Parameters.AddWithValue("$site", delivery.Address.Site);
        command.Parameters.AddWithValue("$month", delivery.Address.Month.ToString());
        command.Parameters.AddWithValue("$status", delivery.Status.Word());
        command.Parameters.AddWithValue("$rows", delivery.Rows);
        command.Parameters.AddWithValue("$accepted", delivery.Accepted);
        command.Parameters.AddWithValue("$rejected", delivery.Rejected);
        command.Parameters.AddWithValue("$warnings", delivery.Warnings);
        command.Parameters.AddWithValue("$sha256", delivery.Sha256);
        command.Parameters.AddWithValue("$replaces", (object?)delivery.Replaces?.Value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<Delivery>> ReadAsync(string project, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, site, month, status, rows, accepted, rejected, warnings, sha256, replaces FROM deliveries WHERE project = $project ORDER BY id, site, month";
        command.Parameters.AddWithValue("$project", project);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var deliveries = new List<Delivery>();
        while (await row.ReadAsync(cancellation))
            deliveries.Add(new(DeliveryId.Parse(row.GetString(0)), new(project, row.GetString(1), Month.Parse(row.GetString(2))), DeliveryStatuses.Parse(row.GetString(3)),
                row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetString(8), await row.IsDBNullAsync(9, cancellation) ? null : DeliveryId.Parse(row.GetString(9))));
        return deliveries;
    }

    public async Task ReplaceAsync(string project, Month asOf, IReadOnlyList<OutcomeRow> rows, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var transaction = connection.BeginTransaction();
        await using var delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM outcomes WHERE project = $project AND as_of = $asOf";
        delete.Parameters.AddWithValue("$project", project);
        delete.Parameters.AddWithValue("$asOf", asOf.ToString());
        await delete.ExecuteNonQueryAsync(cancellation);
        foreach (var (position, row) in rows.Index())
        {
            await using var insert = connection.CreateCommand();
            insert.CommandText = $"INSERT INTO outcomes VALUES ({string.Join(", ", Enumerable.Range(0, 22).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")))})";
            foreach (var (i, value) in ((object?[])[project, asOf.ToString(), position, row.ScopeKind, row.Scope, row.ScopeName, row.Indicator, row.IndicatorName, row.Participants, row.Anonymous,
                row.Enrolled, row.Leavers, row.Participations, row.Numerator, row.Denominator, row.Rate, row.ShareOfParticipants, row.Target, row.Assessment, row.Trend, row.Untold, row.Due]).Index())
                insert.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), value ?? DBNull.Value);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<OutcomeRow>> ReadAsync(string project, Month asOf, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {OutcomeColumns} FROM outcomes WHERE project = $project AND as_of = $asOf ORDER BY position";
        command.Parameters.AddWithValue("$project", project);
        command.Parameters.AddWithValue("$asOf", asOf.ToString());
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OutcomeRow>();
        while (await row.ReadAsync(cancellation))
            rows.Add(new(row.GetString(0), row.GetString(1), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
                row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.IsDBNull(20) ? null : row.GetInt32(20), row.GetInt32(12), row.GetInt32(13), row.GetInt32(14),
                row.IsDBNull(15) ? null : row.GetDouble(15), row.IsDBNull(16) ? null : row.GetDouble(16), row.IsDBNull(17) ? null : row.GetDouble(17), row.IsDBNull(18) ? null : row.GetString(18), row.GetString(19), row.IsDBNull(21) ? null : row.GetInt32(21)));
        return rows;
    }

    /// <summary>Copies all of it as it is at one moment, whoever writes meanwhile.</summary>
    /// <param name="to">A file that is not there yet.</param>
    public async Task CopyAsync(string to, CancellationToken cancellation)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        // A log row commits a delivery: it is on the disk before the original is moved.
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
