using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>A key figure in <c>report.json</c>. Percentages are fractions, as every rate there is; <c>target</c> is the year's when it is pro-rated. A target in a word has the number that it is held against beside it.</summary>
internal static class FigureJson
{
    public static JObject Of(FigureOutcome outcome)
    {
        var json = new JObject
        {
            ["id"] = outcome.Told.Figure.Id,
            ["kolada"] = outcome.Told.Figure.Kolada,
            ["name"] = outcome.Told.Figure.Name.Sv,
            ["site"] = outcome.Told.Site?.Id,
            ["period"] = outcome.Told.Period.ToString(),
            ["value"] = Number(outcome.Told.Number),
            ["unit"] = outcome.Told.Figure.Unit.Word(),
            ["target"] = Number(outcome.Target),
            ["expected"] = Number(outcome.Expected),
            ["assessment"] = outcome.Assessment?.Word(),
            ["trend"] = outcome.Trend.Word(),
            ["text"] = outcome.Told.Words.Length == 0 ? null : outcome.Told.Words,
            ["numerator"] = outcome.Told.Numerator,
            ["denominator"] = outcome.Told.Denominator,
            ["comment"] = outcome.Told.Comment.Length == 0 ? null : outcome.Told.Comment,
            ["delivery"] = outcome.Told.Delivery?.Value,
        };
        return TargetJson.WithWord(outcome.Decided, outcome.Before, json);
    }

    private static JValue Number(decimal? number) => TargetJson.Number(number);
}
