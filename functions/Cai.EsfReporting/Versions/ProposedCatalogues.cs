using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Versions;

/// <summary>Catalogues between their summary and their being applied: <c>catalogues/proposed/{time}-{hash}.json</c>, for a day.</summary>
public sealed partial class ProposedCatalogues(IFileStore files, TimeProvider clock)
{
    private const string Folder = CatalogueVersions.Root + "/proposed/";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a file, and lets go of those that nobody applied in time.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> KeepAsync(byte[] content, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var path in await files.ListAsync(Folder, cancellation).ToListAsync(cancellation))
            if (path.Length > Folder.Length + 19 && Moments.TryReadStamp(path.AsSpan(Folder.Length, path.IndexOf('-', Folder.Length) is > 0 and var dash ? dash - Folder.Length : 0), out var at) && now - at > Kept)
                await files.DeleteAsync(path, cancellation);
        var id = $"{Moments.Stamp(now)}-{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8))}";
        await using var file = await files.BeginAsync(PathOf(id), cancellation);
        await file.Stream.WriteAsync(content, cancellation);
        await file.CommitOnceAsync(cancellation);
        return id;
    }

    /// <returns>Null for one that is not kept, or not any longer.</returns>
    public async Task<byte[]?> FindAsync(string id, CancellationToken cancellation) => Id().IsMatch(id) ? await files.BytesAsync(PathOf(id), cancellation) : null;

    private static string PathOf(string id) => $"{Folder}{id}.json";

    [GeneratedRegex("^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{16}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
