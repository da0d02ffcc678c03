using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>A row that was refused, by what can be read of it.</summary>
/// <param name="Person">Nobody when the identity cannot be read.</param>
/// <param name="Insats">Empty when blank.</param>
/// <param name="Start">Null when it cannot be read.</param>
internal readonly record struct RefusedRow(Pseudonym Person, string Insats, DateOnly? Start, int Line)
{
    public static RefusedRow Of(ParticipantRow row, Pseudonym person) => new(person, row.Insats, row.Start.Is(out var start) ? start : null, row.Line);

    /// <summary>The row is the same person's: that it states this participation is likely unless both insats and start speak against it.</summary>
    public bool MayState(in ToldKey key) => Insats.Length == 0 || Start is null || Insats == key.Insats || Start == key.Start;

    /// <summary>The row is nobody's: something in it speaks for this participation, and nothing against it.</summary>
    public bool Says(in ToldKey key) =>
        (Insats.Length > 0 || Start is not null) && (Insats.Length == 0 || Insats == key.Insats) && (Start is null || Start == key.Start);
}
