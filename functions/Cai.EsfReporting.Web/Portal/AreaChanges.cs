using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The counts of one area that differ between two reports, by names that people know.</summary>
/// <param name="Kind">Word of its kind: <c>project</c>, <c>sub-project</c>, <c>site</c>.</param>
/// <param name="WasMissing">Nothing had been delivered of it in the earlier report.</param>
/// <param name="IsMissing">Nothing is delivered of it in the later one.</param>
public sealed record AreaChanges(string Kind, string Name, IReadOnlyList<(Text Name, int? Before, int? After)> Numbers, bool WasMissing, bool IsMissing)
{
    private static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        ["participants"] = new("Deltagare", "Participants"),
        ["anonymous"] = new("varav anonyma", "of whom anonymous"),
        ["enrolled"] = new("Inskrivna", "Enrolled"),
        ["untold"] = new("Utan känt avslut", "No known exit"),
        ["leavers"] = new("Avslutade", "Left"),
        ["participations"] = new("Deltaganden", "Participations"),
    };

    /// <summary>In the order of the later report; what people would not look for by name is left out.</summary>
    public static IReadOnlyList<AreaChanges> Of(Project project, ReportChanges changes) =>
    [
        .. changes.Numbers.Where(change => change.IsCount)
            .Select(change => (Change: change, Name: NameOf(project, change.Number)))
            .Where(pair => pair.Name is not null)
            .GroupBy(pair => (pair.Change.ScopeKind, pair.Change.ScopeId, pair.Change.ScopeName))
            .Select(area => new AreaChanges(area.Key.ScopeKind, area.Key.ScopeName, [.. area.Select(pair => (pair.Name!.Value, Count(pair.Change.Before), Count(pair.Change.After)))], area.First().Change.WasMissing, area.First().Change.IsMissing)),
    ];

    private static Text? NameOf(Project project, string number)
    {
        if (Names.TryGetValue(number, out var name))
            return name;
        return number.Split('.') is ["indicators", var id, "numerator"] && project.Indicators.FirstOrDefault(i => i.Id == id) is { } indicator ? indicator.Name : null;
    }

    private static int? Count(JValue? value) => value?.Value is null ? null : (int?)value;
}
