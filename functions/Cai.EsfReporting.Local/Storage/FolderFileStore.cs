using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cai.EsfReporting.Storage;
using Microsoft.Win32.SafeHandles;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Files in a data folder. A pending file is written beside the others under <c>.pending</c>, flushed to disk and then
/// put in place by a rename or a link, which are atomic on one volume.
/// </summary>
public sealed class FolderFileStore(string root) : IFileStore
{
    internal const string PendingFolder = ".pending";
    private const string Replacing = "replacing.lock";

    public Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation)
    {
        var pending = Path.Combine(PrivateFolder.Create(Path.Combine(root, PendingFolder)), Path.GetRandomFileName());
        return Task.FromResult<IPendingFile>(new PendingFile(pending, FullPath(path), Path.Combine(root, PendingFolder, Replacing)));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A small file is read at once: of a local file there is no waiting, and each read that is awaited goes by another thread. A national project's report reads ten thousand of them.
    /// </remarks>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = File.OpenHandle(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            return Task.FromResult<Stream?>(Small(file) is { } small ? small : new FileStream(file, FileAccess.Read, LargestAtOnce));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    private const int LargestAtOnce = 64 * 1024;

    /// <summary>Reads and closes a small file; null for one that is larger, which is left open.</summary>
    private static MemoryStream? Small(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length >= LargestAtOnce)
            return null;
        using (file)
        {
            // One byte more than there is: what has grown meanwhile is not cut off unseen.
            var (bytes, read) = (new byte[length + 1], 0);
            while (RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more)
                if ((read += more) == bytes.Length)
                    Array.Resize(ref bytes, read * 2);
            return new(bytes, 0, read, writable: false);
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var path in Files(FullPath(folder.TrimEnd('/')))
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return path;
        }
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellation)
    {
        var full = FullPath(path);
        var there = File.Exists(full);
        if (there)
            File.Delete(full);
        return Task.FromResult(there);
    }

    /// <summary>Deletes what a process that ended has left half written: nobody holds it, and nobody has written it for a while.</summary>
    /// <returns>Its paths, in order.</returns>
    public IReadOnlyList<string> Sweep()
    {
        var pending = Path.Combine(root, PendingFolder);
        if (!Directory.Exists(pending))
            return [];
        var files = Directory.GetFiles(pending).Where(path => Path.GetFileName(path) != Replacing).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return [];
        var now = TimeIn(pending);
        List<string> left = [.. files.Where(path => IsLeft(path, now)).Select(path => $"{PendingFolder}/{Path.GetFileName(path)}")];
        foreach (var path in left)
            File.Delete(Path.Combine(root, path));
        return left;
    }

    /// <summary>
    /// What the clock of the file system says: the one by which files are told to be old. It may be a server's, and ours another;
    /// held against ours, files would be swept away between their last byte and their place.
    /// </summary>
    private static DateTime TimeIn(string folder)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using (var probe = PrivateFile.Create(path))
            probe.WriteByte(0);
        var now = File.GetLastWriteTimeUtc(path);
        File.Delete(path);
        return now;
    }

    /// <summary>Between the last byte and the rename a file is held by nobody, for a moment.</summary>
    private static bool IsLeft(string path, DateTime now)
    {
        if ((now - File.GetLastWriteTimeUtc(path)).Duration() < TimeSpan.FromSeconds(10))
            return false;
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Of what another process writes meanwhile, reading fails: it holds its files alone.</remarks>
    public IAsyncEnumerable<string> AbandonedAsync(TimeSpan untouched, CancellationToken cancellation) => ListAsync(PendingFolder, cancellation)
        .Where(path => Path.GetFileName(path) != Replacing && TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(FullPath(path)) >= untouched);

    /// <summary>A path never leads out of the data folder, whatever it is made from and whatever somebody has put on the way.</summary>
    /// <exception cref="IOException">A link stands on the way, or at its end.</exception>
    internal string FullPath(string path)
    {
        var (full, from) = (Path.GetFullPath(Path.Combine(root, path)), Path.GetFullPath(root));
        if (!full.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException("The path leads out of the data folder.", nameof(path));
        for (var end = full.IndexOf(Path.DirectorySeparatorChar, from.Length + 1); ; end = full.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            var part = end < 0 ? full : full[..end];
            if (!Refuse(new FileInfo(part)) || end < 0)
                return full;
        }
    }

    /// <summary>Every file below a folder.</summary>
    /// <exception cref="IOException">There is a link among them: what it stands for would be missing, or not ours.</exception>
    private static IEnumerable<string> Files(string folder)
    {
        var folders = new Stack<DirectoryInfo>([new(folder)]);
        while (folders.TryPop(out var at))
            foreach (var entry in at.Exists ? at.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }) : [])
                if (Refuse(entry) && entry is DirectoryInfo deeper)
                    folders.Push(deeper);
                else if (entry is FileInfo)
                    yield return entry.FullName;
    }

    /// <returns>False when there is no such file or folder.</returns>
    private static bool Refuse(FileSystemInfo entry) => (int)entry.Attributes != -1
        && (entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null ? throw new IOException($"{entry.FullName} is a link. The store follows none: put the folder or file itself there.") : true);

    private sealed class PendingFile(string pending, string final, string replacing) : IPendingFile
    {
        private readonly FileStream stream = PrivateFile.Create(pending);

        public Stream Stream => stream;

        public async Task<bool> CommitOnceAsync(CancellationToken cancellation)
        {
            await FinishAsync();
            return PlaceOnce.Try(pending, final);
        }

        public async Task CommitAsync(CancellationToken cancellation)
        {
            await FinishAsync();
            Replace();
        }

        /// <inheritdoc/>
        /// <remarks>Looking and replacing are two steps to the file system: whoever does both holds a lock on the folder meanwhile.</remarks>
        public async Task<bool> CommitOverAsync(string sha256, CancellationToken cancellation)
        {
            await FinishAsync();
            await using var held = await ExclusiveFile.OpenAsync(replacing, cancellation);
            await using (var there = File.Exists(final) ? File.OpenRead(final) : null)
                if (there is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(there, cancellation)) != sha256)
                    return false;
            Replace();
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            File.Delete(pending);
        }

        private void Replace()
        {
            File.Move(pending, final, overwrite: true);
            Durable.Name(final);
        }

        private async Task FinishAsync()
        {
            stream.Flush(flushToDisk: true);
            await stream.DisposeAsync();
            PrivateFolder.Create(Path.GetDirectoryName(final)!);
        }
    }
}
