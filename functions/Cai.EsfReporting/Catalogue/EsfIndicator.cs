using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

public enum EsfKind
{
    /// <summary>Who took part: of the year of the first start.</summary>
    Output = 0,
    /// <summary>What came of it: of the year of the exit.</summary>
    Result,
    /// <summary>Of organisations: no participant file tells it. A key figure, if anything.</summary>
    Organisations,
}

/// <summary>One of a programme's common indicators, and whom it counts: persons with a complete record for whom all that is stated holds.</summary>
/// <param name="Code"><c>CO01</c>, <c>EECO01</c> …</param>
public sealed record EsfIndicator(string Code, EsfKind Kind, Text Name)
{
    /// <summary>Employment at entry; null for any.</summary>
    public IReadOnlyList<EmploymentAtEntry>? Employment { get; init; }

    /// <summary>Education at entry; null for any.</summary>
    public Education? Education { get; init; }

    /// <summary>Whole years at the first start, both ends included; null for any.</summary>
    public AgeRange? Ages { get; init; }

    /// <summary>Circumstances of which one is Ja; null for any.</summary>
    public IReadOnlyList<Circumstance>? AnyOf { get; init; }

    /// <summary>For a result: what of it is enough. None of it for an output.</summary>
    public IReadOnlyList<ExitReason> Reasons { get; init; } = [];

    /// <inheritdoc cref="Reasons"/>
    public bool NewQualification { get; init; }

    /// <inheritdoc cref="Reasons"/>
    public FollowUp? After6Months { get; init; }

    /// <inheritdoc cref="Reasons"/>
    public bool ImprovedSituation { get; init; }

    /// <summary>False for what the file does not ask of anybody, and for what is of organisations: shown as <c>.</c>, never as 0.</summary>
    public bool IsCounted => Kind == EsfKind.Output || Reasons.Count > 0 || NewQualification || After6Months is not null || ImprovedSituation;

    /// <param name="age">Whole years at the first start.</param>
    public bool IsOf(in Particulars entry, int age)
    {
        if (Employment is not null && !Employment.Contains(entry.Employment)
            || Education is { } education && entry.Education != education
            || Ages is { } ages && (age < ages.From || age > ages.To))
            return false;
        if (AnyOf is null)
            return true;
        foreach (var circumstance in AnyOf)
            if (entry.Tells(circumstance) == Answer.Yes)
                return true;
        return false;
    }

    /// <param name="exit">The participation that gives the exit.</param>
    /// <param name="gainedQualification">Ny kvalifikation is Ja on any participation.</param>
    public bool IsReached(in Particulars exit, bool gainedQualification) =>
        Reasons.Contains(exit.Reason) || NewQualification && gainedQualification || After6Months is { } status && exit.Status6Months == status
        || ImprovedSituation && exit.Plus.ImprovedSituation == Answer.Yes;
}

/// <summary>Ages that persons are broken down by.</summary>
/// <param name="Id">As reports in json have it.</param>
/// <param name="Ages">Whole years at the first start, both ends included.</param>
public sealed record AgeBand(string Id, Text Name, AgeRange Ages);
