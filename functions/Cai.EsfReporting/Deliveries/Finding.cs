namespace Cai.EsfReporting.Deliveries;

/// <summary>Anmärkning: where a delivery breaks a rule. Holds no identity: every text in it has been masked.</summary>
/// <param name="Line">Line in the file as a person counts it (the row number in Excel); 0 when it concerns the whole file.</param>
/// <param name="Column">The column's name in the file format; empty when it concerns no column.</param>
/// <param name="Value">The cell as it was, masked; null when there is nothing to show.</param>
/// <param name="Details">Fills in the placeholders of the rule's texts.</param>
public sealed record Finding(Rule Rule, int Line, string Column, string? Value, IReadOnlyList<object> Details)
{
    /// <summary>The column as the file heads it, for people who look for it there; its name in the format where the file heads it so.</summary>
    public string Heading { get; init; } = Column;

    /// <summary>What is odd about the cell's characters, in a sentence; null when nothing is.</summary>
    public Text? Odd { get; init; }

    public string Message(Language language) => Rule.Message.In(language, [.. Details]) + (Odd is { } odd ? " " + odd.In(language) : "");

    public string Action(Language language) => Rule.Action.In(language, [.. Details]);
}
