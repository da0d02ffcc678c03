using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Storage;

public enum EvidenceKind
{
    /// <summary>Gallring: the time for keeping is over.</summary>
    Purge = 0,
    /// <summary>Radering: one person was taken out, on request.</summary>
    Erasure,
    /// <summary>Pseudonyms were brought under a newer key.</summary>
    Rotation,
}

public static class EvidenceKinds
{
    /// <summary>The word in json and in names.</summary>
    public static string Word(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Purge => "purge",
        EvidenceKind.Erasure => "erasure",
        EvidenceKind.Rotation => "rotation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Name(this EvidenceKind kind) => kind switch
    {
        EvidenceKind.Purge => new("gallring", "a purge"),
        EvidenceKind.Erasure => new("radering av en person", "the erasure of a person"),
        EvidenceKind.Rotation => new("byte av pseudonymnyckel", "a change of the pseudonym key"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>One file that is changed, at once and whole, although nothing accepted ever is otherwise.</summary>
/// <param name="Rule">Why: <c>originals-days</c>, <c>data-until</c>, <c>audit-days</c>, <c>abandoned</c>, <c>erasure</c>, <c>erasure-unread</c>, <c>rotation</c>.</param>
/// <param name="Before">SHA-256 of the content that is changed; null for a file that is deleted unread.</param>
/// <param name="After">SHA-256 of the content afterwards; null when the file is deleted.</param>
/// <param name="Rows">Rows taken out, or brought under another key; 0 for a file that is deleted unread.</param>
public sealed record StoreChange(string Path, string Rule, string? Before, string? After, int Rows);

/// <summary>
/// What was changed or deleted, when and by which rule: written before anything is done and completed after, so that an
/// interrupted run is seen and goes on. Holds neither an identity nor a pseudonym.
/// </summary>
/// <param name="Path"><c>evidence/20181120T081500123Z-purge.json</c></param>
/// <param name="Completed">Null until every change is made.</param>
/// <param name="Key">Id of the key that a rotation brought pseudonyms under; null for the others.</param>
public sealed record Evidence(string Path, EvidenceKind Kind, DateTimeOffset Began, DateTimeOffset? Completed, string? Key, IReadOnlyList<StoreChange> Changes)
{
    public const string Schema = "cai-esf-evidence/1";

    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>A moment as evidence writes it, in UTC.</summary>
    internal static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);

    internal static DateTimeOffset? ReadMoment(JToken? text) => (string?)text is { } stated
        ? DateTimeOffset.Parse(stated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    public JObject ToJson() => new()
    {
        ["schema"] = Schema,
        ["kind"] = Kind.Word(),
        ["began"] = Write(Began),
        ["completed"] = Completed is { } completed ? Write(completed) : null,
        ["key"] = Key,
        ["files"] = Changes.Count,
        ["rows"] = Changes.Sum(change => change.Rows),
        ["changes"] = new JArray(Changes.Select(change => new JObject
        {
            ["path"] = change.Path,
            ["rule"] = change.Rule,
            ["before"] = change.Before,
            ["after"] = change.After,
            ["rows"] = change.Rows,
        })),
    };

    internal static Evidence Of(string path, EvidenceKind kind, JObject json) => new(path, kind,
        ReadMoment(json["began"]) ?? default, ReadMoment(json["completed"]), (string?)json["key"],
        [.. json["changes"]!.Select(change => new StoreChange((string)change["path"]!, (string)change["rule"]!, (string?)change["before"], (string?)change["after"], (int)change["rows"]!))]);
}
