using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>
/// A blob being written. What fits in one block is put whole; more is staged block by block, and the service drops
/// blocks that nobody commits. Either way the blob is seen whole or not at all.
/// </summary>
internal sealed class PendingBlob(BlockBlobClient blob) : IPendingFile
{
    private readonly StagedStream staged = new(blob);

    public Stream Stream => staged;

    public async Task<bool> CommitOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await CommitAsync(new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 || e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another writer's commit also drops our blocks; then the service may complain of these first.
            if (await blob.ExistsAsync(cancellation))
                return false;
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">Another writer of the same path finished in between and the service dropped our blocks: try again.</exception>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        try
        {
            await CommitAsync(conditions: null, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            throw new IOException("Another writer of the same file finished first: try again.", e);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The content is read under the version's ETag, and the commit holds for that version only.</remarks>
    public async Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            BlobProperties there = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            var thisVersion = new BlobRequestConditions { IfMatch = there.ETag };
            await using (var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Conditions = thisVersion }, cancellation))
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != sha256)
                    return false;
            await CommitAsync(thisVersion, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412 || e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => staged.DisposeAsync();

    private async Task CommitAsync(BlobRequestConditions? conditions, CancellationToken cancellation)
    {
        var headers = new BlobHttpHeaders { ContentType = ContentTypes.Of(blob.Name) };
        if (staged.Blocks.Count == 0)
        {
            await blob.UploadAsync(staged.Rest(), new BlobUploadOptions { HttpHeaders = headers, Conditions = conditions }, cancellation);
            return;
        }

        await staged.StageRestAsync(cancellation);
        await blob.CommitBlockListAsync(staged.Blocks, new CommitBlockListOptions { HttpHeaders = headers, Conditions = conditions }, cancellation);
    }
}

/// <summary>What Storage Explorer and a browser need to show a file as what it is.</summary>
internal static class ContentTypes
{
    public static string Of(string name) => Path.GetExtension(name) switch
    {
        ".csv" => "text/csv; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".ics" => "text/calendar; charset=utf-8",
        ".json" => "application/json",
        ".md" => "text/markdown; charset=utf-8",
        ".tsv" => "text/tab-separated-values; charset=utf-8",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
