using System.Security.Cryptography;
using System.Text;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// The secret that makes pseudonyms, and the public id that stands beside them. Never printed. A key may follow an older
/// one, and then it makes a pseudonym of the older one's pseudonym: so those made before a rotation can be brought under
/// the new key without the identity, and the same person stays the same (docs/decisions/0013-a-chain-of-keys.md).
/// </summary>
public sealed class PseudonymKey
{
    /// <summary>Length of one secret, in bytes.</summary>
    public const int Size = 32;

    private readonly byte[] secret;

    /// <param name="secret">32 bytes.</param>
    /// <param name="previous">The key that this one follows; null for the first.</param>
    /// <exception cref="ArgumentException">The secret is not 32 bytes, or the older key has it already.</exception>
    public PseudonymKey(ReadOnlySpan<byte> secret, PseudonymKey? previous = null)
    {
        if (secret.Length != Size)
            throw new ArgumentException($"A pseudonym key is {Size} bytes.", nameof(secret));
        this.secret = secret.ToArray();
        Previous = previous;
        if (previous is not null && previous.Chain.Any(key => CryptographicOperations.FixedTimeEquals(key.secret, this.secret)))
            throw new ArgumentException("A secret stands in a chain of keys once.", nameof(secret));
        // The id tells the chain and not the last secret alone: after other keys the same secret makes other pseudonyms.
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(this.secret, Encoding.ASCII.GetBytes(previous is null ? "key id" : $"key id after {previous.Id}")).AsSpan(0, 4));
    }

    /// <summary>Eight hex digits derived from the secrets: equal ids mean equal keys, and tell nothing of them.</summary>
    public string Id { get; }

    /// <summary>Null for the first key.</summary>
    public PseudonymKey? Previous { get; }

    /// <summary>The keys up to and with this one, oldest first.</summary>
    public IEnumerable<PseudonymKey> Chain => Previous is null ? [this] : Previous.Chain.Append(this);

    public static PseudonymKey Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>A new key that follows this one.</summary>
    public PseudonymKey Next() => new(RandomNumberGenerator.GetBytes(Size), this);

    /// <summary>The secret's bytes, for the store that keeps it and nobody else.</summary>
    public byte[] Export() => [.. secret];

    /// <summary>The secrets of the chain in base64, oldest first, a space between: for the store that keeps them and nobody else.</summary>
    public string Write() => string.Join(' ', Chain.Select(key => Convert.ToBase64String(key.secret)));

    /// <summary>Reads what <see cref="Write"/> wrote; any white space may stand between. Null when it is no chain of keys.</summary>
    public static PseudonymKey? Read(string text)
    {
        PseudonymKey? key = null;
        Span<byte> bytes = stackalloc byte[Size];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Convert.TryFromBase64String(word, bytes, out var length) || length != Size)
                return null;
            try
            {
                key = new(bytes, key);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    /// <summary>
    /// What stands for a file wherever files are told apart: the same for the same bytes, and after a change of key. A plain hash would let
    /// whoever sees it guess at what a file of one row holds; with this the guess needs the key.
    /// </summary>
    /// <param name="sha256">The file's SHA-256, lower-case hex.</param>
    /// <returns>64 lower-case hex digits: HMAC-SHA-256 under the first key of the chain.</returns>
    public string MarkOf(string sha256) => Convert.ToHexStringLower(HMACSHA256.HashData(Chain.First().secret, Encoding.ASCII.GetBytes($"file {sha256}")));

    /// <summary>What stands for the name of a sign-in that may be an identity, likewise.</summary>
    /// <returns>16 lower-case hex digits: enough to tell the people of one service apart.</returns>
    public string MarkOfName(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(Chain.First().secret, Encoding.UTF8.GetBytes($"name {name}")).AsSpan(0, 8));

    /// <summary>Readies the key for many people: setting a key up costs more than using it.</summary>
    internal Pseudonymiser Open() => new(this, [.. Chain.Select(key => key.secret)]);

    public Pseudonym Of(in PersonalIdentity identity)
    {
        using var pseudonymiser = Open();
        return pseudonymiser.Of(identity);
    }

    public override string ToString() => $"key {Id}";
}

/// <summary>Makes pseudonyms one at a time, of identities or of what an older key of the chain made. Not for two threads at once.</summary>
internal sealed class Pseudonymiser(PseudonymKey key, IReadOnlyList<byte[]> secrets) : IDisposable
{
    // Not HMACSHA256, which takes half as long again for the same.
    private readonly IncrementalHash[] links = [.. secrets.Select(secret => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret))];
    private readonly string[] ids = [.. key.Chain.Select(link => link.Id)];

    public Pseudonym Of(in PersonalIdentity identity)
    {
        Span<byte> text = stackalloc byte[PersonalIdentity.Length];
        identity.CopyTo(text);
        var first = Hash(links[0], text);
        CryptographicOperations.ZeroMemory(text);
        return Follow(first, 1);
    }

    /// <summary>What a key of the chain made of somebody, as the newest key has it; nobody stays nobody.</summary>
    /// <exception cref="UnknownKeyException">No key of the chain has that id.</exception>
    public Pseudonym Of(Pseudonym older, ReadOnlySpan<byte> keyId)
    {
        for (var link = ids.Length - 1; link >= 0; link--)
            if (Ascii.Equals(keyId, ids[link]))
                return older.IsNobody ? older : Follow(older, link + 1);
        throw new UnknownKeyException(Encoding.ASCII.GetString(keyId[..Math.Min(keyId.Length, 8)]));
    }

    private Pseudonym Follow(Pseudonym pseudonym, int from)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var link = from; link < links.Length; link++)
        {
            pseudonym.CopyTo(digest);
            pseudonym = Hash(links[link], digest);
        }

        return pseudonym;
    }

    private static Pseudonym Hash(IncrementalHash hmac, ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.AppendData(text);
        hmac.GetHashAndReset(digest);
        return Pseudonym.Of(digest);
    }

    public void Dispose()
    {
        foreach (var link in links)
            link.Dispose();
    }
}

/// <summary>Accepted rows were made under a key that is not held: counted beside the others, their people would be strangers.</summary>
public sealed class UnknownKeyException(string keyId)
    : IOException($"Accepted rows are under the pseudonym key {keyId}, which is not held. Restore it from its sealed copy; without it nobody in them is recognised.");
