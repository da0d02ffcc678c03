using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The reports of one project that a visitor may read.</summary>
/// <param name="Frozen">The latest first.</param>
public sealed record ProjectReports(Project Project, IReadOnlyList<WrittenReport> Reports, IReadOnlyList<FrozenReport> Frozen)
{
    /// <summary>Where its public editions stand, for those who may read the internal one; empty for others.</summary>
    public IReadOnlyList<PublicStanding> Public { get; init; } = [];

    /// <summary>Whether the visitor may ask for a period of it: not who may not read the internal edition, and not where nothing is delivered.</summary>
    public bool HasPeriods { get; init; }

    /// <summary>Whether there is nothing to read or to ask for.</summary>
    public bool IsEmpty => Reports.Count == 0 && Frozen.Count == 0 && !HasPeriods;
}

/// <param name="Change">What has changed since; null when that cannot be told.</param>
public sealed record FrozenReport(SealedReport Report, FrozenChange? Change)
{
    /// <summary>That things are not as they were when it was frozen, within a sentence; null when they are, and for those who may read the public edition alone.</summary>
    public Text? Since => Report.Seal is not null && Change is null ? new("kan inte jämföras med läget nu", "cannot be compared with how things stand now")
        : Change is { Changes.IsEmpty: false } || Report.Later.Count > 0 ? new("ändrat sedan dess", "changed since")
        : null;
}
