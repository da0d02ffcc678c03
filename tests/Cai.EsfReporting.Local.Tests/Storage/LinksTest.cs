using System.Diagnostics;
using System.Net.Sockets;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Serving;
using Cai.EsfReporting.Storage.Contract;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>What is put in the inbox, or in the store's own folders, to lead elsewhere.</summary>
public sealed class LinksTest : IDisposable
{
    private const string Place = "mia/nacka/2018-08.csv";
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    /// <summary>Let go of, it would take its file away.</summary>
    private static readonly Socket Listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <summary>Puts something at a path of the inbox; returns the file that it leads to, if any.</summary>
    private static readonly Dictionary<string, Func<Esf, string, string?>> Ways = new()
    {
        ["a link to the key"] = (esf, at) => Link(at, Path.Combine(esf.Data, "keys", "pseudonym.key")),
        ["a relative link to the key"] = (esf, at) => { Link(at, "../../../keys/pseudonym.key"); return Path.Combine(esf.Data, "keys", "pseudonym.key"); },
        ["a link to a file of the machine"] = (_, at) => Link(at, "/etc/passwd"),
        ["a link to another file of the inbox"] = (esf, at) => Link(at, Path.Combine(esf.Data, "inbox", "mia", "tyreso", "2018-08.csv")),
        ["a link to nothing"] = (_, at) => { Link(at, "/no/such/file"); return null; },
        ["a link to itself"] = (_, at) => { Link(at, at); return null; },
        ["a loop of links"] = (_, at) => { Link(at, at + "2"); Link(at + "2", at); return null; },
        ["a link to a link to the key"] = (esf, at) => { Link(esf.Beside("link"), Path.Combine(esf.Data, "keys", "pseudonym.key")); Link(at, esf.Beside("link")); return Path.Combine(esf.Data, "keys", "pseudonym.key"); },
        ["a hard link to the key"] = (esf, at) => { Run("ln", Path.Combine(esf.Data, "keys", "pseudonym.key"), at); return Path.Combine(esf.Data, "keys", "pseudonym.key"); },
        ["a pipe"] = (_, at) => { Run("mkfifo", at); return null; },
        ["a socket"] = (_, at) => { Listening.Bind(new UnixDomainSocketEndPoint(at)); return null; },
        ["a device"] = (_, at) => { Run("mknod", at, "c", "1", "5"); return null; },
    };

    public static TheoryData<string> NamesOfWays => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(NamesOfWays))]
    public async Task What_is_no_plain_file_is_refused_and_told_and_reception_goes_on(string way)
    {
        if (OperatingSystem.IsWindows())
            return;
        await esf.DeliverAsync("tyreso", "2018-07", 1);
        var (key, receipts) = (await File.ReadAllTextAsync(Path.Combine(esf.Data, "keys", "pseudonym.key")), esf.Files("receipts").Length);
        Drop("mia/tyreso/2018-08.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(At(Place))!);
        var leadsTo = Ways[way](esf, At(Place));
        if (!Path.Exists(At(Place)) && new FileInfo(At(Place)).LinkTarget is null)
            return; // A device may be made by an administrator only.
        var before = leadsTo is null || leadsTo.EndsWith("2018-08.csv", StringComparison.Ordinal) ? null : await File.ReadAllBytesAsync(leadsTo);

        await using (var served = await Served.StartAsync(esf.Data))
        {
            await Served.UntilAsync(() => esf.Files("receipts/mia/tyreso/2018-08").Length == 3, "the others' file");
            await Served.UntilAsync(() => esf.Files("receipts/mia/nacka").Length >= 3, "an answer");
            await Served.UntilAsync(() => served.Folder.Inbox.Count() == 0, "an empty inbox");
            (await served.HealthAsync()).Status.ShouldBe(200);
        }

        ((string?)esf.Receipt("mia/nacka/2018-08")["counts"]![0]!["rule"]).ShouldBe("FILE_NOT_A_FILE");
        foreach (var told in esf.Files("receipts").Concat(esf.Files("originals")).Concat(esf.Files("accepted")))
            (await File.ReadAllTextAsync(told)).ShouldNotContain(key.Trim());
        if (before is not null)
            (await File.ReadAllBytesAsync(leadsTo!)).ShouldBe(before);
        esf.Files("accepted/mia/nacka").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("originals", "mia")]
    [InlineData("accepted", "mia")]
    [InlineData("inbox", "mia/loop")]
    [InlineData(".", "mia/nacka")]
    public async Task A_link_to_a_folder_is_not_looked_into_and_told_on_health(string to, string at)
    {
        if (OperatingSystem.IsWindows())
            return;
        await esf.DeliverAsync("tyreso", "2018-07", 1);
        var before = State("originals").Concat(State("accepted")).Concat(State("keys")).ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(At(at))!);
        Link(At(at), Path.Combine(esf.Data, to));
        Drop("etableringscentrum/haninge/2018-08.csv");

        await using (var served = await Served.StartAsync(esf.Data))
        {
            await Served.UntilAsync(() => esf.Files("receipts/etableringscentrum").Length == 3, "the others' file");
            await Served.UntilAsync(async () => (await served.HealthAsync()).Answer["refused"]!.Any(), "the link on health");
            var (status, health) = await served.HealthAsync();
            (status, (string?)health["status"], (string?)health["refused"]!.Single()).ShouldBe((200, "degraded", at));
            served.Log.ShouldContain(at);
            File.Delete(At(at));
            Drop("etableringscentrum/tyreso/2018-08.csv");
            await Served.UntilAsync(async () => (string?)(await served.HealthAsync()).Answer["status"] == "healthy", "health when it is gone");
        }

        State("originals").Concat(State("accepted")).Concat(State("keys")).Intersect(before).Count().ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_folder_that_becomes_a_link_between_the_look_and_the_claim_is_not_followed()
    {
        if (!OperatingSystem.IsLinux())
            return; // There the path is looked at before it is used, which leaves a moment.
        await esf.DeliverAsync("tyreso", "2018-07", 1);
        Drop("mia/tyreso/2018-08.csv");
        var inbox = esf.Folder().Inbox;
        var name = (await inbox.ListAsync(default).ToListAsync()).ShouldHaveSingleItem();
        var elsewhere = Directory.CreateDirectory(esf.Beside("elsewhere")).FullName;
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "2018-08.csv"), "secret");
        Directory.Move(At("mia/tyreso"), esf.Beside("moved"));
        Link(At("mia/tyreso"), elsewhere);

        (await ((IInbox)inbox).ClaimAsync(name, default)).ShouldBeNull();

        (await File.ReadAllTextAsync(Path.Combine(elsewhere, "2018-08.csv"))).ShouldBe("secret");
    }

    [Fact]
    public async Task A_file_that_becomes_a_folder_between_the_look_and_the_claim_stays_where_it_is()
    {
        Drop("mia/tyreso/2018-08.csv");
        var inbox = esf.Folder().Inbox;
        var name = (await inbox.ListAsync(default).ToListAsync()).ShouldHaveSingleItem();
        File.Delete(At("mia/tyreso/2018-08.csv"));
        Drop("mia/tyreso/2018-08.csv/2018-09.csv");

        if (OperatingSystem.IsLinux())
            (await ((IInbox)inbox).ClaimAsync(name, default)).ShouldBeNull();

        File.Exists(At("mia/tyreso/2018-08.csv/2018-09.csv")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("receipts", "deliver")]
    [InlineData("accepted/mia", "deliver")]
    [InlineData("reports", "report --data DATA")]
    [InlineData("accepted/mia/tyreso", "report --data DATA")]
    [InlineData("frozen", "verify DATA")]
    [InlineData("originals", "purge --data DATA")]
    [InlineData("originals/mia", "erase --data DATA")]
    [InlineData("evidence", "rotate-key --data DATA")]
    [InlineData("keys", "deliver")]
    [InlineData("keys", "status --data DATA")]
    [InlineData("attempts", "deliver")]
    [InlineData(".pending", "deliver")]
    [InlineData("audit", "deliver")]
    public async Task A_folder_of_the_store_that_was_replaced_by_a_link_stops_what_would_use_it(string folder, string line)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var store = await EverythingStore.CopyAsync();
        var (at, elsewhere) = (Path.Combine(store.Data, folder), store.Beside("elsewhere"));
        Directory.Move(at, elsewhere);
        Link(at, elsewhere);
        var before = Directory.GetFiles(elsewhere, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path))).ToList();

        var answer = line == "deliver"
            ? await store.RunAsync("deliver", "--data", store.Data, store.Participants("mia_tyreso_2018-09.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"))
            : await store.AskAsync(Esf.Person(EverythingStore.Somebody), [.. line.Split(' ').Select(word => word.Replace("DATA", store.Data, StringComparison.Ordinal))]);

        answer.Code.ShouldBe(3);
        answer.Error.ShouldContain("is a link");
        Directory.GetFiles(elsewhere, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.GetLastWriteTimeUtc(path))).ShouldBe(before);
    }

    /// <summary>As <c>unzip</c> and old shares leave them, in the code page of whoever packed it.</summary>
    [Theory]
    [InlineData(@"mia_s\xf6dert\xe4lje_2018-08.csv", "mia/sodertalje")]
    [InlineData(@"mia_s\x94dert\x84lje_2018-08.csv", "mia/sodertalje")]
    [InlineData(@"mia/s\xf6dert\xe4lje/2018-08.csv", "mia/sodertalje")]
    [InlineData(@"\xff\xfe_2018-08.csv", "unaddressed")]
    public async Task A_name_that_is_no_UTF8_is_read_as_whoever_gave_it_saw_it(string bytes, string place)
    {
        if (!OperatingSystem.IsLinux())
            return; // Names are text there.
        Drop("mia/tyreso/2018-08.csv");
        Shell($"mkdir -p \"$(dirname \"$(printf '{At(bytes)}')\")\" && cp -p '{At("mia/tyreso/2018-08.csv")}' \"$(printf '{At(bytes)}')\"");

        await using (var served = await Served.StartAsync(esf.Data))
        {
            await Served.UntilAsync(() => esf.Files("receipts/mia/tyreso/2018-08").Length == 3, "the other file");
            await Served.UntilAsync(() => esf.Files("receipts").Count(path => path.Contains(place, StringComparison.Ordinal)) == 3, "its receipt");
            await Served.UntilAsync(async () => (string?)(await served.HealthAsync()).Answer["status"] == "healthy", "health");
        }

        esf.Files("inbox").ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_names_that_are_read_alike_are_both_received()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Drop("mia_södertälje_2018-08.csv");
        Shell($"cp -p '{At("mia_södertälje_2018-08.csv")}' \"$(printf '{At(@"mia_s\xf6dert\xe4lje_2018-08.csv")}')\"; cp -p '{At("mia_södertälje_2018-08.csv")}' \"$(printf '{At(@"mia_s\x94dert\x84lje_2018-08.csv")}')\"");

        (await esf.RunAsync("deliver", "--data", esf.Data)).Error.ShouldBeEmpty();

        esf.Files("inbox").ShouldBeEmpty();
        esf.Files("receipts/mia/sodertalje/2018-08").Length.ShouldBe(9);
    }

    [Fact]
    public async Task A_name_that_cannot_be_read_and_not_be_changed_is_told()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName == "root")
            return; // Whoever may do everything may change every name.
        Drop("mia/tyreso/2018-08.csv");
        Shell($"mkdir '{At("shut")}'; touch \"$(printf '{At(@"shut/\xf6.csv")}')\"; chmod 500 '{At("shut")}'");

        var told = await esf.RunAsync("deliver", "--data", esf.Data);

        Shell($"chmod 700 '{At("shut")}'");
        told.Error.ShouldContain("namn som inte kan läsas");
        told.Code.ShouldBe(3);
    }

    /// <summary>Names that are paths somewhere else: each is one file here, and is answered.</summary>
    [Fact]
    public async Task A_name_that_is_a_path_elsewhere_is_a_name()
    {
        if (OperatingSystem.IsWindows())
            return; // Nothing can be called so there.
        string[] names = [@"\x.csv", @"a\b.csv", @"..\..\keys\pseudonym.key", @"\\server\share\x.csv", @"C:\x.csv", @"mia\nacka\2018-08.csv", "-rf", "x\ny.csv", "%2e%2e%2fx.csv", "$HOME.csv", ";id;.csv", " .csv", "CON", "x:y.csv"];
        foreach (var name in names)
            Drop(name);
        Drop("mia/tyreso/2018-08.csv");

        var delivered = await esf.RunAsync("deliver", "--data", esf.Data);

        delivered.Error.ShouldBeEmpty();
        esf.Files("inbox").ShouldBeEmpty();
        esf.Files("claimed").ShouldBeEmpty();
        esf.Files("receipts").Count(path => path.EndsWith(".json", StringComparison.Ordinal)).ShouldBe(names.Length + 1);
        esf.Files("accepted/mia/tyreso").Length.ShouldBe(1);
    }

    private static void Shell(string line) => Run("bash", "-c", line);

    [Fact]
    public async Task A_file_that_the_user_names_may_be_a_link()
    {
        if (OperatingSystem.IsWindows())
            return;
        var file = esf.Participants("real.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;");
        Link(esf.Beside("mia_tyreso_2018-08.csv"), file);

        (await esf.RunAsync("check", esf.Beside("mia_tyreso_2018-08.csv"))).Code.ShouldBe(0);
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Beside("mia_tyreso_2018-08.csv"))).Code.ShouldBe(0);

        File.Exists(file).ShouldBeTrue();
    }

    private string At(string name) => Path.Combine(esf.Data, "inbox", name);

    private void Drop(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), $"Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak\n{Esf.Person(3)};Roa;2018-05-01;;\n");
        File.SetLastWriteTimeUtc(At(name), new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private IEnumerable<string> State(string folder) => esf.Files(folder).Select(path => path + Convert.ToHexString(File.ReadAllBytes(path)));

    private static string Link(string at, string to) => File.CreateSymbolicLink(at, to).LinkTarget!;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
    }
}
