using System.Formats.Tar;
using System.IO.Compression;
using Cai.EsfReporting.Versions;

namespace Cai.EsfReporting.Local.Storage;

/// <summary>
/// A copy of a data folder in one file (tar, gzip), made while it is used, without what opens it: the pseudonym keys, the keys of forms, and
/// <c>settings.json</c> with its secrets are not in it.
/// </summary>
/// <remarks>
/// What waits is copied first, the log then and the rest last: a delivery that the log knows has its files, for they are written before it and
/// never changed; one that it does not know yet lies in the copy as it waited, and is received again. What was decided of a public month is kept before it
/// is frozen, so it is copied after: a month that is public in the copy has its decision.
/// </remarks>
internal sealed class Backup(string root, SqliteStore database)
{
    /// <summary>Files as they came, with identities.</summary>
    private static readonly string[] Identities = ["inbox", "claimed", "originals"];

    private static readonly string[] Waiting = ["inbox", "claimed", "attempts"];

    private static readonly string[] Held = ["originals", "accepted", "receipts", "reports", "reminders", "frozen", "published", "statements", "evidence", "audit", "access", CatalogueVersions.Root];

    /// <param name="withOriginals">False leaves out every file that holds identities.</param>
    /// <returns>Files in it.</returns>
    public async Task<int> WriteAsync(Stream to, bool withOriginals, CancellationToken cancellation)
    {
        var files = 0;
        await using var packed = new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true);
        await using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        await AddAllAsync(Waiting);
        await AddDatabaseAsync();
        await AddAllAsync(Held);
        await AddAsync(Path.Combine(root, "catalogue.json"), "catalogue.json");
        return files;

        async Task AddAllAsync(string[] folders)
        {
            foreach (var folder in folders.Where(folder => withOriginals || !Identities.Contains(folder)))
                foreach (var path in new InboxFolder(Path.Combine(root, folder)).Entries().Order(StringComparer.Ordinal))
                    await AddAsync(path, Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'));
        }

        async Task AddDatabaseAsync()
        {
            var copy = Path.Combine(PrivateFolder.Create(Path.Combine(root, FolderFileStore.PendingFolder)), Path.GetRandomFileName());
            try
            {
                await database.CopyAsync(copy, cancellation);
                await AddAsync(copy, DataFolder.Database);
            }
            finally
            {
                File.Delete(copy);
            }
        }

        // What waits may be gone when its turn comes: it is among the others then.
        async Task AddAsync(string path, string name)
        {
            if (!PlainFile.Is(path))
                return;
            try
            {
                await using var content = PlainFile.OpenRead(path);
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = content,
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero),
                }, cancellation);
                files++;
            }
            catch (FileNotFoundException)
            {
                // As above.
            }
        }
    }
}
