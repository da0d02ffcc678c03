using System.Globalization;
using System.Text;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>
/// The public edition, attacked as it is published: three projects in four have three sites, the others five. <c>ESF_ATTACK_PROJECTS</c> sets how many of each kind;
/// more are for a machine of one's own.
/// </summary>
public sealed class PublicEditionAttackTests
{
    private static readonly string[] Reasons = [.. Catalogue.ProjectWords.Common.Leaving.Select(reason => Participants.ExitReasons.All.First(r => r.Reason == reason).Name.Sv)];

    private static int Projects => int.TryParse(Environment.GetEnvironmentVariable("ESF_ATTACK_PROJECTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var projects) ? projects : 32;

    /// <summary>Month by month, each quarter, each half-year, so that areas and groups stand in every second edition, a December and the year after, each year, so that they stand in all, and each second, so that the first tells of two whole years.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 3)]
    [InlineData(6, 4)]
    [InlineData(10, 3)]
    [InlineData(12, 3)]
    [InlineData(24, 2)]
    public async Task Nothing_small_is_told_through_any_relation(int step, int months)
    {
        var found = await AttackAllAsync(Projects, project => AttackAsync((project * 7) + step, step, months, (whole, kept) => PublicEdition.Publish(whole, kept)!.Value, isSmall: IsSmall(project)));
        Tell($"Public editions every {step} months", Projects, found);
        ShouldTellNothingSmall(found);
    }

    /// <summary>Women, men and few non-binary, some of whom were told as women or men before, in the age bands of ESF+.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(6, 4)]
    public async Task Nothing_small_is_told_of_an_esf_plus_project_either(int step, int months)
    {
        var (projects, withFew) = ((Projects + 1) / 2, 0);
        var found = await AttackAllAsync(projects, project => AttackAsync((project * 11) + step, step, months, (whole, kept) =>
        {
            Interlocked.Add(ref withFew, whole.Breakdown.Count(group => group is { Value: Outcomes.DimensionValues.NonBinary, Participants: < 5 }));
            var published = PublicEdition.Publish(whole, kept)!.Value;
            published.Edition.Esf.ShouldBeNull();
            return published;
        }, ofEsfPlus: true, isSmall: IsSmall(project)));
        withFew.ShouldBeGreaterThan(0);
        Tell($"Public editions of ESF+ every {step} months", projects, found);
        ShouldTellNothingSmall(found);
    }

    /// <summary>An edition that tells nothing is safe against any attack, and of no use.</summary>
    [Fact]
    public async Task An_edition_that_hides_all_does_not_pass()
    {
        var found = await AttackAsync(3, 6, 2, (whole, kept) =>
        {
            var (edition, month) = PublicEdition.Publish(whole, kept)!.Value;
            return (edition with { Scopes = [.. edition.Scopes.Select(WithoutNumbers)], Breakdown = [] }, month);
        });
        found.Which.ShouldBeEmpty();
        Should.Throw<ShouldAssertException>(() => ShouldTellNothingSmall(found with { Attacked = 1000 * Projects }));
    }

    private static ScopeOutcome WithoutNumbers(ScopeOutcome scope) => scope with
    {
        People = new(null, null, null, null, null, null, null),
        Indicators = [.. scope.Indicators.Select(indicator => indicator with { Ratio = null, OfParticipants = null, Earlier = null })],
        Shares = [.. scope.Shares.Select(share => share with { Ratio = null, Earlier = null, Due = null })],
        Numbers = [.. scope.Numbers.Select(number => number with { Count = null, Earlier = null })],
        Inflow = null,
        Reasons = [.. scope.Reasons.Select(reason => reason with { Leavers = null })],
        History = [],
    };

    /// <summary>Nothing small is told, and something else is: few editions publish nothing, and a tenth at least of what the internal edition tells stands in the public ones.</summary>
    private static void ShouldTellNothingSmall(Found found)
    {
        found.Attacked.ShouldBeGreaterThan(100 * found.Editions);
        found.Which.ShouldBeEmpty();
        (found.Empty * 20).ShouldBeLessThanOrEqualTo(found.Editions);
        (found.Shown * 10).ShouldBeGreaterThan(found.ToShow);
    }

    /// <summary>From work for nothing at all, over that for the project's row, for areas and for some sites, to that for all but showing again what need not be hidden.</summary>
    /// <param name="lacking">What some editions leave out then.</param>
    [Theory]
    [InlineData(1, "month")]
    [InlineData(10_000, "sex")]
    [InlineData(100_000, "areas/norr")]
    [InlineData(300_000, "areas/norr")]
    [InlineData(1_000_000, "areas")]
    [InlineData(3_000_000, null)]
    public async Task Where_the_work_runs_out_nothing_small_is_told_either(long work, string? lacking)
    {
        var projects = (Projects + 3) / 4;
        var found = await AttackAllAsync(projects, project => AttackAsync((project * 13) + 2, 12, 3, (whole, kept) => PublicEdition.Publish(whole, kept, work)!.Value, isSmall: IsSmall(project)));
        Tell($"Public editions with {work} numbers of work", projects, found);
        found.Attacked.ShouldBeGreaterThan(100 * found.Editions);
        found.Which.ShouldBeEmpty();
        if (lacking is not null)
            found.Lacking.ShouldContain(lacking);
    }

    /// <summary>An attack that finds nothing proves nothing until it has found what is there.</summary>
    [Fact]
    public async Task A_report_that_forgets_what_is_public_already_is_broken()
    {
        var found = await AttackAllAsync(3, seed => AttackAsync(seed, 1, 3, (whole, _) => PublicEdition.Publish(whole, [])!.Value, isPlanned: false));
        Tell("Public editions that forget those before", 3, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_report_that_shows_one_number_more_is_broken()
    {
        var found = await AttackAllAsync(4, project => AttackAsync(project + 1, 6, 1, (whole, kept) =>
        {
            var (edition, month) = PublicEdition.Publish(whole, kept)!.Value;
            return (edition with { Scopes = [.. edition.Scopes.Select((scope, i) => scope with { People = whole.Scopes[i].People with { Anonymous = null, Untold = null, Participations = null } })] }, month);
        }));
        Tell("Public editions that show everybody's number", 4, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(3);
    }

    /// <summary>What a reader knows of years, forgotten: who came back since or left in between, who left before the year, that the year is part of all, and that a number is small by another.</summary>
    /// <param name="forgotten">What the keys of the cells hold that are left out, with their relations.</param>
    [Theory]
    [InlineData("/back-", "/late-")]
    [InlineData("/before-", "/before-")]
    [InlineData("/at-", "/at-")]
    public async Task Years_that_are_hidden_without_a_relation_are_broken(string forgotten, string orThis)
    {
        var found = await AttackAllAsync(8, seed => AttackAsync(seed, 10, 2, (whole, kept) =>
        {
            var asked = PublicEdition.CellsOf(whole, whole.Tally!.Months[^1], kept);
            bool IsForgotten(string key) => key.Contains(forgotten, StringComparison.Ordinal) || key.Contains(orThis, StringComparison.Ordinal);
            CellSystem cells = new(asked.Cells.Where(cell => !IsForgotten(cell.Key)), asked.Equations.Where(equation => !IsForgotten(equation.Total) && !equation.Parts.Any(IsForgotten)), asked.Ties.Where(tie => !IsForgotten(tie.Key)));
            return PublicEdition.Publish(whole, [.. kept, new(whole.AsOf, whole.Basis, SmallCounts.Publish(cells, [.. kept.Select(month => month.Table)], 5))])!.Value;
        }));
        Tell($"Public editions whose years forget {forgotten}", 8, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(0);
        found.Which.ShouldContain(which => which.Contains("year/", StringComparison.Ordinal) || which.Contains("before/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Years_that_are_hidden_only_where_they_are_small_are_broken()
    {
        var found = await AttackAllAsync(4, seed => AttackAsync(seed, 12, 2, (whole, kept) =>
        {
            var (_, decided) = PublicEdition.Publish(whole, kept)!.Value;
            var hidden = decided.Table.Hidden.Where(cell => cell.Value == HiddenBecause.Small || !cell.Key.Contains("/of-", StringComparison.Ordinal)).ToDictionary();
            return PublicEdition.Publish(whole, [.. kept, decided with { Table = decided.Table with { Hidden = hidden } }])!.Value;
        }));
        Tell("Public editions whose years are hidden only where they are small", 4, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(4);
    }

    private static bool IsSmall(int project) => project % 4 != 0;

    private static async Task<Found> AttackAllAsync(int projects, Func<int, Task<Found>> attack)
    {
        var found = new Found[projects];
        await Parallel.ForAsync(0, projects, async (project, _) => found[project] = await attack(project));
        return found.Aggregate(Found.Nothing, (all, own) => all.And(own));
    }

    /// <param name="isPlanned">Whether the catalogue knows of the months.</param>
    private static async Task<Found> AttackAsync(int seed, int step, int count, Func<OutcomeReport, IReadOnlyList<PublishedMonth>, (OutcomeReport Edition, PublishedMonth Month)> publish, bool isPlanned = true, bool ofEsfPlus = false, bool isSmall = false)
    {
        List<Month> asOfs = [.. Enumerable.Range(1, count).Select(i => MadeUpProject.First.Add((step * i) - 1))];
        var made = new MadeUpProject(seed, 15 + (seed * 37 % 160), step * count, isPlanned ? asOfs : [], ofEsfPlus, isSmall);
        var decembers = new Dictionary<Month, PublishedNumbers>();
        for (var december = new Month(MadeUpProject.First.Year, 12); december < asOfs[0]; december = december.Add(12))
            decembers.Add(december, new(ReportJson.Of(await made.ReportAsync(december)), Reasons, isFirst: false));
        var (published, truth, kept, withheld) = (new List<PublishedNumbers>(), new List<PublishedNumbers>(), new List<PublishedMonth>(), new List<IReadOnlyList<string>>());
        foreach (var asOf in asOfs)
        {
            var whole = await made.ReportAsync(asOf);
            truth.Add(new(ReportJson.Of(whole), Reasons, asOf == asOfs[0]));
            var (edition, month) = publish(whole, kept);
            kept.Add(month);
            withheld.Add(edition.Withheld);
            var numbers = new PublishedNumbers(ReportJson.Of(edition), Reasons, asOf == asOfs[0]);
            using var csv = new MemoryStream();
            await new ReportCsv().WriteAsync(edition, Language.Sv, csv, CancellationToken.None);
            numbers.AddCsv(Encoding.UTF8.GetString(csv.ToArray()));
            published.Add(numbers);
        }

        using var reader = new Reader(made.Project, published, truth, decembers, Reasons);
        return reader.Attack() with { Editions = count, Lacking = [.. withheld.SelectMany(w => w)], Shown = published.Sum(month => month.Shown), ToShow = truth.Sum(month => month.Shown) };
    }

    private static void Tell(string what, int projects, Found found) => File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "attacks.txt"), string.Create(CultureInfo.InvariantCulture,
        $"{what}, {projects} projects: {found.Attacked} small numbers attacked, {found.Told} told, {found.Bounded} bounded within the threshold, {found.InVain} others told; of {found.Editions} editions {found.Empty} publish nothing; {found.Shown} of {found.ToShow} numbers shown; left out: {string.Join(", ", found.Lacking.GroupBy(part => part).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key} {part.Count()}"))}\n"));
}
