using System.Formats.Tar;
using System.IO.Compression;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>What was decided of the public months stays as it was, whatever is done to the store, and nothing that is public changes unsaid.</summary>
public sealed class KeptDecisionsTest
{
    private const string Kept = "published/mia/2018-10.json";

    [Theory]
    [InlineData("erase --data DATA", true)]
    [InlineData("rotate-key --data DATA", false)]
    [InlineData("verify DATA", false)]
    [InlineData("backup --data DATA --to BESIDE/copy.tar.gz", false)]
    [InlineData("purge --data DATA --delete", false)]
    [InlineData("prepare --data DATA", false)]
    public async Task Nothing_public_changes_and_what_is_corrected_is_said_to_come_later(string line, bool corrects)
    {
        using var esf = await PublishedAsync();
        var (decided, frozen, open) = (Bytes(esf, "published"), Bytes(esf, "frozen"), Editions(esf, "2018-10"));
        decided.Count.ShouldBeGreaterThan(1);
        open.ShouldNotBeEmpty();

        await DoneAsync(esf, line);
        // As if somebody had thought that it is made again from the rest.
        if (!corrects)
            Directory.Delete(Path.Combine(esf.Data, "reports", "mia", "2018-10"), recursive: true);
        var told = Flat(await DoneAsync(esf, "report --data DATA --project mia --as-of 2018-10"));

        Editions(esf, "2018-10").ShouldBe(open);
        told.Contains("skrivs inte om: 2018-10 är redan publicerad", StringComparison.Ordinal).ShouldBe(corrects, told);
        Bytes(esf, "published").ShouldBe(decided);
        Bytes(esf, "frozen").ShouldBe(frozen);
        await esf.VerifyAsync(0);
    }

    [Theory]
    [InlineData("changed", "published/mia/2018-10.json is not what was decided when frozen/mia/scb-2018-10")]
    [InlineData("broken", "published/mia/2018-10.json is not what was decided when frozen/mia/scb-2018-10")]
    [InlineData("changed after an erasure", "published/mia/2018-10.json is not what was decided when frozen/mia/scb-2018-10")]
    [InlineData("removed", "published/mia/2018-10.json is gone")]
    [InlineData("of another project", "published/mia/2018-08.json is not what was decided")]
    [InlineData("added", "no frozen report knows published/mia/2018-09.json")]
    public async Task What_was_done_to_a_decision_is_a_fault(string what, string told)
    {
        using var esf = await PublishedAsync();
        await esf.VerifyAsync(0);
        var path = Path.Combine(esf.Data, Kept);
        if (what == "changed after an erasure")
            await DoneAsync(esf, "erase --data DATA");
        switch (what)
        {
            case "broken":
                await File.WriteAllTextAsync(path, "{ \"schema\":");
                break;
            case "removed":
                File.Delete(path);
                break;
            case "of another project":
                File.Copy(Path.Combine(esf.Data, "published", "etableringscentrum", "2018-08.json"), Path.Combine(esf.Data, "published", "mia", "2018-08.json"), overwrite: true);
                break;
            case "added":
                File.Copy(path, path.Replace("2018-10", "2018-09", StringComparison.Ordinal));
                break;
            default:
                // What no form of the edition prints, and the next month is decided from.
                await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"small\"", "\"complementary\"", StringComparison.Ordinal));
                break;
        }

        var answer = await esf.RunAsync("verify", esf.Data, "--lang", "en");

        answer.Code.ShouldBe(1, answer.Error);
        Flat(answer).ShouldContain(told);
    }

    [Fact]
    public async Task A_decision_of_a_freezing_that_was_interrupted_is_told_until_it_is_done()
    {
        using var esf = await PublishedAsync();
        foreach (var folder in Directory.GetDirectories(Path.Combine(esf.Data, "frozen", "mia"), "*2018-10"))
            Directory.Delete(folder, recursive: true);
        var decided = Bytes(esf, "published");

        Flat(await esf.RunAsync("verify", esf.Data)).ShouldContain($"ingen fryst rapport känner {Kept}: antingen avbröts frysningen, och då slutför esf prepare den");
        await DoneAsync(esf, "prepare --data DATA");

        await esf.VerifyAsync(0);
        Bytes(esf, "published").ShouldBe(decided);
    }

    [Fact]
    public async Task A_decision_that_nobody_can_read_is_named_with_the_way_out()
    {
        using var esf = await PublishedAsync();
        await File.WriteAllTextAsync(Path.Combine(esf.Data, Kept), "{ \"schema\":");

        var answer = await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-10");

        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain(Kept);
        answer.Error.ShouldContain("backup");
    }

    [Theory]
    [InlineData("2018-10")]
    [InlineData("2018-11")]
    public async Task A_month_is_not_decided_without_one_that_is_public(string asOf)
    {
        using var esf = await PublishedAsync();
        esf.At(new(2018, 12, 5, 8, 0, 0, TimeSpan.Zero));
        File.Delete(Path.Combine(esf.Data, Kept));
        var public11 = Path.Combine(esf.Data, "reports", "mia", "2018-11", "public");

        var answer = await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", asOf);

        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain($"{Kept} is gone");
        answer.Error.ShouldContain("backup");
        Directory.Exists(public11).ShouldBeFalse();
    }

    [Fact]
    public async Task From_a_backup_the_next_public_month_is_decided_as_it_would_have_been()
    {
        using var esf = await PublishedAsync();
        var (file, restored) = (esf.Beside("copy.tar.gz"), esf.Beside("restored"));
        await DoneAsync(esf, $"backup --data DATA --to {file}");
        Directory.CreateDirectory(restored);
        await using (var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(packed, restored, overwriteFiles: false);
        Directory.CreateDirectory(Path.Combine(restored, "keys"));
        File.Copy(Path.Combine(esf.Data, "keys", "pseudonym.key"), Path.Combine(restored, "keys", "pseudonym.key"));
        foreach (var kept in esf.Files("published"))
            (await File.ReadAllBytesAsync(Path.Combine(restored, Path.GetRelativePath(esf.Data, kept)))).ShouldBe(await File.ReadAllBytesAsync(kept));

        esf.At(new(2018, 12, 5, 8, 0, 0, TimeSpan.Zero));
        var next = esf.Participants("mia_tyreso_2018-11-bekraftad.csv", Crowd(17));
        List<string> editions = [];
        foreach (var data in (string[])[esf.Data, restored])
        {
            (await esf.RunAsync("deliver", "--data", data, next)).Code.ShouldBeInRange(0, 1);
            (await esf.RunAsync("report", "--data", data, "--project", "mia", "--as-of", "2018-11")).Code.ShouldBe(0);
            (await esf.RunAsync("verify", data)).Code.ShouldBe(0);
            editions.Add(await File.ReadAllTextAsync(Path.Combine(data, "reports", "mia", "2018-11", "public", "report.html")));
        }

        editions[1].ShouldBe(editions[0]);
        // A copy without them is told.
        Directory.Delete(Path.Combine(restored, "published"), recursive: true);
        (await esf.RunAsync("verify", restored)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_holds_the_decision_of_a_month_that_is_frozen_while_it_is_made()
    {
        using var esf = await PublishedAsync();
        await DoneAsync(esf, "backup --data DATA --to BESIDE.tar.gz");
        var names = new List<string>();
        await using (var packed = new GZipStream(File.OpenRead(esf.Beside("office.tar.gz")), CompressionMode.Decompress))
        await using (var tar = new TarReader(packed))
            while (await tar.GetNextEntryAsync() is { } entry)
                names.Add(entry.Name);

        // Kept before it is frozen: copied after.
        names.FindIndex(name => name.StartsWith("published/", StringComparison.Ordinal)).ShouldBeGreaterThan(names.FindLastIndex(name => name.StartsWith("frozen/", StringComparison.Ordinal)));
    }

    /// <summary>The store with everything, in which two months are public for good and the edition of the latter lies where drafts do.</summary>
    private static async Task<Esf> PublishedAsync()
    {
        var esf = await EverythingStore.CopyAsync();
        esf.Publishes("2018-08", "2018-10", "2018-11");
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-10-bekraftad.csv", [$"{Esf.Person(EverythingStore.Somebody)};Case Management;2018-02-01;;", .. Crowd(12)]))).Code.ShouldBeInRange(0, 1);
        await DoneAsync(esf, "report --data DATA --project mia --as-of 2018-10");
        esf.At(new(2018, 11, 29, 8, 0, 0, TimeSpan.Zero));
        await DoneAsync(esf, "prepare --data DATA");
        File.Exists(Path.Combine(esf.Data, Kept)).ShouldBeTrue();
        return esf;
    }

    private static string[] Crowd(int people) => [.. Enumerable.Range(20, people).Select(i => $"{Esf.Person(i)};Case Management;2018-02-01;;")];

    private static async Task<Esf.Answer> DoneAsync(Esf esf, string line)
    {
        var answer = await esf.AskAsync(line.StartsWith("erase", StringComparison.Ordinal) ? Esf.Person(EverythingStore.Somebody) : null,
            [.. line.Split(' ').Select(word => word.Replace("DATA", esf.Data, StringComparison.Ordinal).Replace("BESIDE", esf.Beside("office"), StringComparison.Ordinal))]);
        answer.Code.ShouldBe(0, $"{line}: {answer.Error}");
        return answer;
    }

    private static string Flat(Esf.Answer answer) => string.Join(' ', answer.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Editions(Esf esf, string month) => [.. Bytes(esf, $"reports/mia/{month}/public").Where(file => file.Contains("report.", StringComparison.Ordinal))];

    private static List<string> Bytes(Esf esf, string under) => [.. esf.Files(under).Select(path => $"{Path.GetRelativePath(esf.Data, path)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}")];
}
