using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Is shown the rows of a participant file while they are checked, identities and all. What it keeps is gone with it.</summary>
/// <param name="Accepted">Called for each row that passes.</param>
internal sealed record RowWatch(Action<ParticipantRow> Accepted)
{
    public static RowWatch Nobody { get; } = new(_ => { });

    /// <summary>Called for each row that does not.</summary>
    public Action<ParticipantRow>? Refused { get; init; }

    /// <summary>Called at the header, before the first row.</summary>
    public Action<ITable, ColumnMap>? Opened { get; init; }
}
