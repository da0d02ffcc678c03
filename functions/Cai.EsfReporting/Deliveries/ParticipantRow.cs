using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// One row of a participant file, each cell read as what it should be. The same object is filled again for
/// every row, so that reading allocates nothing; what it holds of a person is gone with the next row.
/// </summary>
public sealed class ParticipantRow : IDeliveredRow
{
    /// <summary>The hours of a month of 31 days.</summary>
    internal const int MostHours = 744;

    /// <summary>Days from 1900's first to 1904's, as Excel counts.</summary>
    private const int Workbooks1904 = 1462;

    private readonly ReadAhead table;
    private readonly ColumnMap columns;
    private readonly RecentCells<(string Id, bool IsKnown, bool HoldsIdentity)> insatser;
    private readonly RecentCells<(string Name, bool HoldsIdentity, bool IsError)> providers;
    private readonly RecentCells<Cell<ExitReason>> reasons;
    private readonly RecentCells<Cell<Sex>> sexes;
    private readonly RecentCells<Cell<EmploymentAtEntry>> employments = new(Words.Employments.Read);
    private readonly RecentCells<Cell<Education>> educations = new(Words.Educations.Read);
    private readonly RecentCells<Cell<Answer>> answers = new(Words.Answers.Read);
    private readonly RecentCells<Cell<Initiator>> initiators;
    private readonly RecentCells<Cell<bool>> yesNo = new(Words.YesNo.Read);
    private readonly RecentCells<Cell<FollowUp>> followUps = new(Words.FollowUps.Read);
    private readonly RecentCells<Cell<decimal>> hours = new(utf8 => HoursOf(Reading.Hours.Read(utf8)));

    private bool providerIsError;

    internal ParticipantRow(ReadAhead table, ColumnMap columns, Project project, Month month)
    {
        this.table = table;
        this.columns = columns;
        (Project, Month, LastDay) = (project, month, month.LastDay);
        var (texts, words) = (new TextPool(), new InsatsWords(project));
        sexes = new(project.Programme.Sexes.Read);
        (reasons, initiators) = (new(project.Words.Reasons.Read), new(project.Words.Initiators.Read));
        insatser = new(utf8 => words.Read(utf8, texts) is var (id, isKnown) ? (id, isKnown, !isKnown && HoldsIdentity(id, utf8)) : default);
        providers = new(utf8 => texts.Get(utf8) is var name ? (name, HoldsIdentity(name, utf8), CellErrors.Contain(utf8)) : default);
    }

    public Project Project { get; }

    /// <summary>The delivery month.</summary>
    public Month Month { get; }

    /// <summary>The delivery month's last day.</summary>
    internal DateOnly LastDay { get; }

    /// <summary>The day of receipt: nothing has ended after it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>As a person counts it.</summary>
    public int Line => table.Line;

    public IdentityFault IdentityFault { get; private set; }
    public PersonalIdentity Identity { get; private set; }
    public bool IsAnonymous => Anonymous.Value;
    public Cell<bool> Anonymous { get; private set; }

    /// <summary>Id in the catalogue, or the file's own words when it is not there; empty when blank.</summary>
    public string Insats { get; private set; } = "";
    public bool InsatsIsKnown { get; private set; }
    public string Provider { get; private set; } = "";

    /// <summary>The insats is none of the catalogue's, and its words hold something with the form of an identity.</summary>
    internal bool InsatsHoldsIdentity { get; private set; }

    /// <inheritdoc cref="InsatsHoldsIdentity"/>
    internal bool ProviderHoldsIdentity { get; private set; }

    public Cell<DateOnly> Start { get; private set; }
    public Cell<DateOnly> End { get; private set; }
    public Cell<ExitReason> Reason { get; private set; }
    public Cell<Sex> Sex { get; private set; }

    /// <summary>The cell says that the sex is not told, beside an identity that tells it, or need not.</summary>
    public bool IsSexRefused => Sex.IsUnreadable && !IsAnonymous && Words.NoSex.Read(Bytes(Column.Sex)).Value;
    public Cell<EmploymentAtEntry> Employment { get; private set; }
    public Cell<Education> Education { get; private set; }
    public Cell<Answer> ForeignBackground { get; private set; }
    public Cell<Answer> Disability { get; private set; }
    public Cell<Answer> OtherDisadvantage { get; private set; }
    public Cell<Answer> ThirdCountryNational { get; private set; }
    public Cell<Answer> Minority { get; private set; }
    public Cell<Answer> Homeless { get; private set; }
    public Cell<Answer> Rural { get; private set; }
    public Cell<bool> ImprovedSituation { get; private set; }
    public Cell<Initiator> InitiatedBy { get; private set; }
    public Cell<bool> NewQualification { get; private set; }
    public Cell<decimal> Hours { get; private set; }
    public Cell<DateOnly> Referred { get; private set; }
    public Cell<DateOnly> FirstMeeting { get; private set; }
    public Cell<FollowUp> Status90Days { get; private set; }
    public Cell<FollowUp> Status6Months { get; private set; }

    /// <summary>Rows that stand inside one of its cells; null when none does.</summary>
    internal SwallowedRows? Swallowed => SwallowedRows.In(table, columns, Month);

    internal bool IsShifted => ShiftedCells.In(table, columns, [Column.Hours]);

    internal char? Separator => table.Separator;

    internal bool HasTextAfterQuote => table.HasTextAfterQuote;

    /// <summary>Some cell may show an error in place of its value: one of those that could not be read, or a text.</summary>
    internal bool MayHoldError =>
        IdentityFault is not (IdentityFault.None or IdentityFault.Blank) || !InsatsIsKnown || providerIsError
        || Anonymous.IsUnreadable || Start.IsUnreadable || End.IsUnreadable || Reason.IsUnreadable || Sex.IsUnreadable || Employment.IsUnreadable || Education.IsUnreadable
        || ForeignBackground.IsUnreadable || Disability.IsUnreadable || OtherDisadvantage.IsUnreadable || InitiatedBy.IsUnreadable || NewQualification.IsUnreadable
        || Hours.IsUnreadable
        || ThirdCountryNational.IsUnreadable || Minority.IsUnreadable || Homeless.IsUnreadable || Rural.IsUnreadable || ImprovedSituation.IsUnreadable
        || Referred.IsUnreadable || FirstMeeting.IsUnreadable || Status90Days.IsUnreadable || Status6Months.IsUnreadable;

    /// <summary>Cells of the row, those behind the last column too.</summary>
    internal int FieldCount => table.FieldCount;

    /// <summary>A cell by its place, whatever column it is of; empty where the row has none.</summary>
    internal ReadOnlySpan<byte> Field(int index) => table.Field(index);

    /// <summary>Set once the row has passed the row rules, or is refused and names somebody; nobody for an anonymous row.</summary>
    internal Pseudonym Pseudonym { get; set; }

    /// <summary>Reads the table's current row.</summary>
    internal void Fill()
    {
        Pseudonym = default;
        Anonymous = yesNo.Read(Bytes(Column.Anonymous));
        (IdentityFault, Identity, _) = table.Person;
        (Insats, InsatsIsKnown, InsatsHoldsIdentity) = insatser.Read(Bytes(Column.Insats));
        (Provider, ProviderHoldsIdentity, providerIsError) = providers.Read(Bytes(Column.Provider));
        Start = Day(Column.Start);
        End = Day(Column.End);
        Reason = reasons.Read(Bytes(Column.Reason));
        Sex = sexes.Read(Bytes(Column.Sex));
        Employment = employments.Read(Bytes(Column.Employment));
        Education = educations.Read(Bytes(Column.Education));
        ForeignBackground = answers.Read(Bytes(Column.ForeignBackground));
        Disability = answers.Read(Bytes(Column.Disability));
        OtherDisadvantage = answers.Read(Bytes(Column.OtherDisadvantage));
        if (Project.Programme.HasPlus)
            FillPlus();
        InitiatedBy = initiators.Read(Bytes(Column.InitiatedBy));
        NewQualification = yesNo.Read(Bytes(Column.NewQualification));
        Hours = hours.Read(Bytes(Column.Hours));
        Referred = Day(Column.Referred);
        FirstMeeting = Day(Column.FirstMeeting);
        Status90Days = followUps.Read(Bytes(Column.Status90Days));
        Status6Months = followUps.Read(Bytes(Column.Status6Months));
    }

    private void FillPlus()
    {
        ThirdCountryNational = answers.Read(Bytes(Column.ThirdCountryNational));
        Minority = answers.Read(Bytes(Column.Minority));
        Homeless = answers.Read(Bytes(Column.Homeless));
        Rural = answers.Read(Bytes(Column.Rural));
        ImprovedSituation = yesNo.Read(Bytes(Column.ImprovedSituation));
    }

    /// <summary>The row as the pipeline keeps it. Only for a row that passed every rule that rejects.</summary>
    internal Participation ToParticipation(string keyId) => new(
        keyId,
        Pseudonym,
        Insats,
        Start.Value,
        IsAnonymous ? null : End.OrNull,
        IsAnonymous && Reason.Value != ExitReason.RegisteredInError ? ExitReason.None : Reason.Value,
        IsAnonymous || Identity.Sex == Participants.Sex.Unknown || Sex.Value == Participants.Sex.NonBinary ? Sex.Value : Identity.Sex,
        IsAnonymous ? null : Identity.AgeOn(Start.Value),
        Provider,
        Employment.Value,
        Education.Value,
        ForeignBackground.Value,
        Disability.Value,
        OtherDisadvantage.Value,
        InitiatedBy.Value,
        AnswerOf(NewQualification),
        Hours.OrNull,
        Referred.OrNull,
        FirstMeeting.OrNull,
        IsAnonymous ? FollowUp.Unknown : Status90Days.Value,
        IsAnonymous ? FollowUp.Unknown : Status6Months.Value,
        Line)
    {
        Plus = new(ThirdCountryNational.Value, Minority.Value, Homeless.Value, Rural.Value, IsAnonymous ? Answer.Unknown : AnswerOf(ImprovedSituation)),
    };

    /// <param name="tidy">As it would be kept.</param>
    /// <param name="utf8">As it stands: nothing is cut off, nor what nobody sees and puts digits in order.</param>
    private static bool HoldsIdentity(string tidy, ReadOnlySpan<byte> utf8) => Masking.HoldsIdentity(tidy) || Masking.HoldsIdentity(Encoding.UTF8.GetString(utf8));

    private static Answer AnswerOf(Cell<bool> cell) => cell.Is(out var yes) ? yes ? Answer.Yes : Answer.No : Answer.Unknown;

    /// <summary>A cell as people may see it: masked and short; null when blank.</summary>
    string? IDeliveredRow.Shown(Column column)
    {
        var text = Encoding.UTF8.GetString(Bytes(column)).Trim();
        return text.Length == 0 ? null : column == Column.Identity && !CellErrors.Contain(Bytes(column)) ? MaskIdentity(text) : Masking.Mask(text);
    }

    Text? IDeliveredRow.Odd(Column column) => OddCharacter.In(Encoding.UTF8.GetString(Bytes(column)), strict: column == Column.Identity);

    string? IDeliveredRow.Heading(Column column) => columns.HeadingOf(column);

    /// <summary>The bytes of a cell; empty when the file has no such column.</summary>
    internal ReadOnlySpan<byte> Bytes(Column column) => columns[column] is >= 0 and var field ? table.Field(field) : [];

    private Cell<DateOnly> Day(Column column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return default;
        if (Days.TryParseIso(bytes, out var iso))
            return new(iso);
        bytes = Folding.Trim(bytes);
        if (bytes.IsEmpty)
            return default;
        if (!Days.TryParse(bytes, out var day))
            return new(CellState.Unreadable, default);
        return new(table.Is1904 && bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && bytes.Length == 5 ? day.AddDays(Workbooks1904) : day);
    }

    /// <summary>Rounded, and unreadable when no month has as many: a number in the wrong column may be an identity.</summary>
    private static Cell<decimal> HoursOf(Cell<decimal> stated) =>
        !stated.Is(out var hours) ? stated : hours is >= 0 and <= MostHours ? new(Math.Round(hours, 2)) : new(CellState.Unreadable, default);

    /// <summary>
    /// In the identity's own column even a wrong form may be most of a real one: a birth date's length is shown of
    /// what is as long as an identity, and no more than four characters of what is not. Scientific notation is shown
    /// as it is, unless it kept more digits than a birth date has.
    /// </summary>
    private static string MaskIdentity(string text)
    {
        text = Folding.Plain(text).Trim();
        if (PersonalIdentity.IsScientific(Encoding.UTF8.GetBytes(text)) && text.Count(char.IsAsciiDigit) <= 10)
            return text;
        var compact = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return compact.Length is >= 10 and <= 13
            ? string.Concat(compact.AsSpan(0, compact.Length == PersonalIdentity.Length ? 8 : 6), "-****")
            : string.Concat(compact.AsSpan(0, Math.Min(compact.Length, 4)), "****");
    }
}
