using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>
/// The key figures of public editions, attacked: counts of people, and shares of counted ones, by site, month, quarter, half-year, year and year so far, told late and in any
/// order. The reader knows that the project is its sites, a period its months and the counted those in the numerator and the others.
/// </summary>
public sealed class KeyFigureAttackTests
{
    private const int Smallest = 5, Few = 6;
    private static readonly KeyFigure Jobs = Publishable("jobs", FigureUnit.Count), Answers = Publishable("answers", FigureUnit.Percent);
    private static readonly Month[] Public = [MadeUpProject.First.Add(3), MadeUpProject.First.Add(9)];

    private static int Projects => int.TryParse(Environment.GetEnvironmentVariable("ESF_ATTACK_PROJECTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var projects) ? projects * 10 : 30;

    [Fact]
    public async Task Nothing_small_is_told_by_any_key_figure()
    {
        var found = await AttackAllAsync(Projects);
        Tell("Key figures", Projects, found);
        found.Attacked.ShouldBeGreaterThan(10 * Projects);
        found.Which.ShouldBeEmpty();
        // Nor does it do to tell none.
        (found.Shown * 8).ShouldBeGreaterThan(found.ToShow);
    }

    /// <summary>As if each were looked at by itself.</summary>
    [Fact]
    public async Task Figures_that_are_hidden_only_where_they_are_small_are_broken()
    {
        var found = await AttackAllAsync(Few, whole => [.. whole.Where(figure => !Numbers(figure.Told).Any(number => number.Value is > 0 and < Smallest))]);
        Tell("Key figures that are hidden only where they are small", Few, found);
        (found.Told + found.Bounded).ShouldBeGreaterThan(Few);
    }

    [Fact]
    public async Task Figures_that_are_not_hidden_are_broken()
    {
        var found = await AttackAllAsync(Few, whole => whole);
        found.Told.ShouldBeGreaterThan(5 * Few);
    }

    private static async Task<Found> AttackAllAsync(int projects, Func<IReadOnlyList<FigureOutcome>, IReadOnlyList<FigureOutcome>>? shown = null)
    {
        var made = new MadeUpProject(1, 20, 10, Public);
        OutcomeReport[] reports = [.. await Task.WhenAll(Public.Select(asOf => made.ReportAsync(asOf)))];
        var found = Found.Nothing;
        for (var seed = 0; seed < projects; seed++)
            found = found.And(Attack(seed, reports, shown));
        return found;
    }

    /// <param name="shown">Which of the internal edition's figures are printed; null for what the product prints.</param>
    private static Found Attack(int seed, OutcomeReport[] reports, Func<IReadOnlyList<FigureOutcome>, IReadOnlyList<FigureOutcome>>? shown)
    {
        var project = reports[0].Project;
        var (figures, all) = Figures(new(seed), project);
        var (kept, published) = (new List<PublishedMonth>(), new HashSet<(string Column, string? Site, Period Period)>());
        var count = 0;
        foreach (var report in reports)
        {
            var whole = report with { Figures = FigureOutcome.Of([.. figures.Where(figure => figure.ToldFor <= report.AsOf)]) };
            var (edition, month) = PublicEdition.Publish(whole, kept)!.Value;
            kept.Add(month);
            edition.Withheld.Contains("key-figures").ShouldBe(edition.Figures.Count < whole.Figures.Count);
            if (shown is not null)
                edition = edition with { Figures = shown(whole.Figures) };
            var read = Read(edition);
            count += read.Count;
            published.UnionWith(read);
        }

        using var reader = new FigureReader(project, figures, all, published);
        return reader.Attack() with { Shown = count, ToShow = Public.Sum(asOf => figures.Where(figure => figure.ToldFor <= asOf).Sum(figure => Numbers(figure).Count(number => number.Column != "others"))) };
    }

    /// <summary>The numbers that an edition prints, in json: every form is written of the same edition, which has no other figures.</summary>
    private static List<(string Column, string? Site, Period Period)> Read(OutcomeReport edition)
    {
        var json = (JArray)ReportJson.Of(edition)["figures"]!;
        var numbers = new List<(string, string?, Period)>();
        foreach (var row in json)
        {
            Period.TryParse((string)row["period"]!, out var period).ShouldBeTrue();
            foreach (var (column, name) in (string?)row["unit"] == "count" ? (IReadOnlyList<(string, string)>)[("value", "value")] : [("numerator", "numerator"), ("denominator", "denominator")])
                if (row[name] is { Type: JTokenType.Integer })
                    numbers.Add((column, (string?)row["site"], period));
        }

        return numbers;
    }

    /// <summary>
    /// Every month of every site, and the periods and the project that they make. Offices are of different habits: which periods they tell, of whom, how orderly, how late,
    /// and how few they count.
    /// </summary>
    /// <returns>What is told, and all that could be.</returns>
    private static (IReadOnlyList<ReportedFigure> Told, IReadOnlyList<ReportedFigure> All) Figures(Random random, Project project)
    {
        var (told, all) = (new List<ReportedFigure>(), new List<ReportedFigure>());
        Month[] months = [.. Enumerable.Range(1, 12).Select(number => new Month(2018, number))];
        List<Period> periods = [.. months.Select(month => Period.Of(month, month)), .. months.SelectMany(Period.EndingIn), .. months.Select(Period.YearUntil)];
        foreach (var figure in (KeyFigure[])[Jobs, Answers])
        {
            var (least, few, untold) = (random.Next(3) * 5, random.Next(3) * 10, random.Next(3) * 20);
            var counts = project.Sites.ToDictionary(site => site.Id, _ => months.Select(_ => (Part: Number(random, least, few), Others: Number(random, least, few))).ToArray());
            var silent = random.Next(3) == 0 ? project.Sites[random.Next(project.Sites.Count)] : null;
            var (ofProject, ofSites) = (Habit(random), Habit(random));
            if (random.Next(2) == 0)
                ofSites = ofProject;
            foreach (var site in (Site?[])[null, .. project.Sites])
                foreach (var period in periods.Distinct())
                {
                    var own = project.Sites.Where(s => site is null || s == site).SelectMany(s => counts[s.Id].Where((_, i) => period.Contains(months[i].FirstDay))).ToList();
                    var (part, whole) = (own.Sum(c => c.Part), own.Sum(c => c.Part + c.Others));
                    var toldFor = MadeUpProject.First.Add(random.Next(10));
                    all.Add(figure == Jobs
                        ? new(figure, site, period, part, "", null, null, null, "", null, toldFor)
                        : new(figure, site, period, whole == 0 ? 0 : (decimal)part / whole, "", part, whole, null, "", null, toldFor));
                    if ((site is null || site != silent) && (site is null ? ofProject : ofSites)(period) && random.Next(100) >= untold)
                        told.Add(all[^1]);
                }
        }

        return (told, all);
    }

    /// <summary>Kinds of period that are told.</summary>
    private static Func<Period, bool> Habit(Random random)
    {
        var (lengths, soFar) = (new HashSet<int>(((int[])[1, 3, 4, 6, 12]).Where(_ => random.Next(3) == 0)), random.Next(4) == 0);
        return period => lengths.Contains(period.Months) || soFar && period.First.Number == 1;
    }

    private static int Number(Random random, int least, int few) => random.Next(100) < few ? random.Next(5) : least + random.Next(12);

    internal static IEnumerable<(string Column, int Value)> Numbers(ReportedFigure figure) => figure.Figure.Unit == FigureUnit.Count
        ? [("value", (int)figure.Number!.Value)]
        : [("numerator", (int)figure.Numerator!.Value), ("denominator", (int)figure.Denominator!.Value), ("others", (int)(figure.Denominator.Value - figure.Numerator.Value))];

    private static KeyFigure Publishable(string id, FigureUnit unit) =>
        new(id, new("made-up figure " + id, "made-up figure " + id), null, [], unit, FigureScopes.Project | FigureScopes.Site, HigherIsBetter: true, [], ProRated: false, 0.9m, "Prov", Publishable: true);

    private static void Tell(string what, int projects, Found found) => File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "attacks.txt"), string.Create(CultureInfo.InvariantCulture,
        $"{what}, {projects} offices: {found.Attacked} small numbers attacked, {found.Told} told, {found.Bounded} bounded within the threshold; {found.Shown} of {found.ToShow} numbers shown\n"));
}
