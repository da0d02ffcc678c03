using System.Security.Cryptography;
using System.Text;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>Content to write and to recognise.</summary>
public static class Bytes
{
    public static MemoryStream Of(string text) => new(Encoding.UTF8.GetBytes(text), writable: false);

    /// <summary>Bytes that are all there only if each is in its place; made while they are read, so that any length fits.</summary>
    public static Stream Numbered(long length, int seed = 0) => new NumberedStream(length, seed);

    public static async Task<string> Sha256Async(Stream stream)
    {
        await using (stream)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }

    private sealed class NumberedStream(long length, int seed) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Position);
            for (var i = 0; i < count; i++)
            {
                var at = Position + i;
                buffer[i] = (byte)(at ^ (at >> 8) ^ (at >> 16) ^ (at >> 24) ^ seed);
            }

            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : length);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
