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

    /// <summary>Each delivery and the reports after it: by <c>esf deliver</c>, and to <c>esf serve</c>, which has made them before.</summary>
    public static async Task<NationalRuns> RunAsync(string esf, string folder, int times)
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

        var runs = new NationalRuns([], [], [], []);
        string[] waiting = [.. national.project.Sites.TakeLast(times + 1).Select(site => site.Id)];
        foreach (var site in waiting)
        {
            var file = national.Write(site, Last);
            var start = TimeProvider.System.GetUtcNow();
            var run = Measured.Of(esf, "deliver", "--confirm", "--report", "--data", national.data, file);
            national.Add(runs.Whole, runs.Internal, run, start);
        }

        using var served = await Served.StartAsync(esf, national.data);
        foreach (var site in waiting)
        {
            // Another file than before: one person less.
            var file = national.Write(site, Last, 1);
            var (start, cpu) = (TimeProvider.System.GetUtcNow(), served.Cpu);
            await served.DeliverAsync(file);
            while (national.Written("public") <= start || national.Written("internal") <= start)
                await Task.Delay(20);
            national.Add(runs.ServedWhole, runs.ServedInternal, new((national.Written("public") - start).TotalSeconds, served.Cpu - cpu, served.Peak), start);
        }

        return runs.WithoutFirst();
    }

    private void Add(List<Measured> whole, List<Measured> ofInternal, Measured run, DateTimeOffset start)
    {
        whole.Add(run);
        ofInternal.Add(run with { Wall = (Written("internal") - start).TotalSeconds, Cpu = double.NaN });
        Console.WriteLine(FormattableString.Invariant($"national: {run.Wall:F2} s, internal {ofInternal[^1].Wall:F2} s, CPU {run.Cpu:F2} s, {run.Peak:F0} MB"));
    }

    /// <summary>When the edition of the last month was whole.</summary>
    private DateTimeOffset Written(string edition) => new(File.GetLastWriteTimeUtc(Path.Combine(data, "reports", project.Id, Last.ToString(), edition, "manifest.json")));

    /// <param name="fewer">How many people less than there are.</param>
    private string Write(string site, Month month, int fewer = 0)
    {
        var office = Office.WithEveryColumn;
        var path = Path.Combine(inbox, $"{project.Id}_{site}_{month}.csv");
        RaceFile.Write(path, stays[site].Where(stay => stay.Start <= month.LastDay && !(stay.End < month.FirstDay)).Skip(fewer)
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

/// <summary>Deliveries into the national project: the whole run with both editions, and until the internal report was whole; the first of each warms up.</summary>
internal sealed record NationalRuns(List<Measured> Whole, List<Measured> Internal, List<Measured> ServedWhole, List<Measured> ServedInternal)
{
    public NationalRuns WithoutFirst() => new([.. Whole.Skip(1)], [.. Internal.Skip(1)], [.. ServedWhole.Skip(1)], [.. ServedInternal.Skip(1)]);
}
