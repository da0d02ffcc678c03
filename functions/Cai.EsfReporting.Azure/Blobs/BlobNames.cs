using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>Lists blobs page by page.</summary>
internal static class BlobNames
{
    /// <summary>How a directory is marked where the account has a hierarchical namespace (which SFTP needs).</summary>
    private const string FolderMark = "hdi_isfolder";

    /// <param name="olderThan">Leaves out what the service stored more recently; by the service's clock, not ours.</param>
    /// <returns>In ordinal order; none when there is no such container.</returns>
    public static async Task<IReadOnlyList<string>> ListAsync(BlobContainerClient container, string? prefix, TimeSpan? olderThan, CancellationToken cancellation)
    {
        var names = new List<string>();
        try
        {
            await foreach (var page in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellation).AsPages())
            {
                var now = page.GetRawResponse().Headers.Date;
                names.AddRange(page.Values
                    .Where(blob => !IsFolder(blob.Metadata) && (olderThan is null || now - blob.Properties.LastModified >= olderThan))
                    .Select(blob => blob.Name));
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public static bool IsFolder(IDictionary<string, string>? metadata) => metadata is not null && metadata.ContainsKey(FolderMark);
}
