using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>A file failed as often as the host tries, which takes it a second: it is tried once more, and then left to the sweep.</summary>
public sealed class RetryFailedDelivery(Reception reception)
{
    [Function(nameof(RetryFailedDelivery))]
    [QueueOutput(Queues.Consolidate, Connection = Queues.Connection)]
    public Task<string?> RunAsync([QueueTrigger(Queues.FailedBlobs, Connection = Queues.Connection)] FailedBlob failed, CancellationToken cancellation) =>
        reception.RetryAsync(failed.BlobName, cancellation);
}

/// <summary>What the host says of a blob that it gave up; it says more that nobody needs here.</summary>
/// <param name="BlobName">Relative to its container, which is the inbox.</param>
public sealed record FailedBlob(string BlobName);
