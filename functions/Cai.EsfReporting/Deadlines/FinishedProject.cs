using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Deadlines;

/// <summary>What people are told of a finished project: that it is, and once what never came.</summary>
public static class FinishedProject
{
    /// <summary>Months that are named one by one of a site; more are counted.</summary>
    private const int MonthsNamed = 3;

    /// <summary><c>Avslutat 2020-08-31; sista tidsgränsen var 2020-09-28. Alla orter levererade alla månader.</c></summary>
    public static Text Told(ProjectStanding standing)
    {
        var (end, lacking) = (Ended(standing.Project), Lacking(standing));
        return new($"{end.Sv} {lacking.Sv}", $"{end.En} {lacking.En}");
    }

    /// <summary><c>Avslutat 2020-08-31; sista tidsgränsen var 2020-09-28.</c></summary>
    public static Text Ended(Project project)
    {
        var (end, last) = (Figures.Day(project.To), ReportingCalendar.Of(project).Select(d => (DateOnly?)d.Due).LastOrDefault());
        return last is { } day
            ? new($"Avslutat {end}; sista tidsgränsen var {Figures.Day(day)}.", $"Finished {end}; the last deadline was {Figures.Day(day)}.")
            : new($"Avslutat {end}.", $"Finished {end}.");
    }

    /// <summary><c>Det som aldrig kom: 24 månader från 12 orter.</c>, or that all of it came; by site where that fits a line.</summary>
    public static Text Lacking(ProjectStanding standing)
    {
        var sites = standing.NeverCame.ToList();
        if (sites.Count == 0)
            return new("Alla orter levererade alla månader.", "Every site delivered every month.");
        var months = sites.Sum(site => site.Months.Count);
        return months == 1
            ? new($"En månad kom aldrig: {sites[0].Site.Name} {sites[0].Months[0]}.", $"One month never came: {sites[0].Site.Name} {sites[0].Months[0]}.")
            : sites.Count == 1
                ? new($"{months} månader kom aldrig: {OfSite(sites[0]).Sv}.", $"{months} months never came: {OfSite(sites[0]).En}.")
                : new($"{months} månader från {sites.Count} orter kom aldrig.", $"{months} months from {sites.Count} sites never came.");
    }

    /// <summary><c>Tyresö 2020-07, 2020-08</c>, or how many of more.</summary>
    public static Text OfSite((Site Site, IReadOnlyList<Month> Months) lacking) => lacking.Months.Count <= MonthsNamed
        ? new($"{lacking.Site.Name} {string.Join(", ", lacking.Months)}", $"{lacking.Site.Name} {string.Join(", ", lacking.Months)}")
        : new($"{lacking.Site.Name} {lacking.Months.Count} månader ({lacking.Months[0]} till {lacking.Months[^1]})", $"{lacking.Site.Name} {lacking.Months.Count} months ({lacking.Months[0]} to {lacking.Months[^1]})");
}
