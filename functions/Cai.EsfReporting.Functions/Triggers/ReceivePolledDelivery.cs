using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>
/// A file was dropped: the host has looked. For storage without Event Grid, such as Azurite; of this and
/// <see cref="ReceiveDelivery"/> the app settings leave one on (docs/decisions/0006-two-triggers-one-inbox.md).
/// </summary>
public sealed class ReceivePolledDelivery(Reception reception)
{
    [Function(nameof(ReceivePolledDelivery))]
    [QueueOutput(Queues.Consolidate, Connection = Queues.Connection)]
    public Task<string?> RunAsync(
        [BlobTrigger("inbox/{name}", Connection = Queues.Connection)] BlobClient file, CancellationToken cancellation) =>
        reception.ReceiveAsync(file.Name, cancellation);
}
