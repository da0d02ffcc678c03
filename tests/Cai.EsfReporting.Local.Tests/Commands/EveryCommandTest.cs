using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Tests.Serving;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Every command, and every job of the host, on a store with everything: it does what it should, and the store is whole afterwards.</summary>
public sealed class EveryCommandTest
{
    /// <summary>Code, a moment other than the store's own, standard input, and the command line; DATA and BESIDE stand for paths.</summary>
    public static TheoryData<int, string?, string?, string> Commands => new()
    {
        { 0, null, null, "check --project mia --site tyreso --month 2018-09 BESIDE/mia_tyreso_2018-09.csv" },
        { 0, null, null, "deliver --data DATA --confirm BESIDE/mia_tyreso_2018-09.csv" },
        { 0, null, null, "deliver --data DATA" },
        { 0, null, null, "report --data DATA" },
        { 0, null, null, "report --data DATA --project mia --as-of 2018-07 --json" },
        { 0, null, null, "report --data DATA --project mia --period 2018-T2" },
        { 2, null, null, "report --data DATA --project mia --period 2018-H2" },
        { 0, null, null, "report --data DATA --municipality tyreso" },
        { 0, null, null, "report --data DATA --forbund ostra-sodertorn --as-of 2018-09 --lang en" },
        { 2, null, null, "report --data DATA --municipality tyreso --project mia" },
        { 0, null, null, "approve --data DATA --project mia --month 2018-10 --name Ek" },
        { 1, null, null, "approve --data DATA --project mia --month 2019-08 --name Ek" },
        { 1, null, null, "approve --data DATA --project mia --month 2018-08 --withdraw 7" },
        { 2, null, null, "approve --data DATA --project mia --month 2018-08" },
        { 0, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --json" },
        { 0, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --about naringsliv --decide not-met --text - --name Ek" },
        { 0, null, null, "comment --data DATA --project mia --month 2018-08" }, // names no goals
        { 1, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --about sommarjobb --decide done --name Ek" },
        { 1, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --about naringsliv --decide done --name Ek" },
        { 1, null, null, "comment --data DATA --project ungdomsinsatser --month 2019-08 --about naringsliv --decide not-met --name Ek" },
        { 1, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --about naringsliv --decide not-met" },
        { 2, null, null, "comment --data DATA --project ungdomsinsatser --month 2018-08 --about naringsliv --name Ek" },
        { 0, null, null, "status --data DATA" },
        { 0, null, null, "status --data DATA --json --lang en" },
        { 0, null, null, "prepare --data DATA" },
        { 0, "2018-12-01", null, "prepare --data DATA" },
        { 0, "2030-01-01", null, "prepare --data DATA" },
        { 0, null, null, "verify DATA" },
        { 0, null, null, "token --data DATA" },
        { 0, null, null, "token --data DATA --name another --role read:mia:public" },
        { 0, null, null, "token --data DATA --name tyreso-system --revoke" },
        { 0, null, null, "scb --data DATA --project etableringscentrum --month 2018-08 --out BESIDE/again.csv --allow-missing" },
        { 0, null, null, "next --data DATA --project mia --site nacka --out BESIDE/next.csv" },
        { 1, null, null, "next --data DATA --project mia --site tyreso --out BESIDE/next.csv" }, // its original was erased
        { 0, null, null, "purge --data DATA" },
        { 0, null, null, "purge --data DATA --delete" },
        { 0, "2030-01-01", null, "purge --data DATA --delete" },
        { 0, null, "somebody", "erase --data DATA --dry-run" },
        { 0, null, "somebody", "erase --data DATA" },
        { 0, null, "somebody", "erase --data DATA --project etableringscentrum" },
        { 0, null, "nobody", "erase --data DATA" },
        { 0, null, null, "rotate-key --data DATA" },
        { 0, null, null, "backup --data DATA --to BESIDE/copy.tar.gz" },
        { 0, null, null, "catalogue check BESIDE/catalogue.json --data DATA" },
        { 0, null, null, "catalogue apply BESIDE/another.json --data DATA" },
        { 0, null, null, "catalogue versions --data DATA" },
        { 2, null, null, "demo --data DATA" },
        { 0, null, null, "demo --data BESIDE/demo" },
        { 0, null, null, "docs BESIDE/docs" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_ends_as_it_should_and_leaves_the_store_whole(int code, string? day, string? input, string line)
    {
        using var esf = await EverythingStore.CopyAsync();
        if (day is not null)
            esf.At(DateTimeOffset.Parse(day + "T08:00:00Z", null));
        esf.Participants("mia_tyreso_2018-09.csv", $"{Esf.Person(2)};Case Management;2018-02-01;;");
        var catalogue = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
        esf.File("catalogue.json", catalogue);
        esf.File("another.json", catalogue.Replace("\"target\": 0.3,", "\"target\": 0.35,", StringComparison.Ordinal));

        var answer = await RunAsync(esf, input, line);

        answer.Code.ShouldBe(code, $"{line}: {answer.Error}");
        await esf.VerifyAsync(0);
        (await RunAsync(esf, null, "status --data DATA")).Code.ShouldBe(0, $"status after {line}");
        // Of what was purged nothing can be counted any more.
        (await RunAsync(esf, null, "report --data DATA")).Code.ShouldBe((day, line) is ("2030-01-01", "purge --data DATA --delete") ? 3 : 0, $"report after {line}");
    }

    [Fact]
    public void No_command_is_forgotten() =>
        EsfCommandLine.Root(new(Language.En), TimeProvider.System).Subcommands.Select(command => command.Name).Except(["serve"])
            .ShouldBe(Commands.Select(row => row.Data.Item4.Split(' ')[0]).Distinct(), ignoreOrder: true);

    [Fact]
    public async Task All_of_them_one_after_the_other()
    {
        using var esf = await EverythingStore.CopyAsync();
        var clock = (SetClock)esf.Clock;
        foreach (var line in (string[])["deliver --data DATA", "report --data DATA", "rotate-key --data DATA", "erase --data DATA", "report --data DATA", "prepare --data DATA", "purge --data DATA --delete", "rotate-key --data DATA", "erase --data DATA", "report --data DATA"])
        {
            clock.Now += TimeSpan.FromDays(1);
            var answer = await RunAsync(esf, "somebody", line);
            answer.Code.ShouldBe(0, $"{line}: {answer.Error}");
            await esf.VerifyAsync(0);
        }
    }

    [Fact]
    public async Task Nothing_of_a_command_that_fails_is_left_but_its_error()
    {
        using var esf = await EverythingStore.CopyAsync();
        // Somebody has put a file among the accepted ones in place of another.
        var damaged = esf.Files("accepted/mia/nacka/2018-06").Single();
        await File.WriteAllTextAsync(damaged, "this is no\nlonger;an accepted;file\n");
        var before = State(esf);

        foreach (var (input, line) in ((string?, string)[])[(null, "rotate-key --data DATA"), ("somebody", "erase --data DATA"), ("somebody", "erase --data DATA --dry-run")])
        {
            var answer = await RunAsync(esf, input, line);
            answer.Code.ShouldBe(3, line);
            answer.Error.ShouldContain("accepted/mia/nacka/2018-06");
            State(esf).ShouldBe(before, line);
        }
    }

    [Fact]
    public async Task What_cannot_be_handed_out_is_not_logged_as_handed_out()
    {
        using var esf = await EverythingStore.CopyAsync();
        var before = State(esf);

        (await RunAsync(esf, null, "scb --data DATA --project etableringscentrum --month 2018-08 --out BESIDE/no/such/folder.csv --allow-missing")).Code.ShouldBe(3);

        State(esf).ShouldBe(before);
    }

    [Theory]
    [InlineData("erase --data BESIDE")]
    [InlineData("status --data BESIDE")]
    [InlineData("verify BESIDE")]
    public async Task A_folder_that_is_no_data_folder_is_left_as_it_is(string line)
    {
        using var esf = new Esf();
        esf.File("a.txt", "b");

        (await RunAsync(esf, "somebody", line)).Code.ShouldBe(2);

        Directory.GetFileSystemEntries(esf.Beside("office")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_host_does_its_jobs_on_it()
    {
        using var esf = await EverythingStore.CopyAsync();
        await using (var served = await Served.StartAsync(esf.Data, esf.Clock))
        {
            // The clock stands still: a file that was just dropped is never settled, one that waited is.
            await Served.UntilAsync(() => esf.Files("claimed").Length == 0, "what was half handled");
            await Served.UntilAsync(async () => (await served.HealthAsync()).Answer["failing"]!.Any() is false && esf.Files("reports/mia/2018-09/internal").Length > 0, "reports");
            await Served.UntilAsync(async () => await served.Folder.Outbox.LookAsync() is { Waiting: >= 0 }, "the outbox");
            (await served.HealthAsync()).Status.ShouldBe(200, served.Log);
            served.Log.ShouldNotContain("Error ");
        }

        await esf.VerifyAsync(0);
    }

    private static Task<Esf.Answer> RunAsync(Esf esf, string? input, string line) =>
        esf.AskAsync(input switch { "somebody" => Esf.Person(EverythingStore.Somebody), "nobody" => Esf.Person(EverythingStore.Nobody), _ => null },
            [.. line.Split(' ').Select(word => word.Replace("DATA", esf.Data, StringComparison.Ordinal).Replace("BESIDE", esf.Beside("office"), StringComparison.Ordinal))]);

    /// <summary>Every file but the database, which is opened, and its content.</summary>
    private static List<string> State(Esf esf) =>
        [.. esf.Files("").Where(path => !Path.GetFileName(path).StartsWith("esf.db", StringComparison.Ordinal)).Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}")];
}
