using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Reports;

/// <summary>Why a month has no public edition, and the way out.</summary>
public static class NotPublic
{
    /// <summary>For a month that the catalogue does not publish; null for one that it does.</summary>
    public static Text? Because(Project project, Month asOf)
    {
        var months = ReportingCalendar.Published(project);
        if (months.Contains(asOf))
            return null;
        var (sv, en) = months.Count == 0 ? ("ingen månad alls", "no month at all") : (string.Join(", ", months), string.Join(", ", months));
        return new(
            $"{asOf} har ingen publik utgåva: {project.Name} publicerar {sv}. Ska månaden publiceras, lägger den som sköter katalogen till den bland de månader som är publika. Ju tätare månader, desto fler tal måste döljas i var och en.",
            $"{asOf} has no public edition: {project.Name} publishes {en}. If the month is to be public, whoever keeps the catalogue adds it to the months that are. The closer the months, the more numbers must be hidden in each.");
    }

    /// <summary>For a month whose public edition is a draft: it may change until a deadline's report is frozen, and is not for those who may read public editions alone.</summary>
    public static Text Yet(Project project, Month asOf, DateOnly today)
    {
        var (sv, en) = ReportingCalendar.FreezeDaysOf(project, asOf, today) is { } days
            ? days.IsPassed
                ? ($"Tidsgränsen passerade utan att rapporten frystes: det skulle ha skett från och med {Figures.Day(days.First)}, och efter {Figures.Day(days.Last)} gör den dagliga körningen det inte. {Passed.Sv}",
                    $"The deadline passed without the report being frozen: it was to be from {Figures.Day(days.First)} on, and after {Figures.Day(days.Last)} the daily run does not do it. {Passed.En}")
                : ($"Den fryses av den första dagliga körningen från och med {Figures.Day(days.First)} (esf prepare) och är publik därefter.", $"It is frozen by the first daily run from {Figures.Day(days.First)} on (esf prepare) and public after that.")
            : ("Ingen tidsgräns fryser den: ska den bli publik, lägger den som sköter katalogen till en tidsgräns för månaden.", "No deadline freezes it: if it is to be public, whoever keeps the catalogue adds a deadline for the month.");
        return new(
            $"Den publika utgåvan för {asOf} är ännu ett utkast, som bara den får läsa som får läsa den interna. {sv}",
            $"The public edition of {asOf} is still a draft, for those only who may read the internal one. {en}");
    }

    /// <summary>What to do where no daily run freezes a report any longer.</summary>
    public static Text Passed { get; } = new(
        "Den som sköter tjänsten fryser den med esf prepare --passed (i Azure run/prepare?passed=true), av det som hade kommit i tid. Hade inget kommit då, lägger den som sköter katalogen till en tidsgräns för månaden på en dag som kommer.",
        "Whoever runs the service freezes it with esf prepare --passed (in Azure run/prepare?passed=true), of what had come in time. If nothing had come by then, whoever keeps the catalogue adds a deadline for the month on a day to come.");

    /// <summary>For a month whose public edition is left to make, or is of earlier deliveries than the internal one.</summary>
    public static Text StillToCome(Month asOf) => new(
        $"Den publika utgåvan för {asOf} återstår: den görs när alla interna rapporter är skrivna. Dröjer den mer än några minuter, säg till den som sköter tjänsten, som gör om rapporterna (esf report, eller run/consolidate) och ser vad som hindrar.",
        $"The public edition of {asOf} is still to come: it is made when all internal reports are written. Should it be more than some minutes, tell whoever runs the service, who makes the reports again (esf report, or run/consolidate) and sees what hinders it.");

    /// <summary>For a month that is public as its internal report is now.</summary>
    public static Text ForGood(Month asOf) => new($"Utgåvan för {asOf} är fryst och publik: den ändras inte.", $"The edition of {asOf} is frozen and public: it does not change.");

    /// <summary>For a month that is public and was corrected since, or is before one that is public.</summary>
    /// <param name="last">The last month that is public for good.</param>
    public static Text Again(Project project, Month asOf, Month last)
    {
        var next = ReportingCalendar.Published(project).Where(month => month > last).Select(month => (Month?)month).FirstOrDefault();
        var (sv, en) = next is { } coming
            ? ($"Det som har rättats sedan dess syns i nästa publicerade månad, {coming}.", $"What was corrected since shows in the next month published, {coming}.")
            : ("Ingen publicerad månad återstår. Ska det som har rättats sedan dess bli publikt, lägger den som sköter katalogen till en senare månad bland de publika.",
                "No published month remains. If what was corrected since is to be public, whoever keeps the catalogue adds a later month to the public ones.");
        return new(
            $"Den publika utgåvan för {asOf} skrivs inte om: {last} är redan publicerad, och det som en gång är publikt ändras inte. {sv}",
            $"The public edition of {asOf} is not written again: {last} is published already, and what is public once does not change. {en}");
    }
}
