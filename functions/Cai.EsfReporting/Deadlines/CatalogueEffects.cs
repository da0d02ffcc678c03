using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Deadlines;

/// <summary>What another catalogue would do to a store.</summary>
/// <param name="Refusals">What must not be done: deliveries would no longer be counted and nobody could see why. Empty when it may be taken into use.</param>
/// <param name="Warnings">What may be done, and should be known.</param>
/// <param name="Again">The months whose reports would be made again, by project; those that are to be made again anyway among them.</param>
public sealed record CatalogueEffects(IReadOnlyList<Text> Refusals, IReadOnlyList<Text> Warnings, IReadOnlyDictionary<string, IReadOnlyList<Month>> Again)
{
    /// <param name="again">Writes reports by the new catalogue: asked which of them it would make.</param>
    /// <exception cref="IOException">Storage is away: try again.</exception>
    public static async Task<CatalogueEffects> OfAsync(ReportingCatalogue before, ReportingCatalogue after, IFileStore files, IDeliveryLog log, Consolidator again, CancellationToken cancellation)
    {
        var (refusals, warnings, months) = (new List<Text>(), new List<Text>(), new SortedDictionary<string, IReadOnlyList<Month>>(StringComparer.Ordinal));
        if (before.Version == after.Version && before.Sha256 != after.Sha256)
            warnings.Add(new($"Versionen är {after.Version} som förut, fast innehållet är ett annat. Varje rapport nämner den: ge den en ny.", $"The version is {after.Version} as before, though the content is another. Every report names it: give it a new one."));
        foreach (var project in before.Projects)
        {
            var accepted = (await log.ReadAsync(project.Id, cancellation)).Where(d => d.IsAccepted).ToList();
            if (after.Find(project.Id) is not { } next)
            {
                if (accepted.Count > 0)
                    refusals.Add(new($"Projektet {project.Id} ({project.Name}) tas bort men har {accepted.Count} leveranser. Låt det stå kvar; ett projekt vars tid är ute visas som avslutat.",
                        $"The project {project.Id} ({project.Name}) is removed but has {accepted.Count} deliveries. Let it stay; a project whose time is over is shown as finished."));
                else
                    warnings.Add(new($"Projektet {project.Id} ({project.Name}) tas bort; det har inga leveranser.", $"The project {project.Id} ({project.Name}) is removed; it has no deliveries."));
                continue;
            }

            Sites(project, next, accepted, refusals, warnings);
            refusals.AddRange(await WordEffects.RefusalsAsync(project, next, accepted, files, cancellation));
            warnings.AddRange(WordEffects.Warnings(project, next));
            if (accepted.Count(d => !d.Address.IsKeyFigures && IsInside(project, d.Address.Month) && !IsInside(next, d.Address.Month)) is > 0 and var outside)
                warnings.Add(new($"{project.Id}: {outside} leveranser gäller månader utanför projektets nya tid {next.From:yyyy-MM-dd} – {next.To:yyyy-MM-dd}.",
                    $"{project.Id}: {outside} deliveries are for months outside the project's new period {next.From:yyyy-MM-dd} – {next.To:yyyy-MM-dd}."));
            await DeadlinesAsync(project, next, files, warnings, cancellation);
        }

        foreach (var project in after.Projects)
            if (await again.OutdatedAsync(project, cancellation) is { Count: > 0 } outdated)
                months[project.Id] = [.. outdated.Select(basis => basis.AsOf)];
        return new(refusals, warnings, months);
    }

    private static void Sites(Project project, Project next, List<Delivery> accepted, List<Text> refusals, List<Text> warnings)
    {
        foreach (var site in project.Sites)
        {
            var told = accepted.Where(d => d.Address.Site == site.Id).Select(d => d.Address.Month).Distinct().Order().ToList();
            var (name, moved) = ($"{project.Id}/{site.Id} ({site.Name})", next.FindSite(site.Id));
            if (moved is null && told.Count > 0)
                refusals.Add(new($"Orten {name} tas bort men har lämnat {told.Count} månader ({told[0]} – {told[^1]}): de skulle inte längre räknas. Låt den stå kvar, eller byt bara dess namn.",
                    $"The site {name} is removed but has delivered {told.Count} months ({told[0]} – {told[^1]}): they would no longer be counted. Let it stay, or change its name only."));
            else if (moved is null)
                warnings.Add(new($"Orten {name} tas bort; den har inte lämnat något.", $"The site {name} is removed; it has delivered nothing."));
            else if (moved.SubProject != site.SubProject && told.Count > 0)
                warnings.Add(new($"Orten {name} flyttas från {site.SubProject ?? "–"} till {moved.SubProject ?? "–"}: också det som redan är lämnat räknas där.",
                    $"The site {name} is moved from {site.SubProject ?? "–"} to {moved.SubProject ?? "–"}: what is delivered already is counted there too."));
        }
    }

    /// <summary>Days that move; of a deadline whose report is frozen it stays as it is.</summary>
    private static async Task DeadlinesAsync(Project project, Project next, IFileStore files, List<Text> warnings, CancellationToken cancellation)
    {
        var later = ReportingCalendar.Of(next).ToDictionary(d => d.Id);
        var (gone, elsewhere, frozen) = (new List<string>(), new List<(Deadline From, Deadline To)>(), new List<string>());
        foreach (var deadline in ReportingCalendar.Of(project))
        {
            var moved = later.GetValueOrDefault(deadline.Id);
            if (moved is not null && (moved.Due, moved.Month, moved.FreezeDay) == (deadline.Due, deadline.Month, deadline.FreezeDay))
                continue;
            if (await files.ListAsync($"frozen/{project.Id}/{deadline.Id}/", cancellation).AnyAsync(cancellation))
                frozen.Add(deadline.Id);
            else if (moved is null)
                gone.Add(deadline.Id);
            else if (moved.Due != deadline.Due)
                elsewhere.Add((deadline, moved));
        }

        // A rule moves the deadlines of years: the first and the last of them tell how.
        if (elsewhere.Count > MostMoved)
            warnings.Add(new($"{project.Id}: {elsewhere.Count} tidsgränser flyttas, från {Sv(elsewhere[0])} till {Sv(elsewhere[^1])}.", $"{project.Id}: {elsewhere.Count} deadlines move, from {En(elsewhere[0])} to {En(elsewhere[^1])}."));
        else
            warnings.AddRange(elsewhere.Select(one => new Text($"{project.Id}: {one.From.Id} flyttas från {one.From.Due:yyyy-MM-dd} till {one.To.Due:yyyy-MM-dd}.", $"{project.Id}: {one.From.Id} moves from {one.From.Due:yyyy-MM-dd} to {one.To.Due:yyyy-MM-dd}.")));
        if (frozen.Count > 0)
            warnings.Add(new($"{project.Id}: det som redan är fryst ändras inte, fast tidsgränsen gör det: {string.Join(", ", frozen)}.", $"{project.Id}: what is frozen already does not change, though its deadline does: {string.Join(", ", frozen)}."));
        if (gone.Count > 0)
            warnings.Add(new($"{project.Id}: tidsgränser som tas bort: {Few(gone)}.", $"{project.Id}: deadlines that are removed: {Few(gone)}."));
    }

    private static string Few(List<string> ids) => ids.Count <= 2 * MostMoved ? string.Join(", ", ids) : FormattableString.Invariant($"{ids[0]} … {ids[^1]} ({ids.Count})");

    /// <summary>So many deadlines that move are told one by one.</summary>
    private const int MostMoved = 3;

    private static string Sv((Deadline From, Deadline To) moved) => FormattableString.Invariant($"{moved.From.Id} ({moved.From.Due:yyyy-MM-dd} blir {moved.To.Due:yyyy-MM-dd})");

    private static string En((Deadline From, Deadline To) moved) => FormattableString.Invariant($"{moved.From.Id} ({moved.From.Due:yyyy-MM-dd} becomes {moved.To.Due:yyyy-MM-dd})");

    private static bool IsInside(Project project, Month month) => month >= Month.Of(project.From) && month <= Month.Of(project.To);
}
