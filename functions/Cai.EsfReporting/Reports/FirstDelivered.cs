using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The month from which anything is known of each part of a project: before it nothing is delivered, and its numbers are missing and not 0. A file with a header alone is delivered, and
/// so is a preliminary one, which counts; a rejected one is not.
/// </summary>
internal sealed class FirstDelivered
{
    private readonly IReadOnlyList<Month?> first;

    public FirstDelivered(Project project, Tally tally) =>
        first = [.. project.Scopes.Select(scope => project.SitesOf(scope).Select(site => tally.FirstDelivered.TryGetValue(site.Id, out var month) ? (Month?)month : null).Min())];

    /// <summary>Whether none of its sites had delivered anything to the end of a month.</summary>
    /// <param name="scope">Place of the scope in the project's list.</param>
    public bool IsMissing(int scope, Month until) => !(first[scope] <= until);
}
