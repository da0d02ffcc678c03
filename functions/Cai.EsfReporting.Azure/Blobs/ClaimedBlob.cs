using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>One version of a blob in the inbox. The name may hold an identity; the log gets the time of receipt instead.</summary>
internal sealed class ClaimedBlob : IClaimedFile
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly BlobContainers containers;
    private readonly BlockBlobClient blob;
    private readonly BlobRequestConditions thisVersion;
    private readonly ILogger logger;
    private readonly Attempts.Attempt attempt;

    public ClaimedBlob(BlobContainers containers, BlockBlobClient blob, string name, ETag version, long length, DateTimeOffset receivedAt, Attempts.Attempt attempt, ILogger logger)
    {
        this.containers = containers;
        this.blob = blob;
        this.logger = logger;
        this.attempt = attempt;
        thisVersion = new() { IfMatch = version };
        Name = name;
        ReceivedAt = receivedAt;
        File = new(length, OpenAsync);
    }

    public string Name { get; }

    public DateTimeOffset ReceivedAt { get; }

    public DeliveryFile File { get; }

    public int Attempt => attempt.Number;

    public void Spend() => attempt.IsSpent = true;

    public async Task<bool> KeepAsync(string originalPath, CancellationToken cancellation)
    {
        var original = await containers.MakeBlobAsync(originalPath, cancellation);
        return await UnlessSupersededAsync(async () =>
        {
            await CopyAsync(original, cancellation);
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, thisVersion, cancellation);
        }, cancellation);
    }

    public Task<bool> DiscardAsync(CancellationToken cancellation) =>
        UnlessSupersededAsync(() => blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, thisVersion, cancellation), cancellation);

    private async Task<bool> UnlessSupersededAsync(Func<Task> take, CancellationToken cancellation)
    {
        var isTaken = await IsTakenAsync(take);
        await attempt.ForgetAllAsync(cancellation);
        return isTaken;
    }

    private async Task<bool> IsTakenAsync(Func<Task> take)
    {
        try
        {
            await take();
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404 && e.ErrorCode != BlobErrorCode.ContainerNotFound)
        {
            // Another try of the same delivery was faster. A newer file that went the same way has its own receipt.
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            logger.LogInformation("The file received {ReceivedAt} was handled and superseded: a newer one has taken its place.", Moments.Stamp(ReceivedAt));
            return false;
        }
    }

    /// <summary>Ends the try in order. That this fails must not hide what went wrong before: the try then counts when its time is over.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await attempt.EndAsync(CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            logger.LogInformation("The try at the file received {ReceivedAt} could not be ended in the table.", Moments.Stamp(ReceivedAt));
        }
    }

    /// <summary>
    /// Copies within the service, and returns when the copy is known to be whole. A copy that is there or under way is left to
    /// finish: one put over it would fail, and take it along, if its maker deletes the file in the meantime.
    /// </summary>
    private async Task CopyAsync(BlockBlobClient original, CancellationToken cancellation)
    {
        try
        {
            await original.StartCopyFromUriAsync(blob.Uri, new BlobCopyFromUriOptions { SourceConditions = thisVersion, DestinationConditions = new() { IfNoneMatch = ETag.All } }, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The path holds the file's time of receipt and hash: what is there is a copy of the same file.
            if (!await original.ExistsAsync(cancellation))
                throw;
        }

        BlobProperties copy = await original.GetPropertiesAsync(cancellationToken: cancellation);
        while (copy.BlobCopyStatus == CopyStatus.Pending)
        {
            await Task.Delay(BetweenLooks, cancellation);
            copy = await original.GetPropertiesAsync(cancellationToken: cancellation);
        }

        if (copy.BlobCopyStatus == CopyStatus.Success && copy.ContentLength == File.Length)
            return;
        await original.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new() { IfMatch = copy.ETag }, cancellation);
        throw new IOException($"The original could not be copied ({copy.BlobCopyStatus}): try again.");
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
        logger.LogInformation("The file received {ReceivedAt} was superseded while it was read: a newer one has taken its place, or it is handled already.", Moments.Stamp(ReceivedAt));
        return new(inner);
    }
}
