using Cai.EsfReporting.Deliveries;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// What differs between two reports of one project, from their <c>report.json</c>: which numbers moved, and which
/// deliveries moved them. Works on the json and not on the model, so that a report written years ago can be compared,
/// and a number that either edition hides stays hidden (null).
/// </summary>
/// <param name="Numbers">In the order of the later report's scopes.</param>
/// <param name="Deliveries">By site and month.</param>
public sealed record ReportChanges(IReadOnlyList<NumberChange> Numbers, IReadOnlyList<DeliveryChange> Deliveries)
{
    /// <summary>What tells which scope it is, and says nothing of people.</summary>
    private static readonly string[] Names = ["kind", "id", "name", "hidden", "missing"];

    public bool IsEmpty => Numbers.Count == 0 && Deliveries.Count == 0;

    public static ReportChanges Between(JObject before, JObject after)
    {
        var earlier = Scopes(before).ToDictionary(scope => (Kind: (string)scope["kind"]!, Id: (string)scope["id"]!));
        var numbers = new List<NumberChange>();
        foreach (var scope in Scopes(after))
        {
            var key = (Kind: (string)scope["kind"]!, Id: (string)scope["id"]!);
            numbers.AddRange(Changes(key.Kind, key.Id, scope, earlier.GetValueOrDefault(key) ?? [], scope));
            earlier.Remove(key);
        }

        foreach (var (key, scope) in earlier)
            numbers.AddRange(Changes(key.Kind, key.Id, scope, scope, []));
        return new(numbers, Changes(DeliveriesOf(before), DeliveriesOf(after)));
    }

    /// <summary>
    /// The months whose reports to SCB must be sent again, in order: the first that changed and every later one up to the
    /// latest that was sent (domain.md §3). Empty when nothing that was sent has changed.
    /// </summary>
    /// <param name="latestSent">Null when none was sent.</param>
    public IReadOnlyList<Month> ScbMonths(Month? latestSent) =>
        // SCB is told of participants: a key figure that is corrected changes nothing there.
        latestSent is { } last && Deliveries.Where(d => d.Site != DeliveryAddress.KeyFigures).Select(d => (Month?)d.Month).Min() is { } first && first <= last ? [.. first.To(last)] : [];

    private static IEnumerable<JObject> Scopes(JObject report) => report["scopes"]?.OfType<JObject>() ?? [];

    private static IEnumerable<NumberChange> Changes(string kind, string id, JObject named, JObject before, JObject after)
    {
        // What is missing is no news where a report of an earlier version printed 0 for it.
        if ((IsMissing(before) && IsOfNobody(after)) || (IsMissing(after) && IsOfNobody(before)))
            yield break;
        var (old, now) = (Values(before).ToDictionary(), Values(after).ToDictionary());
        foreach (var number in now.Keys.Union(old.Keys))
            if (old.GetValueOrDefault(number) is var was && now.GetValueOrDefault(number) is var has && !Same(was, has) && !(number.StartsWith(History, StringComparison.Ordinal) && (was ?? has)?.Value is null or 0L or 0 && (has ?? was)?.Value is null or 0L or 0))
                yield return new(kind, id, (string?)named["name"] ?? id, number, was, has) { WasMissing = IsMissing(before), IsMissing = IsMissing(after) };
    }

    private const string History = "history.";

    private static bool IsMissing(JObject scope) => (bool?)scope["missing"] == true;

    private static bool IsOfNobody(JObject scope) => IsMissing(scope) || (int?)scope["participants"] == 0;

    /// <summary>
    /// A number that is not told and one that is not there are the same: nothing is known. Nor is 0 news where a report of an earlier version,
    /// which did not count it yet, has no such number.
    /// </summary>
    private static bool Same(JValue? one, JValue? other) => (one, other) switch
    {
        (null, { Type: JTokenType.Integer, Value: 0L or 0 }) or ({ Type: JTokenType.Integer, Value: 0L or 0 }, null) => true,
        _ => SameValue(one, other),
    };

    private static bool SameValue(JValue? one, JValue? other) => (one?.Value, other?.Value) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        // 0 and 0.0 are the same number.
        _ when IsNumber(one!) && IsNumber(other!) => one!.CompareTo(other) == 0,
        _ => JToken.DeepEquals(one, other),
    };

    private static bool IsNumber(JValue value) => value.Type is JTokenType.Integer or JTokenType.Float;

    /// <summary>Every value of a scope by its path, things in lists by their id: <c>participants</c>, <c>indicators.work-or-study.numerator</c>.</summary>
    private static IEnumerable<KeyValuePair<string, JValue>> Values(JToken token, string path = "") => token switch
    {
        JObject of => of.Properties().Where(p => !Names.Contains(p.Name)).SelectMany(p => Values(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}")),
        JArray list => list.SelectMany((item, i) => Values(item, $"{path}.{(item as JObject)?["id"] ?? i}")),
        JValue value => [new(path, value)],
        _ => [],
    };

    private static Dictionary<(string Site, Month Month), DeliveryId> DeliveriesOf(JObject report) =>
        (report["deliveries"] ?? new JArray()).ToDictionary(d => ((string)d["site"]!, Month.Parse((string)d["month"]!)), d => DeliveryId.Parse((string)d["id"]!));

    private static List<DeliveryChange> Changes(Dictionary<(string Site, Month Month), DeliveryId> before, Dictionary<(string Site, Month Month), DeliveryId> after) =>
    [
        .. before.Keys.Union(after.Keys)
            .Select(at => new DeliveryChange(at.Site, at.Month, before.TryGetValue(at, out var was) ? was : null, after.TryGetValue(at, out var has) ? has : null))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.Site, StringComparer.Ordinal).ThenBy(change => change.Month),
    ];
}

/// <param name="ScopeKind"><c>project</c>, <c>sub-project</c> or <c>site</c></param>
/// <param name="Number">Its path in the scope: <c>participants</c>, <c>indicators.work-or-study.numerator</c>.</param>
/// <param name="Before">Null when it was not told, or hidden.</param>
/// <param name="After">Null when it is not told any more, or hidden.</param>
public sealed record NumberChange(string ScopeKind, string ScopeId, string ScopeName, string Number, JValue? Before, JValue? After)
{
    /// <summary>Nothing had been delivered of the scope in the earlier report.</summary>
    public bool WasMissing { get; init; }

    /// <summary>Nothing is delivered of the scope in the later report.</summary>
    public bool IsMissing { get; init; }

    /// <summary>A count of people or participations, not something worked out from counts.</summary>
    public bool IsCount => (Before ?? After)?.Type == JTokenType.Integer;
}

/// <param name="Before">The delivery that was counted; null when none was.</param>
/// <param name="After">The delivery that is counted now; null when none is.</param>
public sealed record DeliveryChange(string Site, Month Month, DeliveryId? Before, DeliveryId? After)
{
    /// <summary>The word in json.</summary>
    public string Word => (Before, After) switch
    {
        (null, _) => "late",
        (_, null) => "gone",
        _ => "corrected",
    };

    public Text Name => (Before, After) switch
    {
        (null, _) => new("levererad efteråt", "delivered afterwards"),
        (_, null) => new("finns inte längre", "no longer there"),
        _ => new("rättad", "corrected"),
    };
}
