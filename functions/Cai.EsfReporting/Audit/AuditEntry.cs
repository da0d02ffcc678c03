using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Audit;

/// <summary>Who did what, and when. Names staff, and nobody that a delivery or report is about.</summary>
/// <param name="At">In UTC; as read, in whole seconds.</param>
public sealed record AuditEntry(DateTimeOffset At, Actor By, AuditKind Kind)
{
    public const string Schema = "cai-esf-audit/1";

    /// <summary>Its id; null when it is about no project, or about all.</summary>
    public string? Project { get; init; }

    /// <summary>Its id; null when it is about no single site.</summary>
    public string? Site { get; init; }

    /// <summary>Null when it is about no single month.</summary>
    public Month? Month { get; init; }

    /// <summary>
    /// What else it is about: of a download the file's path in the store, of a token its name, of an export its days
    /// (<c>2018-09-01/2018-09-30</c>), of a catalogue the number of its version, of an entry that cannot be read its own path. Null for the others.
    /// </summary>
    public string? About { get; init; }

    internal JObject ToJson()
    {
        var by = By.Masked;
        var json = new JObject
        {
            ["schema"] = Schema,
            ["at"] = Moments.Write(At),
            ["who"] = by.Id,
            ["name"] = by.Name,
            ["by"] = by.KindWord,
            ["what"] = Kind.Word(),
        };
        // A path is that of a file in the store, made of ids and hashes, whose digits may look like an identity by chance.
        var about = Kind == AuditKind.Download ? About : Hidden(About);
        foreach (var (property, value) in ((string, string?)[])[("project", Hidden(Project)), ("site", Hidden(Site)), ("month", Month?.ToString()), (AboutProperty(Kind), about)])
            if (value is not null)
                json[property] = value;
        return json;
    }

    /// <summary>Null when there is none. One that cannot be read is told as such, by nobody: an entry is never passed over in silence.</summary>
    /// <param name="path">Of an entry.</param>
    internal static async Task<AuditEntry?> ReadAsync(IFileStore files, string path, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, path, cancellation) is { } json ? Of(json) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or ArgumentException)
        {
            return new(MomentOf(path)!.Value, new("", ""), AuditKind.Unknown) { About = path };
        }
    }

    /// <summary>The moment that a file's name tells; null for a file that is no entry.</summary>
    internal static DateTimeOffset? MomentOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        try
        {
            return name.Length > Moments.StampLength && name.EndsWith(".json", StringComparison.Ordinal) ? Moments.ReadStamp(name.AsSpan(0, Moments.StampLength)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">It is of another version.</exception>
    private static AuditEntry Of(JObject json)
    {
        var kind = AuditKinds.Of((string?)json["what"]);
        if ((string?)json["schema"] != Schema || kind == AuditKind.Unknown)
            throw new FormatException("The entry is of another version.");
        var entry = new AuditEntry(Moments.Read((string?)json["at"] ?? ""), Actor.Read((string?)json["who"] ?? "", (string?)json["name"] ?? "", (string?)json["by"]), kind)
        {
            Project = (string?)json["project"],
            Site = (string?)json["site"],
            Month = Calendar.Month.TryParse((string?)json["month"], out var month) ? month : null,
            About = (string?)json[AboutProperty(kind)],
        };
        return kind == AuditKind.Download ? entry.OfPath() : entry;
    }

    /// <summary>A path tells what the file is about.</summary>
    private AuditEntry OfPath() => About?.Split('/') switch
    {
        ["reports", var project, var month, ..] => this with { Project = project, Month = Calendar.Month.TryParse(month, out var of) ? of : null },
        ["frozen", var project, ..] => this with { Project = project },
        ["receipts", var project, var site, var month, ..] => this with { Project = project, Site = site, Month = Calendar.Month.TryParse(month, out var of) ? of : null },
        _ => this,
    };

    private static string? Hidden(string? id) => id is null ? null : Masking.HideIdentities(id);

    private static string AboutProperty(AuditKind kind) => kind switch
    {
        AuditKind.TokenMade or AuditKind.TokenRevoked => "token",
        AuditKind.Export => "days",
        AuditKind.Catalogue => "version",
        AuditKind.Delivery => "said",
        _ => "path",
    };
}
