namespace Cai.EsfReporting.Local.Storage;

/// <summary>A file with identities at a place that the operator named: for its owner only, and whole or not at all.</summary>
internal sealed class HandedOutFile(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => System.IO.Path.Exists(Path);

    /// <summary>Whether it would lie in a folder, by whatever links one comes there.</summary>
    public bool IsWithin(string folder)
    {
        var root = Real(folder);
        var at = Real(System.IO.Path.GetDirectoryName(Path) ?? Path);
        return at == root || at.StartsWith(root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Writes the content beside its place.</summary>
    /// <exception cref="IOException">It cannot be written there, or its folder does not exist.</exception>
    public Task<Staged> StageAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => StageAsync(async stream => await stream.WriteAsync(content, cancellation));

    /// <inheritdoc cref="StageAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    public async Task<Staged> StageAsync(Func<Stream, Task> write)
    {
        var staged = new Staged($"{Path}.{System.IO.Path.GetRandomFileName()}", Path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var stream = new FileStream(staged.Pending, options);
            await write(stream);
            stream.Flush(flushToDisk: true);
            return staged;
        }
        catch
        {
            await staged.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gone when it is let go without having been put in its place.</summary>
    public sealed class Staged(string pending, string final) : IAsyncDisposable
    {
        internal string Pending => pending;

        /// <exception cref="IOException">There is such a file, and it may not be replaced.</exception>
        public void Place(bool replace)
        {
            if (replace)
                File.Move(pending, final, overwrite: true);
            else if (!PlaceOnce.Try(pending, final))
                throw new IOException($"{final} is there already.");
        }

        public ValueTask DisposeAsync()
        {
            File.Delete(pending);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>The folder itself, where links on the way lead elsewhere.</summary>
    private static string Real(string folder)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        if (System.IO.Path.GetDirectoryName(full) is not { } parent)
            return full;
        var here = System.IO.Path.Combine(Real(parent), System.IO.Path.GetFileName(full));
        return Directory.Exists(here) && new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : here;
    }
}
