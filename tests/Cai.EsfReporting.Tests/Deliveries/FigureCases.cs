using System.Text;

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
        new("FIGURES_NONE", "a project without", () => FigureCheck.BytesAsync(Encoding.UTF8.GetBytes("Indikator;Period;Utfall\n"), catalogue: WithoutFigures()), () => FigureCheck.RowsAsync(Good)),
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
    ];

    private static EsfReporting.Catalogue.ReportingCatalogue WithoutFigures() => SmallCatalogue.Whole with { Projects = [SmallCatalogue.Mia with { Figures = [] }] };
}
