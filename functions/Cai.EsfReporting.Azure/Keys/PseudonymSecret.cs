using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Azure.Keys;

/// <summary>The written form of a pseudonym key: its 32 bytes in base64.</summary>
internal static class PseudonymSecret
{
    public static string Write(PseudonymKey key) => Convert.ToBase64String(key.Export());

    /// <param name="where">Named when the text is no key; the text itself never is.</param>
    /// <exception cref="InvalidDataException">The text is no key.</exception>
    public static PseudonymKey Read(string text, string where)
    {
        Span<byte> secret = stackalloc byte[PseudonymKey.Size];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == PseudonymKey.Size
            ? new(secret)
            : throw new InvalidDataException($"{where} is not a pseudonym key: {PseudonymKey.Size} bytes in base64. Restore it; a new key cannot recognise the people of earlier months.");
    }
}
