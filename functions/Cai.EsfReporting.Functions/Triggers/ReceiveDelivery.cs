using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>A file was dropped: Event Grid says so. The function's name is part of the address that Event Grid calls.</summary>
public sealed class ReceiveDelivery(Reception reception)
{
    [Function(nameof(ReceiveDelivery))]
    [QueueOutput(Queues.Consolidate, Connection = Queues.Connection)]
    public Task<string?> RunAsync(
        [BlobTrigger("inbox/{name}", Connection = Queues.Connection, Source = BlobTriggerSource.EventGrid)] BlobClient file,
        CancellationToken cancellation) => reception.ReceiveAsync(file.Name, cancellation);
}
