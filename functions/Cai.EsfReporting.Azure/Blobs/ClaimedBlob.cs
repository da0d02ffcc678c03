using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>One version of a blob in the inbox. The name may hold an identity; the log gets the time of receipt instead.</summary>
internal sealed class ClaimedBlob : IClaimedFile
{
    private readonly BlobContainers containers;
    private readonly BlockBlobClient blob;
    private readonly BlobRequestConditions thisVersion;
    private readonly ILogger logger;

    public ClaimedBlob(BlobContainers containers, BlockBlobClient blob, string name, ETag version, long length, DateTimeOffset receivedAt, ILogger logger)
    {
        this.containers = containers;
        this.blob = blob;
        this.logger = logger;
        thisVersion = new() { IfMatch = version };
        Name = name;
        ReceivedAt = receivedAt;
        File = new(length, OpenAsync);
    }

    public string Name { get; }

    public DateTimeOffset ReceivedAt { get; }

    public DeliveryFile File { get; }

    public async Task<bool> KeepAsync(string originalPath, CancellationToken cancellation)
    {
        var original = await containers.MakeBlobAsync(originalPath, cancellation);
        try
        {
            await CopyAsync(original, cancellation);
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, thisVersion, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            // Another try of the same delivery was faster. A newer file that went the same way has its own receipt.
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            logger.LogInformation("The file received {ReceivedAt} was handled and superseded: a newer one has taken its place.", DeliveryId.Stamp(ReceivedAt));
            return false;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Within the service; nothing is deleted before the copy is known to be whole.</summary>
    private async Task CopyAsync(BlockBlobClient original, CancellationToken cancellation)
    {
        var copy = await original.StartCopyFromUriAsync(blob.Uri, new BlobCopyFromUriOptions { SourceConditions = thisVersion }, cancellation);
        await copy.WaitForCompletionAsync(TimeSpan.FromSeconds(1), cancellation);
        BlobProperties kept = await original.GetPropertiesAsync(cancellationToken: cancellation);
        if (kept.BlobCopyStatus != CopyStatus.Success || kept.ContentLength != File.Length)
            throw new IOException($"The original could not be copied ({kept.BlobCopyStatus}): try again.");
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            var stream = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Conditions = thisVersion }, cancellation);
            return new OneVersionStream(stream, Superseded);
        }
        catch (RequestFailedException e) when (OneVersionStream.IsGone(e))
        {
            throw Superseded(e);
        }
    }

    private FileSupersededException Superseded(RequestFailedException inner)
    {
        logger.LogInformation("The file received {ReceivedAt} was superseded while it was read: a newer one has taken its place, or it is handled already.", DeliveryId.Stamp(ReceivedAt));
        return new(inner);
    }
}
