using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// What a chart shows, in sentences, for those who do not see it: every number of bars, and the ends, the lowest and the highest of a line. What the edition hides is said to be
/// hidden: its sign in the midst of a text reads as a text that was cut.
/// </summary>
public static class ChartWords
{
    /// <param name="bars">By the name that stands behind <c>för</c>: <c>hela projektet</c>, <c>2018</c>.</param>
    /// <param name="targets">Of each bar; null where there is none, or it is a word.</param>
    /// <param name="missing">The names of bars that nothing is delivered of.</param>
    public static string Bars(IReadOnlyList<(string Name, Ratio? Ratio)> bars, IReadOnlyList<decimal?> targets, Language language, params IReadOnlyList<string> missing) => Joined(
        new Text("Stapeldiagram.", "Bar chart.").In(language),
        Named(bars.Where(bar => bar.Ratio is { Denominator: > 0 }).Select(bar => new Text("{0} för {1}", "{0} for {1}").In(language, Figures.Share(bar.Ratio, language), bar.Name)), new("Andelen är {0}.", "The rate is {0}."), language),
        Named(bars.Where(bar => bar.Ratio is null && !missing.Contains(bar.Name)).Select(bar => bar.Name), new("Andelen för {0} visas inte, eftersom antalen är för små.", "The rate for {0} is not shown, since the counts are too small."), language),
        Named(missing, new("För {0} är inget levererat.", "Of {0} nothing is delivered."), language),
        Named(bars.Where(bar => bar.Ratio is { Denominator: 0 }).Select(bar => bar.Name), new("För {0} finns ingen andel.", "For {0} there is no rate."), language),
        Target(targets, language));

    /// <inheritdoc cref="Bars"/>
    public static string Line(IReadOnlyList<(Month Month, Ratio? Ratio)> months, IReadOnlyList<decimal?> targets, Language language)
    {
        var drawn = months.Where(month => month.Ratio is { Denominator: > 0 }).ToList();
        if (drawn is not [var first, .., var last])
            return Joined(new Text("Linjediagram utan linje: för få värden att rita.", "Line chart without a line: too few values to draw.").In(language), Target(targets, language));
        var (lowest, highest) = (drawn.MinBy(month => Figures.Of(month.Ratio!.Value)), drawn.MaxBy(month => Figures.Of(month.Ratio!.Value)));
        string At((Month Month, Ratio? Ratio) point) => new Text("{0} i {1}", "{0} in {1}").In(language, Figures.Share(point.Ratio, language), point.Month.Name(language));
        bool IsEnd((Month Month, Ratio? Ratio) point) => Figures.Share(point.Ratio, language) is var share && (share == Figures.Share(first.Ratio, language) || share == Figures.Share(last.Ratio, language));
        return Joined(
            new Text("Linjediagram.", "Line chart.").In(language),
            new Text("Andelen är {0} och {1}.", "The rate is {0} and {1}.").In(language, At(first), At(last)),
            IsEnd(lowest) ? "" : new Text("Som lägst är den {0}.", "At its lowest it is {0}.").In(language, At(lowest)),
            IsEnd(highest) ? "" : new Text("Som högst är den {0}.", "At its highest it is {0}.").In(language, At(highest)),
            months.Any(month => month.Ratio is null) ? new Text("Månader vars andel inte visas har ingen punkt.", "Months whose rate is not shown have no point.").In(language) : "",
            Target(targets, language));
    }

    private static string Target(IReadOnlyList<decimal?> targets, Language language)
    {
        // A target that changes stands as it goes: 30 %, 35 %.
        var levels = targets.OfType<decimal>().ToList();
        levels = [.. levels.Where((target, i) => i == 0 || levels[i - 1] != target)];
        return levels.Count == 0 ? "" : Named(levels.Select(level => Figures.Target(level, language)), levels.Count == 1 ? new("Målet är {0}.", "The target is {0}.") : new("Målen är i tur och ordning {0}.", "The targets are in their order {0}."), language);
    }

    private static string Named(IEnumerable<string> all, Text sentence, Language language) => all.ToList() is { Count: > 0 } list ? sentence.In(language, list.Listed(language)) : "";

    private static string Joined(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
}
