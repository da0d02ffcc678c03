namespace Cai.EsfReporting.Participants;

/// <summary>What a participant is asked at entry and answers Ja, Nej or Vill ej uppge.</summary>
public enum Circumstance
{
    ForeignBackground = 0,
    Disability,
    /// <summary>ESF 2014–2020 only.</summary>
    OtherDisadvantage,
    /// <summary>Not a citizen of the Union, stateless or of undetermined nationality (Regulation (EU) 2021/1057, Article 2). ESF+ only, as those below.</summary>
    ThirdCountryNational,
    Minority,
    /// <summary>Homeless or affected by housing exclusion.</summary>
    Homeless,
    /// <summary>From a rural area.</summary>
    Rural,
}
