using System.Security.Cryptography;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;
using CsvHelper;

namespace Cai.EsfReporting.Retention;

/// <summary>Makes an accepted file anew from its rows: the one exception to what is accepted staying as it is.</summary>
internal static class AcceptedRows
{
    /// <summary>What rewriting a file would change; null when it would change nothing, or there is no such file.</summary>
    /// <exception cref="InvalidDataException">It is not an accepted file any longer.</exception>
    public static Task<StoreChange?> PlanAsync(IFileStore files, string path, string rule, Func<Participation, Participation?> rewrite, CancellationToken cancellation) =>
        UnlessDamagedAsync(path, () => ReadPlanAsync(files, path, rule, rewrite, cancellation));

    /// <exception cref="InvalidDataException">What was read is not of the form of an accepted file.</exception>
    public static async Task<T> UnlessDamagedAsync<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is FormatException or CsvFormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"{path} is not an accepted file any longer. Restore it from a backup.", e);
        }
    }

    private static async Task<StoreChange?> ReadPlanAsync(IFileStore files, string path, string rule, Func<Participation, Participation?> rewrite, CancellationToken cancellation)
    {
        await using var source = await files.OpenReadAsync(path, cancellation);
        if (source is null)
            return null;
        // One opening is one version of the file, whoever replaces it meanwhile.
        var before = await SHA256.HashDataAsync(source, cancellation);
        source.Position = 0;
        using var after = SHA256.Create();
        int rows;
        await using (var written = new CryptoStream(Stream.Null, after, CryptoStreamMode.Write))
            rows = await RewriteAsync(source, written, rewrite, cancellation);
        return rows == 0 ? null : new(path, rule, Convert.ToHexStringLower(before), Convert.ToHexStringLower(after.Hash!), rows);
    }

    /// <returns>The rows that were changed or left out.</returns>
    public static async Task<int> RewriteAsync(Stream from, Stream to, Func<Participation, Participation?> rewrite, CancellationToken cancellation)
    {
        var changed = 0;
        var columns = await CanonicalFile.ColumnsAsync(from, cancellation);
        from.Position = 0;
        await using var writer = new CanonicalWriter(to, columns);
        await foreach (var row in CanonicalFile.ReadAsync(from, 0, 1, cancellation))
        {
            var written = rewrite(row);
            if (written != row)
                changed++;
            if (written is { } kept)
                await writer.WriteAsync(kept, cancellation);
        }

        return changed;
    }
}
