using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Tests;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Identities come in by every door, in many spellings; whatever goes out or is kept is opened and searched for each of them, without the product's own search.</summary>
public sealed partial class LeakTest
{
    /// <summary>So many come in where nobody says otherwise by <c>ESF_LEAKS</c>.</summary>
    private const int Otherwise = 2_000;

    private const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anordnare;Kön;Timmar;Anteckning";

    private static readonly string[] Sites = ["tyreso", "haninge", "nynashamn", "salem", "varmdo", "nacka", "osteraker"];

    /// <summary>Each way in which the identities outside their own column are spelt.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        twelve => twelve, twelve => twelve.Insert(8, "-"), twelve => twelve[2..], twelve => twelve[2..].Insert(6, "-"), twelve => twelve.Insert(8, " "), twelve => twelve.Insert(8, "_"),
        twelve => twelve.Insert(6, "-").Insert(4, "-").Insert(10, "-"), twelve => $"{twelve[..4]}-{twelve[4..6]}-{twelve[6..8]}, fyra sista {twelve[8..]}", twelve => $"{twelve[6..8]}/{twelve[4..6]} {twelve[..4]} {twelve[8..]}",
        twelve => $"Samtal med Namn {twelve[2..8]} {twelve[8..]} i dag", twelve => string.Join(' ', twelve.ToCharArray()), twelve => $"pnr{twelve}", twelve => string.Concat(twelve.Select(c => (char)(0xFF10 + c - '0'))),
        twelve => string.Concat(twelve.Select(c => "🄋➀➁➂➃➄➅➆➇➈".EnumerateRunes().ElementAt(c - '0'))), twelve => string.Concat(twelve.Select(c => $"&#{(int)c};")), twelve => string.Concat(twelve.Select(c => $"%3{c}")), twelve => string.Concat(twelve.Select(c => $"_x003{c}_")),
        twelve => $"46{twelve}77", twelve => $"{twelve[2..8]}\u200B{twelve[8..]}", twelve => twelve.Replace('0', 'O').Replace('1', 'l'), twelve => $"1,{twelve[1..]}E+11",
    ];

    private readonly List<(string Where, string Text)> goneOut = [];
    private readonly List<string> people = [];
    private int spelt;

    [Fact]
    public async Task No_identity_that_came_in_by_any_door_stands_in_what_is_kept_or_goes_out()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("ESF_LEAKS"), CultureInfo.InvariantCulture, out var told) ? told : Otherwise;
        var rows = Math.Max(20, many / 100);
        await using var host = await PortalHost.StartAsync();
        using var office = new Esf();
        using var client = host.Client();
        for (var file = 0; people.Count < many; file++)
            await GoInAsync(host, client, office, file, Content(file, rows));
        for (var waits = 0; host.Files("inbox").Length + host.Files("claimed").Length > 0 && waits < 1200; waits++)
            await Task.Delay(100);
        host.Files("inbox").Concat(host.Files("claimed")).ShouldBeEmpty();
        await LookAroundAsync(host, client);
        foreach (var path in host.Files(".").Where(path => !path.StartsWith("originals/", StringComparison.Ordinal)))
        {
            goneOut.Add(($"the name {path}", path));
            try
            {
                foreach (var text in Texts(path, await File.ReadAllBytesAsync(Path.Combine(host.Data.Root, path))))
                    goneOut.Add(text);
            }
            catch (FileNotFoundException) when (path.StartsWith("esf.db-", StringComparison.Ordinal))
            {
                // The database's own beside it, which it takes away when nobody uses it.
            }
        }

        goneOut.Add(("the log", host.Log));
        var sought = people.Select(twelve => twelve[2..]).ToHashSet();
        var found = goneOut.SelectMany(text => In(text.Text, sought).Select(ten => $"{text.Where}: number {people.FindIndex(twelve => twelve.EndsWith(ten, StringComparison.Ordinal))}")).ToList();
        // What finds nothing has to be able to find something: of the accepted files' people, in the originals.
        var there = host.Files("originals").SelectMany(path => Texts(path, File.ReadAllBytes(Path.Combine(host.Data.Root, path)))).SelectMany(text => In(text.Text, sought)).ToHashSet();

        Tally.Tell($"Identities in {goneOut.Count} texts of what is kept and goes out, {goneOut.Sum(text => (long)text.Text.Length) / 1_000_000} million characters", people.Count, found.Count);
        found.ShouldBeEmpty();
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            Texts("itself", encoding.GetBytes($"\0{people[0]} ")).SelectMany(text => In(text.Text, sought)).ShouldContain(people[0][2..], encoding.WebName);
        there.Count.ShouldBeGreaterThan(many / 2);
    }

    private string Next()
    {
        var number = people.Count;
        var ten = new DateOnly(1955, 1, 1).AddDays(number % 17_000).ToString("yyMMdd", CultureInfo.InvariantCulture) + (980 + (number / 17_000)).ToString(CultureInfo.InvariantCulture);
        var sum = ten.Select((c, i) => (c - '0') * (2 - (i % 2))).Sum(product => (product / 10) + (product % 10));
        people.Add($"19{ten}{(10 - (sum % 10)) % 10}");
        return people[^1];
    }

    private string Spelt() => Spellings[spelt++ % Spellings.Length](Next());

    /// <summary>A file with people in their own column, and others where they do not belong; now few, so that the file is accepted, and now many.</summary>
    private List<string[]> Content(int file, int rows)
    {
        string[] columns = Header.Split(';');
        List<string[]> content = file % 7 == 3 ? [[Spelt()], [.. columns, Spelt()]] : [columns];
        for (var row = 0; row < rows; row++)
        {
            var cells = new[] { Next(), "Case Management", "2018-02-01", "", "", "", "", "", "" };
            if (row % (file % 3 == 0 ? 1 : 8) == 0)
                cells[1 + (spelt % (cells.Length - 1))] = Spelt();
            content.Add(cells);
        }

        return content;
    }

    private async Task GoInAsync(PortalHost host, HttpClient client, Esf office, int file, List<string[]> content)
    {
        var (site, month) = (Sites[file % Sites.Length], new DateOnly(2016, 1, 1).AddMonths(file / Sites.Length % 32).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var name = (file % 5) switch { 0 => $"mia_{site}_{month}", 1 => $"mia_{site}_{month}-{Spelt()}", 2 => $"mia_{Spelt()}_{month}", 3 => Spelt(), _ => $"mia_{site}_{month}-bekraftad" };
        name = string.Concat(name.Split('/', '\0'));
        var (bytes, extension) = file % 4 == 1
            ? (WithSheet(Workbooks.Of(content.Select(row => (IReadOnlyList<object?>)row)), Spelt()), ".xlsx")
            : file % 6 == 2 ? (Encoding.UTF8.GetBytes($"Indikator;Ort;Period;Utfall;Mål;Kommentar\nU40800;Tyresö;2017;227;;{Spelt()}\n{Spelt()};Tyresö;2017;1;;\nU40800;{Spelt()};2016;{Spelt()};;\nN00919;Haninge;{Spelt()};3;{Spelt()};\n"), ".csv")
            : (Encoding.UTF8.GetBytes(string.Join("\r\n", content.Select(row => string.Join(';', row.Select(cell => cell.Contains(';', StringComparison.Ordinal) ? $"\"{cell}\"" : cell)))) + "\r\n"), ".csv");
        if (file % 6 == 2 && file % 4 != 1)
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
                var path = Path.Combine(host.Data.Root, "inbox", file % 2 == 0 ? Spelt().Replace('/', '-') : "mia", name + extension);
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
        for (var i = 0; i < Spellings.Length; i++)
        {
            await RunAsync(host, "report", "--data", host.Data.Root, "--project", Spelt());
            await RunAsync(host, Spelt());
            var address = Uri.EscapeDataString(Spelt());
            foreach (var path in (string[])[$"/{address}", $"/deliveries/mia/{address}/2018-08", $"/deliveries?site={address}", $"/?lang={address}", $"/api/reports/mia/{address}", $"/api/{address}"])
                await AnswerAsync($"GET {i} {path.Split('/', '?')[1].Length}", await client.GetAsync(path));
        }

        foreach (var page in ((string[])["/", "/deliveries", "/audit", "/health", "/help", "/api/status", "/api/audit?from=2018-09-01&to=2018-09-30", "/deliver", "/scb"]).Concat(host.Files("receipts").Where((_, i) => i % 10 == 0).Select(path => $"/api/{path}")))
            await AnswerAsync("GET " + page, await client.GetAsync(page));
    }

    private async Task RunAsync(PortalHost host, params string[] line)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        await EsfCommandLine.RunAsync(line, host.Data.Clock, output, error);
        goneOut.Add(($"esf {line[0].Length}", output.ToString() + error));
    }

    private async Task AnswerAsync(string asked, HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, asked);
            goneOut.Add((asked, string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value))));
            foreach (var text in Texts(asked, await answer.Content.ReadAsByteArrayAsync()))
                goneOut.Add(text);
        }
    }

    private static byte[] WithSheet(byte[] workbook, string name)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.Entries.Single(entry => entry.FullName.EndsWith("xl/workbook.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(part.Open()))
                xml = reader.ReadToEnd();
            using var stream = part.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(SheetName().Replace(xml, match => $"{match.Groups[1].Value}{SecurityElement.Escape(name)}\"", 1)));
        }

        return memory.ToArray();
    }

    /// <summary>What the bytes hold, each part of an archive by itself; as it stands, and with references decoded.</summary>
    private static IEnumerable<(string Where, string Text)> Texts(string where, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                using var memory = new MemoryStream();
                part.CopyTo(memory);
                foreach (var text in Texts($"{where}!{entry.FullName}", memory.ToArray()))
                    yield return text;
            }

            yield break;
        }

        // Two bytes a character, from an even place and from an odd one: so a database may keep it, and whatever a program writes of its memory.
        if (bytes.Contains((byte)0))
            for (var from = 0; from < 2; from++)
                yield return ($"{where} as UTF-16", Encoding.Unicode.GetString(bytes.AsSpan(from)));

        var written = Encoding.UTF8.GetString(bytes);
        yield return (where, written);
        var decoded = Uri.UnescapeDataString(Numbered().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(written)), match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString()));
        if (decoded != written)
            yield return (where, decoded);
    }

    /// <summary>Ten digits of any script with no more than four other characters between two, that are somebody's; the four last with "fyra sista" before them too.</summary>
    private static IEnumerable<string> In(string text, HashSet<string> sought)
    {
        var (ten, gap) = (new StringBuilder(), 0);
        var lookup = sought.GetAlternateLookup<ReadOnlySpan<char>>();
        var window = new char[10];
        for (var i = 0; i < text.Length; i++)
        {
            var value = Value(text, i);
            if (value < 0)
            {
                if (++gap > 4 && ten.Length > 0)
                    ten.Clear();
                continue;
            }

            gap = 0;
            ten.Append((char)('0' + value));
            if (ten.Length > 64)
                ten.Remove(0, 32);
            if (ten.Length < 10)
                continue;
            ten.CopyTo(ten.Length - 10, window, 10);
            if (lookup.TryGetValue(window, out var found))
                yield return found;
        }

        foreach (Match said in Said().Matches(text))
            if (lookup.TryGetValue(said.Groups[1].Value.AsSpan(2).ToString() + said.Groups[2].Value + said.Groups[3].Value + said.Groups[4].Value, out var found))
                yield return found;
    }

    private static int Value(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
            return c - '0';
        if (c < '\u0080' || char.IsLowSurrogate(c))
            return -1;
        var number = char.IsHighSurrogate(c) && at + 1 < text.Length ? CharUnicodeInfo.GetNumericValue(text, at) : CharUnicodeInfo.GetNumericValue(c);
        return number is >= 0 and <= 9 && double.IsInteger(number) ? (int)number : -1;
    }

    [GeneratedRegex("(<sheet [^>]*name=\")[^\"]*\"")]
    private static partial Regex SheetName();

    [GeneratedRegex(@"(?:_x|\\u)([0-9A-Fa-f]{4})_?")]
    private static partial Regex Numbered();

    [GeneratedRegex("([0-9]{4})-([0-9]{2})-([0-9]{2}), fyra sista ([0-9]{4})")]
    private static partial Regex Said();
}
