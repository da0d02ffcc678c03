using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// Writes the reports of municipalities and förbund beside those of projects, <c>reports/municipality.tyreso/2018-08/internal/…</c>, with a manifest that names what each project's numbers
/// are of and the hash of every file. They are written when somebody asks for them; an internal one that its basis has left behind is taken away by <see cref="OutdatedTerritories"/>, and made again when it is asked for.
/// </summary>
public sealed class TerritoryFolder(TerritoryReporter reporter, OutdatedTerritories outdated, IFileStore files, IReadOnlyList<ITerritoryFormat> formats, TimeProvider clock)
{
    private const string Manifest = OutdatedTerritories.Manifest;

    /// <summary><c>reports/municipality.tyreso/2018-08/internal</c></summary>
    public static string PathOf(Territory territory, Month asOf, Edition edition) => $"reports/{territory.Key}/{asOf}/{edition.Word()}";

    /// <summary><c>reports/municipality.tyreso/2018-06/internal/2018-H1</c></summary>
    public static string PathOf(Territory territory, Period period) => $"{PathOf(territory, period.Last, Edition.Internal)}/{period.Id}";

    public static string PathOf(TerritoryReport report) => report.Period is { } period ? PathOf(report.Territory, period) : PathOf(report.Territory, report.AsOf, report.Edition);

    /// <summary>Every format, and the manifest last. Of an internal edition that others outdate meanwhile, what they call for is counted and written in its place.</summary>
    /// <returns>The report that was written in the end, and the paths.</returns>
    public async Task<(TerritoryReport Report, IReadOnlyList<string> Paths)> WriteAsync(TerritoryReport report, Language language, CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryWriteAsync(report, language, cancellation) is { } paths)
                return (report, paths);
            report = await reporter.AgainAsync(report, cancellation);
        }
    }

    /// <returns>Null when it has given way to a later one, or was taken away meanwhile.</returns>
    private async Task<IReadOnlyList<string>?> TryWriteAsync(TerritoryReport report, Language language, CancellationToken cancellation)
    {
        var (folder, written, put, isMine) = (PathOf(report), new JArray(), (Func<string, ReadOnlyMemory<byte>, CancellationToken, Task<bool>>)PutAsync, (Func<CancellationToken, Task<bool>>)(_ => Task.FromResult(true)));
        if (report.Edition == Edition.Internal)
        {
            var of = OutdatedTerritories.BasisOf(report);
            var turn = new ReportTurn(files, $"{folder}/{ReportTurn.FileName}", new() { ["of"] = of }, now => outdated.HoldsAsync(report.Territory, of, now));
            // Of another basis nothing may stay between the files of this one.
            await outdated.DeleteAsync(folder, cancellation);
            if (!await turn.TakeAsync(cancellation))
                return null;
            (put, isMine) = (turn.PutAsync, turn.IsStillMineAsync);
        }

        foreach (var format in formats)
        {
            using var content = new MemoryStream();
            await format.WriteAsync(report, language, content, cancellation);
            if (!await put($"{folder}/{format.FileName}", content.ToArray(), cancellation))
                return null;
            written.Add(new JObject { ["name"] = format.FileName, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content.ToArray())), ["bytes"] = content.Length });
        }

        if (!await put($"{folder}/{Manifest}", Encoding.UTF8.GetBytes(Json.Text(ManifestOf(report, written)) + "\n"), cancellation))
            return null;
        var paths = formats.Select(format => $"{folder}/{format.FileName}").Append($"{folder}/{Manifest}").ToList();
        // Somebody who found another basis may have taken some of it away in the meantime.
        var there = await files.ListAsync(folder + "/", cancellation).ToListAsync(cancellation);
        return paths.TrueForAll(there.Contains) && await isMine(cancellation) ? paths : null;
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
        ["schema"] = "cai-esf-territory-manifest/2",
        ["kind"] = report.Territory.Kind.Word(),
        ["id"] = report.Territory.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = report.Edition.Word(),
        ["written"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
        ["files"] = written,
        [report.Edition == Edition.Internal ? "of" : "projects"] = report.Edition == Edition.Internal ? OutdatedTerritories.BasisOf(report)
            : new JArray(report.Projects.Select(project => new JObject { ["id"] = project.Project.Id, ["sources"] = new JArray(project.Sources.Select(source => new JObject { ["path"] = source.Path, ["sha256"] = source.Sha256 })) })),
    };

    private async Task<bool> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var pending = await files.BeginAsync(path, cancellation);
        await pending.Stream.WriteAsync(content, cancellation);
        await pending.CommitAsync(cancellation);
        return true;
    }
}
