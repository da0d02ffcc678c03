using System.Diagnostics;
using Cai.EsfReporting.Benchmarks;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Race;

/// <summary>
/// A project of the whole country that nobody runs, on one machine: 290 sites in 21 sub-projects, 36 months of which three are public, 60 people a site. All of it is
/// delivered and the first two public months are frozen; then one site after another delivers the last month.
/// </summary>
internal sealed class National
{
    private const int Sites = 290, SubProjects = 21, PeoplePerSite = 60, Months = 36;

    private static readonly Month Last = NationalProject.First.Add(Months - 1);

    private readonly string esf, data, inbox;
    private readonly Project project;
    private readonly ILookup<string, Stay> stays;

    private National(string esf, string folder)
    {
        (this.esf, data, inbox) = (esf, Path.Combine(folder, "national"), Path.Combine(folder, "national-files"));
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(inbox);
        File.WriteAllText(Path.Combine(data, "catalogue.json"), NationalProject.CatalogueOf(SubProjects, Sites, Months, [NationalProject.First.Add(11), NationalProject.First.Add(23), Last]));
        using var json = File.OpenRead(Path.Combine(data, "catalogue.json"));
        project = CatalogueFile.Read(json, "catalogue.json").Projects[0];
        stays = People(project).ToLookup(stay => stay.Site, stay => stay.Stay);
    }

    /// <summary>Each delivery and the reports after it.</summary>
    /// <returns>The whole run with both editions, and the seconds until the internal report was whole.</returns>
    public static (List<Measured> Whole, List<Measured> Internal) Run(string esf, string folder, int times)
    {
        var national = new National(esf, folder);
        var watch = Stopwatch.StartNew();
        for (var month = NationalProject.First; month <= Last; month = month.Add(1))
        {
            // The last sites wait with the last month.
            var sites = national.project.Sites.SkipLast(month == Last ? times + 1 : 0);
            Measured.Of([esf, "deliver", "--confirm", "--data", national.data, .. sites.Select(site => national.Write(site.Id, month))]);
            if (month.LastDay.Month == 12 && month < Last)
                Measured.Of(esf, "prepare", "--data", national.data, "--now", $"{month.Add(2)}-15T06:00:00Z");
            Console.WriteLine(FormattableString.Invariant($"national {month}: {watch.Elapsed.TotalSeconds:F0} s"));
        }

        var (whole, ofInternal) = (new List<Measured>(), new List<Measured>());
        foreach (var site in national.project.Sites.TakeLast(times + 1).Select(site => site.Id))
        {
            var file = national.Write(site, Last);
            var start = TimeProvider.System.GetUtcNow();
            var run = Measured.Of(esf, "deliver", "--confirm", "--report", "--data", national.data, file);
            whole.Add(run);
            ofInternal.Add(run with { Wall = (File.GetLastWriteTimeUtc(Path.Combine(national.data, "reports", national.project.Id, Last.ToString(), "internal", "manifest.json")) - start.UtcDateTime).TotalSeconds, Cpu = double.NaN });
            Console.WriteLine(FormattableString.Invariant($"national, {site}: {whole[^1].Wall:F2} s, internal {ofInternal[^1].Wall:F2} s, CPU {run.Cpu:F2} s, {run.Peak:F0} MB"));
        }

        return ([.. whole.Skip(1)], [.. ofInternal.Skip(1)]);
    }

    private string Write(string site, Month month)
    {
        var office = Office.WithEveryColumn;
        var path = Path.Combine(inbox, $"{project.Id}_{site}_{month}.csv");
        RaceFile.Write(path, stays[site].Where(stay => stay.Start <= month.LastDay && !(stay.End < month.FirstDay))
            .Select(stay => (IReadOnlyList<string>)[.. office.Columns.Take(RaceFile.Columns).Select(column => office.Cell(stay, month, column))])
            .Prepend([.. office.Header.Take(RaceFile.Columns)]));
        return path;
    }

    private static IEnumerable<(string Site, Stay Stay)> People(Project project)
    {
        var dice = new Dice(290);
        var identities = new SyntheticIdentities(dice);
        string[] reasons = [.. Participants.ExitReasons.All.Where(r => r.Reason != Participants.ExitReason.RegisteredInError).Select(r => r.Name.Sv)];
        for (var i = 0; i < Sites * PeoplePerSite; i++)
        {
            var start = dice.WorkingDay(NationalProject.First.FirstDay, Last.LastDay);
            var person = SyntheticPerson.Create(identities, dice, start, new(19, 61), anonymous: dice.Chance(1), initiatedBy: null);
            string[] insatser = dice.Chance(33) ? ["Coachning", "Kurs"] : ["Kurs", "Coachning"];
            for (var stay = dice.Chance(5) ? 2 : 1; stay > 0; stay--)
            {
                var end = start.AddDays(30 + dice.Throw(500));
                var open = person.IsAnonymous || dice.Chance(20) || end > Last.LastDay;
                yield return (project.Sites[stay == 1 ? i % Sites : dice.Throw(Sites)].Id,
                    Stay.Create(dice, person, insatser[stay % 2], "", start, open ? null : end, open ? "" : dice.Pick(reasons)));
            }
        }
    }
}
