using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

public sealed partial record Programme
{
    /// <summary>
    /// ESF+ 2021–2027: Regulation (EU) 2021/1057, Annex I. The English words are the annex's; codes, the Swedish words and whom a result
    /// counts are as the guidance has them as far as is known, and the catalogue may say otherwise (<c>esfIndicators</c>).
    /// </summary>
    public static Programme EsfPlus { get; } = new("esf-plus", new("Europeiska socialfonden+ 2021–2027", "European Social Fund Plus 2021–2027"),
        new("Förordning (EU) 2021/1057, bilaga I", "Regulation (EU) 2021/1057, Annex I"),
        [
            Output("EECO01", "Totalt antal deltagare (fullständiga uppgifter)", "Total number of participants (complete records)"),
            Output("EECO02", "Arbetslösa, inklusive långtidsarbetslösa", "Unemployed, including long-term unemployed") with { Employment = Unemployed },
            Output("EECO03", "Långtidsarbetslösa", "Long-term unemployed") with { Employment = [EmploymentAtEntry.LongTermUnemployed] },
            Output("EECO04", "Inaktiva", "Inactive") with { Employment = Inactive },
            Output("EECO05", "Arbetande, inklusive egenföretagare", "Employed, including self-employed") with { Employment = [EmploymentAtEntry.Employed] },
            Output("EECO06", "Barn under 18 år", "Children below 18 years of age") with { Ages = new(0, 17) },
            Output("EECO07", "Unga mellan 18 och 29 år", "Young people between 18 and 29 years of age") with { Ages = new(18, 29) },
            Output("EECO08", "Deltagare som är 55 år och äldre", "Participants of 55 years of age and above") with { Ages = new(55, Oldest) },
            Output("EECO09", "Högst förgymnasial utbildning (ISCED 0–2)", "With lower secondary education or less (ISCED 0–2)") with { Education = Participants.Education.Lower },
            Output("EECO10", "Gymnasial (ISCED 3) eller annan eftergymnasial utbildning (ISCED 4)", "With upper secondary (ISCED 3) or post-secondary education (ISCED 4)") with { Education = Participants.Education.UpperSecondary },
            Output("EECO11", "Eftergymnasial utbildning (ISCED 5–8)", "With tertiary education (ISCED 5–8)") with { Education = Participants.Education.Tertiary },
            Output("EECO12", "Deltagare med funktionsnedsättning", "Participants with disabilities") with { AnyOf = [Circumstance.Disability] },
            Output("EECO13", "Tredjelandsmedborgare", "Third-country nationals") with { AnyOf = [Circumstance.ThirdCountryNational] },
            Output("EECO14", "Deltagare med utländsk bakgrund", "Participants with a foreign background") with { AnyOf = [Circumstance.ForeignBackground] },
            Output("EECO15", "Minoriteter (däribland marginaliserade grupper som romer)", "Minorities (including marginalised communities, such as Roma people)") with { AnyOf = [Circumstance.Minority] },
            Output("EECO16", "Hemlösa eller utestängda från bostadsmarknaden", "Homeless or affected by housing exclusion") with { AnyOf = [Circumstance.Homeless] },
            Output("EECO17", "Deltagare från landsbygden", "Participants from rural areas") with { AnyOf = [Circumstance.Rural] },
            new("EECO18", EsfKind.Organisations, new("Offentliga förvaltningar eller offentliga tjänster som fått stöd", "Supported public administrations or public services")),
            new("EECO19", EsfKind.Organisations, new("Mikroföretag, små och medelstora företag som fått stöd", "Supported micro, small and medium-sized enterprises")),
            Result("EECR01", "Söker arbete efter avslut", "Engaged in job searching upon leaving") with { Employment = Inactive, Reasons = Searching },
            Result("EECR02", "I utbildning efter avslut", "In education or training upon leaving") with { Reasons = Studying },
            Result("EECR03", "Fått en kvalifikation vid avslut", "Gaining a qualification upon leaving") with { NewQualification = true },
            Result("EECR04", "I arbete, inklusive egenföretagare, efter avslut", "In employment, including self-employment, upon leaving") with { Employment = OutOfWork, Reasons = Working },
            Result("EECR05", "I arbete, inklusive egenföretagare, sex månader efter avslut", "In employment, including self-employment, six months after leaving") with { Employment = OutOfWork, After6Months = FollowUp.Work },
            Result("EECR06", "Förbättrad situation på arbetsmarknaden sex månader efter avslut", "With an improved labour market situation six months after leaving") with { Employment = [EmploymentAtEntry.Employed], ImprovedSituation = true },
        ],
        [
            new("0-17", new("Under 18 år", "Under 18"), new(0, 17)),
            new("18-29", new("18–29 år", "18–29"), new(18, 29)),
            new("30-54", new("30–54 år", "30–54"), new(30, 54)),
            new("55-", new("55 år och äldre", "55 and over"), new(55, Oldest)),
        ],
        Words.SexesOfEsfPlus, new("Kvinna, Man eller Icke-binär", "Kvinna, Man or Icke-binär"), HasPlus: true);
}
