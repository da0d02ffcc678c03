using System.Buffers.Binary;
using System.Text;
using CsvHelper;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Stands for a person everywhere behind intake: HMAC-SHA-256 of the normalised identity under a secret key,
/// written as 64 lower-case hex digits. Still personal data, but not reversible without the key (domain.md §4).
/// The default value stands for nobody: an anonymous row.
/// </summary>
/// <remarks>Four words in place of two of 128 bits, of which nothing is compiled ahead: every method that handles a participation would be compiled at start.</remarks>
/// <param name="First">The digest's first eight bytes.</param>
public readonly record struct Pseudonym(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>Length of the written form.</summary>
    public const int HexLength = 64;

    public bool IsNobody => this == default;

    /// <summary>Which of <paramref name="shards"/> equal parts of the people this one belongs to; 0-based.</summary>
    public int Shard(int shards) => (int)((uint)(First >> 32) % (uint)shards);

    /// <exception cref="FormatException">Not 64 hex digits.</exception>
    public static Pseudonym Parse(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[32];
        if (utf8.Length != HexLength || Convert.FromHexString(utf8, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != 32)
            throw new FormatException("A pseudonym is 64 hex digits.");
        return Of(bytes);
    }

    /// <summary>A digest is as good as any hash of it.</summary>
    public override int GetHashCode() => (int)Fourth;

    internal static Pseudonym Of(ReadOnlySpan<byte> digest) =>
        new(
        BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(digest[16..]), BinaryPrimitives.ReadUInt64BigEndian(digest[24..]));

    /// <summary>The digest's 32 bytes.</summary>
    internal void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], Fourth);
    }

    /// <summary>Writes the 64 hex digits.</summary>
    public void Format(Span<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[32];
        CopyTo(bytes);
        Convert.TryToHexStringLower(bytes, utf8, out _);
    }

    public override string ToString()
    {
        Span<byte> hex = stackalloc byte[HexLength];
        Format(hex);
        return Encoding.ASCII.GetString(hex);
    }

    /// <summary>In canonical files; an anonymous row has an empty field.</summary>
    internal sealed class Converter : ICsvConverter<Pseudonym>
    {
        public Pseudonym Read(CsvReader reader, int fieldIndex) => reader.IsEmpty(fieldIndex) ? default : Parse(reader.GetSpan(fieldIndex));

        public void Write(CsvWriter writer, Pseudonym value)
        {
            Span<byte> hex = stackalloc byte[HexLength];
            value.Format(hex);
            writer.WriteField(value.IsNobody ? [] : (ReadOnlySpan<byte>)hex);
        }
    }
}
