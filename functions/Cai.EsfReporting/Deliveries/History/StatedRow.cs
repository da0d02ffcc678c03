using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>A participation by which it is recognised in another month of the site.</summary>
internal readonly record struct ToldKey(Pseudonym Person, string Insats, DateOnly Start);

/// <summary>What an earlier month told of a participation.</summary>
/// <param name="File">The month whose file it is.</param>
/// <param name="Line">Null in files accepted before lines were kept.</param>
internal readonly record struct ToldEarlier(Month File, int? Line, DateOnly? End, ExitReason Reason, FollowUp Status90Days, FollowUp Status6Months)
{
    public bool IsOpen => End is null && Reason != ExitReason.RegisteredInError;

    /// <summary><c>rad 17 i filen för 2018-07</c></summary>
    public Choice Place => Line is { } line
        ? new(new(FormattableString.Invariant($"rad {line} i filen för {File}"), FormattableString.Invariant($"line {line} of the file for {File}")))
        : new(new($"filen för {File}", $"the file for {File}"));

    public static ToldEarlier Of(Month file, in Participation row) => new(file, row.Line, row.End, row.Reason, row.Status90Days, row.Status6Months);
}

/// <summary>An accepted row of the file, held until the file has been read. It knows who it is: it never leaves intake.</summary>
internal sealed record StatedRow(ToldKey Key, PersonalIdentity Identity, int Line, DateOnly? End, ExitReason Reason, Cell<FollowUp> Status90Days, Cell<FollowUp> Status6Months);
