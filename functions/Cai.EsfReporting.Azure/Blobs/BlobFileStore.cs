using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>Files as block blobs, one container for each first part of the paths.</summary>
internal sealed class BlobFileStore(BlobContainers containers) : IFileStore
{
    public async Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation) =>
        new PendingBlob(await containers.MakeBlobAsync(path, cancellation));

    /// <inheritdoc/>
    /// <remarks>Read in ranges, all of the version that was there when it was opened; a file replaced meanwhile ends the reading with an exception.</remarks>
    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await containers.FindBlob(path).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The service's order differs between accounts with and without a hierarchical namespace, so the names are put in order here.</remarks>
    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (container, prefix) = BlobContainers.Split($"{folder.TrimEnd('/')}/-");
        foreach (var name in await BlobNames.ListAsync(containers.Find(container), prefix[..^1], olderThan: null, cancellation))
            yield return $"{container}/{name}";
    }

    public async Task<bool> DeleteAsync(string path, CancellationToken cancellation) =>
        await containers.FindBlob(path).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
}
