using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.Data.Sqlite;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>A data folder of its own, with a SQLite file.</summary>
internal sealed class FolderStorage : IStorageUnderTest
{
    private readonly string root;
    private readonly bool owner;

    private FolderStorage(string root, TimeSpan clockIsOffBy, bool owner)
    {
        this.root = root;
        this.owner = owner;
        var database = new SqliteStore(Path.Combine(root, "esf.db"));
        Inbox = new FolderInbox(root, database, new OffClock(clockIsOffBy));
        Files = new FolderFileStore(root);
        Log = database;
        Outcomes = database;
        Keys = new KeyFile(Path.Combine(root, "keys", "pseudonym.key"));
    }

    public static FolderStorage Open() => new(Directory.CreateTempSubdirectory("esf-storage-").FullName, default, owner: true);

    public IInbox Inbox { get; }

    public IFileStore Files { get; }

    public IDeliveryLog Log { get; }

    public IOutcomeTable Outcomes { get; }

    public IPseudonymKeys Keys { get; }

    /// <summary>Copied in under another name and renamed, as a file manager does; its time of change is that of the coordinator's own file.</summary>
    public async Task DropAsync(string name, Stream content)
    {
        var path = Path.Combine(root, "inbox", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var copy = Path.Combine(root, Path.GetRandomFileName());
        await using (content)
        await using (var file = File.Create(copy))
            await content.CopyToAsync(file);
        File.SetLastWriteTimeUtc(copy, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        File.Move(copy, path, overwrite: true);
    }

    public IStorageUnderTest Another(TimeSpan clockIsOffBy = default) => new FolderStorage(root, clockIsOffBy, owner: false);

    public ValueTask DisposeAsync()
    {
        if (owner)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private sealed class OffClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
