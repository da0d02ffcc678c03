namespace Cai.EsfReporting.Tests;

/// <summary>A file of any length that is nowhere: a head once, then a piece over and over.</summary>
internal sealed class RepeatingStream(byte[] piece, long length, byte[]? head = null) : Stream
{
    private readonly byte[] head = head ?? [];

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && Position < length)
        {
            var source = Position < head.Length ? head.AsSpan((int)Position) : piece.AsSpan((int)((Position - head.Length) % piece.Length));
            var count = (int)Math.Min(Math.Min(source.Length, buffer.Length - written), length - Position);
            source[..count].CopyTo(buffer[written..]);
            written += count;
            Position += count;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => Position + offset, _ => length + offset };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
