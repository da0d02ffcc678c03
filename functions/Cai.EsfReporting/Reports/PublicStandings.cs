using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Where the public editions of a project stand, as its files tell: for those who may read the internal edition, since a draft's gaps are not public either.</summary>
/// <param name="today">What is told of days to come is told as of it.</param>
public sealed class PublicStandings(IFileStore files, DateOnly today)
{
    private readonly Publications publications = new(files);

    /// <summary>The months that are to be published and have a report, the latest first.</summary>
    public async Task<IReadOnlyList<PublicStanding>> OfAsync(Project project, CancellationToken cancellation)
    {
        var standings = new List<PublicStanding>();
        foreach (var month in ReportingCalendar.Published(project).Reverse())
            if (await ReadAsync(project, month, Edition.Internal, "manifest.json", cancellation) is not null)
                standings.Add(await OfAsync(project, month, cancellation));
        return standings;
    }

    /// <summary>Those that somebody may want to act on: the latest, and whatever is not public yet.</summary>
    public static IEnumerable<PublicStanding> Telling(IReadOnlyList<PublicStanding> standings) =>
        standings.Where((standing, i) => i == 0 || standing.State is PublicState.Waiting or PublicState.Draft);

    /// <summary>One month, published or not.</summary>
    public async Task<PublicStanding> OfAsync(Project project, Month month, CancellationToken cancellation)
    {
        if (NotPublic.Because(project, month) is { } because)
            return new(project, month, PublicState.None, [], because);
        var kept = await publications.MonthsAsync(project, cancellation);
        var (written, made) = (await ReadAsync(project, month, Edition.Internal, "manifest.json", cancellation), await ReadAsync(project, month, Edition.Public, "manifest.json", cancellation));
        var isOfTheSame = made is not null && (string?)made["basis"] == (string?)written?["basis"];
        if (kept.Contains(month))
            return new(project, month, PublicState.Public, await WithheldAsync(project, month, cancellation), isOfTheSame ? NotPublic.ForGood(month) : NotPublic.Again(project, month, kept.Max()));
        if (kept.Any(later => later > month))
            return new(project, month, PublicState.Passed, [], NotPublic.Again(project, month, kept.Max()));
        return isOfTheSame
            ? new(project, month, PublicState.Draft, await WithheldAsync(project, month, cancellation), NotPublic.Yet(project, month, today))
            : new(project, month, PublicState.Waiting, [], NotPublic.StillToCome(month));
    }

    /// <summary>As the edition itself says; of a month that was frozen, as the frozen one does.</summary>
    private async Task<IReadOnlyList<string>> WithheldAsync(Project project, Month month, CancellationToken cancellation)
    {
        var edition = await ReadAsync(project, month, Edition.Public, "report.json", cancellation);
        foreach (var deadline in ReportingCalendar.Of(project).Where(deadline => deadline.Month == month))
            edition = await ReadAsync($"frozen/{project.Id}/{deadline.Id}/{Edition.Public.Word()}/report.json", cancellation) ?? edition;
        return [.. (edition?["withheld"] ?? new JArray()).Select(part => (string)part!)];
    }

    private Task<JObject?> ReadAsync(Project project, Month month, Edition edition, string file, CancellationToken cancellation) =>
        ReadAsync($"reports/{project.Id}/{month}/{edition.Word()}/{file}", cancellation);

    /// <returns>Null as well for what nobody can read: it is then made again.</returns>
    private async Task<JObject?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, path, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
