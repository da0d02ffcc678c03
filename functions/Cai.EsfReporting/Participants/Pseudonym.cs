using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Stands for a person everywhere behind intake: HMAC-SHA-256 of the normalised identity under a secret key,
/// written as 64 lower-case hex digits. Still personal data, but not reversible without the key (domain.md §4).
/// The default value stands for nobody: an anonymous row.
/// </summary>
public readonly record struct Pseudonym(UInt128 High, UInt128 Low)
{
    /// <summary>Length of the written form.</summary>
    public const int HexLength = 64;

    public bool IsNobody => this == default;

    /// <summary>Which of <paramref name="shards"/> equal parts of the people this one belongs to; 0-based.</summary>
    public int Shard(int shards) => (int)((uint)(High >> 96) % (uint)shards);

    /// <exception cref="FormatException">Not 64 hex digits.</exception>
    public static Pseudonym Parse(ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[32];
        if (utf8.Length != HexLength || Convert.FromHexString(utf8, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != 32)
            throw new FormatException("A pseudonym is 64 hex digits.");
        return Of(bytes);
    }

    internal static Pseudonym Of(ReadOnlySpan<byte> digest) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));

    /// <summary>Writes the 64 hex digits.</summary>
    public void Format(Span<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Low);
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

/// <summary>The secret that makes pseudonyms, and the public id that stands beside them. Never printed.</summary>
public sealed class PseudonymKey
{
    /// <summary>Length of the secret, in bytes.</summary>
    public const int Size = 32;

    private readonly byte[] secret;

    /// <exception cref="ArgumentException">The secret is not 32 bytes.</exception>
    public PseudonymKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Size)
            throw new ArgumentException($"A pseudonym key is {Size} bytes.", nameof(secret));
        this.secret = secret.ToArray();
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(this.secret, "key id"u8).AsSpan(0, 4));
    }

    /// <summary>Eight hex digits derived from the secret: equal ids mean equal keys, and tell nothing of them.</summary>
    public string Id { get; }

    public static PseudonymKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>The secret's bytes, for the store that keeps it and nobody else.</summary>
    public byte[] Export() => [.. secret];

    /// <summary>Readies the key for many people: setting a key up costs more than using it.</summary>
    internal Pseudonymiser Open() => new(secret);

    public Pseudonym Of(in PersonalIdentity identity)
    {
        using var pseudonymiser = Open();
        return pseudonymiser.Of(identity);
    }

    public override string ToString() => $"key {Id}";
}

/// <summary>Makes the pseudonyms of one delivery, one at a time.</summary>
internal sealed class Pseudonymiser(byte[] secret) : IDisposable
{
    private readonly HMACSHA256 hmac = new(secret);

    public Pseudonym Of(in PersonalIdentity identity)
    {
        Span<byte> text = stackalloc byte[PersonalIdentity.Length];
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        identity.CopyTo(text);
        if (!hmac.TryComputeHash(text, digest, out _))
            throw new InvalidOperationException("The digest has the size that the hash says.");
        CryptographicOperations.ZeroMemory(text);
        return Pseudonym.Of(digest);
    }

    public void Dispose() => hmac.Dispose();
}
