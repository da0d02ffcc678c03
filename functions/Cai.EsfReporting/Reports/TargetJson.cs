using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>A target in a word in <c>report.json</c>: the word, and the number that it is held against.</summary>
internal static class TargetJson
{
    /// <param name="before">Null where it is hidden, and where there is nothing.</param>
    public static JObject WithWord(FigureTarget? target, decimal? before, JObject json)
    {
        if (target is { Word: var word and not TargetWord.None })
        {
            json["targetInWords"] = word.Word();
            json["before"] = Number(before);
        }

        return json;
    }

    /// <summary>Whole numbers without a point, others without zeros behind them.</summary>
    public static JValue Number(decimal? number) => number switch
    {
        null => JValue.CreateNull(),
        { } whole when whole == Math.Floor(whole) => new((long)whole),
        { } other => new((double)other),
    };
}
