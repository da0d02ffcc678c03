using System.Security.Cryptography;
using System.Text;

namespace Cai.EsfReporting.Reminders.Mail;

internal static class Marks
{
    /// <summary>The first 16 hex digits of the SHA-256 of texts, told apart.</summary>
    public static string Of(params ReadOnlySpan<string> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts!))))[..16];
}
