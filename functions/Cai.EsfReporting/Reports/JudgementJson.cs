using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Judgements for machines.</summary>
public static class JudgementJson
{
    /// <summary>Every version, in the order in which they were given.</summary>
    public static JObject Of(Project project, Month month, Judgements told) => new()
    {
        ["project"] = project.Id,
        ["month"] = month.ToString(),
        ["judgements"] = new JArray(told.All.Select(said => new JObject
        {
            ["number"] = said.Number,
            ["about"] = said.About,
            ["decides"] = said.Decides.Length > 0 ? said.Decides : null,
            ["comment"] = said.Comment,
            ["at"] = Moments.Write(said.At),
            ["name"] = said.Name,
            ["delivery"] = said.DeliveredIn.Length > 0 ? said.DeliveredIn : null,
            ["stands"] = ReferenceEquals(told.Of(said.About), said),
        })),
    };
}
