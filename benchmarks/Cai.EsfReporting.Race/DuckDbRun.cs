using DuckDB.NET.Data;

namespace Cai.EsfReporting.Race;

/// <summary>
/// What DuckDB can do of the work: read, birth date and check digit, dates, sha-256 in place of a keyed hash, duplicates, write what
/// is right, and count who left to what. No findings, no receipt, no history, one table in place of two editions in four formats.
/// </summary>
internal static class DuckDbRun
{
    public static void Run(string file, string output)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        // Modulus 10: weights 2, 1 over the ten last digits, cross sums.
        var sum = string.Join('+', Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? $"list_extract([0,2,4,6,8,1,3,5,7,9], d(id, {i + 3}) + 1)" : $"d(id, {i + 3})"));
        string[] statements =
        [
            "CREATE MACRO d(id, i) AS ord(substr(id, i, 1)) - 48",
            $"CREATE TABLE told AS SELECT replace(Personnummer, '-', '') AS id, * EXCLUDE (Personnummer, Startdatum, Slutdatum), try_cast(Startdatum AS DATE) AS Startdatum, try_cast(Slutdatum AS DATE) AS Slutdatum, Slutdatum IS NOT NULL AND try_cast(Slutdatum AS DATE) IS NULL AS wrong FROM read_csv('{file}', delim = ';', header = true, all_varchar = true)",
            $"CREATE TABLE taken AS SELECT sha256(id) AS person, * EXCLUDE (id, wrong) FROM told WHERE regexp_full_match(id, '[0-9]{{12}}') AND try_strptime(substr(id, 1, 8), '%Y%m%d') IS NOT NULL AND ({sum}) % 10 = 0 AND Startdatum IS NOT NULL AND NOT wrong AND (Slutdatum IS NULL OR Slutdatum >= Startdatum) QUALIFY row_number() OVER (PARTITION BY id, Insats, Startdatum) = 1",
            $"COPY taken TO '{output}' (HEADER, DELIMITER ';')",
            $"COPY (SELECT Avslutsorsak, count(*) AS people FROM (SELECT person, bool_or(Slutdatum IS NULL) AS enrolled, arg_max(Avslutsorsak, Slutdatum) AS Avslutsorsak FROM taken GROUP BY person) WHERE NOT enrolled GROUP BY Avslutsorsak ORDER BY 1) TO '{output}.counts'",
        ];
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
