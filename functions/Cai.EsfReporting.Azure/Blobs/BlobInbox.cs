using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>
/// The container <c>inbox</c>. A claim takes nothing and locks nothing: it notes which version of the blob (its ETag)
/// is handled, and everything afterwards holds for that version only.
/// </summary>
/// <param name="settled">A blob that the service stored more recently may be part of an upload that goes on; it is not listed yet.</param>
/// <param name="held">For so long a deposited blob is its depositor's: longer than receiving the largest takes. <see cref="DefaultHeld"/> unless told.</param>
internal sealed class BlobInbox(BlobContainers containers, ReceiptStamps stamps, Attempts attempts, ILogger<BlobInbox> logger, TimeSpan? settled = null, TimeSpan? held = null) : IInbox
{
    public const string Container = "inbox";

    /// <summary>As long as the sweep leaves fresh files to the trigger.</summary>
    private static readonly TimeSpan DefaultHeld = TimeSpan.FromMinutes(5);

    /// <summary>Marks a blob that a host of ours has put in and is receiving: an event tells of it too, and must not take it from under its reader.</summary>
    private const string DepositMark = "esf_deposited";

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = await BlobNames.ListAsync(containers.Find(Container), prefix: null, settled, cancellation);
        foreach (var name in names.Where(name => !PassingFiles.Is(name)).OrderBy(name => Path.ChangeExtension(name, null), StringComparer.Ordinal))
            yield return name;
    }

    public async IAsyncEnumerable<string> PassedOverAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var listed = await ListAsync(cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        foreach (var name in await BlobNames.ListAsync(containers.Find(Container), prefix: null, olderThan: null, cancellation))
            if (!listed.Contains(name))
                yield return name;
    }

    /// <inheritdoc/>
    /// <remarks>An event tells of every blob, of those that a program has put there for a while too.</remarks>
    public Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation) =>
        PassingFiles.Is(name) ? Task.FromResult<IClaimedFile?>(null) : ClaimAsync(name, isDepositor: false, cancellation);

    public async Task<DeliveryFile?> LookAtAsync(string name, CancellationToken cancellation)
    {
        var blob = containers.FindBlob($"{Container}/{name}");
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return BlobNames.IsFolder(properties.Metadata) ? null
                : new(properties.ContentLength, again => blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), again));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<IClaimedFile> DepositAsync(Stream content, FileAddress where, bool confirmed, CancellationToken cancellation)
    {
        // A folder of its own: nothing takes the place of a file that is being received.
        var name = $"web/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}/{where.InboxPath(confirmed)}";
        var container = await containers.MakeAsync(Container, cancellation);
        await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [DepositMark] = "true" } }, cancellation);
        return await ClaimAsync(name, isDepositor: true, cancellation) ?? throw new IOException("The deposited file is gone.");
    }

    private async Task<IClaimedFile?> ClaimAsync(string name, bool isDepositor, CancellationToken cancellation)
    {
        var blob = containers.FindBlob($"{Container}/{name}");
        Response<BlobProperties> found;
        try
        {
            found = await blob.GetPropertiesAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }

        var properties = found.Value;
        // By the service's clock, not ours.
        if (BlobNames.IsFolder(properties.Metadata)
            || !isDepositor && properties.Metadata.ContainsKey(DepositMark) && found.GetRawResponse().Headers.Date - properties.LastModified < (held ?? DefaultHeld))
            return null;
        var receivedAt = await stamps.OfAsync(name, properties.ETag, properties.LastModified, cancellation);
        var attempt = await attempts.BeginAsync(Moments.Stamp(receivedAt), DeliveryAddress.TryParse(name, out var address) ? address : null, cancellation);
        return new ClaimedBlob(containers, blob, name, properties.ETag, properties.ContentLength, receivedAt, attempt, logger);
    }
}
