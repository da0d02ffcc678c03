using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// The inbox of a data folder. A file is claimed by an atomic rename to <c>claimed/{stamp}/{name}</c>: only one taker
/// can do it, and the stamp stays with the file until it is handled, however often that is tried. What is claimed is looked at
/// afterwards, out of reach of whoever put it in the inbox.
/// </summary>
public sealed class FolderInbox(string root, SqliteStore database, TimeProvider clock) : IInbox
{
    private readonly string inbox = Path.Combine(root, "inbox");
    private readonly string claimed = Path.Combine(root, "claimed");
    private readonly FolderFileStore files = new(root);
    private readonly Attempts attempts = new(Path.Combine(root, "attempts"));

    /// <summary>A file of this age in the inbox is no longer being copied. One from a clock ahead of ours is old enough too.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Claimed files that this process has put in and is receiving: a sweep leaves them alone until they are let go.</summary>
    private readonly ConcurrentDictionary<string, bool> held = new(StringComparer.Ordinal);

    /// <summary>
    /// What of the inbox is not looked into, as the last listing met it: links to other folders, folders that may not be read, and what has a
    /// name that cannot be read. Relative to the inbox, masked.
    /// </summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <inheritdoc/>
    /// <remarks>Claimed files come first, under the names that <see cref="ClaimAsync"/> takes back; those of which a try was broken off come last.</remarks>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var brokenOff = attempts.BrokenOff();
        var (isClaimed, dropped) = (new InboxFolder(claimed), new InboxFolder(inbox, mendsNames: true));
        var waiting = isClaimed.Entries().Where(path => !held.ContainsKey(path))
            .Select(path => (Path: path, Name: ClaimedPrefix + Relative(claimed, path), Attempts: brokenOff.GetValueOrDefault(StampOf(Relative(claimed, path))), Rank: 0))
            .Concat(dropped.Entries().Where(path => !IsHidden(path) && IsSettled(path)).Select(path => (Path: path, Name: Relative(inbox, path), Attempts: 0, Rank: 1)))
            // Without the extension, so that 2018-07-rattad.csv comes after the 2018-07.csv that it corrects.
            .OrderBy(file => file.Attempts).ThenBy(file => file.Rank).ThenBy(file => Path.ChangeExtension(file.Path, null), StringComparer.Ordinal).ToList();
        Refused = [.. dropped.Refused.Select(path => Masking.Mask(Relative(inbox, path))).Order(StringComparer.Ordinal)];
        foreach (var file in waiting)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return file.Name;
        }
    }

    public async IAsyncEnumerable<string> PassedOverAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var path in new InboxFolder(inbox).Entries().Where(path => IsHidden(path) || !IsSettled(path)).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Relative(inbox, path);
        }
    }

    /// <summary>True for a name that stands for a file claimed before and not handled to its end.</summary>
    public static bool IsClaimed(string name) => name.StartsWith(ClaimedPrefix, StringComparison.Ordinal);

    /// <summary>The name under which a file that was claimed is listed.</summary>
    public static string NameOf(IClaimedFile claimed) => $"{ClaimedPrefix}{Moments.Stamp(claimed.ReceivedAt)}/{claimed.Name}";

    /// <summary>Files that are not handled, those still being copied too.</summary>
    public int Count() => new[] { inbox, claimed }.Sum(folder => new InboxFolder(folder).Entries().Count(file => !IsHidden(file)));

    /// <summary>Claimed files of which a try was broken off, when they came and how many tries there were; oldest first.</summary>
    public IReadOnlyList<(DateTimeOffset ReceivedAt, string Name, int Attempts)> BrokenOff()
    {
        var brokenOff = attempts.BrokenOff();
        return brokenOff.Count == 0 ? [] : [.. new InboxFolder(claimed).Entries().Select(path => Relative(claimed, path))
            .Select(stamped => (ReceivedAt: Moments.ReadStamp(StampOf(stamped)), Name: stamped[(stamped.IndexOf('/', StringComparison.Ordinal) + 1)..], Attempts: brokenOff.GetValueOrDefault(StampOf(stamped))))
            .Where(file => file.Attempts > 0).OrderBy(file => file.ReceivedAt)];
    }

    public async Task<IClaimedFile?> ClaimAsync(string name, CancellationToken cancellation)
    {
        if (IsClaimed(name))
            return Begin(PathWithin(claimed, name[ClaimedPrefix.Length..]), name[ClaimedPrefix.Length..], held: null);
        var source = PathWithin(inbox, name);
        return PassingFiles.Is(name) ? null : await ClaimByRenameAsync(inbox, Relative(inbox, source), name, held: null, cancellation);
    }

    public Task<DeliveryFile?> LookAtAsync(string name, CancellationToken cancellation)
    {
        var path = IsClaimed(name) ? PathWithin(claimed, name[ClaimedPrefix.Length..]) : PathWithin(inbox, name);
        return Task.FromResult(PlainFile.Is(path) ? new DeliveryFile(new FileInfo(path).Length, _ => Task.FromResult<Stream>(PlainFile.OpenRead(path))) : null);
    }

    /// <inheritdoc/>
    /// <remarks>Held until it is let go, and for as long as this process lives.</remarks>
    public async Task<IClaimedFile> DepositAsync(Stream content, FileAddress where, bool confirmed, CancellationToken cancellation)
    {
        var copy = Path.GetRandomFileName();
        var pending = PrivateFolder.Create(Path.Combine(root, FolderFileStore.PendingFolder));
        await using (var to = PrivateFile.Create(Path.Combine(pending, copy)))
        {
            await content.CopyToAsync(to, cancellation);
            to.Flush(flushToDisk: true);
        }

        return await ClaimByRenameAsync(pending, copy, where.InboxPath(confirmed), held, cancellation) ?? throw new IOException("The copied file is gone.");
    }

    private const string ClaimedPrefix = "claimed:";

    private async Task<IClaimedFile?> ClaimByRenameAsync(string folder, string path, string name, ConcurrentDictionary<string, bool>? held, CancellationToken cancellation)
    {
        if (!Path.Exists(Path.Combine(folder, path)) && new FileInfo(Path.Combine(folder, path)).LinkTarget is null)
            return null;
        var stamp = Moments.Stamp(await database.NextStampAsync(clock.GetUtcNow(), cancellation));
        var target = Path.GetFullPath(Path.Combine(claimed, stamp, name));
        PrivateFolder.Create(Path.GetDirectoryName(target)!);
        held?.TryAdd(target, true);
        if (PlainFile.Take(folder, path, target))
        {
            Durable.Name(target);
            if (PlainFile.Is(target))
                OwnerOnly.Close(target);
            return Begin(target, $"{stamp}/{name}", held);
        }

        held?.TryRemove(target, out _);
        EmptyFolders.Remove(Path.GetDirectoryName(target)!, claimed);
        return null;
    }

    /// <summary>Counts the try before anything of the file is read.</summary>
    private Claimed? Begin(string path, string stamped, ConcurrentDictionary<string, bool>? held) =>
        Path.Exists(path) || new FileInfo(path).LinkTarget is not null ? new(files, path, stamped, attempts.Begin(StampOf(stamped)), held) : null;

    private static string StampOf(string stamped) => stamped[..stamped.IndexOf('/', StringComparison.Ordinal)];

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A name in the inbox means a file in the inbox, never one beside it.</summary>
    private static string PathWithin(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The name leads out of the inbox.", nameof(name));
    }

    private bool IsSettled(string file) => (clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file)).Duration() >= Settled;

    /// <summary>Folders above the inbox may be called as they like.</summary>
    private bool IsHidden(string file) => PassingFiles.Is(Path.GetRelativePath(inbox, file));

    private sealed class Claimed(FolderFileStore files, string path, string stamped, Attempts.Attempt attempt, ConcurrentDictionary<string, bool>? held) : IClaimedFile
    {
        public string Name { get; } = stamped[(stamped.IndexOf('/', StringComparison.Ordinal) + 1)..];

        public DateTimeOffset ReceivedAt { get; } = Moments.ReadStamp(StampOf(stamped));

        public int Attempt => attempt.Number;

        public FileFault Fault { get; } = PlainFile.Is(path) ? FileFault.None : FileFault.NotAFile;

        public DeliveryFile File { get; } = new(System.IO.File.Exists(path) ? new FileInfo(path).Length : 0, _ => Task.FromResult<Stream>(PlainFile.OpenRead(path)));

        public void Spend() => attempt.IsSpent = true;

        public Task<bool> KeepAsync(string originalPath, CancellationToken cancellation)
        {
            var original = files.FullPath(originalPath);
            PrivateFolder.Create(Path.GetDirectoryName(original)!);
            try
            {
                // The same file claimed twice has the same name here and the same bytes.
                System.IO.File.Move(path, original, overwrite: true);
                Durable.Name(original);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && System.IO.File.Exists(original))
            {
                // Another try of the same delivery was faster.
            }

            Done();
            return Task.FromResult(true);
        }

        public Task<bool> DiscardAsync(CancellationToken cancellation)
        {
            System.IO.File.Delete(path);
            Done();
            return Task.FromResult(true);
        }

        public ValueTask DisposeAsync()
        {
            held?.TryRemove(path, out _);
            attempt.Dispose();
            return ValueTask.CompletedTask;
        }

        private void Done()
        {
            EmptyFolders.Remove(Path.GetDirectoryName(path)!, files.FullPath("claimed"));
            attempt.Done();
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
