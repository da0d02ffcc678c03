using System.Globalization;
using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Tests.Leaks;

namespace Cai.EsfReporting.Local.Tests.Attacks.Leaks;

/// <summary>Identities come in by every door, in many spellings; whatever goes out or is kept is opened and searched for each of them, without the product's own search.</summary>
public sealed class LeakTest
{
    /// <summary>So many come in where nobody says otherwise.</summary>
    private const int Otherwise = 2_000;

    private static readonly string[] Sites = ["tyreso", "haninge", "nynashamn", "salem", "varmdo", "nacka", "osteraker"];

    private readonly MadeUpPeople people = new();
    private readonly GoneOut goneOut;

    public LeakTest() => goneOut = new(people);

    [Fact]
    public async Task No_identity_that_came_in_by_any_door_stands_in_what_is_kept_or_goes_out()
    {
        var many = MadeUpPeople.Many(Otherwise);
        var files = new MadeUpFiles(people, Math.Max(20, many / 100));
        using var meters = new HeardMeters(goneOut);
        await using var host = await PortalHost.StartAsync();
        using var office = new Esf();
        using var client = host.Client();
        for (var file = 0; people.Count < many; file++)
            await GoInAsync(host, client, office, file, files.Make(file));
        for (var waits = 0; host.Files("inbox").Length + host.Files("claimed").Length > 0 && waits < 1200; waits++)
            await Task.Delay(100);
        host.Files("inbox").Concat(host.Files("claimed")).ShouldBeEmpty();
        await LookAroundAsync(host, client);
        goneOut.AddFolder(host.Data.Root, path => path.StartsWith("originals/", StringComparison.Ordinal));
        goneOut.Add("the log", host.Log);
        meters.Tell();
        var found = goneOut.Found();
        // What finds nothing has to be able to find something: of the accepted files' people, in the originals.
        var sought = people.Sought;
        var there = host.Files("originals").SelectMany(path => Opened.Texts(path, File.ReadAllBytes(Path.Combine(host.Data.Root, path)))).SelectMany(text => Opened.In(text.Text, sought)).ToHashSet();

        Tally.Tell($"Identities in {goneOut.Count} texts of what is kept and goes out, {goneOut.MillionCharacters} million characters", people.Count, found.Count);
        found.ShouldBeEmpty();
        meters.Heard.ShouldContain("http.server.request.duration");
        there.Count.ShouldBeGreaterThan(many / 2);
    }

    [Fact]
    public void Whatever_way_somebody_is_written_in_what_goes_out_it_is_found()
    {
        var (ten, twelve) = (people.Next()[2..], people[0]);
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            Finds(encoding.GetBytes($"\0{twelve} "), encoding.WebName);
        foreach (var spelling in MadeUpPeople.Spellings.Where(spelling => !spelling(twelve).Contains("E+", StringComparison.Ordinal) && !spelling(twelve).Contains('O') && !spelling(twelve).Contains('/')))
            Finds(Encoding.UTF8.GetBytes($"”{spelling(twelve)}”"), spelling(twelve));
        Finds(Encoding.UTF8.GetBytes($"<a href=\"data:text/plain;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes($"Anna {twelve}"))}\">"), "base64");
        Finds(Encoding.UTF8.GetBytes($"<a href=\"data:x;base64,{Convert.ToBase64String(EsfReporting.Tests.Workbooks.Of([[twelve]]))}\">"), "a workbook in base64");

        void Finds(byte[] bytes, string how) => Opened.Texts("itself", bytes).SelectMany(text => Opened.In(text.Text, people.Sought)).ShouldContain(ten, how);
    }

    private async Task GoInAsync(PortalHost host, HttpClient client, Esf office, int file, (byte[] Bytes, string Extension, bool HasFigures) made)
    {
        var (site, month) = (Sites[file % Sites.Length], new DateOnly(2016, 1, 1).AddMonths(file / Sites.Length % 32).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var name = (file % 5) switch { 0 => $"mia_{site}_{month}", 1 => $"mia_{site}_{month}-{people.Spelt()}", 2 => $"mia_{people.Spelt()}_{month}", 3 => people.Spelt(), _ => $"mia_{site}_{month}-bekraftad" };
        name = string.Concat(name.Split('/', '\0'));
        var (bytes, extension, hasFigures) = made;
        if (hasFigures)
            name = file % 5 == 3 ? name : $"mia_nyckeltal_{month}-{file}";
        switch (file % 3)
        {
            case 0:
                await RunAsync(host, "deliver", "--data", host.Data.Root, office.File(name + extension, bytes));
                await RunAsync(host, "check", office.File(name + extension, bytes));
                break;
            case 1:
                using (var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name + extension } })
                    await AnswerAsync("POST /api/deliver", await client.PostAsync("/api/deliver", form));
                break;
            default:
                var path = Path.Combine(host.Data.Root, "inbox", file % 2 == 0 ? people.Spelt().Replace('/', '-') : "mia", name + extension);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, bytes);
                File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
        }
    }

    /// <summary>Every report, every command that reads, every page, and what is not there.</summary>
    private async Task LookAroundAsync(PortalHost host, HttpClient client)
    {
        foreach (var command in (string[])["report", "status", "prepare", "months", "verify", "purge"])
            await RunAsync(host, command, "--data", host.Data.Root);
        await RunAsync(host, "status", "--data", host.Data.Root, "--json");
        for (var i = 0; i < MadeUpPeople.Spellings.Length; i++)
        {
            await RunAsync(host, "report", "--data", host.Data.Root, "--project", people.Spelt());
            await RunAsync(host, people.Spelt());
            var address = Uri.EscapeDataString(people.Spelt());
            foreach (var path in (string[])[$"/{address}", $"/deliveries/mia/{address}/2018-08", $"/deliveries?site={address}", $"/?lang={address}", $"/api/reports/mia/{address}", $"/api/{address}"])
                await AnswerAsync($"GET {i} of {path.Replace(address, "…")} by {Uri.UnescapeDataString(address)}", await client.GetAsync(path));
        }

        foreach (var page in ((string[])["/", "/deliveries", "/audit", "/health", "/help", "/api/status", "/api/audit?from=2018-09-01&to=2018-09-30", "/deliver", "/scb"]).Concat(host.Files("receipts").Where((_, i) => i % 10 == 0).Select(path => $"/api/{path}")))
            await AnswerAsync("GET " + page, await client.GetAsync(page));
    }

    private async Task RunAsync(PortalHost host, params string[] line)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        await EsfCommandLine.RunAsync(line, host.Data.Clock, output, error);
        goneOut.Add($"esf {line[0].Length}", output.ToString() + error);
    }

    private async Task AnswerAsync(string asked, HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, asked);
            goneOut.Add(asked, string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value)));
            goneOut.Add(asked, await answer.Content.ReadAsByteArrayAsync());
        }
    }
}
