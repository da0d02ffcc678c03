using System.Globalization;
using System.Text;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>The public edition, attacked as it is published. <c>ESF_ATTACK_PROJECTS</c> sets how many projects; more are for a machine of one's own.</summary>
public sealed class PublicEditionAttackTests
{
    private static readonly string[] Reasons = [.. ReasonCount.Every.Select(reason => Participants.ExitReasons.All.First(r => r.Reason == reason).Name.Sv)];

    private static int Projects => int.TryParse(Environment.GetEnvironmentVariable("ESF_ATTACK_PROJECTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var projects) ? projects : 40;

    [Fact]
    public async Task Nothing_small_is_told_through_any_relation()
    {
        var found = Found.Nothing;
        for (var seed = 0; seed < Projects; seed++)
            found = found.And(await AttackAsync(seed));
        Tell("Public editions", Projects, found);
        found.Which.ShouldBeEmpty();
    }

    private static async Task<Found> AttackAsync(int seed)
    {
        var (step, count) = (1, 4);
        var made = new MadeUpProject(seed, 15 + (seed * 37 % 160), step * count);
        var (published, truth) = (new List<PublishedNumbers>(), new List<PublishedNumbers>());
        for (var i = 1; i <= count; i++)
        {
            var whole = await made.ReportAsync(MadeUpProject.First.Add((step * i) - 1));
            truth.Add(new(ReportJson.Of(whole), Reasons));
            var open = PublicEdition.Of(whole);
            var numbers = new PublishedNumbers(ReportJson.Of(open), Reasons);
            using var csv = new MemoryStream();
            await new ReportCsv().WriteAsync(open, Language.Sv, csv, CancellationToken.None);
            numbers.AddCsv(Encoding.UTF8.GetString(csv.ToArray()));
            published.Add(numbers);
        }

        using var reader = new Reader(made.Project, published, truth, Reasons);
        return reader.Attack();
    }

    private static void Tell(string what, int projects, Found found) => File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "attacks.txt"), string.Create(CultureInfo.InvariantCulture,
        $"{what} of {projects} projects: {found.Attacked} small numbers attacked, {found.Told} told, {found.Bounded} bounded within the threshold, {found.InVain} others told\n"));
}
