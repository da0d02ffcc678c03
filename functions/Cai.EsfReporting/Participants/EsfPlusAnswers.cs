using CsvHelper;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// What only a file of an ESF+ project tells of a participation. Its columns follow those of <see cref="Participation"/> in the accepted
/// files of such projects, and stand in no other.
/// </summary>
/// <param name="ImprovedSituation">A better situation on the labour market six months after leaving.</param>
[CsvRecord]
public readonly partial record struct EsfPlusAnswers(
    [property: CsvColumn("thirdCountryNational")] Answer ThirdCountryNational,
    [property: CsvColumn("minority")] Answer Minority,
    [property: CsvColumn("homeless")] Answer Homeless,
    [property: CsvColumn("rural")] Answer Rural,
    [property: CsvColumn("improvedSituation")] Answer ImprovedSituation)
{
    /// <summary>The column by which an accepted file is known to have them.</summary>
    internal const string FirstColumn = "thirdCountryNational";
}
