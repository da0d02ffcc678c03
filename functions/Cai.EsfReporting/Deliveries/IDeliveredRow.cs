namespace Cai.EsfReporting.Deliveries;

/// <summary>A row of a delivered file, whatever its kind, as a finding quotes it.</summary>
internal interface IDeliveredRow
{
    /// <summary>As a person counts it.</summary>
    int Line { get; }

    /// <summary>A cell as people may see it: masked and short; null when blank.</summary>
    string? Shown(Column column);

    /// <summary>What is odd about a cell's characters, in a sentence; null when nothing is.</summary>
    Text? Odd(Column column);

    /// <summary>A column as the file heads it, masked; null where it has none, or heads it as the format does.</summary>
    string? Heading(Column column);
}
