namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>A case for every rule against earlier months: July, and an August that breaks the rule or nearly does.</summary>
internal static class HistoryCases
{
    private static readonly DateOnly Born = new(1980, 3, 5);

    public static readonly IReadOnlyList<RuleCase> All =
    [
        Of("PERSON_NOT_NAMED", "one of three is gone", [Open(0), Open(1), Open(2)], [Open(0), Open(1)], [Open(0), Open(1), Left(2)]),
        Of("PEOPLE_VANISH", "five of twenty", Opens(20), Opens(15), Opens(16)),
        Of("CONFIRMED", "five of twenty, confirmed", Opens(20), Opens(15), Opens(16), confirmed: true),
        Of("NOTHING_BUT_ENROLLED", "nothing, while one is enrolled", [Open(0)], [], [Left(0)]),
        Of("START_MOVED", "a day later", [Open(0)], [Open(0, "2018-06-02")], [Open(0)]),
        Of("INSATS_CHANGED", "the same start", [Open(0)], [Open(0, insats: "Arbetsträning")], [Open(0), Open(0, insats: "Arbetsträning")]),
        Of("END_WITHDRAWN", "open again", [Left(0, "2018-07-10")], [Open(0)], [Left(0, "2018-07-10")]),
        Of("OUTCOME_CHANGED", "work became an interruption", [Left(0, "2018-07-10")], [Left(0, "2018-07-10", "Avbrott")], [Left(0, "2018-07-10")]),
        Of("FOLLOW_UP_WITHDRAWN", "an answer is gone", [Left(0, "2018-01-10") + "Arbete;Studier"], [Left(0, "2018-01-10") + "Arbete;"], [Left(0, "2018-01-10") + "Arbete;Studier"]),
        Of("FOLLOW_UP_CHANGED", "another answer", [Left(0, "2018-01-10") + "Arbete;"], [Left(0, "2018-01-10") + "Studier;Studier"], [Left(0, "2018-01-10") + "Arbete;Studier"]),
        Of("PARTICIPATION_NOT_NAMED", "one of two", [Open(0), Open(0, insats: "Arbetsträning")], [Open(0)], [Open(0), Left(0, insats: "Arbetsträning")]),
        Of("PARTICIPATION_EXCHANGED", "another insats and start", [Open(0)], [Open(0, "2018-06-02", "Arbetsträning")], [Open(0, insats: "Arbetsträning")]),
        Of("ID_RENUMBERED", "another number for the same birth date", [$"{Synthetic.Samordningsnummer(Born)};Jobbverket;2018-06-01;;;;", Open(9)],
            [$"{Synthetic.Personnummer(Born, 982)};Jobbverket;2018-06-01;;;;", Open(9)], [$"{Synthetic.Personnummer(Born, 982)};Jobbverket;2018-06-02;;;;", Open(9)]),
        Of("PARTICIPATION_TWOFOLD", "another start after the end", [Left(0, "2018-07-10")], [Left(0, "2018-07-10", start: "2018-06-02")], [Left(0, "2018-08-10", start: "2018-07-11")]),
        Of("PARTICIPATION_TWOFOLD", "another insats after the end", [Left(0, "2018-07-10")], [Open(0, insats: "Arbetsträning")], [Open(0, insats: "Arbetsträning"), Left(0, "2018-07-10")]),
        Of("ERROR_WITHDRAWN", "named again", [Left(0, "2018-07-10", "Felregistrering")], [Open(0)], [Open(0, "2018-06-02")]),
        new("LATER_MONTH_DIFFERS", "September names one less", () => AfterAsync("2018-09", "tyreso", [Open(0)], [Open(0), Open(1)]), () => AfterAsync("2018-09", "tyreso", [Open(0)], [Open(0), Left(1)])),
        new("LATER_MONTH_DIFFERS", "September has the end another day", () => AfterAsync("2018-09", "tyreso", [Left(0, "2018-08-11")], [Left(0)]), () => AfterAsync("2018-09", "tyreso", [Left(0, "2018-09-01")], [Open(0)])),
        new("ROWS_DROPPED", "one who left", () => AfterAsync("2018-08", "tyreso", [Open(0), Left(1)], [Open(0)]), () => AfterAsync("2018-08", "tyreso", [Open(0), Left(1)], [Open(0), Open(1, "2018-06-02")])),
        new("PEOPLE_DROPPED", "five of fifteen", () => AfterAsync("2018-08", "tyreso", Opens(15), Opens(10)), () => AfterAsync("2018-08", "tyreso", Opens(15), Opens(11))),
        new("PEOPLE_DROPPED", "an empty file for one who left", () => AfterAsync("2018-08", "tyreso", [Left(0)], []), () => AfterAsync("2018-08", "tyreso", [], [])),
        new("MONTHS_BETWEEN_MISSING", "July is missing", () => AfterAsync("2018-06", "tyreso", [Open(0), Open(1)], [Open(0)]), () => AfterAsync("2018-07", "tyreso", [Open(0), Open(1)], [Open(0)])),
        new("OTHER_SITES_PEOPLE", "Haninge's people", () => AfterAsync("2018-07", "haninge", Opens(5), Opens(5)), () => AfterAsync("2018-07", "tyreso", Opens(5), Opens(5))),
        new("OPEN_LONG", "more than the catalogue's twelve months", () => InAYearAsync(Open(0, "2017-08-30")), () => InAYearAsync(Open(0, "2017-08-31"))),
    ];

    private static string Open(int person, string start = "2018-06-01", string insats = "Jobbverket") => $"{Synthetic.Person(person)};{insats};{start};;;;";

    private static string Left(int person, string end = "2018-08-10", string reason = "Arbete", string? start = null, string insats = "Jobbverket") =>
        $"{Synthetic.Person(person)};{insats};{start ?? (string.CompareOrdinal(end, "2018-06") < 0 ? "2017-06-01" : "2018-06-01")};{end};{reason};;;";

    private static string[] Opens(int count) => [.. Enumerable.Range(0, count).Select(person => Open(person))];

    private static RuleCase Of(string code, string what, string[] july, string[] breaks, string[] nearMiss, bool confirmed = false) =>
        new(code, what, () => AfterAsync("2018-07", "tyreso", july, breaks, confirmed), () => AfterAsync("2018-07", "tyreso", july, nearMiss, confirmed));

    private static async Task<Answer> AfterAsync(string month, string site, string[] before, string[] rows, bool confirmed = false)
    {
        var history = new History();
        await history.GivenAsync(month, site, before);
        return await history.AskAsync("2018-08", "tyreso", confirmed, rows);
    }

    private static Task<Answer> InAYearAsync(string row) => new History(SmallCatalogue.Read(SmallCatalogue.With(("projects[0].longestMonths", "12")))).AskAsync("2018-08", "tyreso", false, row);
}
