using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>At least one case for every rule on key figures.</summary>
internal static class FigureCases
{
    private const string Good = "U40455;Tyresö;2017;15,7 %";

    private static RuleCase Row(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => FigureCheck.RowsAsync(breaks.Split('\n')), () => FigureCheck.RowsAsync(nearMiss.Split('\n')));

    private static RuleCase Text(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => FigureCheck.BytesAsync(Encoding.UTF8.GetBytes(breaks)), () => FigureCheck.BytesAsync(Encoding.UTF8.GetBytes(nearMiss)));

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Text("HEADER_MISSING", "no outcome", "Indikator;Period;Kommentar\n", "Indikator;Period;Utfall\n"),
        Text("HEADER_MISSING", "a participant file", "Personnummer;Insats;Startdatum\n", "Nyckeltal;År;Värde\n"),
        Text("COLUMN_TWICE", "by its alias", "Indikator;Period;Utfall;Värde\n", "Indikator;Period;Utfall;Värdet\n"),
        Text("COLUMN_MISSPELT", "a letter left out", "Indikator;Period;Utfall;Komentar\n", "Indikator;Period;Utfall;Kommentar\n"),
        Row("FIGURE_MISSING", "blank", ";Tyresö;2017;15,7 %", Good),
        Row("FIGURE_UNKNOWN", "another id", "U40456;Tyresö;2017;15,7 %", "(U40455) Resultat vid avslut, andel (%);Tyresö;2017;15,7 %"),
        Row("FIGURE_SITE_UNKNOWN", "another site", "U40455;Tyresjö;2017;15,7 %", "U40455;TYRESÖ ;2017;15,7 %"),
        Row("FIGURE_SCOPE", "no site", "U40455;;2017;15,7 %", Good),
        Row("FIGURE_SCOPE", "a site", "sick-leave;Tyresö;2017;4 %", "sick-leave;Hela projektet;2017;4 %"),
        Row("PERIOD_UNREADABLE", "blank", "U40455;Tyresö;;15,7 %", Good),
        Row("PERIOD_UNREADABLE", "a fifth quarter", "U40455;Tyresö;2017-kv5;15,7 %", "U40455;Tyresö;2017-kv4;15,7 %"),
        Row("PERIOD_AFTER_MONTH", "the year is not over", "U40455;Tyresö;2018;15,7 %", "U40455;Tyresö;jan–aug 2018;15,7 %"),
        Row("FIGURE_VALUE_MISSING", "blank", "U40455;Tyresö;2017;", "U40455;Tyresö;2017;;;Finns inget värde"),
        Row("FIGURE_VALUE_MISSING", "a blank text", "Enkät;;2017;", "Enkät;;2017;Nästan 100 procent"),
        Row("FIGURE_VALUE_UNREADABLE", "words", "U40455;Tyresö;2017;ungefär 15 %", "U40455;Tyresö;2017;Redovisas i verksamhets-berättelsen"),
        Row("FIGURE_VALUE_UNREADABLE", "half a job", "Sommarjobb;;2017;1.164", "Sommarjobb;;2017;1 164"),
        Row("FIGURE_VALUE_UNREADABLE", "below nothing", "U40455;Tyresö;2017;-1 %", "Resultat;;2017;−1 684 tkr"),
        Row("FIGURE_PERCENT_READ", "a share", "U40455;Tyresö;2017;0,157", "U40455;Tyresö;2017;0,157;;;157;1000"),
        Row("FIGURE_PERCENT_READ", "without its sign", "U40455;Tyresö;2017;15.7", "U40455;Tyresö;2017;15.7 %"),
        Row("FIGURE_PERCENT_READ", "a target", "U40455;Tyresö;2017;15,7 %;30", "U40455;Tyresö;2017;15,7 %;30 procent"),
        Row("FIGURE_PERCENT_OVER", "a tenth too much", "U40455;Tyresö;2017;100,1 %", "U40455;Tyresö;2017;100 %"),
        Row("FIGURE_VALUE_AND_WORDS", "both", "U40455;Tyresö;2017;15,7 %;;Finns inget värde", "U40455;Tyresö;2017;15,7 %;;Finns"),
        Row("FIGURE_PARTS_UNREADABLE", "one only", "U40455;Tyresö;2017;15,7 %;;;157;", "U40455;Tyresö;2017;15,7 %;;;157;1000"),
        Row("FIGURE_PARTS_UNREADABLE", "of nobody", "U40455;Tyresö;2017;0 %;;;0;0", "U40455;Tyresö;2017;0 %;;;0;1"),
        Row("FIGURE_NUMERATOR_OVER", "more than all", "U40455;Tyresö;2017;;;;11;10", "U40455;Tyresö;2017;;;;10;10"),
        Row("FIGURE_PARTS_DISAGREE", "beyond rounding", "U40455;Tyresö;2017;15,7 %;;;1565;10001", "U40455;Tyresö;2017;15,7 %;;;1565;10000"),
        Row("FIGURE_PARTS_DISAGREE", "another count", "Sommarjobb;;2017;120;;;121;189", "Sommarjobb;;2017;121;;;121;189"),
        Row("FIGURE_TARGET_UNREADABLE", "words", "U40455;Tyresö;2017;15,7 %;Hög", "U40455;Tyresö;2017;15,7 %;20 %;Hög"),
        Row("FIGURE_TWICE", "by another name", $"{Good}\nResultat vid avslut;tyreso;2017;16 %", $"{Good}\nResultat vid avslut;Haninge;2017;16 %"),
        new("FIGURE_CHANGED", "another value", () => FigureCheck.ToldAsync([FigureCheck.Told("left-for-work", "2017", 0.156m, "tyreso")], Good), () => FigureCheck.ToldAsync([FigureCheck.Told("left-for-work", "2017", 0.1570m, "tyreso")], Good)),
        Row("TEXT_HOLDS_ID", "a comment", $"{Good};;Gäller {RuleCases.Ada}", $"{Good};;Gäller 2017-01-01–2017-12-31"),
        Row("TEXT_HOLDS_ID", "a number", $"Resultat;;2017;{RuleCases.Ada[2..]}", "Resultat;;2017;9801019"),
        Row("TEXT_HOLDS_ID", "a key figure", $"U40455 {RuleCases.Ada};Tyresö;2017;15,7 %", "U40455;Tyresö;2017-04–2018-03;15,7 %"),
        Row("FIGURE_COMMENT_LONG", "a character too many", $"{Good};;{new string('a', 1001)}", $"{Good};;{new string('a', 1000)}"),
        Judged("JUDGEMENT_AMBIGUOUS", "a goal and an activity", "Hitta nya arbetsplatser;;;;;;Påbörjad;", "platser;;;;;;Påbörjad;"),
        Judged("JUDGEMENT_SITE", "a site", "jobb;Tyresö;;;;Helt uppfyllt;;", "jobb;Hela projektet;;;;Helt uppfyllt;;"),
        Judged("JUDGEMENT_SITE", "an unknown one", "jobb;Tyresjö;;;;Helt uppfyllt;;", "jobb;;;;;Helt uppfyllt;;"),
        Judged("JUDGEMENT_PERIOD", "the year before", "jobb;;2017;;;Helt uppfyllt;;", "jobb;;jan–aug 2018;;;Helt uppfyllt;;"),
        Judged("JUDGEMENT_PERIOD", "unreadable", "jobb;;i år;;;Helt uppfyllt;;", "jobb;;2018-08;;;Helt uppfyllt;;"),
        Judged("JUDGEMENT_VALUE", "an outcome", "jobb;;;158;;Helt uppfyllt;;", "Sommarjobb;;2017;158;;;;"),
        Judged("JUDGEMENT_WORD", "an indicator's", "jobb;;;;;Värde uppnått;;", "jobb;;;;;helt  uppfyllt;;"),
        Judged("JUDGEMENT_WORD", "a goal's, of an assignment", "modell;;;;;;Helt uppfyllt;", "modell;;;;;;Genomfört;"),
        Judged("JUDGEMENT_WORD", "both columns", "modell;;;;;Genomförd;Genomförd;", "modell;;;;;Genomförd;;"),
        Judged("JUDGEMENT_COMMENT_LONG", "a character too many", $"jobb;;;;;;;{new string('a', 5001)}", $"jobb;;;;;;;{new string('a', 5000)}"),
        Judged("JUDGEMENT_NOTHING", "nothing", "jobb;;;;;;;", "jobb;;;;;;;Bara ord"),
        Judged("JUDGEMENT_TWICE", "by id and name", "jobb;;;;;Helt uppfyllt;;\nAntal sommarjobb ska öka;;;;;Ej uppfyllt;;", "jobb;;;;;Helt uppfyllt;;\nnaringsliv;;;;;Ej uppfyllt;;"),
        Judged("JUDGEMENT_SITE", "of the report", "Hela rapporten;Tyresö;;;;;;Bra.", "Hela rapporten;Hela projektet;;;;;;Bra."),
        Judged("JUDGEMENT_TWICE", "of the report", "Hela rapporten;;;;;;;Bra.\nrapporten;;;;;;;Dåligt.", "Hela rapporten;;;;;;;Bra.\njobb;;;;;;;Dåligt."),
        Judged("JUDGEMENT_COMMENT_LONG", "of the report", $"Hela rapporten;;;;;;;{new string('a', 20_000)}", $"Hela rapporten;;;;;;;{new string('a', 5000)}"),
        Judged("JUDGEMENT_OF_REPORT", "a goal's word", "Hela rapporten;;;;;Helt uppfyllt;;Bra.", "Hela rapporten;;;;;;;Helt uppfyllt"),
        Judged("JUDGEMENT_OF_REPORT", "any other", "Hela rapporten;;;;;;Klar;Bra.", "jobb;;;;;;;Klar"),
        Judged("JUDGEMENT_NOTHING", "of the report", "Hela rapporten;;;;;;;", "Hela rapporten;;;;;;;Bra."),
        Judged("JUDGEMENT_OF_FIGURE", "a goal's word", "Sommarjobb;;2017;158;;Helt uppfyllt;;", "Sommarjobb;;2017;158;;Värde uppnått;;"),
        Judged("JUDGEMENT_OF_FIGURE", "a status", "Sommarjobb;;2017;158;;;Påbörjad;", "Sommarjobb;;2017;158;;;;Påbörjad"),
        Judged("FIGURE_UNKNOWN", "a goal that is not there", "Antal vinterjobb ska öka;;;;;Helt uppfyllt;;", "Nämndmål: Antal sommarjobb ska öka;;;;;Helt uppfyllt;;"),
        new("JUDGEMENT_CHANGED", "another word", () => FigureCheck.JudgedAsync(["jobb;;;;;Helt uppfyllt;;"], Judgements.Of([Decided("partly-met")])), () => FigureCheck.JudgedAsync(["jobb;;;;;Helt uppfyllt;;"], Judgements.Of([Decided("fully-met")]))),
        new("JUDGEMENT_DROPPED", "not named", () => FigureCheck.JudgedAsync(["modell;;;;;;Genomförd;"], OfFile(), Replaced()), () => FigureCheck.JudgedAsync(["modell;;;;;;Genomförd;", "jobb;;;;;Delvis uppfyllt;;"], OfFile(), Replaced())),
    ];

    private static RuleCase Judged(string code, string what, string breaks, string nearMiss) =>
        new(code, what, () => FigureCheck.JudgedAsync(breaks.Split('\n')), () => FigureCheck.JudgedAsync(nearMiss.Split('\n')));

    private static Statement Decided(string word, int number = 1) => new(number, StatementKind.Judgement, new(2018, 9, 1, 8, 0, 0, TimeSpan.Zero), "anna", "Anna Ek") { About = "jobb", Decides = word };

    private static Judgements OfFile() => Judgements.Of([], [Decided("partly-met", -7)]);

    private static Delivery Replaced()
    {
        DeliveryAddress.TryParse(FigureCheck.Address, out var address).ShouldBeTrue();
        return new(DeliveryId.Of(new DateTimeOffset(2018, 9, 1, 8, 0, 0, TimeSpan.Zero), new string('a', 64)), address, DeliveryStatus.Accepted, 1, 1, 0, 0, new string('a', 64), null);
    }
}
