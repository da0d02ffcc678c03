using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// The inbox of a data folder. A file is claimed by an atomic rename to <c>claimed/{stamp}/{name}</c>: only one taker
/// can do it, and the stamp stays with the file until it is handled, however often that is tried.
/// </summary>
public sealed class FolderInbox(string root, SqliteStore database, TimeProvider clock) : IInbox
{
    private readonly string inbox = Path.Combine(root, "inbox");
    private readonly string claimed = Path.Combine(root, "claimed");
    private readonly FolderFileStore files = new(root);

    /// <summary>A file of this age in the inbox is no longer being copied. One from a clock ahead of ours is old enough too.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Claimed files that this process has put in and is receiving: a sweep leaves them alone until they are let go.</summary>
    private readonly ConcurrentDictionary<string, bool> held = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>Claimed files come first, under the names that <see cref="ClaimAsync"/> takes back.</remarks>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var (folder, prefix) in new[] { (claimed, ClaimedPrefix), (inbox, "") })
        {
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                // Without the extension, so that 2018-07-rattad.csv comes after the 2018-07.csv that it corrects.
                .OrderBy(file => Path.ChangeExtension(file, null), StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                if (prefix.Length > 0 ? !held.ContainsKey(Path.GetFullPath(file)) : !IsHidden(file) && (clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file)).Duration() >= Settled)
                    yield return prefix + Path.GetRelativePath(folder, file).Replace('\\', '/');
            }
        }
    }

    /// <summary>True for a name that stands for a file claimed before and not handled to its end.</summary>
    public static bool IsClaimed(string name) => name.StartsWith(ClaimedPrefix, StringComparison.Ordinal);

    /// <summary>Files that are not handled, those still being copied too.</summary>
    public int Count() => new[] { inbox, claimed }.Where(Directory.Exists)
        .Sum(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count(file => !IsHidden(file)));

    public async Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation)
    {
        if (name.StartsWith(ClaimedPrefix, StringComparison.Ordinal))
            return Claimed.Of(files, PathWithin(claimed, name[ClaimedPrefix.Length..]), name[ClaimedPrefix.Length..]);
        var source = PathWithin(inbox, name);
        return File.Exists(source) ? await ClaimByRenameAsync(source, name, cancellation) : null;
    }

    /// <inheritdoc/>
    /// <remarks>Held until it is let go, and for as long as this process lives.</remarks>
    public async Task<IClaimedFile> DepositAsync(Stream content, DeliveryAddress address, bool confirmed, CancellationToken cancellation)
    {
        var copy = Path.Combine(root, ".pending", Path.GetRandomFileName());
        PrivateFolder.Create(Path.GetDirectoryName(copy)!);
        await using (var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await content.CopyToAsync(to, cancellation);
            to.Flush(flushToDisk: true);
        }

        return await ClaimByRenameAsync(copy, Confirmation.NameOf(address, confirmed), cancellation, isHeld: true) ?? throw new IOException("The copied file is gone.");
    }

    private const string ClaimedPrefix = "claimed:";

    private async Task<IClaimedFile?> ClaimByRenameAsync(string source, string name, CancellationToken cancellation, bool isHeld = false)
    {
        var stamp = Moments.Stamp(await database.NextStampAsync(clock.GetUtcNow(), cancellation));
        var target = Path.GetFullPath(Path.Combine(claimed, stamp, name));
        PrivateFolder.Create(Path.GetDirectoryName(target)!);
        if (isHeld)
            held[target] = true;
        try
        {
            File.Move(source, target, overwrite: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            held.TryRemove(target, out _);
            EmptyFolders.Remove(Path.GetDirectoryName(target)!, claimed);
            return null;
        }

        return Claimed.Of(files, target, $"{stamp}/{name}", isHeld ? held : null);
    }

    /// <summary>A name in the inbox means a file in the inbox, never one beside it.</summary>
    private static string PathWithin(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The name leads out of the inbox.", nameof(name));
    }

    private static bool IsHidden(string file) => Path.GetFileName(file).StartsWith('.') || Path.GetFileName(file).StartsWith('~');

    private sealed class Claimed(FolderFileStore files, string path, DateTimeOffset receivedAt, string name, ConcurrentDictionary<string, bool>? held) : IClaimedFile
    {
        public string Name => name;

        public DateTimeOffset ReceivedAt => receivedAt;

        public DeliveryFile File { get; } = DeliveryFile.OnDisk(path);

        /// <param name="stamped"><c>{stamp}/{name}</c></param>
        public static Claimed? Of(FolderFileStore files, string path, string stamped, ConcurrentDictionary<string, bool>? held = null)
        {
            var slash = stamped.IndexOf('/', StringComparison.Ordinal);
            return System.IO.File.Exists(path) ? new(files, path, Moments.ReadStamp(stamped.AsSpan(0, slash)), stamped[(slash + 1)..], held) : null;
        }

        public Task<bool> KeepAsync(string originalPath, CancellationToken cancellation)
        {
            var original = files.FullPath(originalPath);
            PrivateFolder.Create(Path.GetDirectoryName(original)!);
            try
            {
                // The same file claimed twice has the same name here and the same bytes.
                System.IO.File.Move(path, original, overwrite: true);
                EmptyFolders.Remove(Path.GetDirectoryName(path)!, files.FullPath("claimed"));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && System.IO.File.Exists(original))
            {
                // Another try of the same delivery was faster.
            }

            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync()
        {
            held?.TryRemove(path, out _);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Takes away folders that a claim has left empty.</summary>
    private static class EmptyFolders
    {
        public static void Remove(string folder, string upTo)
        {
            for (; folder.Length > upTo.Length; folder = Path.GetDirectoryName(folder)!)
            {
                try
                {
                    Directory.Delete(folder);
                }
                catch (IOException)
                {
                    return;
                }
            }
        }
    }
}
