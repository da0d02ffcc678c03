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
/// <param name="Line">Line of the delivered file that states it, as a person counts it; null in files accepted before lines were kept, and for a refused row.</param>
/// <param name="Refused">Line of a row that names the person and was refused: then nothing but key and pseudonym is told, and it is no participation. Null otherwise.</param>
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
    [property: CsvColumn("status6Months")] FollowUp Status6Months,
    [property: CsvColumn("line")] int? Line = null,
    [property: CsvColumn("refused")] int? Refused = null)
{
    /// <summary>What an ESF+ project asks besides; all unknown in others.</summary>
    [CsvIgnore]
    public EsfPlusAnswers Plus { get; init; }

    /// <summary>The words that are the project's own; nothing in projects whose catalogue adds none.</summary>
    [CsvIgnore]
    public NamedByCatalogue Named { get; init; }

    public bool IsAnonymous => Pseudonym.IsNobody;

    /// <summary>Names somebody whose row was refused; no participation.</summary>
    public bool IsRefused => Refused is not null;

    /// <summary>Stands where a refused row has no start to tell: canonical files hold dates from 1900 on.</summary>
    private static readonly DateOnly NoStart = new(1900, 1, 1);

    /// <summary>What is kept of a refused row, so that the person does not count as no longer named.</summary>
    public static Participation OfRefused(string key, Pseudonym pseudonym, int line) => new(
        key, pseudonym, "", NoStart, null, ExitReason.None, Sex.Unknown, null, "", default, default, default, default, default, default, default, null, null, null, default, default, null, line);

    /// <summary>Dates in canonical files: <c>yyyy-MM-dd</c>, read and written without a string between.</summary>
    internal sealed class DayConverter : ICsvConverter<DateOnly>
    {
        public DateOnly Read(CsvReader reader, int fieldIndex) =>
            Days.TryParseIso(reader.GetSpan(fieldIndex), out var day) ? day : throw new FormatException("A date is yyyy-MM-dd.");

        public void Write(CsvWriter writer, DateOnly value)
        {
            Span<byte> iso = stackalloc byte[Days.IsoLength];
            Days.WriteIso(value, iso);
            writer.WriteField(iso);
        }
    }
}
