using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Storage;

/// <summary>The folder <c>evidence/</c>: one file for each run that changed, deleted or handed out personal data, named by its moment and kind.</summary>
public sealed class EvidenceFolder(IFileStore files)
{
    private const string Root = "evidence/";

    /// <summary>All evidence of the kinds, oldest first.</summary>
    public async IAsyncEnumerable<Evidence> ReadAsync([EnumeratorCancellation] CancellationToken cancellation, params IReadOnlyList<EvidenceKind> kinds)
    {
        foreach (var path in await PathsAsync(cancellation))
            foreach (var kind in kinds)
                if (IsOf(path, kind.Word()) && await ReadJsonAsync(path, cancellation) is { } json)
                    yield return Evidence.Of(path, kind, json);
    }

    /// <summary>Writes evidence of what is about to be done.</summary>
    public async Task<Evidence> BeginAsync(EvidenceKind kind, DateTimeOffset now, string? key, IReadOnlyList<StoreChange> changes, CancellationToken cancellation)
    {
        var evidence = new Evidence("", kind, now, null, key, changes);
        return evidence with { Path = await PlaceAsync(kind.Word(), now, evidence.ToJson(), cancellation) };
    }

    public Task CompleteAsync(Evidence evidence, CancellationToken cancellation) => WriteAsync(evidence.Path, evidence.ToJson(), cancellation);

    /// <summary>Entries of any other word, as they stand; oldest first.</summary>
    internal async IAsyncEnumerable<(string Path, JObject Json)> ReadAsync(string word, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var path in await PathsAsync(cancellation))
            if (IsOf(path, word) && await ReadJsonAsync(path, cancellation) is { } json)
                yield return (path, json);
    }

    /// <summary>A new entry under its moment, or the first free millisecond after; returns its path.</summary>
    internal async Task<string> PlaceAsync(string word, DateTimeOffset now, JObject json, CancellationToken cancellation)
    {
        for (var at = now; ; at = at.AddMilliseconds(1))
        {
            var path = $"{Root}{Moments.Stamp(at)}-{word}.json";
            await using var file = await files.BeginAsync(path, cancellation);
            await Json.WriteAsync(json, file.Stream, cancellation);
            if (await file.CommitOnceAsync(cancellation))
                return path;
        }
    }

    internal async Task WriteAsync(string path, JObject json, CancellationToken cancellation)
    {
        await using var file = await files.BeginAsync(path, cancellation);
        await Json.WriteAsync(json, file.Stream, cancellation);
        await file.CommitAsync(cancellation);
    }

    private static bool IsOf(string path, string word) => path.EndsWith($"-{word}.json", StringComparison.Ordinal);

    /// <summary>Read to the end first: whoever goes through them may add some.</summary>
    private async Task<List<string>> PathsAsync(CancellationToken cancellation)
    {
        var paths = new List<string>();
        await foreach (var path in files.ListAsync(Root, cancellation))
            paths.Add(path);
        return paths;
    }

    /// <exception cref="InvalidDataException">Somebody has changed it so that it cannot be read.</exception>
    private async Task<JObject?> ReadJsonAsync(string path, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(path, cancellation);
        if (stream is null)
            return null;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        try
        {
            return await JObject.LoadAsync(reader, cancellation);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not evidence any longer. Restore it from a backup.", e);
        }
    }
}
