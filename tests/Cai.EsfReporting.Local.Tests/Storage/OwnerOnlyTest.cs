using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Serving;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Who else may open what a store holds, and what an interruption leaves in it.</summary>
public sealed class OwnerOnlyTest
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task What_is_made_in_a_data_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return; // There a folder has the rights of the one it was made in.
        using var esf = new Esf();
        await esf.RunAsync("demo", "--data", esf.Data);
        await esf.RunAsync("prepare", "--data", esf.Data);
        await esf.RunAsync("token", "--data", esf.Data, "--name", "a", "--role", "read:mia:public");
        Directory.CreateDirectory(Path.Combine(esf.Data, "inbox/mia/tyreso"));
        var dropped = Path.Combine(esf.Data, "inbox/mia/tyreso/2018-08.csv");
        await File.WriteAllTextAsync(dropped, "Personnummer;Insats;Startdatum\n");
        File.SetLastWriteTimeUtc(dropped, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetUnixFileMode(dropped, (UnixFileMode)0b110_100_100);
        await esf.RunAsync("deliver", "--data", esf.Data);

        esf.Files("inbox").ShouldBeEmpty();
        Open(esf.Data).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_stands_open_is_closed_at_the_next_start_but_for_an_inbox_that_is_shared(bool isShared)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var store = await EverythingStore.CopyAsync();
        foreach (var path in Directory.GetFileSystemEntries(store.Data, "*", SearchOption.AllDirectories).Append(store.Data))
            File.SetUnixFileMode(path, Directory.Exists(path) ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100);
        var inbox = Path.Combine(store.Data, "inbox");
        if (!isShared)
            File.SetUnixFileMode(inbox, (UnixFileMode)0b111_000_000);

        (await store.RunAsync("status", "--data", store.Data)).Code.ShouldBe(0);

        Open(store.Data).Where(path => path != store.Data && !path.StartsWith(inbox, StringComparison.Ordinal)).ShouldBeEmpty();
        File.GetUnixFileMode(store.Data).ShouldBe(isShared ? (UnixFileMode)0b111_001_001 : (UnixFileMode)0b111_000_000);
    }

    [Fact]
    public async Task What_an_interruption_left_half_written_is_swept_and_what_is_being_written_is_not()
    {
        using var store = await EverythingStore.CopyAsync();
        var (left, held) = (Path.Combine(store.Data, ".pending", "abandoned.xyz"), Path.Combine(store.Data, ".pending", "held.xyz"));
        await File.WriteAllTextAsync(held, "a");
        File.SetLastWriteTimeUtc(held, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        await using var writing = new FileStream(held, FileMode.Open, FileAccess.Read, FileShare.None);
        // Let go of and not yet in its place; by the clock of this store, which stands in 2018, it is far from new.
        var finished = Path.Combine(store.Data, ".pending", "finished.xyz");
        await File.WriteAllTextAsync(finished, "a");

        store.Folder().Files.Sweep().ShouldBe([".pending/abandoned.xyz"]);

        File.Exists(left).ShouldBeFalse();
        File.Exists(held).ShouldBeTrue();
        File.Exists(finished).ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_swept_after_a_restart()
    {
        using var store = await EverythingStore.CopyAsync();
        await using var served = await Served.StartAsync(store.Data);
        await Served.UntilAsync(() => !File.Exists(Path.Combine(store.Data, ".pending", "abandoned.xyz")), "the sweep");
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static List<string> Open(string root) =>
        [.. Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Append(root).Where(path => (ModeOf(path) & Others) != UnixFileMode.None)];

    /// <summary>Nobody's for what is gone meanwhile, as SQLite's own files beside the database are.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static UnixFileMode ModeOf(string path)
    {
        try
        {
            return File.GetUnixFileMode(path);
        }
        catch (FileNotFoundException)
        {
            return UnixFileMode.None;
        }
    }
}
