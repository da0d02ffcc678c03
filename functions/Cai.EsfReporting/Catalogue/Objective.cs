namespace Cai.EsfReporting.Catalogue;

/// <summary>
/// Mål as a board's plan has them: a strategic goal (strategiskt mål), or one of the board's own (nämndmål) below it. What an indicator is to reach is its <see cref="Goal"/>.
/// </summary>
/// <param name="Id">Of no other objective, activity or assignment of the project.</param>
/// <param name="Parent">Id of the strategic goal that it stands below; null for a strategic one.</param>
/// <param name="Indicators">Ids of the indicators, measures and key figures that it is measured by; may be empty.</param>
/// <param name="Activities">What is done for it; may be empty.</param>
public sealed record Objective(string Id, Text Name, string? Parent, IReadOnlyList<string> Indicators, IReadOnlyList<Activity> Activities)
{
    /// <summary>Where and how it is followed up, in a sentence, where that is by nothing that the project has a number of; null where nothing is said.</summary>
    public Text? FollowedUp { get => field ?? FollowedUpIn?.InWords; init; }

    /// <summary>The number of another project that it is followed up by; null where there is none.</summary>
    public FollowedUpIn? FollowedUpIn { get; init; }

    public bool IsStrategic => Parent is null;

    /// <summary>As the municipality's own reports head it.</summary>
    public Text Level => IsStrategic ? new("Strategiskt mål", "Strategic goal") : new("Nämndmål", "Board goal");
}

/// <summary>An indicator or a key figure of another project. What it tells is told by that project's own report, to those who may read it.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Figure">Id of the indicator or key figure.</param>
public sealed record FollowedUpIn(string Project, string Figure)
{
    public string ProjectName { get; init; } = "";

    public Text Name { get; init; }

    /// <summary>Names, and no number.</summary>
    public Text InWords => new($"Målet följs upp i {ProjectName}: {Name.Sv}.", $"The goal is followed up in {ProjectName}: {Name.En}.");
}

/// <summary>Something to be done, of which is told how far it has come: an activity of a goal, or an assignment (uppdrag) of its own.</summary>
public sealed record Activity(string Id, Text Name);

/// <summary>Bedömning of a goal (domain.md §6): unlike that of an indicator, decided by a person.</summary>
public enum ObjectiveAssessment { None = 0, NotMet, PartlyMet, LargelyMet, FullyMet }

/// <summary>How far an activity or assignment has come.</summary>
public enum ActivityStatus { None = 0, NotStarted, Started, Done }

/// <summary>The words of the municipality's own reports.</summary>
public static class ObjectiveWords
{
    public static IReadOnlyList<ObjectiveAssessment> Assessments { get; } = [ObjectiveAssessment.FullyMet, ObjectiveAssessment.LargelyMet, ObjectiveAssessment.PartlyMet, ObjectiveAssessment.NotMet];

    public static IReadOnlyList<ActivityStatus> Statuses { get; } = [ActivityStatus.Done, ActivityStatus.Started, ActivityStatus.NotStarted];

    public static Text Name(this ObjectiveAssessment assessment) => assessment switch
    {
        ObjectiveAssessment.FullyMet => new("Helt uppfyllt", "Fully met"),
        ObjectiveAssessment.LargelyMet => new("I hög grad uppfyllt", "Largely met"),
        ObjectiveAssessment.PartlyMet => new("Delvis uppfyllt", "Partly met"),
        ObjectiveAssessment.NotMet => new("Ej uppfyllt", "Not met"),
        _ => new("Inte bedömt", "Not assessed"),
    };

    public static Text Name(this ActivityStatus status) => status switch
    {
        ActivityStatus.Done => new("Genomförd", "Done"),
        ActivityStatus.Started => new("Påbörjad", "Started"),
        ActivityStatus.NotStarted => new("Ej påbörjad", "Not started"),
        _ => new("Ingen status angiven", "No status stated"),
    };

    /// <summary>The word in json; empty for none.</summary>
    public static string Word(this ObjectiveAssessment assessment) => assessment switch
    {
        ObjectiveAssessment.FullyMet => "fully-met",
        ObjectiveAssessment.LargelyMet => "largely-met",
        ObjectiveAssessment.PartlyMet => "partly-met",
        ObjectiveAssessment.NotMet => "not-met",
        _ => "",
    };

    /// <inheritdoc cref="Word(ObjectiveAssessment)"/>
    public static string Word(this ActivityStatus status) => status switch
    {
        ActivityStatus.Done => "done",
        ActivityStatus.Started => "started",
        ActivityStatus.NotStarted => "not-started",
        _ => "",
    };

    /// <summary>A shape beside the word, so that colour is never alone.</summary>
    public static string Shape(this ObjectiveAssessment assessment) => assessment switch
    {
        ObjectiveAssessment.FullyMet => "●",
        ObjectiveAssessment.LargelyMet => "◕",
        ObjectiveAssessment.PartlyMet => "◐",
        ObjectiveAssessment.NotMet => "○",
        _ => "–",
    };

    /// <summary>By the word in json or in either language; none for a text that is no such word.</summary>
    public static ObjectiveAssessment FindAssessment(string text) => Assessments.FirstOrDefault(one => Is(text, one.Word(), one.Name(), Inflected(one)));

    /// <inheritdoc cref="FindAssessment"/>
    public static ActivityStatus FindStatus(string text) => Statuses.FirstOrDefault(one => Is(text, one.Word(), one.Name(), Inflected(one)));

    private static bool Is(string text, string word, Text name, string[] inflected) =>
        text.Length <= 40 && Folding.Fold(text).TrimEnd('.') is { Length: > 0 } folded && (folded == Folding.Fold(word) || folded == Folding.Fold(name.Sv) || folded == Folding.Fold(name.En) || inflected.Any(other => folded == Folding.Fold(other)));

    /// <summary>As the same reports write it of one thing or several.</summary>
    private static string[] Inflected(ObjectiveAssessment assessment) => assessment switch
    {
        ObjectiveAssessment.FullyMet => ["Helt uppfylld", "Helt uppfyllda"],
        ObjectiveAssessment.LargelyMet => ["I hög grad uppfylld", "I hög grad uppfyllda"],
        ObjectiveAssessment.PartlyMet => ["Delvis uppfylld", "Delvis uppfyllda"],
        ObjectiveAssessment.NotMet => ["Ej uppfylld", "Ej uppfyllda", "Inte uppfyllt"],
        _ => [],
    };

    /// <inheritdoc cref="Inflected(ObjectiveAssessment)"/>
    private static string[] Inflected(ActivityStatus status) => status switch
    {
        ActivityStatus.Done => ["Genomfört", "Genomförda"],
        ActivityStatus.Started => ["Påbörjat", "Påbörjade"],
        ActivityStatus.NotStarted => ["Ej påbörjat", "Ej påbörjade", "Ännu ej påbörjad", "Ännu ej påbörjat", "Ännu ej påbörjade"],
        _ => [],
    };
}
