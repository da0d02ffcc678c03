using System.IO.Compression;
using System.Net;
using System.Text;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Every file of a public edition says whether it may be passed on: while it is a draft that it may not, and then that it may.</summary>
public sealed class DraftWordsTest : IDisposable
{
    private static readonly string[] Told = ["report.csv", "report.docx", "report.html", "report.json", "report.xlsx", "texts.md"];

    private readonly ManualClock clock = new(new(2018, 9, 10, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf;

    public DraftWordsTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Theory]
    [InlineData("sv", "UTKAST", "får inte spridas", "Får spridas fritt")]
    [InlineData("en", "DRAFT", "may not be passed on", "May be passed on freely")]
    public async Task A_draft_says_so_in_every_format_until_it_is_frozen(string language, string draft, string mayNot, string may)
    {
        var isCsv = (string name) => Path.GetExtension(name) is ".csv" or ".json";
        (await RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-08.csv", [.. Enumerable.Range(1, 30).Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]))).ShouldBe(0);
        (await RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08", "--lang", language)).ShouldBe(0);

        foreach (var name in Told)
        {
            var text = Text("reports/mia/2018-08/public/" + name);
            // Json is the same in both languages.
            text.ShouldContain(name.EndsWith(".json", StringComparison.Ordinal) ? "UTKAST" : draft, Case.Sensitive, name);
            text.ShouldContain(name.EndsWith(".json", StringComparison.Ordinal) ? "får inte spridas" : mayNot, Case.Insensitive, name);
            text.ShouldContain("2018-09-", Case.Sensitive, name);
            text.ShouldNotContain(may, Case.Sensitive, name);
            Text("reports/mia/2018-08/internal/" + name).ShouldNotContain(draft, Case.Sensitive, name);
        }

        (await RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-02T06:00:00Z", "--lang", language)).ShouldBe(0);

        var frozen = esf.Files("frozen/mia").Where(path => path.EndsWith("public/report.json", StringComparison.Ordinal)).ToList();
        frozen.ShouldNotBeEmpty();
        foreach (var (name, report) in from name in Told from report in frozen select (name, report))
        {
            var (released, kept) = (Text("reports/mia/2018-08/public/" + name), Text(report.Replace("report.json", name, StringComparison.Ordinal)));
            released.ShouldBe(kept, name);
            kept.ShouldNotContain(draft, Case.Sensitive, name);
            if (!isCsv(name))
                kept.ShouldContain(may, Case.Sensitive, name);
        }

        // And a run after it leaves it so.
        (await RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08", "--lang", language)).ShouldBe(0);
        foreach (var name in Told)
            Text("reports/mia/2018-08/public/" + name).ShouldNotContain(draft, Case.Sensitive, name);
        (await RunAsync("verify", esf.Data)).ShouldBe(0);
    }

    private async Task<int> RunAsync(params string[] arguments) => (await esf.RunAsync(arguments)).Code;

    /// <summary>What a file says, of a package in all of its parts.</summary>
    private string Text(string path)
    {
        path = Path.Combine(esf.Data, path);
        if (Path.GetExtension(path) is not (".xlsx" or ".docx"))
            return WebUtility.HtmlDecode(File.ReadAllText(path));
        using var package = ZipFile.OpenRead(path);
        var all = new StringBuilder();
        foreach (var part in package.Entries)
        {
            using var text = new StreamReader(part.Open());
            all.Append(text.ReadToEnd());
        }

        return WebUtility.HtmlDecode(all.ToString());
    }
}
