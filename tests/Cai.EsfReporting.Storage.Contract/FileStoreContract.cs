namespace Cai.EsfReporting.Storage.Contract;

public abstract class FileStoreContract : StorageContract
{
    /// <summary>More than a store sends or holds at a time.</summary>
    private const int SeveralBlocks = 9 * 1024 * 1024;

    private const string Path = "accepted/mia/tyreso/2018-08/a.csv";

    private IFileStore Files => Storage.Files;

    [Fact]
    public async Task A_file_is_not_seen_before_it_is_committed()
    {
        await using var file = await Files.BeginAsync(Path, None);
        await Bytes.Numbered(SeveralBlocks).CopyToAsync(file.Stream);

        (await Files.ReadAsync(Path)).ShouldBeNull();
        (await Files.ListAsync("accepted/", None).ToListAsync()).ShouldBeEmpty();

        await file.CommitAsync(None);
        (await Files.ListAsync("accepted/", None).ToListAsync()).ShouldBe([Path]);
        (await HashAsync(Path)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(SeveralBlocks)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(SeveralBlocks)]
    public async Task A_file_that_is_not_committed_leaves_nothing(int length)
    {
        await using (var file = await Files.BeginAsync(Path, None))
            await Bytes.Numbered(length).CopyToAsync(file.Stream);

        (await Files.ReadAsync(Path)).ShouldBeNull();
        (await Files.ListAsync("accepted/", None).ToListAsync()).ShouldBeEmpty();
        await Files.WriteAsync(Path, "later");
        (await Files.ReadAsync(Path)).ShouldBe("later");
    }

    [Fact]
    public async Task A_file_committed_once_stays_as_it_is()
    {
        await using var first = await Files.BeginAsync(Path, None);
        await using var second = await Files.BeginAsync(Path, None);
        await Bytes.Of("first").CopyToAsync(first.Stream);
        await Bytes.Of("second").CopyToAsync(second.Stream);

        (await first.CommitOnceAsync(None)).ShouldBeTrue();
        (await second.CommitOnceAsync(None)).ShouldBeFalse();
        (await Files.ReadAsync(Path)).ShouldBe("first");
    }

    [Fact]
    public async Task A_file_may_be_replaced()
    {
        await Files.WriteAsync(Path, "a longer first text");
        await Files.WriteAsync(Path, "second");

        (await Files.ReadAsync(Path)).ShouldBe("second");
        (await Files.ListAsync("accepted/", None).ToListAsync()).ShouldBe([Path]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(SeveralBlocks)]
    public async Task A_file_is_replaced_only_over_the_content_that_was_meant(int length)
    {
        await PutAsync(Path, length, seed: 1);
        var first = await HashAsync(Path);

        (await ReplaceAsync(Storage, first, length, seed: 2)).ShouldBeTrue();
        var second = await HashAsync(Path);
        (await ReplaceAsync(Storage, first, length, seed: 3)).ShouldBeFalse();
        (await HashAsync(Path)).ShouldBe(second);
        second.ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(length, 2)));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_replaced()
    {
        (await ReplaceAsync(Storage, await Bytes.Sha256Async(Bytes.Numbered(5)), 5, seed: 2)).ShouldBeFalse();

        (await Files.ReadAsync(Path)).ShouldBeNull();
        (await Files.ListAsync("accepted/", None).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_who_replace_the_same_content_one_does()
    {
        await PutAsync(Path, 1_000, seed: 100);
        var first = await HashAsync(Path);

        var won = await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Task.Run(() => ReplaceAsync(Storage.Another(), first, 1_000, writer))));

        won.Count(w => w).ShouldBe(1);
        (await HashAsync(Path)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(1_000, won.IndexOf(true))));
    }

    [Theory]
    [InlineData(20, 1_000)]
    [InlineData(4, SeveralBlocks)]
    public async Task Of_many_who_write_a_file_once_one_wins(int writers, int length)
    {
        var won = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            await using var file = await Storage.Another().Files.BeginAsync(Path, None);
            await Bytes.Numbered(length, writer).CopyToAsync(file.Stream);
            return await file.CommitOnceAsync(None);
        })));

        won.Count(w => w).ShouldBe(1);
        (await HashAsync(Path)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(length, won.IndexOf(true))));
    }

    [Fact]
    public async Task Of_many_who_replace_a_file_the_last_is_seen_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            await using var file = await Storage.Another().Files.BeginAsync(Path, None);
            await Bytes.Numbered(100_000, writer).CopyToAsync(file.Stream);
            await file.CommitAsync(None);
        })));

        var wholes = await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Bytes.Sha256Async(Bytes.Numbered(100_000, writer))));
        wholes.ShouldContain(await HashAsync(Path));
    }

    [Fact]
    public async Task A_small_file_replaced_while_it_is_read_is_read_as_it_was()
    {
        await Files.WriteAsync(Path, "first");
        await using var stream = (await Files.OpenReadAsync(Path, None)).ShouldNotBeNull();
        await Files.WriteAsync(Path, "second, and longer");

        (await new StreamReader(stream).ReadToEndAsync()).ShouldBe("first");
    }

    [Fact]
    public async Task A_file_replaced_while_it_is_read_is_never_read_as_a_mixture()
    {
        await PutAsync(Path, SeveralBlocks, seed: 1);
        await using var stream = (await Files.OpenReadAsync(Path, None)).ShouldNotBeNull();
        var buffer = new byte[1024];
        await stream.ReadExactlyAsync(buffer);
        await PutAsync(Path, SeveralBlocks, seed: 2);

        using var read = new MemoryStream();
        read.Write(buffer);
        var failed = await Record.ExceptionAsync(() => stream.CopyToAsync(read));

        if (failed is null)
        {
            read.Position = 0;
            (await Bytes.Sha256Async(read)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(SeveralBlocks, 1)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200L * 1024 * 1024)]
    public async Task A_file_may_be_empty_or_large(long length)
    {
        await PutAsync(Path, length, seed: 0);

        (await HashAsync(Path)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(length)));
    }

    [Fact]
    public async Task A_file_may_be_written_byte_by_byte_and_synchronously()
    {
        await using (var file = await Files.BeginAsync(Path, None))
        {
            foreach (var letter in "abc"u8.ToArray())
                file.Stream.WriteByte(letter);
            file.Stream.Flush();
            Bytes.Numbered(SeveralBlocks).CopyTo(file.Stream);
            await file.CommitAsync(None);
        }

        await using var stream = (await Files.OpenReadAsync(Path, None)).ShouldNotBeNull();
        var start = new byte[3];
        await stream.ReadExactlyAsync(start);
        start.ShouldBe("abc"u8.ToArray());
        (await Bytes.Sha256Async(stream)).ShouldBe(await Bytes.Sha256Async(Bytes.Numbered(SeveralBlocks)));
    }

    [Fact]
    public async Task Names_hold_Swedish_letters_spaces_and_signs()
    {
        string[] paths = ["receipts/Östra Södertörn/Åsa Ärlig, 100 % klar (2).json", "receipts/Östra Södertörn/a#b&c+d=e.json", "receipts/Östra Södertörn/ö.json"];
        foreach (var path in paths)
            await Files.WriteAsync(path, path);

        (await Files.ListAsync("receipts/Östra Södertörn/", None).ToListAsync()).ShouldBe(paths.Order(StringComparer.Ordinal));
        foreach (var path in paths)
            (await Files.ReadAsync(path)).ShouldBe(path);
    }

    [Fact]
    public async Task Ten_thousand_names_are_listed_in_order()
    {
        var paths = Enumerable.Range(0, 10_000).Select(i => $"receipts/mia/tyreso/{i % 7}/{i}.json").ToList();
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (path, _) => await Files.WriteAsync(path, ""));

        (await Files.ListAsync("receipts/mia/", None).ToListAsync()).ShouldBe(paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_is_not_its_neighbour()
    {
        await Files.WriteAsync("receipts/mia/a.json", "");
        await Files.WriteAsync("receipts/mia-2/b.json", "");
        await Files.WriteAsync("receipts/mia.json", "");

        (await Files.ListAsync("receipts/mia/", None).ToListAsync()).ShouldBe(["receipts/mia/a.json"]);
        (await Files.ListAsync("receipts/mia", None).ToListAsync()).ShouldBe(["receipts/mia/a.json"]);
        (await Files.ListAsync("receipts/", None).ToListAsync()).ShouldBe(["receipts/mia-2/b.json", "receipts/mia.json", "receipts/mia/a.json"]);
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_such()
    {
        (await Files.OpenReadAsync(Path, None)).ShouldBeNull();
        (await Files.ListAsync("accepted/mia/", None).ToListAsync()).ShouldBeEmpty();
        (await Files.DeleteAsync(Path, None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_file_is_gone()
    {
        await Files.WriteAsync(Path, "text");

        (await Files.DeleteAsync(Path, None)).ShouldBeTrue();
        (await Files.DeleteAsync(Path, None)).ShouldBeFalse();
        (await Files.ReadAsync(Path)).ShouldBeNull();
    }

    [Theory]
    [InlineData("../a.csv")]
    [InlineData("accepted/../../a.csv")]
    [InlineData("/a.csv")]
    public async Task No_path_leads_out_of_the_storage(string path)
    {
        await Should.ThrowAsync<ArgumentException>(() => Files.BeginAsync(path, None));
        await Should.ThrowAsync<ArgumentException>(() => Files.OpenReadAsync(path, None));
        await Should.ThrowAsync<ArgumentException>(() => Files.DeleteAsync(path, None));
    }

    private async Task PutAsync(string path, long length, int seed)
    {
        await using var file = await Files.BeginAsync(path, None);
        await Bytes.Numbered(length, seed).CopyToAsync(file.Stream);
        await file.CommitAsync(None);
    }

    private static async Task<bool> ReplaceAsync(IStorageUnderTest storage, string over, long length, int seed)
    {
        await using var file = await storage.Files.BeginAsync(Path, None);
        await Bytes.Numbered(length, seed).CopyToAsync(file.Stream);
        return await file.CommitOverAsync(over, None);
    }

    private async Task<string> HashAsync(string path) => await Bytes.Sha256Async((await Files.OpenReadAsync(path, None)).ShouldNotBeNull());
}
