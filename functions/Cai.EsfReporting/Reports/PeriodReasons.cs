using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>With which reason people left in a period: the reasons below each other, the whole and its areas beside each other. A column sums to its leavers.</summary>
/// <param name="Areas">The project first.</param>
public sealed record PeriodReasons(PeriodOutcome Told, IReadOnlyList<PeriodOfScope> Areas, IReadOnlyList<PeriodReason> Rows)
{
    /// <summary>Tables of the internal edition: the sub-projects, and sites that are in none; none where nobody left. The public edition has years of the project, and their reasons in its rows.</summary>
    /// <param name="most">So many areas fit beside the whole; the others stand in a table below.</param>
    public static IReadOnlyList<PeriodReasons> Of(OutcomeReport report, PeriodOutcome told, int most)
    {
        if (report.Edition == Edition.Public || told.Whole.Leavers is null or 0)
            return [];
        var parts = told.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.SubProject || (scope.Scope.Kind == ScopeKind.Site && report.Project.FindSite(scope.Scope.Id)?.SubProject is null)).Chunk(most).ToList();
        return [.. (parts.Count == 0 ? [[]] : parts).Select(beside => new PeriodReasons(told, [told.Whole, .. beside], [.. RowsOf(report.Project, told.Whole)]))];
    }

    public string Caption(Language language) => new Text("Avslutsorsaker, {0}", "Exit reasons, {0}").In(language, Told.Period.InWords(language));

    /// <summary>What stands above an area's column.</summary>
    public static string Head(PeriodOfScope area, Language language) => area.Scope.Kind == ScopeKind.Project ? new Text("Hela projektet", "The whole project").In(language) : area.Scope.Name;

    /// <summary>All who left, and each kind before its reasons; a kind of one reason stands alone, and what nobody left with nowhere.</summary>
    private static IEnumerable<PeriodReason> RowsOf(Project project, PeriodOfScope whole)
    {
        yield return new(new("Alla som har avslutat", "All who left"), "project", [.. project.Words.Leaving]);
        foreach (var (name, reasons) in project.Words.Kinds)
        {
            var occurring = reasons.Where(reason => LeaversTo(whole, [reason]) > 0).ToList();
            if (occurring.Count > 0)
                yield return new(name, "kind", reasons);
            foreach (var reason in occurring.Where(_ => reasons.Count > 1))
                yield return new(project.Words.Name(reason), "reason", [reason]);
        }
    }

    internal static int LeaversTo(PeriodOfScope area, IReadOnlyList<ExitReason> reasons) => area.Reasons.Where(told => reasons.Contains(told.Reason)).Sum(told => told.Leavers ?? 0);
}

/// <summary>All who left, a kind of reasons, or one reason.</summary>
/// <param name="Word"><c>project</c>, <c>kind</c> or <c>reason</c>.</param>
public sealed record PeriodReason(Text Name, string Word, IReadOnlyList<ExitReason> Reasons)
{
    /// <summary>The leavers; null where nothing is delivered of the area.</summary>
    public int? In(PeriodOfScope area) => area.IsMissing ? null : PeriodReasons.LeaversTo(area, Reasons);

    /// <inheritdoc cref="In"/>
    /// <remarks>In words.</remarks>
    public string CountIn(PeriodOfScope area, Language language) => In(area) is { } leavers ? Figures.Count(leavers, language) : UndeliveredWords.Word.In(language);
}
