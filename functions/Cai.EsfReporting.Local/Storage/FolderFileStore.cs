using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// Files in a data folder. A pending file is written beside the others under <c>.pending</c>, flushed to disk and then
/// put in place by a rename or a link, which are atomic on one volume.
/// </summary>
public sealed class FolderFileStore(string root) : IFileStore
{
    private const string PendingFolder = ".pending";

    public Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation)
    {
        var pending = Path.Combine(root, PendingFolder, Path.GetRandomFileName());
        PrivateFolder.Create(Path.GetDirectoryName(pending)!);
        return Task.FromResult<IPendingFile>(new PendingFile(pending, FullPath(path), Path.Combine(root, PendingFolder, "replacing.lock")));
    }

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var directory = FullPath(folder.TrimEnd('/'));
        if (!Directory.Exists(directory))
            yield break;
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal))
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

    /// <inheritdoc/>
    /// <remarks>Of what another process writes meanwhile, reading fails: it holds its files alone.</remarks>
    public IAsyncEnumerable<string> AbandonedAsync(CancellationToken cancellation) => ListAsync(PendingFolder, cancellation);

    /// <summary>A path never leads out of the data folder, whatever it is made from.</summary>
    internal string FullPath(string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        return full.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException("The path leads out of the data folder.", nameof(path));
    }

    private sealed class PendingFile(string pending, string final, string replacing) : IPendingFile
    {
        private readonly FileStream stream = new(pending, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);

        public Stream Stream => stream;

        public async Task<bool> CommitOnceAsync(CancellationToken cancellation)
        {
            await FinishAsync();
            return PlaceOnce.Try(pending, final);
        }

        public async Task CommitAsync(CancellationToken cancellation)
        {
            await FinishAsync();
            File.Move(pending, final, overwrite: true);
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
            File.Move(pending, final, overwrite: true);
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            File.Delete(pending);
        }

        private async Task FinishAsync()
        {
            stream.Flush(flushToDisk: true);
            await stream.DisposeAsync();
            PrivateFolder.Create(Path.GetDirectoryName(final)!);
        }
    }
}

/// <summary>Folders of personal data: for their owner only, where the system knows of owners.</summary>
internal static class PrivateFolder
{
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
