using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>What becomes of the draft of a public edition, under <c>reports/</c>, when the edition is frozen.</summary>
internal sealed class PublicDrafts(IFileStore files)
{
    private const string Manifest = "manifest.json";
    private static readonly ReportJson ReportAsJson = new();

    /// <summary>A draft that is not as what is frozen, made of other deliveries or by a version that hid otherwise, goes: both together could tell what each of them hides.</summary>
    public async Task DeleteOtherAsync(OutcomeReport edition, CancellationToken cancellation)
    {
        var folder = FolderOf(edition);
        // That it is a draft is all that may differ; and freezing may have been broken off when the draft was released.
        var there = await files.Sha256Async(folder + ReportAsJson.FileName, cancellation);
        if (there != await HashAsync(edition with { IsDraft = true }, cancellation) && there != await HashAsync(edition, cancellation))
            foreach (var draft in await files.ListAsync(folder, cancellation).ToListAsync(cancellation))
                await files.DeleteAsync(draft, cancellation);
    }

    /// <summary>
    /// The draft that is as what is frozen becomes it, so that no file says any longer that it may not be passed on. Its manifest says so last: until then the edition is one that is
    /// left to write, see <see cref="Consolidator.UnpublishedAsync"/>.
    /// </summary>
    /// <param name="frozen">The folder of the frozen report.</param>
    public async Task ReleaseAsync(OutcomeReport edition, string frozen, CancellationToken cancellation)
    {
        var folder = FolderOf(edition);
        if (await ManifestAsync(folder + Manifest, cancellation) is not { } manifest)
            return;
        foreach (var file in manifest["files"] ?? new JArray())
        {
            if (await files.BytesAsync($"{frozen}/{edition.Edition.Word()}/{file["name"]}", cancellation) is not { } content)
                return;
            await PutAsync(folder + file["name"], content, cancellation);
            (file["sha256"], file["bytes"]) = (Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
        }

        manifest.Remove("draft");
        await PutAsync(folder + Manifest, Encoding.UTF8.GetBytes(Json.Text(manifest) + "\n"), cancellation);
    }

    /// <summary>Null when there is no draft, and when nobody can read its manifest: the edition is then left to write, and freezing does not wait for it.</summary>
    private async Task<JObject?> ManifestAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, path, cancellation) is { } manifest && (bool?)manifest["draft"] == true ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task PutAsync(string path, byte[] content, CancellationToken cancellation)
    {
        await using var file = await files.BeginAsync(path, cancellation);
        await file.Stream.WriteAsync(content, cancellation);
        await file.CommitAsync(cancellation);
    }

    private static string FolderOf(OutcomeReport edition) => $"reports/{edition.Project.Id}/{edition.AsOf}/{edition.Edition.Word()}/";

    private static async Task<string> HashAsync(OutcomeReport edition, CancellationToken cancellation)
    {
        using var json = new MemoryStream();
        await ReportAsJson.WriteAsync(edition, Language.Sv, json, cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(json.ToArray()));
    }
}
