using System.ComponentModel;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>What people have decided and written of a month's goals, activities and assignments, and of its report as a whole. As <see cref="JudgementEndpoints"/> tells it.</summary>
internal sealed record Judgements(
    string Project,
    [property: Description("yyyy-MM, the last month of the report.")] string Month,
    [property: Description("Every version, in the order in which they were given.")] [property: System.Text.Json.Serialization.JsonPropertyName("judgements")] IReadOnlyList<Judgement> All);

internal sealed record Judgement(
    [property: Description("Below 0 for one that a key-figure file tells.")] int Number,
    [property: Description("Id of the goal, activity or assignment in the catalogue; _report for the report as a whole.")] string About,
    [property: Description("Of a goal fully-met, largely-met, partly-met or not-met; of an activity or assignment done, started or not-started; of the report as a whole nothing. Null where nothing is decided.")] string? Decides,
    [property: Description("Text, on lines; empty for none.")] string Comment,
    [property: Description("When, in UTC.")] string At,
    [property: Description("Who; empty for one that a key-figure file tells.")] string Name,
    [property: Description("The delivery of key figures that first told it; null for what was said in person.")] string? Delivery,
    [property: Description("It is the latest of its goal, activity or assignment, or of the report. One that only a replaced file tells does not stand.")] bool Stands);

internal sealed record ToJudge(
    [property: Description("Id of the goal, activity or assignment in the catalogue; _report for the report as a whole.")] string? About,
    [property: Description("As above; null or empty to decide nothing: a goal then stands as proposed.")] string? Decides,
    [property: Description("At most 5 000 characters, no personnummer; null or empty for none.")] string? Comment,
    [property: Description("Number of the judgement that stood when this was written; 0 or null for none.")] int? Seen,
    [property: Description("Who judges, where nobody signs in; otherwise the access list tells it.")] string? Name);
