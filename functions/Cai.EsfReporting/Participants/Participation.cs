using System.Globalization;
using CsvHelper;

[assembly: CsvConverter(typeof(Cai.EsfReporting.Participants.Participation.DayConverter))]

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Deltagande: one person in one insats from a start, as a delivery states it, without the person's identity.
/// A line of an accepted, canonical file; column order and names are the file's.
/// </summary>
/// <param name="Key">Id of the key that made the pseudonym.</param>
/// <param name="Pseudonym">Nobody for an anonymous row.</param>
/// <param name="Insats">Id in the catalogue, or the file's own word for one that is not there; empty for an anonymous row without one.</param>
/// <param name="End">Null while it is open.</param>
/// <param name="Reason"><see cref="ExitReason.None"/> while it is open.</param>
/// <param name="Age">Whole years at <paramref name="Start"/>, never a band; null for an anonymous row.</param>
/// <param name="Provider">Anordnare, empty when not stated.</param>
/// <param name="Hours">Hours of presence in the month.</param>
/// <param name="Referred">Anvisad: the day of referral.</param>
/// <param name="FirstMeeting">Day of the first meeting (quality guarantee: within 14 days of referral).</param>
[CsvRecord]
public readonly partial record struct Participation(
    [property: CsvColumn("key")] string Key,
    [property: CsvColumn("pseudonym"), CsvConverter(typeof(Pseudonym.Converter))] Pseudonym Pseudonym,
    [property: CsvColumn("insats")] string Insats,
    [property: CsvColumn("start")] DateOnly Start,
    [property: CsvColumn("end")] DateOnly? End,
    [property: CsvColumn("reason")] ExitReason Reason,
    [property: CsvColumn("sex")] Sex Sex,
    [property: CsvColumn("age")] int? Age,
    [property: CsvColumn("provider")] string Provider,
    [property: CsvColumn("employment")] EmploymentAtEntry Employment,
    [property: CsvColumn("education")] Education Education,
    [property: CsvColumn("foreignBackground")] Answer ForeignBackground,
    [property: CsvColumn("disability")] Answer Disability,
    [property: CsvColumn("otherDisadvantage")] Answer OtherDisadvantage,
    [property: CsvColumn("initiatedBy")] Initiator InitiatedBy,
    [property: CsvColumn("newQualification")] Answer NewQualification,
    [property: CsvColumn("hours")] decimal? Hours,
    [property: CsvColumn("referred")] DateOnly? Referred,
    [property: CsvColumn("firstMeeting")] DateOnly? FirstMeeting,
    [property: CsvColumn("status90Days")] FollowUp Status90Days,
    [property: CsvColumn("status6Months")] FollowUp Status6Months)
{
    public bool IsAnonymous => Pseudonym.IsNobody;

    /// <summary>Dates in canonical files: <c>yyyy-MM-dd</c>, read and written without a string between.</summary>
    internal sealed class DayConverter : ICsvConverter<DateOnly>
    {
        public DateOnly Read(CsvReader reader, int fieldIndex) =>
            Days.TryParseIso(reader.GetSpan(fieldIndex), out var day) ? day : throw new FormatException("A date is yyyy-MM-dd.");

        public void Write(CsvWriter writer, DateOnly value) => writer.WriteField(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
