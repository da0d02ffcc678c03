namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Counts what is read, and reads no more than it may.</summary>
internal sealed class BoundedStream(Stream inner, bool leaveOpen) : Stream
{
    /// <summary>Reading more throws <see cref="InvalidDataException"/>.</summary>
    public long Most { get; set; } = long.MaxValue;

    public long BytesRead { get; private set; }

    /// <summary>Is told how much of a part has been unpacked in all, each time.</summary>
    public Action<long>? Counted { get; init; }

    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => inner.Length;
    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        BytesRead += read;
        if (BytesRead > Most)
            throw new InvalidDataException("More than may be read.");
        Counted?.Invoke(BytesRead);
        return read;
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException e) when (Counted is not null)
        {
            throw new UnreadableWorkbookException(FileFault.Damaged, e);
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
