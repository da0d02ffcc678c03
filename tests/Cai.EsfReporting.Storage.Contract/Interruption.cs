using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Storage.Contract;

/// <summary>Ends the program at one of its calls to the storage: before the call has done anything, or after it has done all.</summary>
/// <param name="meanwhile">Happens there instead, and the program goes on.</param>
public sealed class Interruption(int atCall, bool afterwards, Func<Task>? meanwhile = null)
{
    private int calls;

    public bool Happened => calls >= atCall;

    public IInbox Around(IInbox inbox) => new Inbox(inbox, this);

    public IFileStore Around(IFileStore files) => new Files(files, this);

    public IDeliveryLog Around(IDeliveryLog log) => new Log(log, this);

    public IPseudonymKeys Around(IPseudonymKeys keys) => new Keys(keys, this);

    public IOutcomeTable Around(IOutcomeTable table) => new Table(table, this);

    private async Task<T> AtAsync<T>(Func<Task<T>> call)
    {
        var here = ++calls == atCall;
        if (here && !afterwards)
            await HappenAsync();
        var result = await call();
        if (here && afterwards)
            await HappenAsync();
        return result;
    }

    private Task HappenAsync() => meanwhile is null ? throw new InterruptedException() : meanwhile();

    private Task<bool> AtAsync(Func<Task> call) => AtAsync(async () =>
    {
        await call();
        return true;
    });

    private sealed class Inbox(IInbox inner, Interruption interruption) : IInbox
    {
        public IAsyncEnumerable<string> ListAsync(CancellationToken cancellation) => inner.ListAsync(cancellation);

        public IAsyncEnumerable<string> PassedOverAsync(CancellationToken cancellation) => inner.PassedOverAsync(cancellation);

        public async Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation) =>
            await interruption.AtAsync(() => inner.ClaimAsync(name, cancellation)) is { } claimed ? new Claimed(claimed, interruption) : null;

        public Task<DeliveryFile?> LookAtAsync(string name, CancellationToken cancellation) => inner.LookAtAsync(name, cancellation);

        public async Task<IClaimedFile> DepositAsync(Stream content, FileAddress where, bool confirmed, CancellationToken cancellation) =>
            new Claimed(await interruption.AtAsync(() => inner.DepositAsync(content, where, confirmed, cancellation)), interruption);
    }

    private sealed class Claimed(IClaimedFile inner, Interruption interruption) : IClaimedFile
    {
        public string Name => inner.Name;

        public DateTimeOffset ReceivedAt => inner.ReceivedAt;

        public DeliveryFile File => new(inner.File.Length, cancellation => interruption.AtAsync(() => inner.File.OpenAsync(cancellation)));

        public FileFault Fault => inner.Fault;

        public int Attempt => inner.Attempt;

        public void Spend() => inner.Spend();

        public Task<bool> DiscardAsync(CancellationToken cancellation) => interruption.AtAsync(() => inner.DiscardAsync(cancellation));

        public Task<bool> KeepAsync(string originalPath, CancellationToken cancellation) => interruption.AtAsync(() => inner.KeepAsync(originalPath, cancellation));

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Files(IFileStore inner, Interruption interruption) : IFileStore
    {
        public async Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation) =>
            new Pending(await interruption.AtAsync(() => inner.BeginAsync(path, cancellation)), interruption);

        public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation) => interruption.AtAsync(() => inner.OpenReadAsync(path, cancellation));

        public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellation) => inner.ListAsync(folder, cancellation);

        public Task<bool> DeleteAsync(string path, CancellationToken cancellation) => interruption.AtAsync(() => inner.DeleteAsync(path, cancellation));
    }

    private sealed class Pending(IPendingFile inner, Interruption interruption) : IPendingFile
    {
        public Stream Stream => inner.Stream;

        public Task<bool> CommitOnceAsync(CancellationToken cancellation) => interruption.AtAsync(() => inner.CommitOnceAsync(cancellation));

        public Task CommitAsync(CancellationToken cancellation) => interruption.AtAsync(() => inner.CommitAsync(cancellation));

        public Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation) => interruption.AtAsync(() => inner.CommitOverAsync(sha256, cancellation));

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Log(IDeliveryLog inner, Interruption interruption) : IDeliveryLog
    {
        public Task AppendAsync(Delivery delivery, CancellationToken cancellation) => interruption.AtAsync(() => inner.AppendAsync(delivery, cancellation));

        public Task<IReadOnlyList<Delivery>> ReadAsync(string project, CancellationToken cancellation) => interruption.AtAsync(() => inner.ReadAsync(project, cancellation));
    }

    private sealed class Table(IOutcomeTable inner, Interruption interruption) : IOutcomeTable
    {
        public Task ReplaceAsync(string project, Month asOf, IReadOnlyList<OutcomeRow> rows, CancellationToken cancellation) =>
            interruption.AtAsync(() => inner.ReplaceAsync(project, asOf, rows, cancellation));

        public Task<IReadOnlyList<OutcomeRow>> ReadAsync(string project, Month asOf, CancellationToken cancellation) => interruption.AtAsync(() => inner.ReadAsync(project, asOf, cancellation));
    }

    private sealed class Keys(IPseudonymKeys inner, Interruption interruption) : IPseudonymKeys
    {
        public Task<PseudonymKey> CurrentAsync(CancellationToken cancellation) => interruption.AtAsync(() => inner.CurrentAsync(cancellation));
    }
}

/// <summary>The program ended here.</summary>
public sealed class InterruptedException() : Exception("Interrupted by the test.");
