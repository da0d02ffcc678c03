using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Commands;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Killed;

/// <summary>What a data folder holds, whenever it came: every log row, receipt, accepted file, original and figure, a line each.</summary>
internal static partial class Held
{
    public static async Task<IReadOnlyList<string>> OfAsync(Esf esf)
    {
        var held = new List<string>();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(esf.Data, "esf.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM pragma_integrity_check";
            held.Add($"database {await command.ExecuteScalarAsync()}");
        }

        foreach (var folder in (string[])["inbox", "claimed", "attempts", ".pending"])
            held.AddRange(esf.Files(folder).Where(file => Path.GetFileName(file) != "replacing.lock").Select(left => $"left {Path.GetRelativePath(esf.Data, left)}"));
        foreach (var project in esf.Folder().Catalogue.Projects)
            foreach (var delivery in await esf.Folder().Log.ReadAsync(project.Id, default))
                held.Add($"log {delivery.Address} {delivery.Status} {delivery.Rows} {delivery.Accepted} {delivery.Rejected} {delivery.Warnings} {delivery.Replaces is null}");
        foreach (var folder in (string[])["accepted", "receipts", "originals", "reports"])
            held.AddRange(esf.Files(folder).Where(file => folder == "originals" || IsCompared(folder, file))
                .Select(file => $"{Plain(Path.GetRelativePath(esf.Data, file))} {Fingerprint(folder == "originals" ? File.ReadAllBytes(file) : Encoding.UTF8.GetBytes(Lines(file)))}"));
        return held;
    }

    /// <summary>Lines of the one that the other does not have, or has less often.</summary>
    public static IReadOnlyList<string> Beyond(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var left = other.CountBy(line => line).ToDictionary();
        return [.. one.Where(line => (left[line] = left.GetValueOrDefault(line) - 1) < 0).Order(StringComparer.Ordinal)];
    }

    /// <summary>Workbooks tell what the others do; the page of a report and its manifest tell when what came.</summary>
    private static bool IsCompared(string folder, string file) =>
        Path.GetFileName(file) != "manifest.json" && (Path.GetExtension(file) is ".csv" or ".json" || folder == "receipts" && Path.GetExtension(file) == ".html");

    /// <summary>
    /// In any order, for lists of deliveries go by the time at which they came; and without which of them changed a month after it was told,
    /// which goes by that time too.
    /// </summary>
    private static string Lines(string file)
    {
        var text = File.ReadAllText(file);
        if (Path.GetFileName(file) == "report.json")
        {
            var report = JObject.Parse(text);
            report.Remove("changes");
            text = report.ToString();
        }

        return string.Join('\n', Plain(text).Split('\n').Order(StringComparer.Ordinal));
    }

    private static string Fingerprint(byte[] content) => Convert.ToHexString(SHA256.HashData(content))[..12];

    /// <summary>Without what tells when it came, or with which key.</summary>
    private static string Plain(string text) => Moment().Replace(Mark().Replace(text, "#"), "T");

    [GeneratedRegex(@"\b[0-9a-f]{8,64}\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d{8}T\d{6,9}Z(-#)?|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?|\d{2}:\d{2}:\d{2}")]
    private static partial Regex Moment();
}
