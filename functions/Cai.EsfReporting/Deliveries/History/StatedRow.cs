using System.Globalization;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>A participation by which it is recognised in another month of the site.</summary>
internal readonly record struct ToldKey(Pseudonym Person, string Insats, DateOnly Start)
{
    /// <summary>
    /// Two participations of one person that are hardly two: the same insats with days in common, or the same start in another
    /// insats.
    /// </summary>
    /// <param name="end">Last day of this one; null while it is open.</param>
    /// <param name="otherEnd">Last day of the other; null while it is open.</param>
    public bool IsHardlyOtherThan(in ToldKey other, DateOnly? end, DateOnly? otherEnd) =>
        Person == other.Person && (Insats == other.Insats
            ? Start != other.Start && Start <= (otherEnd ?? DateOnly.MaxValue) && other.Start <= (end ?? DateOnly.MaxValue)
            : Start == other.Start);
}

/// <summary>What an earlier delivery told of a participation: of a month before, of the same month, or of a later one.</summary>
/// <param name="File">The month whose file it is.</param>
/// <param name="Line">Null in files accepted before lines were kept.</param>
internal readonly record struct ToldEarlier(Month File, int? Line, DateOnly? End, ExitReason Reason, FollowUp Status90Days, FollowUp Status6Months)
{
    public bool IsError => Reason == ExitReason.RegisteredInError;

    public bool IsOpen => End is null && Reason != ExitReason.RegisteredInError;

    /// <summary><c>rad 17 i filen för 2018-07</c></summary>
    public Choice Place => PlaceOf([this]);

    /// <summary><c>rad 17 och 19 i filen för 2018-07</c>, where one person stands.</summary>
    /// <param name="told">At least one.</param>
    public static Choice PlaceOf(IReadOnlyList<ToldEarlier> told)
    {
        var files = told.GroupBy(one => one.File).OrderByDescending(file => file.Key).Select(file =>
        {
            string[] lines = [.. file.Select(one => one.Line).OfType<int>().Order().Select(line => line.ToString(CultureInfo.InvariantCulture))];
            return lines.Length == 0
                ? new Text($"filen för {file.Key}", $"the file for {file.Key}")
                : new Text($"rad {And(lines, "och")} i filen för {file.Key}", $"{(lines.Length == 1 ? "line" : "lines")} {And(lines, "and")} of the file for {file.Key}");
        }).ToList();
        return new(new(And([.. files.Select(file => file.Sv)], "och"), And([.. files.Select(file => file.En)], "and")));
    }

    private static string And(string[] parts, string and) => parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {and} {parts[^1]}";

    /// <summary><c>rad 17 i den fil som ersätts</c></summary>
    public Choice PlaceInReplaced => Line is { } line
        ? new(new(FormattableString.Invariant($"rad {line} i den fil som ersätts"), FormattableString.Invariant($"line {line} of the file that is replaced")))
        : new(new("den fil som ersätts", "the file that is replaced"));

    public static ToldEarlier Of(Month file, in Participation row) => new(file, row.Line, row.End, row.Reason, row.Status90Days, row.Status6Months);
}

/// <summary>An accepted row of the file, held until the file has been read. It knows who it is: it never leaves intake.</summary>
internal sealed record StatedRow(ToldKey Key, PersonalIdentity Identity, int Line, DateOnly? End, ExitReason Reason, Cell<FollowUp> Status90Days, Cell<FollowUp> Status6Months)
{
    public static StatedRow Of(in ToldKey key, ParticipantRow row) => new(key, row.Identity, row.Line, row.End.OrNull, row.Reason.Value, row.Status90Days, row.Status6Months);
}

/// <summary>A follow-up that was answered before, beside what the file tells of it.</summary>
/// <param name="Now">Null when the cell is blank now.</param>
internal readonly record struct AnswerBeside(StatedRow Row, ToldEarlier Earlier, Column Column, FollowUp Before, FollowUp? Now)
{
    /// <summary>It stood in the delivery that the file replaces.</summary>
    public bool IsInReplaced { get; init; }

    public Choice Place => IsInReplaced ? Earlier.PlaceInReplaced : Earlier.Place;

    /// <summary>What has changed of a row's follow-ups. A cell that cannot be read is told of by itself; so is a Felregistrering, told or withdrawn, and an end that was withdrawn.</summary>
    public static IEnumerable<AnswerBeside> Of(StatedRow row, ToldEarlier earlier)
    {
        if (row.Reason == ExitReason.RegisteredInError || row.End is null || earlier.IsError)
            yield break;
        if (Differ(earlier.Status90Days, row.Status90Days))
            yield return new(row, earlier, Column.Status90Days, earlier.Status90Days, row.Status90Days.OrNull);
        if (Differ(earlier.Status6Months, row.Status6Months))
            yield return new(row, earlier, Column.Status6Months, earlier.Status6Months, row.Status6Months.OrNull);
    }

    /// <summary>The row may tell a follow-up otherwise.</summary>
    public static bool Any(in ToldEarlier earlier, ParticipantRow row) => Differ(earlier.Status90Days, row.Status90Days) || Differ(earlier.Status6Months, row.Status6Months);

    private static bool Differ(FollowUp before, Cell<FollowUp> now) => before != FollowUp.Unknown && !now.IsUnreadable && now.Value != before;
}
