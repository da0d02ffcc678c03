using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Azure.Keys;

/// <summary>The written form of the pseudonym keys: 32 bytes in base64 each, oldest first, with white space between.</summary>
internal static class PseudonymSecret
{
    /// <param name="where">Named when the text is no key; the text itself never is.</param>
    /// <exception cref="InvalidDataException">The text is no key.</exception>
    public static PseudonymKey Read(string text, string where) => PseudonymKey.Read(text)
        ?? throw new InvalidDataException($"{where} is not a pseudonym key: {PseudonymKey.Size} bytes in base64, or several of them, oldest first, with spaces between. Restore it; a new key cannot recognise the people of earlier months.");
}
