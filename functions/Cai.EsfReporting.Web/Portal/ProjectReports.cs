using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The reports of one project that a visitor may read.</summary>
/// <param name="Frozen">Each with what has changed since; null when that cannot be told.</param>
public sealed record ProjectReports(Project Project, IReadOnlyList<WrittenReport> Reports, IReadOnlyList<(SealedReport Report, FrozenChange? Change)> Frozen)
{
    /// <summary>The periods that the visitor may ask for; null for who may not read the internal edition, and where nothing is delivered.</summary>
    public PeriodChoices? Periods { get; init; }
}
