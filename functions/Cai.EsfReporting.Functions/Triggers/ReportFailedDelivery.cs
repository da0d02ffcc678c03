using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>A file failed as often as the host tries: it is tried once more, or answered with a rejection that somebody sees.</summary>
public sealed class ReportFailedDelivery(Reception reception)
{
    [Function(nameof(ReportFailedDelivery))]
    [QueueOutput(Queues.Consolidate, Connection = Queues.Connection)]
    public Task<string?> RunAsync([QueueTrigger(Queues.FailedBlobs, Connection = Queues.Connection)] FailedBlob failed, CancellationToken cancellation) =>
        reception.ReceiveOrGiveUpAsync(failed.BlobName, cancellation);
}

/// <summary>What the host says of a blob that it gave up; it says more that nobody needs here.</summary>
/// <param name="BlobName">Relative to its container, which is the inbox.</param>
public sealed record FailedBlob(string BlobName);
