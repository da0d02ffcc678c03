using System.Globalization;
using System.Text;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>The public edition, attacked as it is published. <c>ESF_ATTACK_PROJECTS</c> sets how many projects; more are for a machine of one's own.</summary>
public sealed class PublicEditionAttackTests
{
    private static readonly string[] Reasons = [.. Catalogue.ProjectWords.Common.Leaving.Select(reason => Participants.ExitReasons.All.First(r => r.Reason == reason).Name.Sv)];

    private static int Projects => int.TryParse(Environment.GetEnvironmentVariable("ESF_ATTACK_PROJECTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var projects) ? projects : 3;

    /// <summary>Month by month, each quarter, each half-year, so that areas and groups stand in every second edition, and each year, so that they stand in all.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 3)]
    [InlineData(6, 4)]
    [InlineData(12, 3)]
    public async Task Nothing_small_is_told_through_any_relation(int step, int months)
    {
        var found = Found.Nothing;
        for (var seed = 0; seed < Projects; seed++)
            found = found.And(await AttackAsync((seed * 7) + step, step, months, (whole, kept) => PublicEdition.Publish(whole, kept)!.Value));
        Tell($"Public editions every {step} months", Projects, found);
        ShouldTellNothingSmall(found);
    }

    /// <summary>Women, men and few non-binary, some of whom were told as women or men before, in the age bands of ESF+.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(6, 4)]
    public async Task Nothing_small_is_told_of_an_esf_plus_project_either(int step, int months)
    {
        var (found, withFew) = (Found.Nothing, 0);
        for (var seed = 0; seed < Projects; seed++)
            found = found.And(await AttackAsync((seed * 11) + step, step, months, (whole, kept) =>
            {
                withFew += whole.Breakdown.Count(group => group is { Value: Outcomes.DimensionValues.NonBinary, Participants: < 5 });
                var published = PublicEdition.Publish(whole, kept)!.Value;
                published.Edition.Esf.ShouldBeNull();
                return published;
            }, ofEsfPlus: true));
        withFew.ShouldBeGreaterThan(0);
        Tell($"Public editions of ESF+ every {step} months", Projects, found);
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
        Should.Throw<ShouldAssertException>(() => ShouldTellNothingSmall(found with { Attacked = 100 * Projects + 1 }));
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
        found.Attacked.ShouldBeGreaterThan(100 * Projects);
        found.Which.ShouldBeEmpty();
        (found.Empty * 20).ShouldBeLessThanOrEqualTo(found.Editions);
        (found.Shown * 10).ShouldBeGreaterThan(found.ToShow);
    }

    /// <summary>Of each, the sites of areas are left out.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(30_000)]
    [InlineData(200_000)]
    public async Task Where_the_work_runs_out_nothing_small_is_told_either(long work)
    {
        var found = Found.Nothing;
        for (var seed = 0; seed < Projects; seed++)
            found = found.And(await AttackAsync((seed * 13) + 2, 12, 3, (whole, kept) => PublicEdition.Publish(whole, kept, work)!.Value));
        Tell($"Public editions with {work} numbers of work", Projects, found);
        found.Attacked.ShouldBeGreaterThan(100 * Projects);
        found.Which.ShouldBeEmpty();
    }

    /// <summary>An attack that finds nothing proves nothing until it has found what is there.</summary>
    [Fact]
    public async Task A_report_that_forgets_what_is_public_already_is_broken()
    {
        var found = Found.Nothing;
        for (var seed = 0; seed < 3; seed++)
            found = found.And(await AttackAsync(seed, 1, 3, (whole, _) => PublicEdition.Publish(whole, [])!.Value, isPlanned: false));
        Tell("Public editions that forget those before", 3, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_report_that_shows_one_number_more_is_broken()
    {
        var found = Found.Nothing;
        for (var seed = 1; seed < 5; seed++)
            found = found.And(await AttackAsync(seed, 6, 1, (whole, kept) =>
            {
                var (edition, month) = PublicEdition.Publish(whole, kept)!.Value;
                return (edition with { Scopes = [.. edition.Scopes.Select((scope, i) => scope with { People = whole.Scopes[i].People with { Anonymous = null, Untold = null, Participations = null } })] }, month);
            }));
        Tell("Public editions that show everybody's number", 4, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(3);
    }

    /// <param name="isPlanned">Whether the catalogue knows of the months.</param>
    private static async Task<Found> AttackAsync(int seed, int step, int count, Func<OutcomeReport, IReadOnlyList<PublishedMonth>, (OutcomeReport Edition, PublishedMonth Month)> publish, bool isPlanned = true, bool ofEsfPlus = false)
    {
        List<Month> asOfs = [.. Enumerable.Range(1, count).Select(i => MadeUpProject.First.Add((step * i) - 1))];
        var made = new MadeUpProject(seed, 15 + (seed * 37 % 160), step * count, isPlanned ? asOfs : [], ofEsfPlus);
        var (published, truth, kept, withheld) = (new List<PublishedNumbers>(), new List<PublishedNumbers>(), new List<PublishedMonth>(), new List<IReadOnlyList<string>>());
        foreach (var asOf in asOfs)
        {
            var whole = await made.ReportAsync(asOf);
            truth.Add(new(ReportJson.Of(whole), Reasons));
            var (edition, month) = publish(whole, kept);
            kept.Add(month);
            withheld.Add(edition.Withheld);
            var numbers = new PublishedNumbers(ReportJson.Of(edition), Reasons);
            using var csv = new MemoryStream();
            await new ReportCsv().WriteAsync(edition, Language.Sv, csv, CancellationToken.None);
            numbers.AddCsv(Encoding.UTF8.GetString(csv.ToArray()));
            published.Add(numbers);
        }

        using var reader = new Reader(made.Project, published, truth, Reasons);
        return reader.Attack() with { Editions = count, Lacking = [.. withheld.SelectMany(w => w)], Shown = published.Sum(month => month.Shown), ToShow = truth.Sum(month => month.Shown) };
    }

    private static void Tell(string what, int projects, Found found) => File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "attacks.txt"), string.Create(CultureInfo.InvariantCulture,
        $"{what}, {projects} projects: {found.Attacked} small numbers attacked, {found.Told} told, {found.Bounded} bounded within the threshold, {found.InVain} others told; of {found.Editions} editions {found.Empty} publish nothing; {found.Shown} of {found.ToShow} numbers shown; left out: {string.Join(", ", found.Lacking.GroupBy(part => part).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key} {part.Count()}"))}\n"));
}
