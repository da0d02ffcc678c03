using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deliveries;

internal static class StoredFile
{
    /// <summary>An original as the file that was delivered; null when it is gone.</summary>
    public static async Task<DeliveryFile?> FindAsync(IFileStore files, string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        return stream is null ? null : new(stream.Length, async again =>
            await files.OpenReadAsync(path, again) ?? throw new IOException($"{path} was deleted while it was read."));
    }
}
