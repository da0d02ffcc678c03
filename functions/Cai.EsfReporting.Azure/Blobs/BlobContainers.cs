using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>
/// The containers of the storage account. The first part of a path is the container, so that each has its own access,
/// retention and immutability: <c>accepted/mia/tyreso/…</c> is the blob <c>mia/tyreso/…</c> in <c>accepted</c>.
/// </summary>
/// <param name="prefix">Stands before every container's name: lets several sets of data share an account.</param>
internal sealed class BlobContainers(BlobServiceClient service, string prefix = "")
{
    private readonly ConcurrentDictionary<string, bool> made = new();

    /// <summary>The container, which may not be there yet: for reading.</summary>
    public BlobContainerClient Find(string container) => service.GetBlobContainerClient(prefix + container);

    /// <summary>The container, made if it is not there: for writing.</summary>
    public async Task<BlobContainerClient> MakeAsync(string container, CancellationToken cancellation)
    {
        var client = Find(container);
        if (!made.ContainsKey(container))
        {
            await client.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellation);
            made[container] = true;
        }

        return client;
    }

    public BlockBlobClient FindBlob(string path)
    {
        var (container, name) = Split(path);
        return Find(container).GetBlockBlobClient(name);
    }

    public async Task<BlockBlobClient> MakeBlobAsync(string path, CancellationToken cancellation)
    {
        var (container, name) = Split(path);
        return (await MakeAsync(container, cancellation)).GetBlockBlobClient(name);
    }

    /// <exception cref="ArgumentException">The path has no container, or a part that a URL would resolve away.</exception>
    public static (string Container, string Name) Split(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsPlain(path) ? (path[..slash], path[(slash + 1)..]) : throw new ArgumentException("The path leads out of the storage.", nameof(path));
    }

    /// <summary>False for names whose dots mean another blob, or another container, once they stand in a URL.</summary>
    private static bool IsPlain(string path) => !path.Split('/', '\\').Any(part => part is "." or "..");
}
