using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>A measure of one scope as a row shows it, whether it is a share or a number.</summary>
/// <param name="Meaning">What it is a share or a number of.</param>
/// <param name="Parts"><c>12 av 40</c>; null for a number.</param>
/// <param name="Answered"><c>Svar: 95 av 342 (27,8 %)</c>; null for what is no follow-up.</param>
/// <param name="IsThinlyAnswered">Too few have answered for the rate to say much.</param>
/// <param name="HasTarget">Without a target there is nothing to assess.</param>
internal sealed record MeasureRow(string Name, string Meaning, string Outcome, string? Parts, string Target, bool HasTarget, Assessment? Assessment, Trend? Trend, string TrendWord, string? Answered = null, bool IsThinlyAnswered = false)
{
    /// <inheritdoc cref="FigureWords.Near(Goal, Project, Assessment?)"/>
    public Text? Near { get; private init; }

    /// <summary>Null when the scope does not have the measure: an inflow without a plan.</summary>
    public static MeasureRow? Of(Measure measure, ScopeOutcome scope, Project project, Language language)
    {
        var (name, meaning) = (measure.Name.In(language), MeaningOf(measure).In(language));
        if (scope.Shares.FirstOrDefault(share => share.Measure.Id == measure.Id) is { } share)
            return new(name, meaning, TrendWords.RateOrMissing(share.Ratio, language),
                share.Ratio is { Denominator: > 0 } ratio ? new Text("{0} av {1}", "{0} of {1}").In(language, Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language)) : null,
                Figures.Target(share, language), measure.Goal is not null, share.Assessment, share.Trend, TrendWords.Word(share, language),
                share.AnsweredInWords(language), share.IsThinlyAnswered == true) { Near = measure.Goal?.Near(project, share.Assessment) };
        if (scope.Numbers.FirstOrDefault(number => number.Measure.Id == measure.Id) is { } number)
            return new(name, meaning, Figures.Count(number.Count, language), null,
                Figures.Target(number, language), (number.Target is not null || number.IsInWord) && measure.Goal is not null, number.Assessment, number.Trend, TrendWords.Word(number, language)) { Near = measure.Goal?.Near(project, number.Assessment) };
        return null;
    }

    private static Text MeaningOf(Measure measure) => measure switch
    {
        InitiatedShare => new("Andel av deltagarna, av dem där det är känt vem som tog initiativet.", "Share of the participants for whom it is known who took the initiative."),
        WithinDays within => new($"Andel av deltagarna, av dem med känd anvisning och känt första möte, vars möte kom inom {within.Days} dagar.", $"Share of the participants whose referral and first meeting are known, whose meeting came within {within.Days} days."),
        FollowUpShare followUp => new(
            $"Andel av de avslutade som har svarat {followUp.After.Name().Sv} efter avslutet. Svar av så många som det var dags för, också de som orten inte längre nämner; under {Figures.Target(followUp.LeastAnswered, Language.Sv)} säger andelen lite.",
            $"Share of the leavers who have answered {followUp.After.Name().En} after leaving. Answers of as many as it was due for, those whom the site no longer names too; below {Figures.Target(followUp.LeastAnswered, Language.En)} the rate says little."),
        EnrolledAtMonthEnd => new("Antal personer.", "Number of persons."),
        InflowAgainstPlan => new("Antal personer; målet är den del av planen som tiden motsvarar.", "Number of persons; the target is the part of the plan that the time passed amounts to."),
        _ => new("", ""),
    };
}
