using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Encodings;

/// <summary>A text as UTF-8 whose letters were encoded twice, read forward with each of them as it was.</summary>
/// <param name="inner">Disposed with it.</param>
internal sealed class RepairedText(Stream inner, Encoding encoding) : Stream
{
    private const int Characters = 16 * 1024;

    private readonly StreamReader reader = new(inner, encoding, detectEncodingFromByteOrderMarks: false);
    private readonly char[] characters = new char[Characters];
    private int kept;
    private byte[] repaired = [];
    private int position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (position == repaired.Length)
        {
            var read = await reader.ReadBlockAsync(characters.AsMemory(kept), cancellationToken);
            if (!Repair(kept + read, isLast: kept + read < characters.Length) && kept == 0)
                return 0;
        }

        var length = Math.Min(buffer.Length, repaired.Length - position);
        repaired.AsMemory(position, length).CopyTo(buffer);
        position += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (position == repaired.Length)
        {
            var read = reader.ReadBlock(characters, kept, characters.Length - kept);
            if (!Repair(kept + read, isLast: kept + read < characters.Length) && kept == 0)
                return 0;
        }

        var length = Math.Min(count, repaired.Length - position);
        Array.Copy(repaired, position, buffer, offset, length);
        position += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Letters are not cut: the last characters wait for the next, back to one of ASCII, unless there are no more.</summary>
    private bool Repair(int filled, bool isLast)
    {
        var whole = isLast ? filled : characters.AsSpan(0, filled).LastIndexOfAnyInRange('\0', '\u007F') + 1;
        whole = whole == 0 ? filled : whole;
        repaired = Encoding.UTF8.GetBytes(Mojibake.Repair(new string(characters, 0, whole)));
        position = 0;
        kept = filled - whole;
        characters.AsSpan(whole, kept).CopyTo(characters);
        return repaired.Length > 0;
    }
}
