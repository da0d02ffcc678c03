using System.Security.Cryptography;

namespace Cai.EsfReporting.Storage;

/// <summary>Files that are read whole.</summary>
internal static class FileContents
{
    /// <summary>SHA-256 of a file's content in lower-case hex; null when there is no such file.</summary>
    public static async Task<string?> Sha256Async(this IFileStore files, string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        return stream is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }

    /// <summary>A file's content; null when there is no such file.</summary>
    public static async Task<byte[]?> BytesAsync(this IFileStore files, string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellation);
        return content.ToArray();
    }
}
