using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Where a delivery belongs: project, site and month. Its parts are well-formed ids, safe in a path, but need
/// not exist in the catalogue.
/// </summary>
public readonly partial record struct DeliveryAddress(string Project, string Site, Month Month)
{
    /// <inheritdoc cref="KeyFigure.Place"/>
    public const string KeyFigures = KeyFigure.Place;

    /// <summary>A delivery of key figures, not of a site's participants.</summary>
    public bool IsKeyFigures => Kind == DeliveryKind.KeyFigures;

    public DeliveryKind Kind => Site == KeyFigures ? DeliveryKind.KeyFigures : DeliveryKind.Participants;

    /// <summary>
    /// A file that comes on that day comes before the last day of its month is over, and cannot tell all of it. Key figures tell periods of
    /// their own and are never so.
    /// </summary>
    public bool IsPreliminaryOn(DateOnly day) => !IsKeyFigures && day <= Month.LastDay;

    /// <summary><c>mia/tyreso/2018-08</c></summary>
    public string Path => $"{Project}/{Site}/{Month}";

    public override string ToString() => Path;

    /// <summary>
    /// Reads the address from a file's path (<c>…/mia/tyreso/2018-08-rattad.csv</c>) or name
    /// (<c>mia_tyreso_2018-08.csv</c>). False when neither tells all three.
    /// </summary>
    public static bool TryParse(string path, out DeliveryAddress address)
    {
        address = default;
        var normal = path.Replace('\\', '/');
        if (normal.Split('/').Contains(".."))
            return false;
        var match = InPath().Match(normal);
        if (!match.Success)
            match = InName().Match(normal[(normal.LastIndexOf('/') + 1)..]);
        if (!match.Success || !Month.TryParse(match.Groups["month"].ValueSpan, out var month))
            return false;
        address = new(match.Groups["project"].Value.ToLowerInvariant(), Slug(match.Groups["site"].Value), month);
        return IsId(address.Project) && IsId(address.Site);
    }

    /// <summary>
    /// True for 1–40 lower-case letters a–z, digits and hyphens, starting with a letter: the form of every id in a path. Ids are
    /// written in paths, receipts and the log, so that none may hold an identity.
    /// </summary>
    public static bool IsId(string text) => Id().IsMatch(text) && !Masking.HoldsIdentity(text);

    /// <summary>Swedish names are welcome where ids are wanted: <c>Tyresö</c> is <c>tyreso</c>, <c>Södra Roslagen</c> is <c>sodra-roslagen</c>.</summary>
    public static string Slug(string name)
    {
        var composed = name.Any(char.IsSurrogate) ? name : name.Normalize();
        Span<char> slug = composed.Length <= 128 ? stackalloc char[composed.Length] : new char[composed.Length];
        var length = 0;
        foreach (var c in composed)
            slug[length++] = char.ToLowerInvariant(c) switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'é' => 'e', ' ' or '_' => '-', var other => other };
        return slug[..length].ToString();
    }

    [GeneratedRegex("(?:^|/)(?<project>[^/]{1,40})/(?<site>[^/]{1,40})/(?<month>[0-9]{4}-[0-9]{2})(?![0-9])[^/]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InPath();

    [GeneratedRegex("^(?<project>[^_]{1,40})_(?<site>[^_]{1,40})_(?<month>[0-9]{4}-[0-9]{2})(?![0-9]).*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InName();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
