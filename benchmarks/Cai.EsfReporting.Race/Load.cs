using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Race;

/// <summary>
/// <c>esf serve</c> on the samples while fifty people read the portal and five deliver, for a minute, as wrk plays them: each
/// waits for the answer and reads it for some seconds before asking for the next.
/// </summary>
internal static partial class Load
{
    public const int Readers = 50;
    public const int Deliverers = 5;
    public const int Seconds = 60;

    /// <summary>How many addresses are asked for at most, of those that the portal's first pages lead to.</summary>
    private const int MostAddresses = 300;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "load.lua");

    /// <param name="esf">An <c>esf</c> that is published.</param>
    /// <param name="folder">Where everything is written.</param>
    /// <param name="seconds">How long it lasts.</param>
    /// <returns>What readers and deliverers met; empty when wrk is not there, which is told.</returns>
    public static async Task<IReadOnlyList<Answers>> RunAsync(string esf, string folder, Project project, int seconds)
    {
        if (!File.Exists("/usr/bin/wrk"))
        {
            Console.WriteLine("wrk is not there and the load is left out. On Debian: apt-get install wrk");
            return [];
        }

        var data = Path.Combine(folder, "load");
        Measured.Of(esf, "demo", "--data", data, "--today", "2018-09-10");
        using var served = await Served.StartAsync(esf, data);
        var addresses = await AddressesAsync(served.Browser);
        var reads = Path.Combine(folder, "reads.txt");
        await File.WriteAllLinesAsync(reads, addresses.Select(address => $"GET\t{address}"));
        var deliveries = Path.Combine(folder, "deliveries.txt");
        await File.WriteAllLinesAsync(deliveries, Deliveries(folder, project).Select(file => $"POST\t/api/deliver\t{file}"));
        Console.WriteLine($"{Readers} read {addresses.Count} addresses and {Deliverers} deliver, for {seconds} s");
        var reading = WrkAsync(served.Browser.BaseAddress!, Readers, seconds, reads, "1000", "5000");
        var delivering = WrkAsync(served.Browser.BaseAddress!, Deliverers, seconds, deliveries, "4500", "7500");
        return [Answers.Of("50 who read", await reading), Answers.Of("5 who deliver files of 40 rows", await delivering)];
    }

    private static async Task<string> WrkAsync(Uri site, int users, int seconds, string list, string shortest, string longest)
    {
        var many = users.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("/usr/bin/wrk", ["-t", many, "-c", many, "-d", seconds.ToString(CultureInfo.InvariantCulture), "--timeout", "60", "-s", Script, site.ToString(), "--", list, shortest, longest, many])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var told = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 ? told : throw new InvalidOperationException($"wrk ended with {wrk.ExitCode}: {told}");
    }

    /// <summary>What the first page leads to, and what those lead to; in order of address.</summary>
    private static async Task<List<string>> AddressesAsync(HttpClient browser)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal) { "/" };
        foreach (var _ in Enumerable.Range(0, 2))
            foreach (var address in found.ToList())
            {
                using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
                if (answer is { IsSuccessStatusCode: true, Content.Headers.ContentType.MediaType: "text/html" })
                    foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
                        found.Add(WebUtility.HtmlDecode(link.Groups[1].Value));
            }

        var step = Math.Max(1, (found.Count + MostAddresses - 1) / MostAddresses);
        return [.. found.Where((_, i) => i % step == 0)];
    }

    /// <summary>Files of forty rows, each of other people, for sites of one month: later ones replace earlier.</summary>
    private static IEnumerable<string> Deliveries(string folder, Project project)
    {
        for (var i = 0; i < 100; i++)
        {
            var site = project.Sites[i % Math.Min(Deliverers, project.Sites.Count)].Id;
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "deliveries", i.ToString("D3", CultureInfo.InvariantCulture))).FullName, $"{project.Id}_{site}_2018-08.csv");
            RaceFile.Write(path, RaceFile.Table(project, 40, (ulong)i));
            yield return path;
        }
    }

    [GeneratedRegex("""href="(/[^"#]*)""", RegexOptions.None, 10_000)]
    private static partial Regex Link();
}

/// <summary>How long answers took.</summary>
/// <param name="Who">Who asked.</param>
/// <param name="Times">Milliseconds from the question to the whole answer, and what was asked for; the longest last.</param>
/// <param name="Errors">Answers of 400 and above, and connections that broke or timed out.</param>
/// <param name="Rejected">Files that were answered, but not accepted.</param>
internal sealed record Answers(string Who, IReadOnlyList<(double Milliseconds, string Asked)> Times, int Errors, int Rejected)
{
    public static Answers Of(string who, string told)
    {
        var lines = told.Split('\n').Select(line => line.Split('\t')).ToList();
        var answers = lines.Where(line => line is [_, _, _]).Select(line => (Milliseconds: double.Parse(line[0], CultureInfo.InvariantCulture), Status: int.Parse(line[1], CultureInfo.InvariantCulture), Asked: line[2])).OrderBy(answer => answer.Milliseconds).ToList();
        var broken = int.Parse(lines.Single(line => line[0] == "=broken")[1], CultureInfo.InvariantCulture);
        return new(who, [.. answers.Select(answer => (answer.Milliseconds, answer.Asked))], broken + answers.Count(answer => answer.Status >= 400), lines.Count(line => line[0] == "=rejected"));
    }

    /// <summary>The time that so many of a hundred answers did not take longer than.</summary>
    public double Percentile(int percent) => Times[Math.Max(0, (int)Math.Ceiling(Times.Count * percent / 100.0) - 1)].Milliseconds;
}
