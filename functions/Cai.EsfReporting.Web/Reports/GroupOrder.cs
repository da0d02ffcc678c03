using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>The groups of a breakdown in the order that people expect: ages rising, insatser as in the catalogue, what is not told last.</summary>
internal static class GroupOrder
{
    private static readonly string[] Sexes = [DimensionValues.Woman, DimensionValues.Man, DimensionValues.NonBinary];

    public static IReadOnlyList<BrokenDown> Of(OutcomeReport report, Dimension dimension, Language language)
    {
        var names = StringComparer.Create(language.Culture(), ignoreCase: true);
        return [.. report.Breakdown.Where(group => group.Dimension == dimension)
            .OrderBy(group => group.Value == Breakdown.NotTold)
            .ThenBy(group => Place(report.Project, group))
            .ThenBy(group => group.Name(report.Project).In(language), names)
            .ThenBy(group => group.Value, StringComparer.Ordinal)];
    }

    private static int Place(Project project, BrokenDown group)
    {
        var place = group.Dimension switch
        {
            Dimension.Insats => project.Insatser.Index().Where(insats => insats.Item.Id == group.Value).Select(insats => insats.Index).FirstOrDefault(-1),
            Dimension.Provider => -1,
            Dimension.Age => project.Programme.AgeBands.Index().Where(band => band.Item.Id == group.Value).Select(band => band.Index).FirstOrDefault(-1),
            Dimension.InitiatedBy => project.Words.EveryInitiator.Index().Where(initiator => project.Words.ValueOf(initiator.Item) == group.Value).Select(initiator => initiator.Index).FirstOrDefault(-1),
            _ => Array.IndexOf(Sexes, group.Value),
        };
        return place < 0 ? int.MaxValue : place;
    }
}
