using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// Tokens by which machines sign in: <c>esf_{name}_{64 hex digits}</c>, 256 random bits, good to a day. The store holds only their
/// hashes, under <c>access/tokens/{name}.json</c>; a token that is taken away is gone at once.
/// </summary>
public sealed class AccessTokens(IFileStore files, TimeProvider clock)
{
    private const string Folder = "access/tokens/";
    internal const string Prefix = "esf_";

    /// <summary>How long a token is good when nothing else is asked for, and one that was made before tokens had an end.</summary>
    public const int DefaultDays = 365;

    /// <summary>How long a token may be good.</summary>
    public const int MostDays = 730;

    /// <summary>Days before its end from which it is told that a token ends.</summary>
    public const int DaysTold = 30;

    /// <summary>Makes a token and tells it, for the only time.</summary>
    /// <param name="name">Of the form of every id: <see cref="DeliveryAddress.IsId"/>.</param>
    /// <param name="days">How many days it is good, from 1 to <see cref="MostDays"/>; today is the first.</param>
    /// <returns>Null when there is a token of that name.</returns>
    public async Task<string?> MakeAsync(string name, IReadOnlyList<Role> roles, CancellationToken cancellation, int days = DefaultDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var token = $"{Prefix}{name}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        var entry = new JObject
        {
            ["schema"] = "cai-esf-token/1",
            ["name"] = name,
            ["sha256"] = Convert.ToHexStringLower(Hash(token)),
            ["roles"] = new JArray(roles.Select(role => role.ToString())),
            ["made"] = Moments.Write(clock.GetUtcNow()),
            ["lastDay"] = Today.AddDays(days - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        return await JsonFile.WriteOnceAsync(files, PathOf(name), entry, cancellation) ? token : null;
    }

    /// <returns>Null for a token that was never made or has been taken away.</returns>
    public async Task<ShownToken?> FindAsync(string token, CancellationToken cancellation)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token[Prefix.Length..].Split('_') is not [var name, _] || !DeliveryAddress.IsId(name))
            return null;
        if (await JsonFile.ReadAsync(files, PathOf(name), cancellation) is not { } json || !CryptographicOperations.FixedTimeEquals(Hash(token), Convert.FromHexString((string)json["sha256"]!)))
            return null;
        var kept = Of(name, json);
        return new(new(Actor.OfToken(name), kept.Roles), kept.LastDay, kept.HasEnded(Today));
    }

    /// <summary>The tokens that were made and not taken away, by name; those that have ended too.</summary>
    public async Task<IReadOnlyList<KeptToken>> ListAsync(CancellationToken cancellation)
    {
        var tokens = new List<KeptToken>();
        await foreach (var path in files.ListAsync(Folder, cancellation))
            if (path.EndsWith(".json", StringComparison.Ordinal) && await ReadAsync(path, cancellation) is { } token)
                tokens.Add(token);
        return tokens;
    }

    /// <summary>Those that have ended, or end so soon that somebody should see to it, by day.</summary>
    public async Task<IReadOnlyList<KeptToken>> EndingAsync(CancellationToken cancellation) =>
        [.. (await ListAsync(cancellation)).Where(token => token.LastDay < Today.AddDays(DaysTold)).OrderBy(token => token.LastDay).ThenBy(token => token.Name, StringComparer.Ordinal)];

    /// <returns>False when there was none.</returns>
    public Task<bool> TakeAwayAsync(string name, CancellationToken cancellation) => files.DeleteAsync(PathOf(name), cancellation);

    /// <summary>In Sweden: a token's days are its people's.</summary>
    public DateOnly Today => StockholmTime.DayOf(clock.GetUtcNow());

    /// <summary>One that cannot be read lets nobody in; it is listed by its name, as ended, so that it is seen.</summary>
    private async Task<KeptToken?> ReadAsync(string path, CancellationToken cancellation)
    {
        var name = path[Folder.Length..^".json".Length];
        try
        {
            return await JsonFile.ReadAsync(files, path, cancellation) is { } json ? Of(name, json) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or ArgumentException)
        {
            return new(name, [], DateOnly.MinValue);
        }
    }

    private static KeptToken Of(string name, JObject json)
    {
        var made = StockholmTime.DayOf(Moments.Read((string?)json["made"] ?? ""));
        var told = (string?)json["lastDay"] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : made.AddDays(DefaultDays - 1);
        // Whoever has written the file: no token is good for longer than one may be made for.
        var latest = made.AddDays(MostDays - 1);
        return new(name, [.. (json["roles"] ?? new JArray()).Select(role => Role.TryParse((string?)role, out var known) ? known : (Role?)null).OfType<Role>()], told < latest ? told : latest);
    }

    private static string PathOf(string name) => DeliveryAddress.IsId(name) ? $"{Folder}{name}.json" : throw new ArgumentException("A token's name is lower-case letters, digits and hyphens.", nameof(name));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A token as the store knows it.</summary>
/// <param name="LastDay">The last day on which it is good, in Sweden.</param>
public sealed record KeptToken(string Name, IReadOnlyList<Role> Roles, DateOnly LastDay)
{
    public bool HasEnded(DateOnly today) => LastDay < today;

    /// <summary>For people.</summary>
    public Text Told(DateOnly today) => LastDay == DateOnly.MinValue ? new($"{Name}: går inte att läsa, och gäller inte", $"{Name}: cannot be read, and is not good")
        : HasEnded(today) ? new($"{Name}: gällde till och med {LastDay:yyyy-MM-dd}", $"{Name}: was good up to and including {LastDay:yyyy-MM-dd}")
        : new($"{Name}: gäller till och med {LastDay:yyyy-MM-dd}", $"{Name}: good up to and including {LastDay:yyyy-MM-dd}");

    public JObject ToJson(DateOnly today) => new()
    {
        ["name"] = Name,
        ["roles"] = new JArray(Roles.Select(role => role.ToString())),
        ["lastDay"] = LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["ended"] = HasEnded(today),
    };
}

/// <summary>A token that somebody has shown and that was made here.</summary>
public sealed record ShownToken(Visitor Visitor, DateOnly LastDay, bool HasEnded);
