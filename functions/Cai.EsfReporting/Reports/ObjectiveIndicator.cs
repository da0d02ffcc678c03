using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>One of the numbers that a goal is measured by: of the whole project, or a key figure of each site that tells it.</summary>
/// <param name="Whose">Name of the project or of the site.</param>
/// <param name="When">What it is of; empty where nothing is told.</param>
/// <param name="Trend">Null where it is hidden, or nothing is told.</param>
public sealed record ObjectiveIndicator(string Id, Text Name, string Whose, Text When, Text Outcome, Text Target, Assessment? Assessment, Trend? Trend, Text TrendWord)
{
    /// <summary>The edition does not tell it.</summary>
    public bool IsHidden { get; init; }

    /// <summary><c>● Värde uppnått</c>; that it is not assessed; <c>..</c> where it is hidden.</summary>
    public string AssessmentIn(Language language) => IsHidden ? Figures.Hidden : Assessment is null ? Figures.NotAssessed.In(language) : $"{Assessment.Shape()} {AssessmentWord.In(language)}".WithNear(Near, language);

    /// <inheritdoc cref="FigureWords.Near(FigureOutcome, Project)"/>
    public Text? Near { get; private init; }

    /// <summary>A guarantee that is told to be kept is fully met.</summary>
    public Text AssessmentWord { get; init; } = Assessment?.Name() ?? Figures.NotAssessed;

    /// <summary><c>↗ Ökad</c>; <c>..</c> where it is hidden, and <c>–</c> where nothing is told.</summary>
    public string TrendIn(Language language) => Trend is null ? IsHidden || When.Sv.Length > 0 ? Figures.Hidden : Figures.Nothing : $"{Trend.Shape()} {TrendWord.In(language)}" + (Against is { } against ? $" ({against.In(language)})" : "");

    /// <summary><c>mot 2017</c>: what the trend compares with; null without a trend.</summary>
    public Text? Against { get => Trend is null or Outcomes.Trend.None ? null : field; private init; }

    /// <summary>What an id of the catalogue stands for in the report; at least one.</summary>
    public static IEnumerable<ObjectiveIndicator> Of(OutcomeReport report, string id)
    {
        if (report.Project.Indicators.Index().FirstOrDefault(i => i.Item.Id == id) is { Item: { } indicator } at)
            return [Counted(report, indicator, at.Index)];
        if (report.Project.Measures.FirstOrDefault(measure => measure.Id == id) is { } measure)
            return [Measured(report, measure)];
        var figure = report.Project.Figures.Single(figure => figure.Id == id);
        var told = report.Figures.Where(told => told.Told.Figure.Id == id).GroupBy(told => told.Told.Site?.Id)
            .Select(ofOne => ofOne.OrderBy(told => told.Told.Period.Last).ThenBy(told => told.Told.Period.Months).ToList()).Select(ofOne => ofOne.LastOrDefault(HasValue) ?? ofOne[^1]).ToList();
        return told.Count > 0 ? told.Select(one => Delivered(report, one)) : [Untold(report, id, figure.Name)];
    }

    private static ObjectiveIndicator Counted(OutcomeReport report, Indicator indicator, int at)
    {
        if (indicator.GoalOfYear is null)
            return report.Whole.Indicators[at] is var whole && (whole.Ratio is not { } ratio || IsSilent(indicator.Goal, whole.Assessment)) ? Untold(report, indicator.Id, indicator.Name)
                : new(indicator.Id, indicator.Name, report.Project.Name, SinceTheStart(report), Share(ratio), Both(language => Figures.Target(whole, language)), whole.Assessment, whole.Trend, WordOf(whole.Trend, whole.IsBetter, indicator.Goal?.HigherIsBetter, whole.Ratio, whole.Earlier)) { Against = TwelveMonths, Near = NearOf(report, indicator.Goal, whole.Assessment) };
        if (report.YearSoFar is not { } year)
            return Untold(report, indicator.Id, indicator.Name);
        var told = year.Whole.Indicators[at];
        if (told.Ratio is not { } ofYear || IsSilent(told.Indicator.GoalOfPeriod, told.Assessment))
            return Untold(report, indicator.Id, indicator.Name);
        var trend = told.TrendFrom(report.Find(year.Period.YearEarlier)?.Whole.Indicators[at]);
        return new(indicator.Id, indicator.Name, report.Project.Name, Both(language => year.Period.InWords(language)), Share(ofYear), Both(language => Figures.Target(told, language)), told.Assessment, trend,
            WordOf(trend, trend.IsBetter(indicator.GoalOfYear.HigherIsBetter), indicator.GoalOfYear.HigherIsBetter, ofYear, report.Find(year.Period.YearEarlier)?.Whole.Indicators[at].Ratio))
        {
            Against = Both(language => AgainstPeriod(year.Period.YearEarlier, language)), Near = NearOf(report, told.Indicator.GoalOfPeriod, told.Assessment),
        };
    }

    private static ObjectiveIndicator Measured(OutcomeReport report, Measure measure)
    {
        if (report.Whole.Shares.FirstOrDefault(share => share.Measure.Id == measure.Id) is { Ratio: { } ratio, Due: not null } share && !IsSilent(measure.Goal, share.Assessment))
            return new(measure.Id, measure.Name, report.Project.Name, SinceTheStart(report), Share(ratio), Both(language => Figures.Target(share, language)), share.Assessment, share.Trend, WordOf(share.Trend, share.IsBetter, measure.Goal?.HigherIsBetter, share.Ratio, share.Earlier)) { Against = TwelveMonths, Near = NearOf(report, measure.Goal, share.Assessment) };
        if (report.Whole.Numbers.FirstOrDefault(number => number.Measure.Id == measure.Id) is { Count: { } count } number && !IsSilent(number.Target is null && !number.IsInWord ? null : measure.Goal, number.Assessment))
            return new(measure.Id, measure.Name, report.Project.Name, Both(language => new Text("till och med {0}", "to the end of {0}").In(language, report.AsOf.Name(language))), Both(language => Figures.Count(count, language)),
                Both(language => Figures.Target(number, language)), number.Assessment, number.Trend, WordOf(number.Trend, number.IsBetter, measure.Goal?.HigherIsBetter)) { Against = TwelveMonths, Near = NearOf(report, measure.Goal, number.Assessment) };
        return Untold(report, measure.Id, measure.Name);
    }

    private static ObjectiveIndicator Delivered(OutcomeReport report, FigureOutcome figure) =>
        new(figure.Told.Figure.Id, figure.Told.Figure.Name, figure.Told.Site?.Name ?? report.Project.Name, Both(language => figure.Told.Period.InWords(language)),
            Both(language => figure.Told.Value.In(language) is { Length: > 0 } told ? told : Figures.Nothing), Both(language => figure.Target(language) ?? Figures.WithoutTarget.In(language)),
            figure.Assessment, figure.Trend, WordOf(figure.Trend, figure.IsBetter, figure.Told.Figure.HigherIsBetter))
        {
            AssessmentWord = figure.Assessment is null ? Figures.NotAssessed : Both(language => figure.AssessmentName(language)!),
            Near = figure.Near(report.Project),
            Against = figure.Earlier is { } earlier ? Both(language => AgainstPeriod(earlier.Period, language)) : null,
        };

    /// <summary>It has a target, and what that speaks of is hidden: whether it is reached would tell of it.</summary>
    private static bool IsSilent(Goal? goal, Assessment? assessment) => goal is not null && assessment is null;

    private static bool HasValue(FigureOutcome figure) => figure.Told.Number is not null || figure.IsFulfilled;

    /// <summary>In the public edition nobody is told whether it is hidden, or was never delivered: but of participants of whom nothing is delivered.</summary>
    private static ObjectiveIndicator Untold(OutcomeReport report, string id, Text name) => report.Edition == Edition.Public && !(report.Whole.IsMissing && report.Project.Figures.All(figure => figure.Id != id))
        ? new(id, name, report.Project.Name, new("", ""), new(Figures.Hidden, Figures.Hidden), new(Figures.Hidden, Figures.Hidden), null, null, new("", "")) { IsHidden = true }
        : new(id, name, report.Project.Name, new("", ""), new("Finns inget värde", "There is no value"), new(Figures.NotApplicable, Figures.NotApplicable), Outcomes.Assessment.NoData, null, new("", ""));

    private static Text SinceTheStart(OutcomeReport report) => Both(language => new Text("{1}, till och med {0}", "{1}, to the end of {0}").In(language, report.AsOf.Name(language), report.Since.In(language)));

    private static Text Share(Ratio ratio) => Both(language => ratio.Denominator == 0 ? Figures.Nothing
        : new Text("{0} ({1} av {2})", "{0} ({1} of {2})").In(language, Figures.Share(ratio, language), Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language)));

    private static Text TwelveMonths { get; } = new("mot tolv månader tidigare", "against twelve months earlier");

    private static string AgainstPeriod(Period period, Language language) => new Text("mot {0}", "against {0}").In(language, period.InWords(language));

    private static Text? NearOf(OutcomeReport report, Goal? goal, Assessment? assessment) => goal?.Near(report.Project, assessment);

    private static Text WordOf(Trend? trend, bool? isBetter, bool? higherIsBetter, Ratio? now = null, Ratio? earlier = null) =>
        trend is { } told ? Both(language => Figures.TrendWord(told, isBetter, higherIsBetter ?? true, language) + TrendWords.OfFew(trend, now, earlier, language)) : new("", "");

    private static Text Both(Func<Language, string> of) => new(of(Language.Sv), of(Language.En));
}
