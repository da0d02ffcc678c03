using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// A participation as told by the latest month that names it, or as later months that no longer name it leave it (design: Counting, 1–3).
/// A fold holds as many of them as there are, so that each is small: texts are numbers, and it refers to nothing.
/// </summary>
/// <param name="Site">Rank of the site's id among the project's, in ordinal order.</param>
/// <param name="Insats">Number among the fold's insatser.</param>
/// <param name="Provider">Number among the fold's providers.</param>
/// <param name="First">The telling (a month of a site, numbered as they were added) that named it first.</param>
/// <param name="Last">The telling that named it last.</param>
internal readonly record struct ToldParticipation(ushort Site, int Insats, int Provider, DateOnly Start, Particulars Told, int First, int Last)
{
    // Canonical files hold days from 1900 on: the first day of all stands for none.
    private readonly DateOnly end;
    private readonly DateOnly referred;
    private readonly DateOnly firstMeeting;

    /// <summary>Null while it is open.</summary>
    public DateOnly? End { get => OrNone(end); init => end = value ?? default; }

    /// <inheritdoc cref="Participation.Referred"/>
    public DateOnly? Referred { get => OrNone(referred); init => referred = value ?? default; }

    /// <inheritdoc cref="Participation.FirstMeeting"/>
    public DateOnly? FirstMeeting { get => OrNone(firstMeeting); init => firstMeeting = value ?? default; }

    /// <summary>A later month tells another start or insats in its place: it is counted nowhere.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Not yet started then, corrected, or a Felregistrering: no participation.</summary>
    public bool CountsBy(DateOnly day) => Start <= day && Told.Reason != ExitReason.RegisteredInError && !IsCorrected;

    /// <summary>It was last told open.</summary>
    public bool IsToldOpen => End is null && Told.Reason != ExitReason.RegisteredInError && !IsCorrected;

    public bool IsOpenAt(DateOnly day) => !(End <= day);

    /// <summary>On a tie, the insats, then the site, first in ordinal order.</summary>
    public int TieBreak(in ToldParticipation other, Numbered insatser) =>
        Insats != other.Insats ? string.CompareOrdinal(insatser[Insats], insatser[other.Insats]) : Site - other.Site;

    private static DateOnly? OrNone(DateOnly day) => day == default ? null : day;
}
