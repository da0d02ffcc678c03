using System.Security.Cryptography;

namespace Cai.EsfReporting.Storage;

internal static class FileHashes
{
    /// <summary>SHA-256 of a file's content in lower-case hex; null when there is no such file.</summary>
    public static async Task<string?> Sha256Async(this IFileStore files, string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        return stream is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
