using Azure;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>Reads one version of a blob; when it is no longer there, says so in the pipeline's words.</summary>
internal sealed class OneVersionStream(Stream blob, Func<RequestFailedException, Exception> superseded) : Stream
{
    /// <summary>The blob is another now, or none.</summary>
    public static bool IsGone(RequestFailedException e) => e.Status is 404 or 412;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => blob.Length;
    public override long Position { get => blob.Position; set => blob.Position = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return blob.Read(buffer, offset, count);
        }
        catch (RequestFailedException e) when (IsGone(e))
        {
            throw superseded(e);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await blob.ReadAsync(buffer, cancellationToken);
        }
        catch (RequestFailedException e) when (IsGone(e))
        {
            throw superseded(e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => blob.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await blob.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            blob.Dispose();
        base.Dispose(disposing);
    }
}
