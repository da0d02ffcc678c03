using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// Tokens by which machines sign in: <c>esf_{name}_{64 hex digits}</c>, 256 random bits. The store holds only their
/// hashes, under <c>access/tokens/{name}.json</c>; a token that is taken away is gone at once.
/// </summary>
public sealed class AccessTokens(IFileStore files, TimeProvider clock)
{
    private const string Folder = "access/tokens/";
    internal const string Prefix = "esf_";

    /// <summary>Makes a token and tells it, for the only time.</summary>
    /// <param name="name">Of the form of every id: <see cref="DeliveryAddress.IsId"/>.</param>
    /// <returns>Null when there is a token of that name.</returns>
    public async Task<string?> MakeAsync(string name, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var token = $"{Prefix}{name}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        var entry = new JObject
        {
            ["schema"] = "cai-esf-token/1",
            ["name"] = name,
            ["sha256"] = Convert.ToHexStringLower(Hash(token)),
            ["roles"] = new JArray(roles.Select(role => role.ToString())),
            ["made"] = Moments.Write(clock.GetUtcNow()),
        };
        return await JsonFile.WriteOnceAsync(files, PathOf(name), entry, cancellation) ? token : null;
    }

    /// <returns>Null for a token that was never made or has been taken away.</returns>
    public async Task<Visitor?> VisitorOfAsync(string token, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token[Prefix.Length..].Split('_') is not [var name, _] || !DeliveryAddress.IsId(name))
            return null;
        if (await JsonFile.ReadAsync(files, PathOf(name), cancellation) is not { } json)
            return null;
        return CryptographicOperations.FixedTimeEquals(Hash(token), Convert.FromHexString((string)json["sha256"]!))
            ? new(Actor.OfToken(name), [.. json["roles"]!.Select(role => Role.TryParse((string?)role, out var known) ? known : (Role?)null).OfType<Role>()])
            : null;
    }

    /// <summary>Names of the tokens that are good, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var path in files.ListAsync(Folder, cancellation))
            names.Add(path[Folder.Length..^".json".Length]);
        return names;
    }

    /// <returns>False when there was none.</returns>
    public Task<bool> TakeAwayAsync(string name, CancellationToken cancellation) => files.DeleteAsync(PathOf(name), cancellation);

    private static string PathOf(string name) => DeliveryAddress.IsId(name) ? $"{Folder}{name}.json" : throw new ArgumentException("A token's name is lower-case letters, digits and hyphens.", nameof(name));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
