namespace Cai.EsfReporting.Tests.Participants;

/// <summary>One made-up identity in every spelling that anybody has thought of; the four last are the secret.</summary>
internal static class SpeltIdentities
{
    public static readonly string Twelve = Synthetic.Personnummer(new(1985, 3, 1), 985);
    public static readonly string Four = Twelve[8..];

    private static readonly string[] Between =
    [
        "", "-", "+", " ", "  ", "_", "__", ".", ",", ", ", ";", ":", "/", "\\", "|", "*", "#", "~", "=", "'", "\"", "’", "´", "(", ") (", "[", "–", "—", "‐", "‑", "−", "﹘", "－", "·", "•",
        " - ", " – ", "--", "->", "→", "\t", "\n", "\r\n", "\u00A0", "\u2007", "\u2009", "\u202F", "\u3000", "\u200B", "\u200E", "\u202A", "\uFEFF", "\u00AD", "\u2060", " nr ", " nr", "x", "abcd", "&", "%", "@", "\0", "      ",
    ];

    /// <summary>Zeros of scripts that count in tens, and digits that are drawn otherwise.</summary>
    private static readonly int[] Zeros = [0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1040, 0x17E0, 0x0BE6, 0x1D7CE, 0x1D7F6, 0x2080];

    public static IEnumerable<string> All => Spelt().Distinct();

    private static IEnumerable<string> Spelt()
    {
        var (date, year, month, day) = (Twelve[..8], Twelve[..4], Twelve[4..6], Twelve[6..8]);
        foreach (var between in Between)
        {
            yield return date + between + Four;
            yield return date[2..] + between + Four;
            yield return $"{year}{between}{month}{between}{day}{between}{Four}";
            yield return $"{year}-{month}-{day}{between}{Four}";
            yield return $"{day}/{month}/{year}{between}{Four}";
            yield return $"{date}{between}{Four[..3]}{between}{Four[3]}";
            yield return string.Join(between, Twelve.ToCharArray());
            yield return date + between + "T123";
            yield return date + between + "TF10";
        }

        foreach (var zero in Zeros)
        {
            yield return Script(date, zero) + Script(Four, zero);
            yield return Script(date, zero) + "-" + Script(Four, zero);
            yield return Script(date[2..], zero) + " " + Script(Four, zero);
            yield return date + "-" + Script(Four, zero);
            yield return $"{Script(year, zero)}.{Script(month, zero)}.{Script(day, zero)}_{Script(Four, zero)}";
        }

        foreach (var said in (string[])[", fyra sista ", " (fyra sista: ", ", sista fyra ", " sista siffrorna är ", " med kontrollsiffrorna ", ", 4 sista ", " last four ", " och födelsenummer ", " … personnumret slutar på "])
        {
            yield return $"1985-03-01{said}{Four}";
            yield return $"850301{said}{Four}";
        }

        yield return $"Fyra sista {Four}, född 1985-03-01";
        // Right, so that it is found whatever is said between.
        yield return $"1985-03-01 Namn Namnsson i Tyresö {Four}";
        foreach (var letters in (string[])["1985O3O1-", "I985O301", "l9850301 ", "85O3Ol-", "1985o3o1_"])
            yield return letters + Four;
        foreach (var number in (string[])[Synthetic.Samordningsnummer(new(1985, 3, 1)), "198500619853", "198503609851"])
        {
            yield return number;
            yield return number[2..].Insert(6, "_");
        }

        foreach (var tail in (string[])["T123", "t123", "TF10", "Tf29", "KA12", "ABC1", "98A5"])
        {
            yield return "19850301" + tail;
            yield return "850301-" + tail;
            yield return "1985-03-01 " + tail;
        }

        foreach (var form in OtherDates)
            yield return form;
        yield return "1" + Twelve;
        yield return Twelve + "1";
        yield return $"1{Twelve[2..8]}-{Four}1";
        yield return "1.985030198E11".Replace("98E11", Four + "E11", StringComparison.Ordinal);
    }

    /// <summary>With the month as a word, with single digits, with the four last before the date, and in signs that nobody expects.</summary>
    public static IReadOnlyList<string> OtherDates { get; } =
    [
        .. ((string[])["1 mars 1985", "1 mar 1985", "1mar1985", "1:a mars 1985", "den 1 mars 1985", "1. mars 1985", "01 mars 85", "1 mars -85", "1 MARS 1985", "1st of March 1985", "1 March, 1985", "mars 1, 1985", "March 1st 1985", "1985 mars 1", "85 mar 01", "1985-mar-01", "1.III.1985", "1/III 1985",
            "1985-3-1", "1985-03-1", "85-3-1", "1985.3.1", "1985/3/01", "1985 3 1", "1/3/1985", "1/3-85", "1/3 -85", "1/3 85", "1.3.85", "01/3/1985", "1-3-1985", "3/1/1985", "１/３-８５"])
            .SelectMany(date => ((string[])["-", " ", ", fyra sista ", " – ", " (", "/"]).Select(between => date + between + Four)),
        .. ((string[])["850301", "19850301", "1985-03-01", "1 mars 1985", "1985-3-1", "1/3-85"]).SelectMany(date => (string[])[$"{Four} {date}", $"{Four}-{date}", $"fyra sista {Four}, född {date}", $"född {date} (personnr slutar {Four})", $"f. {date} nr {Four}"]),
        $"1mar1985{Four}", $"1985 år 03 mån 01 dag {Four}", $"19850301 är personens födelsedag och de fyra sista är alltså som följer nedan {Four}",
        $"\u202E{Four[3]}{Four[2]}{Four[1]}{Four[0]}-10305891", $"19850301xxxx{Four}", $"03/01/1985 {Four}", $"19850103-{Four}",
        Signs(Twelve, "〇一二三四五六七八九"), $"19850301-{Signs(Four, "〇一二三四五六七八九")}", Signs(Twelve, "⓪①②③④⑤⑥⑦⑧⑨"), Signs(Twelve, "0⑴⑵⑶⑷⑸⑹⑺⑻⑼"), Signs(Twelve, "0⒈⒉⒊⒋⒌⒍⒎⒏⒐"), Signs(Twelve, "⓿❶❷❸❹❺❻❼❽❾"),
        Script(Twelve, 0x1F101), Script(Twelve, 0x1FBF0), Script(Twelve, 0x1D7E2), string.Join("\u0332", Twelve.ToCharArray()), string.Concat(Twelve.Select(c => c + "\uFE0F\u20E3")), string.Join("\u2800", Twelve.ToCharArray()), string.Join("\u3164", Twelve.ToCharArray()), $"19850301\uE000{Four}",
        $"1985-O3-O1-{Four}", $"85 3 1 {Four}", $"85, 3, 1, {Four}",
        Signs(Twelve, "🄋➀➁➂➃➄➅➆➇➈"), Signs(Twelve, "🄌➊➋➌➍➎➏➐➑➒"), Signs(Twelve, "零壹貳參肆伍陸柒捌玖"), Signs(Twelve, "〇〡〢〣〤〥〦〧〨〩"), Signs(Twelve, "〇𝍠𝍡𝍢𝍣𝍤𝍥𝍦𝍧𝍨"), Signs(Twelve, "〇ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"), Script(Twelve, 0xE0030),
        $"{Signs(Twelve[..8], "🄋➀➁➂➃➄➅➆➇➈")}-{Four}", Twelve.Replace('8', 'B').Replace('5', 'S'), $"850301-{Four.Replace('8', 'B')}", $"000{Twelve}000", $"46{Twelve}77", $"1234567{Twelve}7654321",
        $"010385-{Four}", $"19850103{Four}", $"03011985-{Four}", $"850301{Four[..2]} {Four[2..]}", $"8503 01{Four}", $"198 503 01{Four[..1]} {Four[1..]}", $"85030-1{Four}",
    ];

    /// <summary>Its characters by their numbers, as programs write them.</summary>
    public static IReadOnlyList<string> ByNumber { get; } =
    [
        .. ((string[])["&#{0};", "&#{0}", "&#000{0};", "&amp;#{0};", "&amp;amp;#{0};", "&#x{1};", "&#X00{1};", "%{1}", "%25{1}", "\\u00{1}", "\\u{{{1}}}", "\\x{1}", "_x00{1}_", "_x005F_x00{1}_", "={1}", "\\'{1}", "U+00{1}", "u+00{1} "])
            .SelectMany(form => (string[])[Numbered(Twelve, form), Numbered(Twelve[2..], form), Twelve[..8] + Numbered("-" + Four, form), Twelve[2..8] + "-" + Numbered(Four, form), $"1985-03-01 {Numbered(Four, form)}"]),
        Uri.EscapeDataString(Script(Twelve, 0xFF10)), Uri.EscapeDataString(Signs(Twelve, "🄋➀➁➂➃➄➅➆➇➈")), Uri.EscapeDataString($"född 1985-03-01, fyra sista {Four}"),
    ];

    /// <summary>Without the check digit, which follows from the others, or with what is behind it or before it lost; the three of the birth number are the secret.</summary>
    public static IReadOnlyList<string> Shortened { get; } =
    [
        $"850301-{Four[..3]}", $"850301{Four[..3]}", $"19850301{Four[..3]}", $"19850301-{Four[..3]}", $"1985-03-01-{Four[..3]}", $"850301+{Four[..3]}", $"850301_{Four[..3]}", $"850301-{Four[..3]} kontrollsiffra {Four[3]}", $"850301–{Four[..3]}x",
    ];

    private static string Numbered(string digits, string form) => string.Concat(digits.Select(c => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, (int)c, ((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));

    private static string Signs(string digits, string signs)
    {
        var runes = signs.EnumerateRunes().ToList();
        return string.Concat(digits.Select(digit => runes[digit - '0']));
    }

    private static string Script(string digits, int zero) => string.Concat(digits.Select(d => char.ConvertFromUtf32(zero + d - '0')));
}
