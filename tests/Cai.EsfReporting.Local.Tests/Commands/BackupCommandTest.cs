using System.Formats.Tar;
using System.IO.Compression;
using Cai.EsfReporting.Local.Tests.Serving;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class BackupCommandTest
{
    [Fact]
    public async Task A_copy_made_while_it_is_served_and_its_key_put_back_tell_the_same_reports()
    {
        using var store = await EverythingStore.CopyAsync();
        await File.WriteAllTextAsync(Path.Combine(store.Data, "settings.json"), "{}");
        (await store.RunAsync("deliver", "--data", store.Data)).Code.ShouldBe(0);
        var (file, restored) = (store.Beside("copy.tar.gz"), store.Beside("restored"));
        await using (await Served.StartAsync(store.Data))
            (await store.RunAsync("backup", "--data", store.Data, "--to", file)).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(store.Data, "audit"), "*-backup-*.json", SearchOption.AllDirectories).ShouldHaveSingleItem())).ShouldContain("originals");

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await RestoreAsync(file, restored);
        Directory.Exists(Path.Combine(restored, "keys")).ShouldBeFalse();
        File.Exists(Path.Combine(restored, "settings.json")).ShouldBeFalse();
        var keys = (await File.ReadAllTextAsync(Path.Combine(store.Data, "keys", "pseudonym.key"))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var path in Directory.GetFiles(restored, "*", SearchOption.AllDirectories))
            foreach (var key in keys)
                (await File.ReadAllTextAsync(path)).ShouldNotContain(key);

        // Without its key it is not counted by another.
        (await store.RunAsync("report", "--data", restored)).Code.ShouldBe(3);
        Directory.CreateDirectory(Path.Combine(restored, "keys"));
        File.Copy(Path.Combine(store.Data, "keys", "pseudonym.key"), Path.Combine(restored, "keys", "pseudonym.key"), overwrite: true);
        foreach (var reports in (string[])[Path.Combine(restored, "reports"), Path.Combine(store.Data, "reports")])
            Directory.Delete(reports, recursive: true);
        (await store.RunAsync("report", "--data", restored)).Code.ShouldBe(0);
        (await store.RunAsync("report", "--data", store.Data)).Code.ShouldBe(0);
        (await store.RunAsync("verify", restored)).Code.ShouldBe(0);

        var told = Reports(store.Data);
        told.ShouldNotBeEmpty();
        Reports(restored).ShouldBe(told);
    }

    [Fact]
    public async Task A_copy_without_originals_holds_nobodys_identity()
    {
        using var store = await EverythingStore.CopyAsync();
        var (file, restored) = (store.Beside("copy.tar.gz"), store.Beside("restored"));
        (await store.RunAsync("backup", "--data", store.Data, "--to", file, "--without-originals")).Code.ShouldBe(0);
        var told = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(store.Data, "audit"), "*-backup-*.json", SearchOption.AllDirectories).ShouldHaveSingleItem());
        told.ShouldNotContain("originals");
        await RestoreAsync(file, restored);

        Directory.GetDirectories(restored).Select(Path.GetFileName).Intersect(["originals", "inbox", "claimed", ".pending", "keys"]).ShouldBeEmpty();
        foreach (var path in Directory.GetFiles(restored, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(path)).ShouldNotContain(Esf.Person(EverythingStore.Somebody));
    }

    [Theory]
    [InlineData("DATA/copy.tar.gz")]
    [InlineData("BESIDE/there.tar.gz")]
    public async Task A_copy_is_not_put_in_the_folder_nor_over_a_file(string to)
    {
        using var store = await EverythingStore.CopyAsync();
        await File.WriteAllTextAsync(store.Beside("there.tar.gz"), "there");

        (await store.RunAsync("backup", "--data", store.Data, "--to", to.Replace("DATA", store.Data, StringComparison.Ordinal).Replace("BESIDE/there.tar.gz", store.Beside("there.tar.gz"), StringComparison.Ordinal))).Code.ShouldBe(2);

        (await File.ReadAllTextAsync(store.Beside("there.tar.gz"))).ShouldBe("there");
        File.Exists(Path.Combine(store.Data, "copy.tar.gz")).ShouldBeFalse();
    }

    private static async Task RestoreAsync(string file, string to)
    {
        Directory.CreateDirectory(to);
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(packed, to, overwriteFiles: false);
    }

    /// <summary>Every report.json and csv; the manifest has a clock.</summary>
    private static List<(string Path, string Content)> Reports(string data) =>
        [.. Directory.GetFiles(Path.Combine(data, "reports"), "report.*", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(data, path), Convert.ToHexString(File.ReadAllBytes(path)))).Order()];
}
