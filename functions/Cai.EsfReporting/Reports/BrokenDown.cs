using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>One group of a breakdown. Null where the public edition hides it.</summary>
/// <param name="Value">As in <see cref="Group.Value"/>.</param>
/// <param name="Untold">No longer named, without an end; null in the public edition, as is <paramref name="Enrolled"/>.</param>
/// <param name="Ratios">By indicator, in the catalogue's order.</param>
public sealed record BrokenDown(Dimension Dimension, string Value, int? Participants, int? Enrolled, int? Untold, int? Leavers, IReadOnlyList<Ratio?> Ratios)
{
    /// <remarks>An insats or a provider may be a text that came in a file: masked.</remarks>
    public static BrokenDown Of(Group group) => new(group.Dimension, Masking.HideIdentities(group.Value), group.Participants, group.Enrolled, group.Untold, group.Leavers,
        [.. group.Numerators.Select(numerator => (Ratio?)new Ratio(numerator, group.Leavers))]);

    /// <summary>The group's name for people.</summary>
    public Text Name(Project project) => Dimension switch
    {
        Dimension.Insats when Value == DimensionValues.OtherInsatser => new("Övriga insatser", "Other activities"),
        Dimension.Insats => Same(project.Insatser.FirstOrDefault(i => i.Id == Value)?.Name),
        Dimension.Provider => Same(Value),
        Dimension.Age => project.Programme.AgeBands.FirstOrDefault(band => band.Id == Value)?.Name ?? NotTold,
        Dimension.InitiatedBy => project.Words.EveryInitiator.Where(initiator => project.Words.ValueOf(initiator) == Value).Select(project.Words.Name).FirstOrDefault(NotTold),
        _ => Value switch
        {
            DimensionValues.Woman => new("Kvinnor", "Women"),
            DimensionValues.Man => new("Män", "Men"),
            DimensionValues.NonBinary => new("Icke-binära", "Non-binary"),
            _ => NotTold,
        },
    };

    private static Text NotTold { get; } = new("Uppgift saknas", "Not told");

    private Text Same(string? name) => (name ?? Value) is { Length: > 0 } known ? new(known, known) : NotTold;
}

public static class DimensionWords
{
    /// <summary>The word in json.</summary>
    public static string Word(this Dimension dimension) => dimension switch
    {
        Dimension.Sex => "sex",
        Dimension.Age => "age",
        Dimension.Insats => "insats",
        Dimension.Provider => "provider",
        Dimension.InitiatedBy => "initiated-by",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    public static Text Name(this Dimension dimension) => dimension switch
    {
        Dimension.Sex => new("Kön", "Sex"),
        Dimension.Age => new("Ålder vid start", "Age at start"),
        Dimension.Insats => new("Insats", "Insats"),
        Dimension.Provider => new("Anordnare", "Provider"),
        Dimension.InitiatedBy => new("Initierad av", "Initiated by"),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}
