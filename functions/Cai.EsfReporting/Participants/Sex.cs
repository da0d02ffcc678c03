namespace Cai.EsfReporting.Participants;

/// <summary>Sex as the identity tells it, or as stated for an anonymous row; <see cref="NonBinary"/> as stated, whatever the identity tells, and in ESF+ projects only.</summary>
public enum Sex : byte { Unknown = 0, Woman, Man, NonBinary }

/// <summary>Employment status at entry, in the words of Regulation (EU) 1304/2013, Annex I.</summary>
public enum EmploymentAtEntry : byte { Unknown = 0, Unemployed, LongTermUnemployed, Inactive, InactiveNotInEducation, Employed }

/// <summary>Highest education: ISCED 1–2 (in ESF+ 0–2), 3–4 and 5–8.</summary>
public enum Education : byte { Unknown = 0, Lower, UpperSecondary, Tertiary }

/// <summary>An answer that may be refused without making the record incomplete.</summary>
public enum Answer : byte { Unknown = 0, Yes, No, Refused }

/// <summary>
/// Who initiated the participation (remittent). <see cref="Named"/> is written of all that a catalogue adds, with its id beside it; what is read as that is
/// one that the catalogue no longer has. Those that it has are numbers above (<see cref="Catalogue.ProjectWords"/>).
/// </summary>
public enum Initiator : byte { Unknown = 0, Self, EmploymentService, SocialInsurance, Municipality, Region, Named }

/// <summary>Initiators that every project has, as people are told of them.</summary>
public static class InitiatorNames
{
    public static Text Of(Initiator initiator) => initiator switch
    {
        Initiator.Self => new("Egen anmälan", "Self-referral"),
        Initiator.EmploymentService => new("Arbetsförmedlingen", "Employment service"),
        Initiator.SocialInsurance => new("Försäkringskassan", "Social insurance agency"),
        Initiator.Municipality => new("Kommunen", "Municipality"),
        Initiator.Region => new("Regionen", "Region"),
        Initiator.Named => new("Annan, som inte längre står i katalogen", "Other, no longer in the catalogue"),
        _ => throw new ArgumentOutOfRangeException(nameof(initiator)),
    };

    /// <summary>As reports in json and the outcome's tables have it; empty where nothing was told.</summary>
    public static string ValueOf(Initiator initiator) => initiator switch
    {
        Initiator.Self => "self",
        Initiator.EmploymentService => "employment-service",
        Initiator.SocialInsurance => "social-insurance",
        Initiator.Municipality => "municipality",
        Initiator.Region => "region",
        Initiator.Named => "(other)",
        _ => "",
    };
}

/// <summary>Status at a follow-up some time after leaving.</summary>
public enum FollowUp : byte { Unknown = 0, Work, Study, JobSeeking, Other }
