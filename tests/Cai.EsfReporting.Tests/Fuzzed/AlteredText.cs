using System.Text;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>Changes to a file of text: to its bytes, its lines, its cells and its encoding.</summary>
internal static class AlteredText
{
    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, new UnicodeEncoding(false, false), Encoding.UTF32, Encoding.Latin1, Encoding.ASCII,
    ];

    private static readonly char[] Separators = [';', ',', '\t', '|', ' ', ':', '"', '\n', '\0'];

    public static byte[] Of(byte[] bytes, Change change, byte[] other) => (change.Kind % 16) switch
    {
        0 => OfBytes(bytes, change),
        1 => Without(bytes, change),
        2 => Repeated(bytes, change),
        3 => [.. bytes[..change.Place(bytes.Length)], .. other[change.Index(other.Length)..]],
        4 => bytes[..change.Place(bytes.Length)],
        5 => Rewritten(bytes, text => text.Insert(change.Place(text.Length), change.Of(Odd.Texts))),
        6 => [.. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(';', change.Of(Separators)))],
        7 => change.Of(Encodings) is var encoding ? [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(bytes))] : [],
        8 => OfLines(bytes, lines => lines.Insert(change.Place(lines.Count), lines[change.What % lines.Count])),
        9 => OfLines(bytes, lines => lines.RemoveAt(change.Index(lines.Count))),
        10 => OfLines(bytes, lines => lines.InsertRange(lines.Count, Enumerable.Repeat(lines[change.Index(lines.Count)], change.Times(2000)))),
        11 => OfLines(bytes, lines => lines.Insert(change.Place(lines.Count), change.Of(Odd.Texts))),
        12 => OfCells(bytes, change, (cells, at) => cells.Insert(at, change.Of(Odd.Texts))),
        13 => OfCells(bytes, change, (cells, at) => cells.RemoveAt(at)),
        _ => OfCells(bytes, change, (cells, at) => cells[at] = change.Of(Odd.Texts)),
    };

    /// <summary>As text of single bytes, so that the rest stays as it is.</summary>
    private static byte[] Rewritten(byte[] bytes, Func<string, string> alter) =>
        Bytes(alter(Encoding.Latin1.GetString(bytes)));

    /// <summary>A character that is no single byte is written as UTF-8.</summary>
    private static byte[] Bytes(string text) => [.. text.EnumerateRunes().SelectMany(rune => rune.Value < 256 ? [(byte)rune.Value] : Encoding.UTF8.GetBytes(rune.ToString()))];

    public static byte[] OfBytes(byte[] bytes, Change change)
    {
        if (bytes.Length == 0)
            return [(byte)change.What];
        byte[] changed = [.. bytes];
        changed[change.Index(bytes.Length)] = (byte)change.What;
        return changed;
    }

    public static byte[] Without(byte[] bytes, Change change)
    {
        var from = change.Place(bytes.Length);
        return [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + change.Times(400))..]];
    }

    public static byte[] Repeated(byte[] bytes, Change change)
    {
        var from = change.Place(bytes.Length);
        var to = Math.Min(bytes.Length, from + 1 + (change.What % 60));
        return [.. bytes[..to], .. Enumerable.Repeat(bytes[from..to], change.Times(200)).SelectMany(part => part), .. bytes[to..]];
    }

    private static byte[] OfLines(byte[] bytes, Action<List<string>> alter) => Rewritten(bytes, text =>
    {
        List<string> lines = [.. text.Split('\n')];
        alter(lines);
        return string.Join('\n', lines);
    });

    /// <summary>One line, or the same cell of every line.</summary>
    private static byte[] OfCells(byte[] bytes, Change change, Action<List<string>, int> alter) => OfLines(bytes, lines =>
    {
        var every = change.Kind / 16 % 4 == 0;
        for (var i = 0; i < lines.Count; i++)
            if (every || i == change.Index(lines.Count))
            {
                List<string> cells = [.. lines[i].Split(';')];
                alter(cells, change.What / Odd.Texts.Length % cells.Count);
                lines[i] = string.Join(';', cells);
            }
    });
}
