using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class RotateKeyCommandTest : IDisposable
{
    private readonly SetClock clock = new(2018, 10, 5);
    private readonly Esf esf;

    public RotateKeyCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task People_are_recognised_across_a_change_of_key_although_their_originals_are_gone()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2, 3);
        foreach (var original in esf.Files("originals"))
            File.Delete(original);
        var before = Pseudonyms();

        (await RotateAsync())["rows"]!.ShouldBe(3);
        Pseudonyms().Intersect(before).ShouldBeEmpty();
        Keys().ShouldHaveSingleItem();

        await esf.DeliverAsync("tyreso", "2018-09", 2, 3, 4);
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-09")["participants"]).ShouldBe(4);

        (await RotateAsync())["rows"]!.ShouldBe(6);
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-09")["participants"]).ShouldBe(4);
        esf.TellsNobody(Esf.Person(2), await esf.RunAsync("rotate-key", "--data", esf.Data));
    }

    [Fact]
    public async Task A_frozen_report_is_counted_again_alike_after_a_change_of_key()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1, 2);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        await RotateAsync();
        await RotateAsync();

        var verified = (await esf.VerifyAsync(0))["reports"]!.First(r => ((string?)r["report"])!.EndsWith("mia/scb-2018-09", StringComparison.Ordinal));
        verified["notes"]!.Count().ShouldBe(2);
        ((string?)verified["notes"]![0])!.ShouldContain("byte av pseudonymnyckel");
    }

    [Fact]
    public async Task Under_a_key_that_did_not_make_the_store_nothing_is_received_until_the_right_one_is_back()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2, 3);
        var keys = Path.Combine(esf.Data, "keys", "pseudonym.key");
        File.Move(keys, keys + ".kept");

        var refused = await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-09.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        refused.Code.ShouldBe(3);
        refused.Error.ShouldContain(Keys().Single());
        esf.Files("receipts").Where(path => path.Contains("2018-09", StringComparison.Ordinal)).ShouldBeEmpty();

        File.Move(keys + ".kept", keys, overwrite: true);
        (await esf.RunAsync("deliver", "--data", esf.Data)).Code.ShouldBe(0);
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-09")["participants"]).ShouldBe(3);
    }

    [Fact]
    public async Task A_change_interrupted_after_the_key_was_added_goes_on_without_another_key()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2);
        var keys = new Local.Storage.KeyFile(Path.Combine(esf.Data, "keys", "pseudonym.key"));
        var added = await keys.AddAsync(await keys.CurrentAsync(default), default);
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-08")["participants"]).ShouldBe(2);

        var answer = await RotateAsync();
        ((string?)answer["key"], (bool?)answer["finishedInterrupted"], (int?)answer["rows"]).ShouldBe((added.Id, true, 2));
        ((bool?)(await RotateAsync())["finishedInterrupted"]).ShouldBe(false);
    }

    [Fact]
    public async Task Of_two_who_add_a_key_at_once_one_does()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var path = Path.Combine(esf.Data, "keys", "pseudonym.key");
        var first = await new Local.Storage.KeyFile(path).CurrentAsync(default);

        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new Local.Storage.KeyFile(path).AddAsync(first, default))));
        added.Select(key => key.Id).Distinct().ShouldHaveSingleItem();
        (await new Local.Storage.KeyFile(path).CurrentAsync(default)).Chain.Count().ShouldBe(2);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_key_restored_without_its_last_link_is_refused_when_counting()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var path = Path.Combine(esf.Data, "keys", "pseudonym.key");
        var old = await File.ReadAllTextAsync(path);
        await RotateAsync();
        await File.WriteAllTextAsync(path, old);

        var report = await esf.RunAsync("report", "--data", esf.Data);
        (report.Code, report.Error.Contains("not held", StringComparison.Ordinal)).ShouldBe((3, true));
    }

    [Fact]
    public async Task An_erasure_after_a_change_of_key_finds_the_person()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2);
        await RotateAsync();

        ((int?)(await esf.AskAsync(Esf.Person(2), "erase", "--data", esf.Data, "--json")).Json["rows"]).ShouldBe(1);
    }

    private async Task<JObject> RotateAsync()
    {
        clock.Now = clock.Now.AddMinutes(1);
        var answer = await esf.RunAsync("rotate-key", "--data", esf.Data, "--json");
        answer.Code.ShouldBe(0);
        return answer.Json;
    }

    private List<string> Pseudonyms() => [.. Rows().Select(row => row[1])];

    private IEnumerable<string> Keys() => Rows().Select(row => row[0]).Distinct();

    private IEnumerable<string[]> Rows() => esf.Files("accepted").SelectMany(path => File.ReadAllLines(path).Skip(1)).Select(line => line.Split(';'));
}
