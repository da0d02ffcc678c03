namespace Cai.EsfReporting.Storage;

/// <summary>
/// Files under slash-separated paths: <c>accepted/…</c>, <c>receipts/…</c>, <c>originals/…</c>, <c>reports/…</c>.
/// A file is seen whole or not at all.
/// </summary>
public interface IFileStore
{
    /// <summary>Starts a file that nobody sees until it is committed; disposing it uncommitted leaves nothing behind.</summary>
    Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation);

    /// <summary>Opens a file at its start; null when there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation);

    /// <summary>The paths that begin with a folder (<c>receipts/mia/</c>), in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellation);

    /// <summary>True when there was such a file.</summary>
    Task<bool> DeleteAsync(string path, CancellationToken cancellation);

    /// <summary>Paths of what was begun and not committed, by whoever came to an end over it or is still writing; nothing where the storage shows nobody such.</summary>
    /// <param name="untouched">Only what nobody has written to for so long.</param>
    IAsyncEnumerable<string> AbandonedAsync(TimeSpan untouched, CancellationToken cancellation) => AsyncEnumerable.Empty<string>();
}

/// <summary>A file being written.</summary>
public interface IPendingFile : IAsyncDisposable
{
    Stream Stream { get; }

    /// <summary>Makes the file visible if there is none at its path; false, leaving the older one untouched, when there is.</summary>
    Task<bool> CommitOnceAsync(CancellationToken cancellation);

    /// <summary>Makes the file visible in place of any older one.</summary>
    Task CommitAsync(CancellationToken cancellation);

    /// <summary>
    /// Makes the file visible in place of the one whose content has this hash; false, leaving what is there untouched, when
    /// it is another one or none. Of several who replace the same content, one does.
    /// </summary>
    /// <param name="sha256">Lower-case hex.</param>
    Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation);
}
