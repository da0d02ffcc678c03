using System.Buffers.Binary;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;

namespace Cai.EsfReporting.Azure.Blobs;

/// <summary>Collects what is written into blocks and stages each when it is full; at most one block is in memory.</summary>
internal sealed class StagedStream(BlockBlobClient blob) : Stream
{
    /// <summary>4 MiB: 50 000 blocks are some 200 GB, and most files are smaller than one.</summary>
    public const int BlockSize = 4 * 1024 * 1024;

    private readonly MemoryStream block = new();
    private readonly List<string> blocks = [];

    /// <summary>Two writers of one blob share its staged blocks: ids of one's own keep them apart.</summary>
    private readonly byte[] writer = RandomNumberGenerator.GetBytes(16);

    private long length;

    /// <summary>Ids of the staged blocks, in order.</summary>
    public IReadOnlyList<string> Blocks => blocks;

    /// <summary>What is not staged, from its start.</summary>
    public MemoryStream Rest()
    {
        block.Position = 0;
        return block;
    }

    public async Task StageRestAsync(CancellationToken cancellation)
    {
        if (block.Length > 0)
            await StageAsync(cancellation);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => length;
    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer.Span)..];
            if (block.Length == BlockSize)
                await StageAsync(cancellationToken);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            buffer = buffer[Take(buffer)..];
            if (block.Length == BlockSize)
                Stage();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing: a block is sent when it is full or committed.</summary>
    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(ReadOnlySpan<byte> buffer)
    {
        var taken = (int)Math.Min(buffer.Length, BlockSize - block.Length);
        block.Write(buffer[..taken]);
        length += taken;
        return taken;
    }

    private async Task StageAsync(CancellationToken cancellation)
    {
        var id = NextId();
        await blob.StageBlockAsync(id, Rest(), cancellationToken: cancellation);
        Staged(id);
    }

    private void Stage()
    {
        var id = NextId();
        blob.StageBlock(id, Rest());
        Staged(id);
    }

    private void Staged(string id)
    {
        blocks.Add(id);
        block.SetLength(0);
    }

    /// <summary>All ids of a blob must be of one length.</summary>
    private string NextId()
    {
        Span<byte> id = stackalloc byte[writer.Length + sizeof(int)];
        writer.CopyTo(id);
        BinaryPrimitives.WriteInt32BigEndian(id[writer.Length..], blocks.Count);
        return Convert.ToBase64String(id);
    }
}
