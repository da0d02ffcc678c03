namespace Cai.EsfReporting.Catalogue;

/// <summary>What a key figure's numbers are.</summary>
public enum FigureUnit
{
    /// <summary>A share, kept as a fraction from 0 to 1.</summary>
    Percent = 0,
    /// <summary>A whole number of people, households, jobs …</summary>
    Count,
    /// <summary>Thousands of kronor; may be negative.</summary>
    Tkr,
    Days,
    /// <summary>Words: nothing is compared.</summary>
    Text,
}

/// <summary>Whom a key figure is of.</summary>
[Flags]
public enum FigureScopes { None = 0, Project = 1, Site = 2 }

/// <summary>Nyckeltal: a figure that is delivered as it is, because it is not counted from participants.</summary>
/// <param name="Id">Unlike the id of any indicator of the project.</param>
/// <param name="Kolada">Its id in Kolada, the municipalities' database (<c>U40455</c>); null when it is not there.</param>
/// <param name="Aliases">Other names that files may give it.</param>
/// <param name="HigherIsBetter">The direction of good.</param>
/// <param name="Targets">The earliest first; empty when none is decided. A delivery's own target goes before them.</param>
/// <param name="ProRated">A target, of a count or of kronor, that is for a calendar year: a part of the year is held against its part.</param>
/// <param name="NearShare">From this share of the target it is assessed as near; 0 to 1.</param>
/// <param name="Source">Where the figure and its target are published.</param>
/// <param name="Publishable">It is published already, or names so many that it may be: it stands in public editions.</param>
public sealed record KeyFigure(
    string Id,
    Text Name,
    string? Kolada,
    IReadOnlyList<string> Aliases,
    FigureUnit Unit,
    FigureScopes Scopes,
    bool HigherIsBetter,
    IReadOnlyList<DatedTarget> Targets,
    bool ProRated,
    decimal NearShare,
    string Source,
    bool Publishable)
{
    /// <summary>Stands in a site's place where a project's key figures are delivered (<c>mia/nyckeltal/2018-08</c>); no site may be called so.</summary>
    public const string Place = "nyckeltal";

    /// <summary>Ingångsvärde, in the unit: what a target in words is held against where the same period a year before is not told; null when the catalogue has none.</summary>
    public decimal? StartingValue { get; init; }

    /// <summary>What is decided for a month; null when nothing is.</summary>
    public FigureTarget? TargetIn(Month month) => Targets.In(month);

    /// <summary>Every name that a file may give it.</summary>
    public IEnumerable<string> Names => new[] { Name.Sv, Name.En, Id, Kolada }.OfType<string>().Concat(Aliases).Distinct(StringComparer.Ordinal);
}

public static class FigureUnits
{
    private static readonly (string Word, FigureUnit Unit)[] Words =
        [("percent", FigureUnit.Percent), ("count", FigureUnit.Count), ("tkr", FigureUnit.Tkr), ("days", FigureUnit.Days), ("text", FigureUnit.Text)];

    /// <summary>The words in the catalogue and in json.</summary>
    public static IEnumerable<string> All => Words.Select(word => word.Word);

    public static string Word(this FigureUnit unit) => Words.Single(word => word.Unit == unit).Word;

    public static Text Name(this FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => new("andel", "share"),
        FigureUnit.Count => new("antal", "number"),
        FigureUnit.Tkr => new("tkr", "kSEK"),
        FigureUnit.Days => new("dagar", "days"),
        _ => new("ord", "words"),
    };

    /// <summary>Null for a word that is no unit.</summary>
    public static FigureUnit? Find(string word) => Words.Where(known => known.Word == word).Select(known => (FigureUnit?)known.Unit).FirstOrDefault();
}
