using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>
/// The container <c>inbox</c>. A claim takes nothing and locks nothing: it notes which version of the blob (its ETag)
/// is handled, and everything afterwards holds for that version only.
/// </summary>
/// <param name="settled">A blob that the service stored more recently may be part of an upload that goes on; it is not listed yet.</param>
internal sealed class BlobInbox(BlobContainers containers, ReceiptStamps stamps, ILogger<BlobInbox> logger, TimeSpan? settled = null) : IInbox
{
    public const string Container = "inbox";

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = await BlobNames.ListAsync(containers.Find(Container), prefix: null, settled, cancellation);
        foreach (var name in names.OrderBy(name => Path.ChangeExtension(name, null), StringComparer.Ordinal))
            yield return name;
    }

    public async Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation)
    {
        var blob = containers.FindBlob($"{Container}/{name}");
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }

        if (BlobNames.IsFolder(properties.Metadata))
            return null;
        var receivedAt = await stamps.OfAsync(name, properties.ETag, properties.LastModified, cancellation);
        return new ClaimedBlob(containers, blob, name, properties.ETag, properties.ContentLength, receivedAt, logger);
    }
}
