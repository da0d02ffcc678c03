namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>
/// How many people did what, chosen so that the counts give the published percentages. No count is published but the
/// 82 enrolled in MIA Östra Södertörn and the 204 young people who joined in the first half of 2018.
/// </summary>
public static class Cohorts
{
    private static readonly Days MiaStarts = Days.Of("2017-04-03", "2018-08-24");
    private static readonly Days MiaEnds = Days.Of("2017-08-01", "2018-08-31");
    private static readonly Days CentreStarts = Days.Of("2018-04-03", "2018-08-24");
    private static readonly Days CentreEnds = Days.Of("2018-05-02", "2018-08-31");
    private static readonly Days Before2018 = Days.Of("2017-06-01", "2017-12-15");
    private static readonly Days FirstHalf = Days.Of("2018-01-08", "2018-06-29");
    private static readonly Days Summer = Days.Of("2018-07-02", "2018-08-24");
    private static readonly Days FirstHalfEnds = Days.Of("2018-02-05", "2018-06-29");
    private static readonly Days SummerEnds = Days.Of("2018-07-23", "2018-08-31");

    public static IReadOnlyList<Cohort> All { get; } = [.. Mia(), .. Centres(), .. Youth()];

    /// <summary>Östra Södertörn 25 and 54 of 168 leavers (15 and 32 %), all of MIA 130 and 174 of 620 (21 and 28 %).</summary>
    private static IEnumerable<Cohort> Mia() =>
    [
        new("mia", "haninge", 8, 4, 26, 42, 40, MiaStarts, MiaEnds) { Anonymous = 1, Deceased = 1, Returned = 3 },
        new("mia", "nynashamn", 3, 2, 12, 21, 18, MiaStarts, MiaEnds),
        new("mia", "tyreso", 5, 3, 14, 25, 24, MiaStarts, MiaEnds) { Anonymous = 1 },
        new("mia", "tyreso", 0, 0, 2, 1, 0, MiaStarts, Days.Of("2018-01-08", "2018-08-31")) { Returned = 2, ReturnedFrom = "haninge" },
        new("mia", "sodertalje", 13, 6, 21, 40, 40, MiaStarts, MiaEnds) { Returned = 2 },
        new("mia", "huddinge", 11, 5, 18, 32, 34, MiaStarts, MiaEnds),
        // Their ends stand on a row that the check rejects, so they stay enrolled in what is counted.
        new("mia", "huddinge", 0, 0, 0, 1, 0, MiaStarts, Days.Of("2018-08-06", "2018-08-30")),
        new("mia", "botkyrka", 10, 5, 20, 37, 36, MiaStarts, MiaEnds) { Returned = 1 },
        new("mia", "salem", 2, 1, 4, 7, 8, Days.Of("2017-09-04", "2018-08-24"), Days.Of("2017-11-01", "2018-08-31")),
        new("mia", "varmdo", 5, 3, 8, 14, 15, Days.Of("2017-04-03", "2018-07-27"), Days.Of("2017-08-01", "2018-07-31")),
        new("mia", "nacka", 8, 3, 11, 22, 22, MiaStarts, MiaEnds),
        new("mia", "stockholm", 13, 7, 22, 44, 45, MiaStarts, MiaEnds) { Anonymous = 2 },
        new("mia", "taby", 5, 3, 9, 17, 17, MiaStarts, MiaEnds),
        new("mia", "osteraker", 3, 1, 6, 12, 0, Days.Of("2017-04-03", "2018-05-31"), Days.Of("2017-08-01", "2018-06-29")),
        new("mia", "osteraker", 0, 1, 1, 2, 13, Days.Of("2017-11-01", "2018-08-24"), Days.Of("2018-08-01", "2018-08-31")),
        // Left in the month whose file is rejected, so they too stay enrolled in what is counted.
        new("mia", "osteraker", 0, 0, 1, 1, 0, Days.Of("2017-11-01", "2018-05-31"), Days.Of("2018-07-02", "2018-07-31")),
    ];

    /// <summary>Haninge 11 and 10 of 30 leavers: 37 % to work, 33 % to study.</summary>
    private static IEnumerable<Cohort> Centres() =>
    [
        new("etableringscentrum", "haninge", 11, 10, 3, 6, 50, CentreStarts, CentreEnds),
        new("etableringscentrum", "nynashamn", 4, 3, 2, 3, 18, Days.Of("2018-05-02", "2018-08-24"), Days.Of("2018-06-01", "2018-08-31")),
        new("etableringscentrum", "tyreso", 5, 4, 3, 3, 25, CentreStarts, CentreEnds) { Anonymous = 1 },
    ];

    /// <summary>
    /// To work or study 64 of 100 leavers by June and 96 of 150 by August; 204 started by June, one of them anonymous;
    /// self-referred 9 % (Haninge), 75 % (Nynäshamn) and 53 % (Tyresö), both of those who started by June and of all.
    /// </summary>
    private static IEnumerable<Cohort> Youth() =>
    [
        new("ungdomsinsatser", "haninge", 7, 5, 3, 5, 0, Before2018, FirstHalfEnds) { SelfReferred = 2 },
        new("ungdomsinsatser", "haninge", 8, 6, 4, 6, 0, FirstHalf, FirstHalfEnds) { SelfReferred = 2 },
        new("ungdomsinsatser", "haninge", 8, 5, 3, 6, 41, FirstHalf, SummerEnds) { SelfReferred = 6, Anonymous = 1 },
        new("ungdomsinsatser", "haninge", 0, 0, 0, 0, 12, Summer, SummerEnds) { SelfReferred = 1 },
        new("ungdomsinsatser", "nynashamn", 5, 3, 1, 3, 0, Before2018, FirstHalfEnds) { SelfReferred = 9 },
        new("ungdomsinsatser", "nynashamn", 4, 4, 1, 3, 0, FirstHalf, FirstHalfEnds) { SelfReferred = 9 },
        new("ungdomsinsatser", "nynashamn", 5, 3, 1, 3, 24, FirstHalf, SummerEnds) { SelfReferred = 27 },
        new("ungdomsinsatser", "nynashamn", 0, 0, 0, 0, 8, Summer, SummerEnds) { SelfReferred = 6 },
        new("ungdomsinsatser", "tyreso", 6, 4, 2, 3, 0, Before2018, FirstHalfEnds) { SelfReferred = 8 },
        new("ungdomsinsatser", "tyreso", 7, 5, 2, 3, 0, FirstHalf, FirstHalfEnds) { SelfReferred = 9 },
        new("ungdomsinsatser", "tyreso", 6, 5, 2, 3, 35, FirstHalf, SummerEnds) { SelfReferred = 27 },
        new("ungdomsinsatser", "tyreso", 0, 0, 0, 0, 10, Summer, SummerEnds) { SelfReferred = 5 },
    ];
}
