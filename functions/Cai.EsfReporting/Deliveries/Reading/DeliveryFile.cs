namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>A delivered file that can be opened more than once and holds the same bytes each time.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="OpenAsync">Opens it at the start, seekable.</param>
public sealed record DeliveryFile(long Length, Func<CancellationToken, Task<Stream>> OpenAsync)
{
    public static DeliveryFile OnDisk(string path) => new(
        new FileInfo(path).Length,
        _ => Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan)));

    public static DeliveryFile Of(ReadOnlyMemory<byte> bytes) =>
        new(bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes.ToArray(), writable: false)));
}
