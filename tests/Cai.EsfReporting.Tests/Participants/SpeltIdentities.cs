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

        yield return "1" + Twelve;
        yield return Twelve + "1";
        yield return $"1{Twelve[2..8]}-{Four}1";
        yield return "1.985030198E11".Replace("98E11", Four + "E11", StringComparison.Ordinal);
    }

    private static string Script(string digits, int zero) => string.Concat(digits.Select(d => char.ConvertFromUtf32(zero + d - '0')));
}
