using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// What a project's own report tells beside its counts, as its <c>report.json</c> has it: what people have decided and written, the free places, and how many came against the plan. A public edition tells of it what
/// the project's frozen one does.
/// </summary>
/// <param name="AsOf">The month of that report.</param>
/// <param name="Comment">On the report as a whole, a paragraph each.</param>
/// <param name="Places">Those that somebody there can take; none in a public edition.</param>
/// <param name="Plans">Of each part of the project there that has a plan of its own; of the whole project where none has. None of a period and in a public edition.</param>
public sealed record ToldBeside(Month AsOf, IReadOnlyList<string> Comment, IReadOnlyList<ToldGoal> Goals, IReadOnlyList<FreePlaces> Places, IReadOnlyList<(Scope Scope, Inflow Inflow)> Plans)
{
    public bool TellsAny => Comment.Count + Goals.Count + Places.Count + Plans.Count > 0;

    public static ToldBeside Of(Territory territory, Project project, JObject report) => new(
        Month.Parse((string)report["asOf"]!), Lines((string?)report["comment"]?["comment"]),
        [.. (report["goals"] ?? new JArray()).Select(goal => ToldGoal.Of(project, goal))],
        project.SitesOf(project.PlacesScope).Any(site => territory.Sites.Contains(new(project.Id, site.Id))) ? [.. (report["places"] ?? new JArray()).Select(places => PlacesOf(project, places)).OfType<FreePlaces>()] : [],
        PlansOf(territory.ScopesOf(project), report) is { Count: > 0 } own ? own : PlansOf(project.Scopes.Take(1), report));

    internal static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IReadOnlyList<(Scope, Inflow)> PlansOf(IEnumerable<Scope> scopes, JObject report) =>
    [
        .. from scope in scopes
           let told = report["scopes"]?.FirstOrDefault(own => (string?)own["kind"] == scope.Kind.Word() && (string?)own["id"] == scope.Id)?["inflow"]
           where (int?)told?["participants"] is not null
           select (scope, new Inflow((int)told["participants"]!, (decimal)told["expected"]!, new((int)told["planned"]!, (bool)told["yearly"]!))),
    ];

    /// <summary>Null for an insats that the catalogue has no longer.</summary>
    private static FreePlaces? PlacesOf(Project project, JToken told) => project.Insatser.FirstOrDefault(insats => insats.Id == (string?)told["insats"]) is { } insats
        ? new(insats, (string?)told["provider"], (int)told["places"]!, (int?)told["taken"]) : null;
}

/// <summary>A goal as a project's report tells of it.</summary>
/// <param name="Standing">The Bedömning that stands, decided or else proposed; null where the edition hides what it is proposed from.</param>
/// <param name="Comment">A paragraph each.</param>
public sealed record ToldGoal(string Id, Text Level, Text Name, ObjectiveAssessment? Standing, bool IsDecided, IReadOnlyList<string> Comment)
{
    internal static ToldGoal Of(Project project, JToken told)
    {
        var (id, decided, proposed) = ((string)told["id"]!, ObjectiveWords.FindAssessment((string?)told["decided"]?["word"] ?? ""), ObjectiveWords.FindAssessment((string?)told["proposed"] ?? ""));
        var known = project.Goals.FirstOrDefault(goal => goal.Id == id) ?? new(id, new((string)told["name"]!, (string)told["name"]!), (string?)told["below"], [], []);
        return new(id, known.Level, known.Name, decided != ObjectiveAssessment.None ? decided : (bool?)told["hidden"] == true ? null : proposed, decided != ObjectiveAssessment.None, ToldBeside.Lines((string?)told["decided"]?["comment"]));
    }

    /// <summary><c>● Helt uppfyllt</c>, <c>◐ Delvis uppfyllt (föreslagen)</c>; <c>..</c> where it is hidden.</summary>
    public string StandingIn(Language language) => Standing is { } standing ? $"{standing.Shape()} {WordIn(language)}" : Figures.Hidden;

    /// <summary>As <see cref="StandingIn"/>, without the sign: to stand in a sentence.</summary>
    public string WordIn(Language language) => Standing is not { } standing ? new Text("bedömningen visas inte", "the assessment is not shown").In(language)
        : standing.Name().In(language) + (IsDecided || standing == ObjectiveAssessment.None ? "" : new Text(" (föreslagen)", " (proposed)").In(language));
}
