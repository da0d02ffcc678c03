using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>What is done at the command line, by the account that the system knows.</summary>
public sealed class AuditedCommandsTest : IDisposable
{
    private static readonly string Who = "os:" + Environment.UserName;

    private readonly SetClock clock = new(2018, 9, 5);
    private readonly Esf esf;

    public AuditedCommandsTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_delivery_is_in_the_log_by_its_address_and_not_by_its_name()
    {
        (await esf.RunAsync("deliver", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--month", "2018-08", esf.Participants("Anna Anderssons lista.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"))).Code.ShouldBe(0);

        var entry = Entries().ShouldHaveSingleItem();
        entry.Properties().Select(property => property.Name).ShouldBe(["schema", "at", "who", "name", "by", "what", "project", "site", "month"]);
        Told(entry).ShouldBe($"{Who} delivery mia tyreso 2018-08");
        entry.ToString().ShouldNotContain("Andersson");
    }

    [Fact]
    public async Task What_lay_in_the_inbox_was_not_delivered_by_whoever_empties_it()
    {
        await esf.DeliverAsync("nacka", "2018-07", 1);
        var dropped = Path.Combine(esf.Data, "inbox", "mia", "tyreso");
        Directory.CreateDirectory(dropped);
        File.Copy(esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"), Path.Combine(dropped, "2018-08.csv"));

        (await esf.RunAsync("deliver", "--data", esf.Data)).Code.ShouldBe(0);

        esf.Files("accepted").Length.ShouldBe(2);
        Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_for_SCB_an_erasure_a_change_of_key_and_a_purge_are_in_the_log()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2);

        clock.Now = clock.Now.AddMinutes(1);
        (await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", esf.Beside("scb.csv"), "--allow-missing", "--by", "Bo")).Code.ShouldBe(0);
        clock.Now = clock.Now.AddMinutes(1);
        (await esf.AskAsync(Esf.Person(2), "erase", "--data", esf.Data, "--project", "mia")).Code.ShouldBe(0);
        clock.Now = clock.Now.AddMinutes(1);
        (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        clock.Now = clock.Now.AddDays(100);
        (await esf.RunAsync("purge", "--data", esf.Data, "--delete")).Code.ShouldBe(0);

        Entries().Select(Told).ShouldBe([$"{Who} delivery mia tyreso 2018-08", $"{Who} scb mia 2018-08", $"{Who} erasure mia", $"{Who} rotation", $"{Who} purge"]);
        foreach (var person in (string[])[Esf.Person(1), Esf.Person(2)])
            string.Concat(Entries()).Replace("-", "", StringComparison.Ordinal).ShouldNotContain(person.Replace("-", "", StringComparison.Ordinal)[2..]);
    }

    [Fact]
    public async Task A_token_is_in_the_log_by_its_name_when_it_is_made_and_when_it_is_taken_away()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);

        clock.Now = clock.Now.AddMinutes(1);
        var made = await esf.RunAsync("token", "--data", esf.Data, "--name", "tyreso-system", "--role", "deliver:mia/tyreso", "--json");
        clock.Now = clock.Now.AddMinutes(1);
        (await esf.RunAsync("token", "--data", esf.Data, "--name", "tyreso-system", "--revoke")).Code.ShouldBe(0);

        Entries().Skip(1).Select(Told).ShouldBe([$"{Who} token-made tyreso-system", $"{Who} token-revoked tyreso-system"]);
        string.Concat(Entries()).ShouldNotContain(((string)made.Json["token"]!)[^64..]);
    }

    [Fact]
    public async Task Nothing_is_in_the_log_of_what_was_only_looked_at()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);

        await esf.RunAsync("check", esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        await esf.AskAsync(Esf.Person(1), "erase", "--data", esf.Data, "--dry-run");
        await esf.RunAsync("purge", "--data", esf.Data);
        await esf.RunAsync("status", "--data", esf.Data);
        await esf.RunAsync("report", "--data", esf.Data);
        await esf.RunAsync("token", "--data", esf.Data);
        (await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", esf.Beside("scb.csv"))).Code.ShouldBe(1);
        (await esf.RunAsync("token", "--data", esf.Data, "--name", "nobody", "--revoke")).Code.ShouldBe(2);

        Entries().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_entry_is_purged_the_day_after_its_last_and_leaves_evidence_that_names_nobody()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var entry = Path.GetRelativePath(esf.Data, esf.Files("audit").Single());
        clock.Now = clock.Now.AddDays(730);
        (await RulesAsync()).ShouldBe(["originals-days"]);
        clock.Now = clock.Now.AddDays(1);
        (await RulesAsync()).ShouldBe(["audit-days", "originals-days"], ignoreOrder: true);

        (await esf.RunAsync("purge", "--data", esf.Data, "--delete")).Code.ShouldBe(0);

        esf.Evidence("purge")["changes"]!.Select(change => ((string)change["path"]!, (string)change["rule"]!)).ShouldContain((entry, "audit-days"));
        Entries().Select(Told).ShouldBe([$"{Who} purge"]);
        esf.Evidence("purge").ToString().ShouldNotContain(Who);
    }

    private async Task<IEnumerable<string>> RulesAsync() => (await esf.RunAsync("purge", "--data", esf.Data, "--json")).Json["files"]!.Select(file => (string)file["rule"]!);

    private JObject[] Entries() => [.. esf.Files("audit").Select(path => JObject.Parse(File.ReadAllText(path)))];

    private static string Told(JObject entry) => string.Join(' ', ((string[])["who", "what", "project", "site", "month", "token"]).Select(property => (string?)entry[property]).OfType<string>());
}
