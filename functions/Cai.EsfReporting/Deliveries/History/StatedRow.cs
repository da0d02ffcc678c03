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
    public Choice Place => Line is { } line
        ? new(new(FormattableString.Invariant($"rad {line} i filen för {File}"), FormattableString.Invariant($"line {line} of the file for {File}")))
        : new(new($"filen för {File}", $"the file for {File}"));

    /// <summary><c>rad 17 i den fil som ersätts</c></summary>
    public Choice PlaceInReplaced => Line is { } line
        ? new(new(FormattableString.Invariant($"rad {line} i den fil som ersätts"), FormattableString.Invariant($"line {line} of the file that is replaced")))
        : new(new("den fil som ersätts", "the file that is replaced"));

    public static ToldEarlier Of(Month file, in Participation row) => new(file, row.Line, row.End, row.Reason, row.Status90Days, row.Status6Months);
}

/// <summary>An accepted row of the file, held until the file has been read. It knows who it is: it never leaves intake.</summary>
internal sealed record StatedRow(ToldKey Key, PersonalIdentity Identity, int Line, DateOnly? End, ExitReason Reason)
{
    public static StatedRow Of(in ToldKey key, ParticipantRow row) => new(key, row.Identity, row.Line, row.End.OrNull, row.Reason.Value);
}
