using System.Globalization;
using System.Security.Cryptography;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Versions;

/// <summary>
/// The catalogues that were taken into use, in the store and append only: <c>catalogues/000002.json</c> says which, when and by whom and is written once, so
/// that of two who write the same number one does; <c>catalogues/content/{sha256}.json</c> is the file, written before it.
/// </summary>
public sealed class CatalogueVersions(IFileStore files)
{
    public const string Root = "catalogues";

    private const string Schema = "cai-esf-catalogue-version/1";
    private const string Folder = Root + "/";
    private const string Contents = Folder + "content/";

    /// <summary>The number of the one in use; 0 when none was applied.</summary>
    /// <exception cref="IOException">Storage is away: try again.</exception>
    public async Task<int> LatestAsync(CancellationToken cancellation)
    {
        var latest = 0;
        await foreach (var path in files.ListAsync(Folder, cancellation))
            latest = Math.Max(latest, NumberOf(path));
        return latest;
    }

    /// <summary>All of them, the first first.</summary>
    /// <exception cref="InvalidDataException">One of them cannot be read.</exception>
    public async Task<IReadOnlyList<CatalogueVersion>> ReadAsync(CancellationToken cancellation)
    {
        var latest = await LatestAsync(cancellation);
        var versions = new List<CatalogueVersion>();
        for (var number = 1; number <= latest; number++)
            versions.Add(await FindAsync(number, cancellation) ?? throw new InvalidDataException($"{PathOf(number)} is gone, and later ones are there. Restore it from a backup."));
        return versions;
    }

    /// <returns>Null when there is none of that number.</returns>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public async Task<CatalogueVersion?> FindAsync(int number, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, PathOf(number), cancellation) is { } json ? Of(number, json) : null;
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or FormatException or ArgumentException or InvalidCastException)
        {
            throw new InvalidDataException($"{PathOf(number)} cannot be read. Restore it from a backup.", e);
        }
    }

    /// <summary>The file, as it was applied.</summary>
    /// <exception cref="InvalidDataException">It is gone, or is another one than was applied.</exception>
    public async Task<byte[]> ContentAsync(CatalogueVersion version, CancellationToken cancellation)
    {
        var path = ContentOf(version.Sha256);
        var bytes = await files.BytesAsync(path, cancellation) ?? throw new InvalidDataException($"{path} is gone. Restore it from a backup.");
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == version.Sha256 ? bytes : throw new InvalidDataException($"{path} is not as it was applied. Restore it from a backup.");
    }

    /// <summary>Takes a number for a catalogue; its file is kept first.</summary>
    /// <returns>False when somebody else has taken the number: nothing is changed.</returns>
    internal async Task<bool> AddAsync(CatalogueVersion version, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using (var file = await files.BeginAsync(ContentOf(version.Sha256), cancellation))
        {
            await file.Stream.WriteAsync(content, cancellation);
            await file.CommitOnceAsync(cancellation);
        }

        return await JsonFile.WriteOnceAsync(files, PathOf(version.Number), new()
        {
            ["schema"] = Schema,
            ["version"] = version.Name,
            ["sha256"] = version.Sha256,
            ["at"] = Moments.Write(version.At),
            ["who"] = version.By.Id,
            ["name"] = version.By.Name,
            ["by"] = version.By.KindWord,
        }, cancellation);
    }

    private static CatalogueVersion Of(int number, JObject json) => (string?)json["schema"] != Schema ? throw new FormatException("It is of another version.") : new(
        number, (string)json["version"]!, (string)json["sha256"]!, Moments.Read((string)json["at"]!), Actor.Read((string)json["who"]!, (string)json["name"]!, (string?)json["by"]));

    private static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{number:D6}.json");

    private static string ContentOf(string sha256) => $"{Contents}{sha256}.json";

    /// <summary>0 for what is no version.</summary>
    private static int NumberOf(string path) => path[Folder.Length..] is [_, _, _, _, _, _, '.', 'j', 's', 'o', 'n'] name && int.TryParse(name.AsSpan(0, 6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
