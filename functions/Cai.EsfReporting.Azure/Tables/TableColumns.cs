using Azure.Data.Tables;

namespace Cai.EsfReporting.Azure.Tables;

/// <summary>Columns every table has, and values that a row must hold.</summary>
internal static class TableColumns
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";

    /// <exception cref="InvalidDataException">Somebody else wrote the row.</exception>
    public static string Text(this TableEntity row, string column) => row.GetString(column) ?? throw Missing(row, column);

    /// <inheritdoc cref="Text"/>
    public static int Number(this TableEntity row, string column) => row.GetInt32(column) ?? throw Missing(row, column);

    private static InvalidDataException Missing(TableEntity row, string column) => new($"The row {row.PartitionKey}, {row.RowKey} has no {column}.");
}
