namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>What is odd in some file or other.</summary>
internal static class Odd
{
    /// <summary>For cells and lines.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "\"", "\"\"", "\"a\nb\"", "'", ";", ",", "\t", "|", "\n", "\r", "\r\n", "\u2028", "\u0085", "\0", "\u001A", "\uFEFF", "\u00A0", "\u200B", "\u202E", "\u0301",
        "sep=;", "=1+1", "=cmd|' /C calc'!A0", "+46", "-", "@", "#REF!", "#N/A", "#SAKNAS!", "########", "0", "-0", "-1", "1", "1E+308", "1e-400", "NaN", "∞", "½", "50 %", "0,5", "1.000,5", "1 000", "99999999999999999999999999",
        "2018-02-30", "2018-08-31", "2018-13-01", "0000-00-00", "9999-12-31", "31/12/2018", "12/31/18", "20180831", "43343", "43343.5", "2018-08-31T22:00:00Z", "24:00", "1900-01-00", "idag", "aug-18",
        "000000-0000", "999999-9999", "19000229-0000", "Ja", "Nej", "x", "J", "Okänt", "Man", "Kvinna", "Icke-binär", "Arbete", "Studier", "Felregistrering", "Annat", "Jobbverket", "JOBBVERKET ", "Summa", "Totalt 12", "Sida 1 av 3",
        "Personnummer", "Insats", "Startdatum", "Slutdatum", "Avslutsorsak", "Anonym", "Ärende", "AÌˆ", "Ã…", "å", "\U0001F600", "\uD83D", "<script>alert(1)</script>", "&amp;", "%00", "../../x", "C:\\", "{0}", "{{", "\\u0000",
        new('x', 5000), new('9', 5000), new(';', 600), new('"', 301), string.Concat(Enumerable.Repeat("a;", 3000)),
    ];

    /// <summary>For attributes and elements of a part.</summary>
    public static readonly string[] Values =
    [
        "", "0", "1", "-1", "2", "7", "14", "22", "164", "512", "513", "16384", "1048576", "1048577", "4294967296", "99999999999999999999", "1E400", "NaN", "0.5", "43343", "2958466", "-0.0000001",
        "A1", "B2", "XFD1048576", "XFE1", "ZZZ1", "A0", "1A", "$A$1", "A1:XFD1048576", "B2:A1", "s", "inlineStr", "str", "b", "e", "d", "n", "x", "true", "false", "visible", "hidden", "veryHidden",
        "rId1", "sheet1", "../../../x", "http://127.0.0.1/x", "file:///etc/passwd", "&#0;", "&#65;", "&lt;", "&x;", "_x0000_", "_x000D_", "_xD83D_", "<![CDATA[x]]>", "<!-- -->", "<?x y?>", "<c/>", "<row/>", "</row>", "</sheetData>",
        "<v>1</v>", "<f>1/0</f>", "<t>x</t>", "<is><t>x</t></is>", "<mergeCell ref=\"A1:C9\"/>", "<!DOCTYPE a [<!ENTITY x \"y\">]>", "\0", "\u0001", "\uFFFF", "\uD83D", "#REF!", new('x', 40_000),
    ];
}
