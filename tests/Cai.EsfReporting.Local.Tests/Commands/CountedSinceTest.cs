using System.IO.Compression;
using System.Net;
using System.Text;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>MIA and the youth project began before their deliveries do, Etableringscentrum did not: only of the last does a file say that it is counted since the start.</summary>
public sealed class CountedSinceTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    [Theory]
    [InlineData("sv", "sedan leveranserna började (2017-08)", new[] { "sedan starten", "projektets start", "projekts start" })]
    [InlineData("en", "since the deliveries began (2017-08)", new[] { "since the start", "start of the project", "start of each", "the project began" })]
    public async Task No_file_of_a_project_or_a_place_says_since_the_start_where_the_deliveries_begin_later(string language, string since, string[] untrue)
    {
        foreach (var (project, insats) in ((string, string)[])[("mia", "Case Management"), ("ungdomsinsatser", "Coachning"), ("etableringscentrum", "Språkpraktik")])
        {
            string[] rows = [.. Enumerable.Range(0, 60).Select(i => $"{Esf.Person(i)};{insats};2018-04-02;{(i < 20 ? "2018-08-10;Arbete" : i < 40 ? "2018-08-10;Avbrott" : ";")}")];
            (await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", project, "--site", "tyreso", "--month", "2018-08", esf.Participants("file.csv", rows))).Code.ShouldBe(0);
        }

        (await esf.RunAsync("report", "--data", esf.Data, "--lang", language)).Code.ShouldBe(0);
        (await esf.RunAsync("report", "--data", esf.Data, "--lang", language, "--municipality", "tyreso")).Code.ShouldBe(0);
        (await esf.RunAsync("report", "--data", esf.Data, "--lang", language, "--project", "mia", "--period", "2018-T2")).Code.ShouldBe(0);
        var told = new Dictionary<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(esf.Data, "reports"), "*.*", SearchOption.AllDirectories))
            told[Path.GetRelativePath(esf.Data, file)] = await TextAsync(file);
        foreach (var (file, text) in told.Where(file => file.Key.Contains("/mia/", StringComparison.Ordinal) || file.Key.Contains("/ungdomsinsatser/", StringComparison.Ordinal)))
            foreach (var words in untrue)
                text.ShouldNotContain(words, Case.Insensitive, file);
        foreach (var name in (string[])["report.html", "report.xlsx", "report.docx", "report.tsv", "texts.md"])
            told[$"reports/mia/2018-08/internal/{name}"].ShouldContain(since, Case.Insensitive, name);
        told["reports/etableringscentrum/2018-08/internal/report.tsv"].ShouldContain(untrue[0]);

        // Of a place each project's own time, and of all together both.
        var tsv = told["reports/municipality.tyreso/2018-08/internal/report.tsv"].Split("\r\n").Select(line => line.Split('\t')).Where(cells => cells.Length > 2).Select(cells => cells[2]).ToList();
        tsv.ShouldAllBe(measure => !measure.StartsWith("MIA – ", StringComparison.Ordinal) || !measure.Contains(untrue[0], StringComparison.Ordinal));
        tsv.ShouldContain(measure => measure.StartsWith("MIA – ", StringComparison.Ordinal) && measure.Contains(since, StringComparison.Ordinal));
        tsv.ShouldContain(measure => measure.StartsWith("Etableringscentrum: ", StringComparison.Ordinal) && measure.Contains(untrue[0], StringComparison.Ordinal));
        var both = language == "sv" ? "sedan starten eller sedan leveranserna började" : "since the start or since the deliveries began";
        tsv[1].ShouldEndWith(both);
        foreach (var name in (string[])["report.html", "report.docx"])
        {
            told[$"reports/municipality.tyreso/2018-08/internal/{name}"].ShouldContain(both, Case.Sensitive, name);
            told[$"reports/municipality.tyreso/2018-08/internal/{name}"].ShouldContain(language == "sv" ? "Leveranserna från MIA – Mobilisering inför arbete börjar 2017-08" : "The deliveries of MIA – Mobilisering inför arbete begin 2017-08", Case.Sensitive, name);
        }
    }

    private static async Task<string> TextAsync(string file)
    {
        if (Path.GetExtension(file) is not (".xlsx" or ".docx"))
            return WebUtility.HtmlDecode(await File.ReadAllTextAsync(file));
        var text = new StringBuilder();
        using var archive = ZipFile.OpenRead(file);
        foreach (var part in archive.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(WebUtility.HtmlDecode(await reader.ReadToEndAsync()));
        }

        return text.ToString();
    }
}
