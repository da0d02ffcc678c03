namespace Cai.EsfReporting.Participants;

/// <summary>
/// Why a participation ended (avslutsorsak). The order is the order in which a tie is decided when two
/// participations end on the same day: work, study, referral, other.
/// </summary>
public enum ExitReason : byte
{
    /// <summary>Not ended.</summary>
    None = 0,
    Work,
    SupportedWork,
    OwnBusiness,
    Study,
    EmploymentService,
    MunicipalMeasure,
    JobSeeking,
    Care,
    Illness,
    Moved,
    ParentalLeave,
    Interrupted,
    /// <summary>Outside every rate.</summary>
    Deceased,
    Other,
    /// <summary>Felregistrering: the participation is removed everywhere.</summary>
    RegisteredInError,
}

public static class ExitReasons
{
    /// <summary>Every reason that a file may state, with the words that offices write.</summary>
    public static IReadOnlyList<(ExitReason Reason, Text Name)> All { get; } =
    [
        (ExitReason.Work, new("Arbete", "Work")),
        (ExitReason.SupportedWork, new("Arbete med stöd", "Supported work")),
        (ExitReason.OwnBusiness, new("Eget företag", "Own business")),
        (ExitReason.Study, new("Studier", "Study")),
        (ExitReason.EmploymentService, new("Arbetsförmedlingen", "Employment service")),
        (ExitReason.MunicipalMeasure, new("Kommunal insats", "Municipal measure")),
        (ExitReason.JobSeeking, new("Arbetssökande", "Job seeking")),
        (ExitReason.Care, new("Vård", "Care")),
        (ExitReason.Illness, new("Sjukdom", "Illness")),
        (ExitReason.Moved, new("Flytt", "Moved")),
        (ExitReason.ParentalLeave, new("Föräldraledighet", "Parental leave")),
        (ExitReason.Interrupted, new("Avbrott", "Interrupted")),
        (ExitReason.Deceased, new("Avliden", "Deceased")),
        (ExitReason.Other, new("Annat", "Other")),
        (ExitReason.RegisteredInError, new("Felregistrering", "Registered in error")),
    ];

    /// <summary>Those that somebody can leave with, in kinds: work and study apart, on to an ordinary measure, and otherwise.</summary>
    public static IReadOnlyList<(Text Name, IReadOnlyList<ExitReason> Reasons)> Kinds { get; } =
    [
        (new("Till arbete", "To work"), [ExitReason.Work, ExitReason.SupportedWork, ExitReason.OwnBusiness]),
        (new("Till studier", "To study"), [ExitReason.Study]),
        (new("Till ordinarie insats", "To an ordinary measure"), [ExitReason.EmploymentService, ExitReason.MunicipalMeasure]),
        (new("Annat avslut", "Otherwise"), [ExitReason.JobSeeking, ExitReason.Care, ExitReason.Illness, ExitReason.Moved, ExitReason.ParentalLeave, ExitReason.Interrupted, ExitReason.Deceased, ExitReason.Other]),
    ];

    /// <summary>The word that offices write.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ExitReason.None"/> has none.</exception>
    public static Text Name(this ExitReason reason) => reason == ExitReason.None ? throw new ArgumentOutOfRangeException(nameof(reason)) : All[(int)reason - 1].Name;

    /// <summary>One more than the largest value: the length of an array of counts by reason.</summary>
    public const int Count = (int)ExitReason.RegisteredInError + 1;
}
