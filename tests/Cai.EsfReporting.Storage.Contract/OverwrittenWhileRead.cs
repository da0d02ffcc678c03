using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>A claimed file that somebody overwrites once its first bytes have been read, the n-th time it is opened.</summary>
internal sealed class OverwrittenWhileRead(IClaimedFile inner, int atOpening, Func<Task> overwrite) : IClaimedFile
{
    private int openings;

    public string Name => inner.Name;

    public DateTimeOffset ReceivedAt => inner.ReceivedAt;

    public DeliveryFile File => new(inner.File.Length, OpenAsync);

    public Task<bool> DiscardAsync(CancellationToken cancellation) => inner.DiscardAsync(cancellation);

    public Task<bool> KeepAsync(string originalPath, CancellationToken cancellation) => inner.KeepAsync(originalPath, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        var stream = await inner.File.OpenAsync(cancellation);
        if (++openings == atOpening)
        {
            stream.ReadByte();
            stream.Position = 0;
            await overwrite();
        }

        return stream;
    }
}
