namespace Cai.EsfReporting.Participants;

/// <summary>Sex as the identity tells it, or as stated for an anonymous row; <see cref="NonBinary"/> as stated, whatever the identity tells, and in ESF+ projects only.</summary>
public enum Sex : byte { Unknown = 0, Woman, Man, NonBinary }

/// <summary>Employment status at entry, in the words of Regulation (EU) 1304/2013, Annex I.</summary>
public enum EmploymentAtEntry : byte { Unknown = 0, Unemployed, LongTermUnemployed, Inactive, InactiveNotInEducation, Employed }

/// <summary>Highest education: ISCED 1–2 (in ESF+ 0–2), 3–4 and 5–8.</summary>
public enum Education : byte { Unknown = 0, Lower, UpperSecondary, Tertiary }

/// <summary>An answer that may be refused without making the record incomplete.</summary>
public enum Answer : byte { Unknown = 0, Yes, No, Refused }

/// <summary>Who initiated the participation (remittent).</summary>
public enum Initiator : byte { Unknown = 0, Self, EmploymentService, SocialInsurance, Municipality, Region }

/// <summary>Status at a follow-up some time after leaving.</summary>
public enum FollowUp : byte { Unknown = 0, Work, Study, JobSeeking, Other }
