using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;

namespace Cai.EsfReporting.Statements;

/// <summary>
/// What people have stated of reports, as <c>statements/{project}/{yyyy-MM}/{number}.json</c>: only ever added to. Each file holds the hash of the one before it, so that none
/// is changed, taken out or put between unseen; and of several who state something at once each gets a number of their own.
/// </summary>
public sealed class StatementFolder(IFileStore files)
{
    /// <summary>The folder of all projects.</summary>
    public const string Root = "statements/";

    /// <summary>Those of a month, in their order.</summary>
    public async Task<IReadOnlyList<Statement>> ReadAsync(string project, Month month, CancellationToken cancellation) =>
        [.. (await ReadFolderAsync(FolderOf(project, month), cancellation)).Select(read => read.Statement)];

    /// <summary>Those of every month of a project.</summary>
    public async Task<ILookup<Month, Statement>> ReadAsync(string project, CancellationToken cancellation) =>
        (await ReadFolderAsync($"{Root}{project}/", cancellation)).ToLookup(read => read.Month, read => read.Statement);

    /// <summary>
    /// Adds what is decided on from those that are there: where somebody else adds one meanwhile, it is decided anew.
    /// </summary>
    /// <param name="decide">Gives the statement, whose number and place are set here; null when nothing is to be added.</param>
    /// <returns>As it is kept; null when nothing was added.</returns>
    public async Task<Statement?> AddAsync(string project, Month month, Func<IReadOnlyList<Statement>, Statement?> decide, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await ReadAsync(project, month, cancellation);
            if (decide(there) is not { } stated)
                return null;
            stated = stated with { Number = (there.Count == 0 ? 0 : there[^1].Number) + 1, Previous = there.Count == 0 ? null : there[^1].Sha256 };
            var path = PathOf(project, month, stated.Number);
            if (await JsonFile.WriteOnceAsync(files, path, stated.ToJson(project, month), cancellation))
                return stated with { Sha256 = await files.Sha256Async(path, cancellation) ?? "" };
        }
    }

    /// <summary>The path of one.</summary>
    public static string PathOf(string project, Month month, int number) => string.Create(CultureInfo.InvariantCulture, $"{FolderOf(project, month)}{number:D4}.json");

    /// <summary>What is wrong in each folder of a month: a file that was changed, taken out, put there, or cannot be read. Folders without fault are not told.</summary>
    public async Task<IReadOnlyList<(string Folder, IReadOnlyList<Text> Faults)>> FaultsAsync(CancellationToken cancellation)
    {
        var folders = new SortedDictionary<string, SortedDictionary<string, Statement?>>(StringComparer.Ordinal);
        await foreach (var path in files.ListAsync(Root, cancellation))
        {
            var folder = path[..(path.LastIndexOf('/') + 1)];
            if (!folders.TryGetValue(folder, out var there))
                folders[folder] = there = new(StringComparer.Ordinal);
            there[path] = AddressOf(path) is var (project, month, number) ? await ReadAsync(path, project, month, number, cancellation) : null;
        }

        return [.. folders.Select(folder => (folder.Key.TrimEnd('/'), (IReadOnlyList<Text>)FaultsOf(folder.Value))).Where(told => told.Item2.Count > 0)];
    }

    private static List<Text> FaultsOf(SortedDictionary<string, Statement?> there)
    {
        var (faults, before) = (new List<Text>(), (Statement?)null);
        foreach (var (path, statement) in there)
        {
            var name = Participants.Masking.Mask(path[(path.LastIndexOf('/') + 1)..]);
            if (statement is null)
                faults.Add(new($"{name} hör inte hit: någon har lagt dit filen", $"{name} does not belong here: somebody put the file there"));
            else if (statement.Kind == StatementKind.Unknown)
                faults.Add(new($"{name} går inte att läsa: lägg tillbaka filen ur en säkerhetskopia", $"{name} cannot be read: put the file back from a backup"));
            else if (statement.Number != (before?.Number ?? 0) + 1)
                faults.Add(new($"det som stod före {name} är borta: lägg tillbaka det ur en säkerhetskopia", $"what stood before {name} is gone: put it back from a backup"));
            else if (statement.Previous != before?.Sha256)
                faults.Add(new($"det som står före {name} är inte det som stod där när det skrevs", $"what stands before {name} is not what stood there when it was written"));
            before = statement ?? before;
        }

        return faults;
    }

    private async Task<List<(Month Month, Statement Statement)>> ReadFolderAsync(string folder, CancellationToken cancellation)
    {
        var (addresses, read) = (new List<(string Path, string Project, Month Month, int Number)>(), new List<(Month, Statement)>());
        await foreach (var path in files.ListAsync(folder, cancellation))
            if (AddressOf(path) is var (project, month, number))
                addresses.Add((path, project, month, number));
        foreach (var (path, project, month, number) in addresses)
            if (await ReadAsync(path, project, month, number, cancellation) is { } statement)
                read.Add((month, statement));
        return [.. read.OrderBy(told => told.Item1).ThenBy(told => told.Item2.Number)];
    }

    /// <returns>Null when it is gone. One that cannot be read is told as such: it takes up its number, and nothing follows from it.</returns>
    private async Task<Statement?> ReadAsync(string path, string project, Month month, int number, CancellationToken cancellation)
    {
        if (await files.BytesAsync(path, cancellation) is not { } bytes)
            return null;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            return Statement.Parse(Json.Parse(Encoding.UTF8.GetString(bytes)), project, month, number) with { Sha256 = sha256 };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            return new(number, StatementKind.Unknown, default, "", "") { Sha256 = sha256 };
        }
    }

    private static string FolderOf(string project, Month month) => $"{Root}{project}/{month}/";

    private static (string Project, Month Month, int Number)? AddressOf(string path) =>
        path.Split('/') is [_, var project, var of, var name] && Month.TryParse(of, out var month) && int.TryParse(Path.GetFileNameWithoutExtension(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && PathOf(project, month, number) == path ? (project, month, number) : null;
}
