using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

public sealed partial record Programme
{
    private static Circumstance[] Disadvantaged => [Circumstance.ForeignBackground, Circumstance.Disability, Circumstance.OtherDisadvantage];

    /// <summary>The age bands of ESF+ beside the indicators of ESF 2014–2020, for a project whose catalogue asks for them (<c>esfPlusAges</c>).</summary>
    internal static IReadOnlyList<EsfIndicator> AgeBandsOfEsfPlus { get; } =
    [
        Output("EECO06", "Under 18 år (ESF+)", "Below 18 years (ESF+)") with { Ages = new(0, 17) },
        Output("EECO07", "18–29 år (ESF+)", "18–29 years (ESF+)") with { Ages = new(18, 29) },
        Output("EECO08", "55 år och äldre (ESF+)", "55 years and over (ESF+)") with { Ages = new(55, Oldest) },
    ];

    /// <summary>ESF 2014–2020: Regulation (EU) 1304/2013, Annex I.</summary>
    public static Programme Esf2014 { get; } = new("esf-2014", new("Europeiska socialfonden 2014–2020", "European Social Fund 2014–2020"),
        new("Förordning (EU) 1304/2013, bilaga I", "Regulation (EU) 1304/2013, Annex I"),
        [
            Output("CO01", "Arbetslösa, inklusive långtidsarbetslösa", "Unemployed, including long-term unemployed") with { Employment = Unemployed },
            Output("CO02", "Långtidsarbetslösa", "Long-term unemployed") with { Employment = [EmploymentAtEntry.LongTermUnemployed] },
            Output("CO03", "Inaktiva", "Inactive") with { Employment = Inactive },
            Output("CO04", "Inaktiva, ej i utbildning", "Inactive, not in education or training") with { Employment = [EmploymentAtEntry.InactiveNotInEducation] },
            Output("CO05", "Arbetande, inklusive egenföretagare", "Employed, including self-employed") with { Employment = [EmploymentAtEntry.Employed] },
            Output("CO06", "Under 25 år", "Below 25 years") with { Ages = new(0, 24) },
            Output("CO07", "Över 54 år", "Above 54 years") with { Ages = new(55, Oldest) },
            Output("CO08", "Över 54 år, arbetslösa eller inaktiva ej i utbildning", "Above 54, unemployed or inactive not in education") with
            {
                Ages = new(55, Oldest),
                Employment = [.. Unemployed, EmploymentAtEntry.InactiveNotInEducation],
            },
            Output("CO09", "Förgymnasial utbildning (ISCED 1–2)", "Primary or lower secondary education (ISCED 1–2)") with { Education = Participants.Education.Lower },
            Output("CO10", "Gymnasial utbildning (ISCED 3–4)", "Upper or post-secondary education (ISCED 3–4)") with { Education = Participants.Education.UpperSecondary },
            Output("CO11", "Eftergymnasial utbildning (ISCED 5–8)", "Tertiary education (ISCED 5–8)") with { Education = Participants.Education.Tertiary },
            Output("CO15", "Utländsk bakgrund, migranter, minoriteter", "Migrants, foreign background, minorities") with { AnyOf = [Circumstance.ForeignBackground] },
            Output("CO16", "Funktionsnedsättning", "Disabilities") with { AnyOf = [Circumstance.Disability] },
            Output("CO17", "Annan utsatthet", "Other disadvantaged") with { AnyOf = [Circumstance.OtherDisadvantage] },
            Result("CR01", "Inaktiva som söker arbete efter avslut", "Inactive engaged in job searching on leaving") with { Employment = Inactive, Reasons = Searching },
            Result("CR02", "I utbildning efter avslut", "In education or training on leaving") with { Reasons = Studying },
            Result("CR03", "Ny kvalifikation", "Gaining a qualification") with { NewQualification = true },
            Result("CR04", "I arbete efter avslut", "In employment on leaving") with { Employment = OutOfWork, Reasons = Working },
            Result("CR05", "Utsatta som söker arbete, utbildar sig, fått kvalifikation eller arbete", "Disadvantaged in job searching, education, qualification or employment") with
            {
                AnyOf = Disadvantaged,
                Reasons = [.. Searching, .. Studying, .. Working],
                NewQualification = true,
            },
            Result("CR06", "I arbete sex månader efter avslut", "In employment six months after leaving") with { Employment = OutOfWork, After6Months = FollowUp.Work },
            Result("CR07", "Förbättrad situation på arbetsmarknaden efter sex månader", "Improved labour-market situation after six months"),
            Result("CR08", "Över 54 år i arbete sex månader efter avslut", "Above 54 in employment six months after leaving") with { Ages = new(55, Oldest), After6Months = FollowUp.Work },
            Result("CR09", "Utsatta i arbete sex månader efter avslut", "Disadvantaged in employment six months after leaving") with { AnyOf = Disadvantaged, After6Months = FollowUp.Work },
        ],
        [
            new("under-25", new("Under 25 år", "Under 25"), new(0, 24)),
            new("25-54", new("25–54 år", "25–54"), new(25, 54)),
            new("over-54", new("Över 54 år", "Over 54"), new(55, Oldest)),
        ],
        Words.Sexes, new("Kvinna eller Man", "Kvinna or Man"), HasPlus: false);
}
