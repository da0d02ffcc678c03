using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>The report in sentences, for the whole project.</summary>
public static class SummaryWords
{
    /// <summary>The report in brief, a paragraph each: the period that it leads with, who has delivered, the people, each indicator since the start and what has moved.</summary>
    public static IEnumerable<string> Paragraphs(OutcomeReport report, Language language)
    {
        if (report.Leading is { } leading)
            yield return leading.Paragraph(language);
        // What lacks of the period is told with it: where nothing else lacks, it is not told twice.
        var isTold = report.Leading?.Missing.Sum(site => site.Months.Count) is > 0 and var lacking && lacking == report.Completeness.Sum(site => site.Lacking.Count());
        foreach (var paragraph in Now(report, language, withYear: true).Skip(isTold ? 1 : 0))
            yield return paragraph;
    }

    /// <summary>As <see cref="Paragraphs"/>, without the period that it leads with and without the year so far.</summary>
    public static IEnumerable<string> SinceTheStart(OutcomeReport report, Language language) => Now(report, language, withYear: false);

    private static IEnumerable<string> Now(OutcomeReport report, Language language, bool withYear)
    {
        var whole = report.Whole;
        yield return report.MissingInWords(language);
        if (!whole.IsMissing)
            yield return Joined(People(report, language), whole.People is { Enrolled: not null, Leavers: not null } ? whole.People.WhatIsOutside(language) : "", whole.Inflow is { } inflow ? Inflow(inflow, language) : "");
        foreach (var (i, indicator) in whole.Indicators.Index())
            yield return Joined(withYear ? OfYear(report, i, language) : "", Outcome(report, indicator, language, isAlone: withYear), Between(whole, indicator, language));
        if (!withYear && whole.Indicators.Any(indicator => indicator is { Indicator.GoalOfYear: not null, Ratio.Denominator: > 0 }))
            yield return new Text("Mål för varje år hålls inte mot tiden {0}.", "Targets for each year are not held against the time {0}.").In(language, report.Since.In(language));
        if (Changes(report, language) is { Length: > 0 } changes)
            yield return changes;
    }

    /// <summary>Within a text that has told how many have no known exit.</summary>
    private static string Between(ScopeOutcome whole, IndicatorOutcome indicator, Language language) => whole.Between(indicator) is not var (lowest, highest) ? ""
        : new Text("{0}: mellan {1} och {2}, om de utan känt avslut räknas in.", "{0}: between {1} and {2}, if those with no known exit are counted in.").In(language, indicator.Indicator.Name.In(language), Figures.Share(lowest, language), Figures.Share(highest, language));

    /// <summary>Of the summary: names the period that it leads with.</summary>
    public static Text Heading(OutcomeReport report) => report.Lead is { } lead
        ? new($"{lead.AsHeading(Language.Sv)} i korthet", $"{lead.AsHeading(Language.En)} in brief")
        : new("I korthet", "In brief");

    private static string Joined(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));

    /// <summary>The year so far of an indicator whose target is for a year; empty for others, and when the report leads with that year.</summary>
    /// <param name="index">Place of the indicator in the project's list.</param>
    public static string OfYear(OutcomeReport report, int index, Language language) =>
        report.Project.Indicators[index].GoalOfYear is not null && report.YearSoFar is { } year && year.Period != report.Lead ? year.Whole.Indicators[index].Sentence(year.Period, language) : "";

    /// <summary>What the public edition hides is left out of the sentence.</summary>
    public static string People(OutcomeReport report, Language language) => report.Whole.IsMissing ? report.UndeliveredInWords(report.Whole, language) : report.Whole.People switch
    {
        { Participants: null } => new Text("Hur många som har deltagit visas inte.", "How many have taken part is not shown.").In(language),
        { Enrolled: null } or { Leavers: null } => TakenPart(report, report.Whole.People.Participants.Value, language),
        var people => TakenPart(report, people.Participants.Value, language) + " " + EnrolledAndLeft(people.Enrolled.Value, people.Leavers.Value, language),
    };

    internal static string EnrolledAndLeft(int enrolled, int leavers, Language language) => (enrolled == 1
        ? leavers == 1 ? new Text("{0} är inskriven och {1} har avslutat.", "{0} is enrolled and {1} has left.") : new("{0} är inskriven och {1} har avslutat.", "{0} is enrolled and {1} have left.")
        : leavers == 1 ? new("{0} är inskrivna och {1} har avslutat.", "{0} are enrolled and {1} has left.") : new("{0} är inskrivna och {1} har avslutat.", "{0} are enrolled and {1} have left."))
        .In(language, Count(enrolled, language), Count(leavers, language));

    internal static string TakenPart(int participants, Month asOf, string where, Language language) => (participants == 1
        ? new Text("Till och med {0} har {1} person deltagit i {2}.", "By the end of {0}, {1} person has taken part in {2}.")
        : new("Till och med {0} har {1} personer deltagit i {2}.", "By the end of {0}, {1} people have taken part in {2}.")).In(language, asOf.Name(language), Count(participants, language), where);

    private static string TakenPart(OutcomeReport report, int participants, Language language) => (participants == 1
        ? new Text("Sedan {1} har {0} person deltagit.", "Since {1}, {0} person has taken part.")
        : new("Sedan {1} har {0} personer deltagit.", "Since {1}, {0} people have taken part."))
        .In(language, Count(participants, language), (report.KnownFrom is null ? new("projektets start", "the project began") : new Text("leveranserna började ({0})", "the deliveries began ({0})")).In(language, report.KnownFrom));

    public static string Inflow(Inflow inflow, Language language)
    {
        if (inflow.Participants is not { } participants)
            return "";
        // A plan of a year is held against those who began in it, and not against all who have taken part.
        // What is short of the plan by less than is shown is not said to be so many fewer: the numbers of a sentence agree.
        var (planned, missing) = (Figures.WholePlanned(inflow.Expected, language), Figures.Rounded(inflow.Expected) - participants);
        var fewer = Figures.Count((int)missing, language);
        return ((inflow.Plan.Yearly, missing <= 0) switch
        {
            (true, true) => new Text("I år har {0} börjat, mot {1} enligt årets plan hittills.", "This year {0} began, against {1} by the year's plan so far."),
            (true, false) => new Text("I år har {0} börjat, mot {1} enligt årets plan hittills, {2} färre.", "This year {0} began, against {1} by the year's plan so far, {2} fewer."),
            (false, true) => new Text("Planen hittills är {1} deltagare.", "By the plan they would be {1} so far."),
            (false, false) => new Text("Planen hittills är {1} deltagare, så de är {2} färre.", "By the plan they would be {1} so far: they are {2} fewer."),
        })
            .In(language, Count(participants, language), planned, fewer);
    }

    /// <summary>An indicator since the start, which it says beside a period or a year.</summary>
    /// <param name="isAlone">Whether it tells why a target for each year is not held against it.</param>
    public static string Outcome(OutcomeReport report, IndicatorOutcome outcome, Language language, bool isAlone = true)
    {
        var (name, since) = (outcome.Indicator.Name.In(language), report.Since.In(language));
        if (report.Lead is not null)
            name = new Text("{0}, {2} till och med {1}", "{0}, {2} to the end of {1}").In(language, name, report.AsOf.Name(language), since);
        else if (outcome.Indicator.GoalOfYear is not null || report.KnownFrom is not null)
            name = $"{name}, {since}";
        if (report.Whole.IsMissing)
            return new Text("{0}: saknas, inget är levererat.", "{0}: missing, nothing is delivered.").In(language, name);
        if (outcome.Ratio is not { } ratio)
            return new Text("{0}: visas inte, eftersom antalen är för små.", "{0}: not shown, since the counts are too small.").In(language, name);
        if (ratio.Denominator == 0)
            return new Text("{0}: ingen har avslutat ännu.", "{0}: nobody has left yet.").In(language, name);
        return (outcome.Indicator.GoalOfYear is not null
            ? !isAlone ? new Text("{0}: {1} av dem som avslutat ({2} av {3}).", "{0}: {1} of those who left ({2} of {3}).") : new Text("{0}: {1} av dem som avslutat ({2} av {3}). Målet är för varje år, så tiden {5} bedöms inte.", "{0}: {1} of those who left ({2} of {3}). The target is for each year, so the time {5} is not assessed.")
            : outcome.Indicator.Goal is null
            ? new Text("{0}: {1} av dem som avslutat ({2} av {3}), utan mål.", "{0}: {1} of those who left ({2} of {3}), with no target.")
            : new Text("{0}: {1} av dem som avslutat ({2} av {3}), mot målet {4}.", "{0}: {1} of those who left ({2} of {3}), against the target of {4}."))
            .In(language, name, Figures.Share(outcome.Ratio, language), Count(ratio.Numerator, language), Count(ratio.Denominator, language), TextKit.Lower(Figures.Target(outcome, language), language), since);
    }

    /// <summary>What has moved since the month before; empty without one, and in the public edition.</summary>
    public static string Changes(OutcomeReport report, Language language)
    {
        if (report.Changes is null || report.Whole.History is not [.., var then, var now])
            return "";
        var people = new Text("Sedan {0}: {1} deltagare, {2} inskrivna, {3} avslutade.", "Since {0}: {1} participants, {2} enrolled, {3} left.")
            .In(language, then.Month.Name(language), Change(now.People.Participants, then.People.Participants), Change(now.People.Enrolled, then.People.Enrolled), Change(now.People.Leavers, then.People.Leavers));
        if (now.People.Untold != then.People.Untold)
            people += new Text(" Utan känt avslut: {0}.", " No known exit: {0}.").In(language, Change(now.People.Untold, then.People.Untold));
        var rates = report.Project.Indicators.Index()
            .Where(i => now.Ratios[i.Index] is { Denominator: > 0 } && then.Ratios[i.Index] is { Denominator: > 0 })
            .Select(i => (report.Lead is null ? new Text("{0}: {1} procentenheter.", "{0}: {1} percentage points.") : new Text("{0}, {2}: {1} procentenheter.", "{0}, {2}: {1} percentage points.")).In(language, i.Item.Name.In(language), Figures.Change(now.Ratios[i.Index], then.Ratios[i.Index], language), report.Since.In(language)));
        return string.Join(' ', rates.Prepend(people));

        string Change(int? after, int? before) => Figures.WholeDifference(after - before, language);
    }

    private static string Count(int? count, Language language) => Figures.Count(count, language);
}
