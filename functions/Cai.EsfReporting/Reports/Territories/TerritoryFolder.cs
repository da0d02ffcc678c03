using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// Writes the reports of municipalities and förbund beside those of projects, <c>reports/municipality.tyreso/2018-08/internal/…</c>, with a manifest that names what each project's numbers
/// are of and the hash of every file. They are written when somebody asks for them; an internal one that a project's report has left behind is taken away, and made again when it is asked for.
/// </summary>
public sealed class TerritoryFolder(IFileStore files, IReadOnlyList<ITerritoryFormat> formats, TimeProvider clock)
{
    private const string Manifest = "manifest.json";

    /// <summary><c>reports/municipality.tyreso/2018-08/internal</c></summary>
    public static string PathOf(Territory territory, Month asOf, Edition edition) => $"reports/{territory.Key}/{asOf}/{edition.Word()}";

    /// <summary><c>reports/municipality.tyreso/2018-06/internal/2018-H1</c></summary>
    public static string PathOf(Territory territory, Period period) => $"{PathOf(territory, period.Last, Edition.Internal)}/{period.Id}";

    public static string PathOf(TerritoryReport report) => report.Period is { } period ? PathOf(report.Territory, period) : PathOf(report.Territory, report.AsOf, report.Edition);

    /// <summary>Every format, and the manifest last.</summary>
    /// <returns>The paths.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(TerritoryReport report, Language language, CancellationToken cancellation)
    {
        var (folder, written) = (PathOf(report), new JArray());
        foreach (var format in formats)
        {
            using var content = new MemoryStream();
            await format.WriteAsync(report, language, content, cancellation);
            await PutAsync($"{folder}/{format.FileName}", content.ToArray(), cancellation);
            written.Add(new JObject { ["name"] = format.FileName, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content.ToArray())), ["bytes"] = content.Length });
        }

        await PutAsync($"{folder}/{Manifest}", Encoding.UTF8.GetBytes(Json.Text(ManifestOf(report, written)) + "\n"), cancellation);
        return [.. formats.Select(format => $"{folder}/{format.FileName}").Append($"{folder}/{Manifest}")];
    }

    private JObject ManifestOf(TerritoryReport report, JArray written)
    {
        var manifest = Of(report, written);
        if (report.Period is { } period)
            manifest["period"] = period.Id;
        return manifest;
    }

    private JObject Of(TerritoryReport report, JArray written) => new()
    {
        ["schema"] = "cai-esf-territory-manifest/1",
        ["kind"] = report.Territory.Kind.Word(),
        ["id"] = report.Territory.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = report.Edition.Word(),
        ["written"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
        ["files"] = written,
        ["projects"] = new JArray(report.Projects.Select(project => report.Edition == Edition.Internal
            ? new JObject { ["id"] = project.Project.Id, ["told"] = project.Told }
            : new JObject { ["id"] = project.Project.Id, ["sources"] = new JArray(project.Sources.Select(source => new JObject { ["path"] = source.Path, ["sha256"] = source.Sha256 })) })),
    };

    private async Task PutAsync(string path, byte[] content, CancellationToken cancellation)
    {
        await using var pending = await files.BeginAsync(path, cancellation);
        await pending.Stream.WriteAsync(content, cancellation);
        await pending.CommitAsync(cancellation);
    }

    /// <summary>Takes away the internal editions that were made of another report of the project than the deliveries give now; its public editions stay, since what is public once does not change.</summary>
    internal static async Task DeleteOutdatedAsync(IFileStore files, Reporter reporter, ReportingCatalogue catalogue, Project project, CancellationToken cancellation)
    {
        foreach (var territory in catalogue.Territories.Where(territory => territory.Sites.Any(site => site.Project == project.Id)))
        {
            var there = await files.ListAsync($"reports/{territory.Key}/", cancellation).ToListAsync(cancellation);
            foreach (var folder in there.GroupBy(path => path[..path.LastIndexOf('/')]).Where(folder => folder.Key.Split('/') is [_, _, _, var edition, ..] && edition == Edition.Internal.Word()))
                if (!await IsOfAsync(files, reporter, folder.Key, project, cancellation))
                    foreach (var path in folder)
                        await files.DeleteAsync(path, cancellation);
        }
    }

    private static async Task<bool> IsOfAsync(IFileStore files, Reporter reporter, string folder, Project project, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, $"{folder}/{Manifest}", cancellation) is { } manifest && Month.TryParse((string?)manifest["asOf"], out var asOf)
                && manifest["projects"]?.FirstOrDefault(own => (string?)own["id"] == project.Id) is { } own && (string?)own["told"] == (await reporter.BasisAsync(project, asOf, cancellation)).Told;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
