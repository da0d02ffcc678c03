using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>What a report says of the project, a sub-project or a site.</summary>
/// <param name="Indicators">In the catalogue's order.</param>
/// <param name="Shares">The measures that are shares, in the catalogue's order.</param>
/// <param name="Numbers">The measures that are numbers of persons, in the catalogue's order.</param>
/// <param name="Inflow">Null when the scope has no plan.</param>
/// <param name="History">One month after another, the as-of last.</param>
/// <param name="Detail">Null in the public edition.</param>
public sealed record ScopeOutcome(
    Scope Scope,
    Headcount People,
    IReadOnlyList<IndicatorOutcome> Indicators,
    IReadOnlyList<ShareOutcome> Shares,
    IReadOnlyList<CountOutcome> Numbers,
    Inflow? Inflow,
    IReadOnlyList<MonthOutcome> History,
    ScopeDetail? Detail)
{
    /// <summary>None of its sites has delivered anything: every number of it is null, and none is hidden.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The leavers by every reason that a file may state, in its order; they sum to <see cref="Headcount.Leavers"/>.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Whether nothing was delivered of it to the end of a month.</summary>
    internal bool IsMissingIn(Month month) => IsMissing || History.Any(told => told.Month == month && told.IsMissing);

    /// <summary>An indicator as of a month of the history: held against the target of that month, and twelve months before it.</summary>
    /// <param name="indicator">Place of the indicator in the project's list.</param>
    public IndicatorOutcome In(MonthOutcome month, int indicator)
    {
        var held = Indicators[indicator].Indicator.In(month.Month);
        return new(held, month.Ratios[indicator], null, Earlier(), null);

        Ratio? Earlier()
        {
            if (month.Month == History[^1].Month)
                return Indicators[indicator].Earlier;
            if (History.FirstOrDefault(before => before.Month == month.Month.Add(-12)) is { } found)
                return found.IsMissing ? new Ratio(0, 0) : found.Ratios[indicator];
            // Before the first month nothing was delivered, and nothing is compared. A public edition has only months that were published: what a word is held against is not known there.
            return Detail is null && held.Target is { Number: null } ? null : new Ratio(0, 0);
        }
    }

    /// <summary>How many left with the reason; null where the public edition hides it.</summary>
    public int? LeaversTo(ExitReason reason) => Reasons.Single(r => r.Reason == reason).Leavers;

    /// <summary>How many left with any of the reasons; null where the public edition hides one of them.</summary>
    public int? LeaversTo(IReadOnlyList<ExitReason> reasons) => reasons.Aggregate((int?)0, (sum, reason) => sum + LeaversTo(reason));

    /// <summary>
    /// The lowest and the highest rate that an indicator can have, once it is known what became of the untold: nobody or everybody of them reached it.
    /// Null where nobody is untold, and where a number in it is hidden.
    /// </summary>
    public (Ratio Lowest, Ratio Highest)? Between(IndicatorOutcome indicator) => People.Untold is > 0 and var untold && indicator.Ratio is { } ratio
        ? (new(ratio.Numerator, ratio.Denominator + untold), new(ratio.Numerator + untold, ratio.Denominator + untold))
        : null;

    /// <summary><see cref="Between"/> in a sentence; null where there is none.</summary>
    public string? BetweenInWords(IndicatorOutcome indicator, Language language) => Between(indicator) is not { } between ? null
        : (People.Untold == 1
            ? new Text("{0} person nämns inte längre och har inget avslut: andelen ligger mellan {1} och {2}.", "{0} person is no longer named and has no exit: the rate lies between {1} and {2}.")
            : new Text("{0} personer nämns inte längre och har inget avslut: andelen ligger mellan {1} och {2}.", "{0} people are no longer named and have no exit: the rate lies between {1} and {2}."))
        .In(language, Figures.Count(People.Untold, language), Figures.Share(between.Lowest, language), Figures.Share(between.Highest, language));
}

/// <summary>Leavers with one reason, 0 or more. Null where the public edition hides it, and where it is missing.</summary>
/// <param name="Name">As the project's catalogue has it.</param>
public sealed record ReasonCount(ExitReason Reason, Text Name, int? Leavers)
{
    /// <summary>The reasons that somebody left with in one of the scopes, or may have where it is hidden.</summary>
    public static IReadOnlyList<ExitReason> OccurringIn(OutcomeReport report) =>
        [.. report.Project.Words.Leaving.Where(reason => report.Scopes.Any(scope => !scope.IsMissing && scope.LeaversTo(reason) != 0))];

    /// <param name="leaversTo">How many left with each.</param>
    public static IReadOnlyList<ReasonCount> Of(Project project, Func<ExitReason, int?> leaversTo) =>
        [.. project.Words.Leaving.Select(reason => new ReasonCount(reason, project.Words.Name(reason), leaversTo(reason)))];
}

/// <summary>How many persons. Null where the public edition hides it, and where it is missing.</summary>
/// <param name="Participants">Anonymous ones included.</param>
/// <param name="Untold">No longer named by their site, and without an end: neither enrolled nor leavers.</param>
/// <param name="LeaversInRates">The leavers except those outside every rate: the denominator of every share of leavers.</param>
/// <param name="Participations">Of persons who are known.</param>
public sealed record Headcount(int? Participants, int? Anonymous, int? Enrolled, int? Untold, int? Leavers, int? LeaversInRates, int? Participations)
{
    /// <summary>Of what nothing is delivered.</summary>
    public static Headcount Missing { get; } = new(null, null, null, null, null, null, null);

    public bool HidesAny => this is { Participants: null } or { Anonymous: null } or { Enrolled: null } or { Untold: null } or { Leavers: null } or { LeaversInRates: null } or { Participations: null };

    /// <summary>
    /// Why enrolled and leavers are fewer than the participants, and the shares are of fewer than the leavers; empty when neither is so.
    /// Of what is hidden only the rule is told.
    /// </summary>
    public string WhatIsOutside(Language language)
    {
        Text? anonymous = Anonymous switch
        {
            null => new("Anonyma räknas som deltagare, men varken som inskrivna eller avslutade.", "Anonymous people count as participants, but neither as enrolled nor as left."),
            0 => null,
            1 => new("{0} är anonym och räknas som deltagare, men varken som inskriven eller avslutad.", "{0} is anonymous and counts as a participant, but neither as enrolled nor as left."),
            _ => new("{0} är anonyma och räknas som deltagare, men varken som inskrivna eller avslutade.", "{0} are anonymous and count as participants, but neither as enrolled nor as left."),
        };
        Text? untold = Untold switch
        {
            null => new("Den som inte nämns längre och inte har något avslut räknas som deltagare, men varken som inskriven eller avslutad.", "Somebody who is no longer named and has no end counts as a participant, but neither as enrolled nor as left."),
            0 => null,
            1 => new("{0} nämns inte längre och har inget avslut: räknas som deltagare, men varken som inskriven eller avslutad.", "{0} is no longer named and has no end: counted as a participant, but neither as enrolled nor as left."),
            _ => new("{0} nämns inte längre och har inget avslut: de räknas som deltagare, men varken som inskrivna eller avslutade.", "{0} are no longer named and have no end: they count as participants, but neither as enrolled nor as left."),
        };
        return string.Join(' ', ((string?[])
        [
            untold?.In(language, Figures.Count(Untold, language)),
            anonymous?.In(language, Figures.Count(Anonymous, language)),
            (Leavers - LeaversInRates) switch
            {
                null => new Text("Andelarna räknas av de avslutade utom avlidna.", "The shares are of those who left except the deceased.").In(language),
                0 => null,
                { } deceased => DeceasedInWords(deceased, LeaversInRates!.Value, language),
            },
        ]).OfType<string>());
    }

    /// <summary>Why the shares are of fewer than those who left.</summary>
    internal static string DeceasedInWords(int deceased, int inRates, Language language) => (deceased == 1
        ? new Text("{0} av de avslutade har avlidit och ingår inte i andelarna, som räknas av {1}.", "{0} of those who left has died and is not in the shares, which are of {1}.")
        : new("{0} av de avslutade har avlidit och ingår inte i andelarna, som räknas av {1}.", "{0} of those who left have died and are not in the shares, which are of {1}."))
        .In(language, Figures.Count(deceased, language), Figures.Count(inRates, language));

    public static Headcount Of(Counts counts) => new(counts.Participants, counts.Anonymous, counts.Enrolled, counts.Untold, counts.Leavers, counts.LeaversInRates, counts.Participations);
}

/// <summary>The outcome as of one month.</summary>
/// <param name="Ratios">By indicator, in the catalogue's order.</param>
public sealed record MonthOutcome(Month Month, Headcount People, IReadOnlyList<Ratio?> Ratios)
{
    /// <summary>Nothing was delivered of the scope to its end: every number is null, and none is hidden.</summary>
    public bool IsMissing { get; init; }

    internal static MonthOutcome Missing(Month month, int indicators) => new(month, Headcount.Missing, new Ratio?[indicators]) { IsMissing = true };
}
