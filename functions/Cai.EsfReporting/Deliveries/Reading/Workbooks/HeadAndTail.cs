namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Bytes that were read to see the encoding of a part, and those after them.</summary>
internal sealed class HeadAndTail(byte[] head, Stream tail) : Stream
{
    private int given;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (given == head.Length)
            return tail.Read(buffer);
        var length = Math.Min(buffer.Length, head.Length - given);
        head.AsSpan(given, length).CopyTo(buffer);
        given += length;
        return length;
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            tail.Dispose();
        base.Dispose(disposing);
    }
}
