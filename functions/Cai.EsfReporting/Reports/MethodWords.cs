using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Reports;

/// <summary>What every number is a share of, in words: published figures differ most in their denominators.</summary>
public static class MethodWords
{
    /// <summary>Terms and what they mean, in their order; the signs last.</summary>
    public static IEnumerable<(string Term, string Meaning)> Of(OutcomeReport report, Language language)
    {
        (string, string) Told(Text term, Text meaning) => (term.In(language), meaning.In(language));
        yield return Told(new("Andel", "Rate"), new(
            "Personer vars avslut räknas till målet, delat med alla som avslutat utom avlidna. Den som fortfarande är inskriven någonstans i området räknas inte som avslutad. Anonyma deltagare ingår inte, eftersom deras resultat inte kan följas.",
            "People whose exit counts towards the target, divided by all who left except the deceased. Someone still enrolled anywhere in the area has not left. Anonymous participants are not included, since their outcome cannot be followed."));
        yield return Told(new("Andel av alla deltagare", "Share of all participants"), new(
            "Samma personer, delat med alla som deltagit: inskrivna, avslutade, utan känt avslut och anonyma.",
            "The same people, divided by all who took part: enrolled, left, with no known exit and anonymous."));
        yield return Told(new("Utan känt avslut", "No known exit"), new(
            "Den som var inskriven och som orten inte nämner i nästa månads fil, utan att något avslut har lämnats. Räknas som deltagare, men varken som inskriven eller avslutad, och ingår inte i andelarna. Nämns personen igen räknas det som då står.",
            "Somebody who was enrolled and whom the site does not name in the next month's file, without an exit having been delivered. Counts as a participant, but neither as enrolled nor as left, and is not in the rates. If the person is named again, what then stands counts."));
        foreach (var indicator in report.Project.Indicators)
            yield return (indicator.Name.In(language), $"{new Text("Avslutsorsaker som räknas: {0}.", "Exit reasons that count: {0}.").In(language, Reasons(report.Project, indicator, language))} {Goal(report, indicator, language)}");
        Text only = report.Edition == Edition.Internal ? new("", "") : new(
            " Den publika utgåvan visar hela projektet året hittills, och hela år vars december är publik eller som var slut innan någon månad var det, så som de då var kända; inte orter, delprojekt och grupper per år, och inga halvår, tertial och kvartal som inte börjar i januari.",
            " The public edition shows the whole project in the year so far, and whole years whose December is public or that were over before any month was, as they were known then; not sites, sub-projects and groups by year, and no half-years, tertials and quarters that do not begin in January.");
        yield return Told(new("Perioder", "Periods"), new(
            "Påbörjade är de vars första start ligger i perioden; avslutade de vars senaste slut gör det; inskrivna är vid periodens slut. " + PeriodOutcome.NeedNotAddUp(report).Sv + only.Sv,
            "Started are those whose first start lies in the period; left are those whose latest end does; enrolled is at the period's end. " + PeriodOutcome.NeedNotAddUp(report).En + only.En));
        if (report.Edition == Edition.Internal && report.Periods.Count > 0)
            yield return Told(PeriodSentences.TookPart, PeriodSentences.MeaningOfTookPart);
        if (report.Project.Goals.Count > 0)
            yield return Told(new("Bedömning av mål", "Assessment of goals"), ObjectiveOutcome.Rule);
        yield return Told(new("Tecken", "Signs"), Signs(report));
        yield return Told(new("Felregistreringar", "Registered in error"), new(
            "Deltaganden som orten har angett som felregistrerade är borttagna överallt.",
            "Participations that a site has stated as registered in error are removed everywhere."));
        yield return Told(new("Avrundning", "Rounding"), new(
            "Allt räknas på exakta tal och avrundas bara när det visas. " + Figures.ExactDifferences.Sv,
            "Everything is computed on exact numbers and rounded only when shown. " + Figures.ExactDifferences.En));
    }

    /// <summary>The signs of Swedish statistics, as far as the edition uses them.</summary>
    private static Text Signs(OutcomeReport report)
    {
        Text always = new("– betyder att det inte finns något att räkna på. . betyder att uppgiften inte är aktuell.", "– means that there is nothing to count. . means that it does not apply.");
        return report.Edition == Edition.Internal ? always : new($"{always.Sv} {Hidden(report).Sv}", $"{always.En} {Hidden(report).En}");
    }

    /// <summary>What is hidden in the public edition, and how.</summary>
    public static Text Hidden(OutcomeReport report)
    {
        var smallest = report.Catalogue.SmallestPublishedCount;
        Text?[] told = [report.PartsIn is { } month ? Parts(month) : null, Withheld.InWords(report.Project, report.Withheld) is { } withheld ? new(" " + withheld.Sv, " " + withheld.En) : null];
        Text parts = new(string.Concat(told.Select(text => text?.Sv)), string.Concat(told.Select(text => text?.En)));
        return new(
            FormattableString.Invariant($".. betyder att värdet är dolt: antal från 1 till {smallest - 1} visas inte, för att ingen enskild ska kunna kännas igen, och inte heller att ingen eller alla i en grupp eller på en ort hade ett utfall, för det säger något om var och en av dem. Dolda är också de antal och andelar som något av det annars kunde räknas ut ur.{parts.Sv}"),
            FormattableString.Invariant($".. means that the value is hidden: counts from 1 to {smallest - 1} are not shown, so that nobody can be recognised, and neither is that nobody or everybody of a group or a site had an outcome, for it tells something of each of them. Hidden, too, are the counts and rates that any of it could otherwise be computed from.{parts.En}"));
    }

    private static Text Parts(Month told) => new(
        $" Delprojekt, orter och grupper redovisas högst en gång om året, senast för {told}: däremellan är för få med om det som händer.",
        $" Sub-projects, sites and groups are told of at most once a year, last for {told}: in between too few people take part in what happens.");

    private static string Reasons(Project project, Indicator indicator, Language language) =>
        string.Join(", ", project.Words.Leaving.Where(indicator.Reasons.Contains).Select(reason => project.Words.Name(reason).In(language)));

    private static string Goal(OutcomeReport report, Indicator indicator, Language language) => indicator switch
    {
        { GoalOfYear: { } ofYear } => new Text("Mål för varje år: {0}, nära från {1} av målet. Det hålls mot året hittills och mot perioder, aldrig mot tiden {3}. Källa: {2}.", "Target for each year: {0}, near from {1} of the target. It is held against the year so far and against periods, never against the time {3}. Source: {2}.")
            .In(language, Decided(ofYear, language), Figures.Target(ofYear.NearShare, language), ofYear.Source.TrimEnd('.'), report.Since.In(language)),
        { Goal: { } goal } => new Text("Mål {0}, nära från {1} av målet. Källa: {2}.", "Target {0}, near from {1} of the target. Source: {2}.")
            .In(language, Decided(goal, language), Figures.Target(goal.NearShare, language), goal.Source.TrimEnd('.')),
        _ => new Text("Utan mål: bedöms inte.", "No target: not assessed.").In(language),
    };

    /// <summary>Every target that is decided, with the month from which it holds and what a word is held against.</summary>
    private static string Decided(Goal goal, Language language) => TargetText.Dated(goal.Targets, number => Figures.AtMost(Figures.Target(number, language), !goal.HigherIsBetter, language), language)
        + (goal.StartingValue is { } starting ? new Text(" (ingångsvärde {0})", " (starting value {0})").In(language, Figures.Target(starting, language)) : "")
        + (goal.IsEverInWord ? new Text(" (ett mål i ord hålls mot samma tid ett år tidigare, annars mot ingångsvärdet, om det finns)", " (a target in a word is held against the same time a year earlier, otherwise against the starting value, if there is one)").In(language) : "");
}
