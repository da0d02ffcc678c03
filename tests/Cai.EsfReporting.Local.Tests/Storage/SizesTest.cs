using Cai.EsfReporting.Local.Storage;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Small files are read at once and large ones as they are needed: either way all of them.</summary>
public sealed class SizesTest : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("esf-sizes-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public async Task A_file_is_read_whole_whatever_its_size(int size)
    {
        byte[] content = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 31 / 7))];
        await File.WriteAllBytesAsync(Path.Combine(root, "some.csv"), content);
        await using var stream = (await new FolderFileStore(root).OpenReadAsync("some.csv", default)).ShouldNotBeNull();
        // Whoever replaces it meanwhile does not change what is read.
        File.Delete(Path.Combine(root, "some.csv"));
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        read.ToArray().ShouldBe(content);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
