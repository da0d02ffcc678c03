using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>ESF's common indicators against the naive count of them: every code, year and sex, women and men and total.</summary>
public sealed class EsfPropertyTests
{
    [Fact]
    public void The_indicators_are_counted_as_the_design_says() => MadeUpHistory.ForEvery(
        history => Counted(history).SequenceEqual(NaiveEsf.Of(EveryKind.Mia, history, MadeUpHistory.AsOf)), 3000);

    [Fact]
    public void Years_sum_to_all_years() => MadeUpHistory.ForEvery(history => Counted(history).GroupBy(f => f.Code).All(code =>
        (code.Where(f => f.Year is not null).Sum(f => f.Women), code.Where(f => f.Year is not null).Sum(f => f.Men), code.Where(f => f.Year is not null).Sum(f => f.Total))
        == code.Where(f => f.Year is null).Select(f => (f.Women, f.Men, f.Total)).Single()), 300);

    [Fact]
    public void Every_code_is_counted_in_some_history_for_women_and_for_men_in_every_year()
    {
        var counted = Enumerable.Range(0, 400).SelectMany(seed => Counted(MadeUpHistory.Of(seed))).ToList();
        var codes = EsfRow.Of(EveryKind.Mia).Select(row => row.Code).Where(code => code != "CR07").ToList();
        codes.Order(StringComparer.Ordinal).ShouldBe(((string[])["participants", "incomplete", .. NaiveEsf.Output.Keys, .. NaiveEsf.Result.Keys]).Order(StringComparer.Ordinal));
        foreach (var code in codes)
            foreach (var year in (int?[])[2017, 2018, null])
            {
                counted.ShouldContain(f => f.Code == code && f.Year == year && f.Women > 0, $"{code} {year}");
                counted.ShouldContain(f => f.Code == code && f.Year == year && f.Men > 0, $"{code} {year}");
            }

        foreach (var code in (string[])["participants", "incomplete"])
            counted.ShouldContain(f => f.Code == code && f.Total > f.Women + f.Men);
        // Started before the project, which is taken with a warning.
        counted.ShouldContain(f => f.Code == "participants" && f.Year == 2016 && f.Total > 0);
    }

    private static IEnumerable<EsfFigure> Counted(List<SiteMonth> history) => EsfFigure.Of(
        EveryKind.Mia, Counting.FoldedAsync(EveryKind.Mia, history, MadeUpHistory.AsOf).GetAwaiter().GetResult().CountEsf(MadeUpHistory.AsOf), MadeUpHistory.AsOf.Year, [2017, 2018])
        .OrderBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Year ?? int.MaxValue);
}
