using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>Everything the pipeline stores, for as long as a verification takes.</summary>
internal sealed class InMemoryStore : IFileStore, IDeliveryLog, IPseudonymKeys, IOutcomeTable
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly List<Delivery> log = [];

    public Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation) => Task.FromResult<IPendingFile>(new Pending(this, path));

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(files.TryGetValue(path, out var content) ? new MemoryStream(content, writable: false) : null);

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var path in files.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal)))
            yield return path;
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellation) => Task.FromResult(files.Remove(path));

    public Task AppendAsync(Delivery delivery, CancellationToken cancellation)
    {
        log.Add(delivery);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Delivery>> ReadAsync(string project, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Delivery>>([.. log.Where(d => d.Address.Project == project).OrderBy(d => d.Id)]);

    public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => Task.FromResult(Bulk.Key);

    public Task ReplaceAsync(string project, Month asOf, IReadOnlyList<OutcomeRow> rows, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyList<OutcomeRow>> ReadAsync(string project, Month asOf, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<OutcomeRow>>([]);

    private sealed class Pending(InMemoryStore store, string path) : IPendingFile
    {
        private readonly MemoryStream stream = new();

        public Stream Stream => stream;

        public Task<bool> CommitOnceAsync(CancellationToken cancellation) => Task.FromResult(store.files.TryAdd(path, stream.ToArray()));

        public Task CommitAsync(CancellationToken cancellation)
        {
            store.files[path] = stream.ToArray();
            return Task.CompletedTask;
        }

        public Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation)
        {
            var over = store.files.TryGetValue(path, out var there) && Convert.ToHexStringLower(SHA256.HashData(there)) == sha256;
            if (over)
                store.files[path] = stream.ToArray();
            return Task.FromResult(over);
        }

        public ValueTask DisposeAsync() => stream.DisposeAsync();
    }
}

/// <summary>A file on disk as if it had been dropped at a time.</summary>
internal sealed class DroppedFile(string path, DateTimeOffset receivedAt) : IClaimedFile
{
    public string Name => path;

    public DateTimeOffset ReceivedAt => receivedAt;

    public DeliveryFile File { get; } = DeliveryFile.OnDisk(path);

    public Task<bool> KeepAsync(string originalPath, CancellationToken cancellation) => Task.FromResult(true);

    public Task<bool> DiscardAsync(CancellationToken cancellation) => Task.FromResult(true);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
