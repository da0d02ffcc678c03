using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class PurgeCommandTest : IDisposable
{
    private readonly SetClock clock = new(2018, 10, 5);
    private readonly Esf esf;

    public PurgeCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task An_original_goes_the_day_after_its_last_and_the_delivery_stays()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1, 2);
        clock.Now = clock.Now.AddDays(90);
        (await PurgeAsync("--delete"))["files"]!.ShouldBeEmpty();
        clock.Now = clock.Now.AddDays(1);

        var listed = (await PurgeAsync())["files"]!.ShouldHaveSingleItem();
        ((string?)listed["rule"]).ShouldBe("originals-days");
        esf.Files("originals").ShouldHaveSingleItem();

        (await PurgeAsync("--delete"))["files"]!.ShouldHaveSingleItem();
        esf.Files("originals").ShouldBeEmpty();
        esf.Files("accepted").ShouldHaveSingleItem();
        var evidence = esf.Evidence("purge");
        ((int?)evidence["files"], (string?)evidence["changes"]![0]!["rule"], (string?)evidence["began"]).ShouldBe((1, "originals-days", "2019-01-04T08:00:00.000Z"));
        evidence["completed"]!.Type.ShouldBe(JTokenType.String);
        (await PurgeAsync("--delete"))["evidence"]!.ShouldBeEmpty();
        (await esf.RunAsync("report", "--data", esf.Data)).Code.ShouldBe(0);
        esf.TellsNobody(Esf.Person(1));
    }

    [Fact]
    public async Task What_was_begun_and_never_finished_goes_after_a_day()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1, 2);
        var (old, young) = (Path.Combine(esf.Data, ".pending", "old.x"), Path.Combine(esf.Data, ".pending", "young.x"));
        await File.WriteAllTextAsync(old, Esf.Person(1));
        await File.WriteAllTextAsync(young, Esf.Person(1));
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        ((string?)(await PurgeAsync())["files"]!.ShouldHaveSingleItem()["rule"]).ShouldBe("abandoned");
        (await esf.RunAsync("purge", "--data", esf.Data, "--delete")).Output.ShouldContain("aldrig blivit klara");
        (File.Exists(old), File.Exists(young)).ShouldBe((false, true));
    }

    [Fact]
    public async Task When_the_projects_time_is_over_the_data_go_and_what_was_frozen_still_holds()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1, 2);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        await esf.RunAsync("report", "--data", esf.Data);
        clock.Now = new(2027, 12, 31, 12, 0, 0, TimeSpan.Zero);
        (await PurgeAsync())["files"]!.Select(file => (string?)file["rule"]).ShouldBe(["audit-days", "originals-days"]);

        clock.Now = clock.Now.AddDays(1);
        var rules = (await PurgeAsync("--delete"))["files"]!.Select(file => (string?)file["rule"]).Distinct();
        rules.ShouldBe(["data-until", "audit-days"]);
        esf.Files("accepted").ShouldBeEmpty();
        esf.Files("receipts").ShouldBeEmpty();
        esf.Files("originals").ShouldBeEmpty();

        var report = await esf.RunAsync("report", "--data", esf.Data);
        report.Code.ShouldBe(3);
        report.Error.ShouldContain("gallrade");
        report.Error.ShouldContain("data-until");
        var verified = (await esf.VerifyAsync(0))["reports"]!;
        var frozen = verified.First(r => ((string?)r["report"])!.EndsWith("mia/scb-2018-09", StringComparison.Ordinal));
        ((string?)frozen["notes"]![0])!.ShouldContain("gallring 2028-01-01");
        // The log keeps that there was a delivery.
        var status = await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-09.csv", $"{Esf.Person(3)};Case Management;2018-02-01;;"), "--json");
        ((string?)status.Json["replaces"]).ShouldStartWith("20181005T");
    }

    [Fact]
    public async Task A_frozen_report_itself_is_still_found_changed_after_a_purge()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        clock.Now = new(2028, 1, 1, 12, 0, 0, TimeSpan.Zero);
        await PurgeAsync("--delete");
        await File.AppendAllTextAsync(Path.Combine(esf.Data, "frozen", "mia", "scb-2018-09", "internal", "report.json"), " ");

        await esf.VerifyAsync(1);
    }

    [Fact]
    public async Task Accepted_data_that_are_gone_without_evidence_are_no_purge()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        File.Delete(esf.Files("accepted").Single());

        await esf.VerifyAsync(1);
        var report = await esf.RunAsync("report", "--data", esf.Data, "--lang", "en");
        (report.Code, report.Error.Contains("no evidence", StringComparison.Ordinal)).ShouldBe((3, true));
    }

    [Fact]
    public async Task No_report_is_called_for_once_the_data_are_gone()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1);
        clock.Now = new(2028, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var folder = esf.Folder();
        var mia = folder.Catalogue.Find("mia")!;
        (await folder.Consolidator.OutdatedAsync(mia)).ShouldHaveSingleItem();

        await PurgeAsync("--delete");
        (await folder.Consolidator.OutdatedAsync(mia)).ShouldBeEmpty();
    }

    private async Task<JObject> PurgeAsync(params string[] options)
    {
        var answer = await esf.RunAsync(["purge", "--data", esf.Data, "--json", .. options]);
        answer.Code.ShouldBe(0);
        return answer.Json;
    }
}
