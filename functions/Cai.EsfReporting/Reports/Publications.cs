using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// What was decided of each month that is public for good, as <c>published/{project}/{yyyy-MM}.json</c>: written once, with what it was decided
/// from. Holds small counts: it is for the pipeline alone.
/// </summary>
public sealed class Publications(IFileStore files)
{
    /// <summary>The folder of all projects.</summary>
    public const string Root = "published/";

    private const string Schema = "cai-esf-published/1";

    /// <summary>The months in their order.</summary>
    /// <exception cref="InvalidDataException">A file is not one that was kept here, or one that a frozen report sealed is gone: without it nothing can be decided.</exception>
    public async Task<IReadOnlyList<PublishedMonth>> ReadAsync(Project project, CancellationToken cancellation)
    {
        var months = new List<PublishedMonth>();
        await foreach (var path in files.ListAsync($"{Root}{project.Id}/", cancellation))
            if (await ReadAsync(path, cancellation) is { } month)
                months.Add(month);
        await foreach (var path in SealedAsync(project, cancellation))
            if (!months.Exists(month => PathOf(project.Id, month.Month.ToString()) == path))
                throw new InvalidDataException($"{path} is gone, and the month is public. Restore it from a backup: without it a later month would be decided as if this one had never been public.");
        return months;
    }

    /// <summary>The files that the project's frozen reports sealed. A manifest that cannot be read tells of none; verifying tells of it.</summary>
    private async IAsyncEnumerable<string> SealedAsync(Project project, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var manifest in files.ListAsync($"frozen/{project.Id}/", cancellation))
        {
            if (!manifest.EndsWith("/manifest.json", StringComparison.Ordinal))
                continue;
            JArray? decisions = null;
            try
            {
                decisions = (await JsonFile.ReadAsync(files, manifest, cancellation))?["published"] as JArray;
            }
            catch (JsonException)
            {
            }

            foreach (var decision in decisions ?? [])
                if (decision is JObject named && (string?)named["path"] is { } path && path.StartsWith($"{Root}{project.Id}/", StringComparison.Ordinal))
                    yield return path;
        }
    }

    private async Task<PublishedMonth?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            if (await JsonFile.ReadAsync(files, path, cancellation) is not { } json)
                return null;
            return (string?)json["schema"] == Schema && PathOf((string?)json["project"], (string?)json["month"]) == path ? Of(json) : throw new FormatException();
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            throw new InvalidDataException($"{path} is not what was decided of that month. Restore it from a backup, or take it away if somebody put it there.", e);
        }
    }

    /// <summary>Each file of a project, or of all, and its hash.</summary>
    /// <param name="under">A folder's path, with its last slash.</param>
    public async Task<IReadOnlyDictionary<string, string>> HashesAsync(string under, CancellationToken cancellation)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync(under, cancellation))
            if (await files.Sha256Async(path, cancellation) is { } hash)
                hashes[path] = hash;
        return hashes;
    }

    private static string PathOf(string? project, string? month) => $"{Root}{project}/{month}.json";

    /// <summary>The months that are public for good.</summary>
    public async Task<IReadOnlySet<Month>> MonthsAsync(Project project, CancellationToken cancellation)
    {
        var months = new HashSet<Month>();
        await foreach (var path in files.ListAsync($"{Root}{project.Id}/", cancellation))
            if (Month.TryParse(Path.GetFileNameWithoutExtension(path), out var month))
                months.Add(month);
        return months;
    }

    /// <summary>Whether a month is public for good.</summary>
    public async Task<bool> IsForGoodAsync(string project, Month month, CancellationToken cancellation) => await files.Sha256Async(PathOf(project, month.ToString()), cancellation) is not null;

    /// <summary>Keeps a month for good, unless it is kept already.</summary>
    public Task<bool> KeepAsync(Project project, PublishedMonth month, CancellationToken cancellation) =>
        JsonFile.WriteOnceAsync(files, PathOf(project.Id, month.Month.ToString()), ToJson(project, month), cancellation);

    private static JObject ToJson(Project project, PublishedMonth month)
    {
        var json = Decided(project, month);
        if (month.Missing is { } missing)
            json["missing"] = new JArray(missing.Order(StringComparer.Ordinal));
        return json;
    }

    private static JObject Decided(Project project, PublishedMonth month) => new()
    {
        ["schema"] = Schema,
        ["project"] = project.Id,
        ["month"] = month.Month.ToString(),
        ["basis"] = month.Basis,
        ["values"] = Numbers(month.Table.Values),
        ["implied"] = new JArray(month.Table.Implied.Order(StringComparer.Ordinal)),
        ["hidden"] = new JObject(month.Table.Hidden.Select(hidden => new JProperty(hidden.Key, hidden.Value == HiddenBecause.Small ? "small" : "complementary"))),
        ["witnesses"] = new JArray(month.Table.Witnesses.Select(witness => new JObject(witness.Lifts.OrderBy(lifts => lifts.Key)
            .Select(lifts => new JProperty(lifts.Key.ToString(CultureInfo.InvariantCulture), Numbers(lifts.Value)))))),
    };

    private static PublishedMonth Of(JObject json) => new(Month.Parse((string)json["month"]!), (string)json["basis"]!, new(
        Numbers(json.SelectToken("values", errorWhenNoMatch: true)!),
        json.SelectToken("implied", errorWhenNoMatch: true)!.Select(key => (string)key!).ToHashSet(StringComparer.Ordinal),
        ((JObject)json.SelectToken("hidden", errorWhenNoMatch: true)!).Properties().ToDictionary(p => p.Name, p => (string?)p.Value == "small" ? HiddenBecause.Small : HiddenBecause.Complementary, StringComparer.Ordinal),
        [.. json.SelectToken("witnesses", errorWhenNoMatch: true)!.Select(witness => new Witness(((JObject)witness).Properties().ToDictionary(p => int.Parse(p.Name, CultureInfo.InvariantCulture), p => (IReadOnlyDictionary<string, int>)Numbers(p.Value))))]))
    {
        Missing = json["missing"]?.Select(key => (string)key!).ToHashSet(StringComparer.Ordinal),
    };

    private static JObject Numbers(IReadOnlyDictionary<string, int> numbers) => new(numbers.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => new JProperty(n.Key, n.Value)));

    private static Dictionary<string, int> Numbers(JToken numbers) => ((JObject)numbers).Properties().ToDictionary(p => p.Name, p => (int)p.Value, StringComparer.Ordinal);
}
