using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>Files as block blobs, one container for each first part of the paths.</summary>
internal sealed class BlobFileStore(BlobContainers containers) : IFileStore
{
    /// <summary>As much as the client asks for in one range.</summary>
    private const int AtOnce = 4 * 1024 * 1024;

    public async Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation) =>
        new PendingBlob(await containers.MakeBlobAsync(path, cancellation));

    /// <inheritdoc/>
    /// <remarks>
    /// What fits in one request is read at once, whatever replaces it meanwhile. More is read in ranges, all of the version that was
    /// there when it was opened; a file replaced meanwhile ends the reading with an exception.
    /// </remarks>
    public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
    {
        var blob = containers.FindBlob(path);
        while (true)
        {
            try
            {
                BlobDownloadResult start = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(0, AtOnce) }, cancellation);
                return start.Details.ContentLength < AtOnce
                    ? start.Content.ToStream()
                    : await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellation);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
            catch (RequestFailedException e) when (e.Status == 416)
            {
                // Nothing is all that an empty file has.
                return Stream.Null;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // The connection broke, and what it told the rest of is another file now.
            }
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
