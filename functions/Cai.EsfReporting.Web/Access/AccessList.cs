using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// What people may do, from <c>access/people.json</c> in the store: <c>{ "people": [ { "who": ["anna@tyreso.example", "id:…", "group:…"],
/// "roles": ["deliver:mia/tyreso"] } ] }</c> (<see cref="Who"/>), with a <c>"name"</c> where it is to stand below what the person approves. Somebody named in several entries has the roles of all of them.
/// </summary>
public sealed class AccessList(IFileStore files, TimeProvider clock)
{
    public const string Path = "access/people.json";

    /// <summary>A right that is taken away is gone after this time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private volatile Snapshot? snapshot;

    /// <returns>Empty for somebody who is not in the list.</returns>
    /// <exception cref="InvalidDataException">The file is not of the form above; nobody is let in by it.</exception>
    public async Task<IReadOnlyList<Role>> RolesOfAsync(SignedIn person, CancellationToken cancellation) =>
        [.. (await EntriesAsync(cancellation)).Where(entry => entry.Who.Any(who => who.Is(person))).SelectMany(entry => entry.Roles).Distinct()];

    /// <summary>
    /// The name that the list gives a person, or else the person's address or id: never what somebody may call themselves at the issuer. An entry for a group names nobody in it.
    /// </summary>
    /// <inheritdoc cref="RolesOfAsync"/>
    public async Task<string> NameOfAsync(SignedIn person, CancellationToken cancellation) =>
        (await EntriesAsync(cancellation)).FirstOrDefault(entry => entry.Name is { Length: > 0 } && entry.Who.Any(who => who.Kind != WhoKind.Group && who.Is(person)))?.Name ?? person.Address ?? person.Id;

    /// <summary>Whether any entry is for the group.</summary>
    /// <inheritdoc cref="RolesOfAsync"/>
    public async Task<bool> KnowsGroupAsync(string group, CancellationToken cancellation) =>
        (await EntriesAsync(cancellation)).Any(entry => entry.Who.Contains(new(WhoKind.Group, group)));

    /// <summary>Reads the list, to see whether it can be read.</summary>
    /// <inheritdoc cref="RolesOfAsync"/>
    public Task CheckAsync(CancellationToken cancellation) => ReadAsync(cancellation);

    private async Task<IReadOnlyList<Entry>> EntriesAsync(CancellationToken cancellation)
    {
        var current = snapshot;
        if (current is null || clock.GetUtcNow() - current.At >= Kept)
            snapshot = current = new(clock.GetUtcNow(), await ReadAsync(cancellation));
        return current.Entries;
    }

    private async Task<IReadOnlyList<Entry>> ReadAsync(CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(Path, cancellation);
        if (stream is null)
            return [];
        using var text = new StreamReader(stream);
        try
        {
            return [.. JObject.Parse(await text.ReadToEndAsync(cancellation))["people"]!.Select(person =>
                new Entry([.. person["who"]!.Select(WhoOf)], [.. person["roles"]!.Select(RoleOf)], ((string?)person["name"])?.Trim()))];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidCastException or NullReferenceException or InvalidOperationException)
        {
            throw new InvalidDataException($"{Path} is not of the form {{ \"people\": [ {{ \"who\": [\"…\"], \"roles\": [\"deliver:mia/tyreso\"] }} ] }}.", e);
        }
    }

    private static Who WhoOf(JToken text) => Who.TryParse((string?)text, out var who) ? who : throw new InvalidDataException($"{Path}: each of \"who\" is a verified e-mail address, \"id:\" and the issuer's id of a person, or \"group:\" and the issuer's id of a group.");

    private static Role RoleOf(JToken text) => Role.TryParse((string?)text, out var role) ? role : throw new InvalidDataException($"{Path} names a role that does not exist: {text}");

    /// <param name="Name">As what the person signs tells it; null where the address does.</param>
    private sealed record Entry(IReadOnlyList<Who> Who, IReadOnlyList<Role> Roles, string? Name);

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyList<Entry> Entries);
}
