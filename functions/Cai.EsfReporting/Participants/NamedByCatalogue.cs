using CsvHelper;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// The ids of the words in a row that a project's catalogue adds to the lists. Its columns stand last in the accepted files of projects whose
/// catalogue adds any, and in no other; beside them stands what the word counts like, so that a row keeps its meaning when the catalogue no longer has the word.
/// </summary>
/// <param name="Reason">Of an exit reason; null or empty for one that every project has.</param>
/// <param name="Initiator">Of who initiated; null or empty likewise.</param>
[CsvRecord]
public readonly partial record struct NamedByCatalogue([property: CsvColumn("namedReason")] string? Reason, [property: CsvColumn("namedInitiator")] string? Initiator)
{
    /// <summary>The column by which an accepted file is known to have them.</summary>
    internal const string FirstColumn = "namedReason";
}
