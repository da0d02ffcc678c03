using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// What spreadsheets show where there is no value: <c>#N/A</c> (<c>#SAKNAS!</c> in Swedish), a formula that was never calculated, a column
/// too narrow for its date. Each stands for something that is not known, which is never the same as nothing.
/// </summary>
internal static class CellErrors
{
    /// <summary>Put before a formula that stands in place of its value; no text begins with it.</summary>
    public const byte NotCalculated = 1;

    private const int Longest = 24;

    /// <summary>Stands for an error that has no name.</summary>
    public static ReadOnlySpan<byte> Unnamed => "#ERROR!"u8;

    /// <summary>True for a cell that holds an error and nothing else.</summary>
    public static bool Contain(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8[0] is not ((byte)'#' or (byte)'E' or (byte)'F' or <= (byte)' ' or >= 0x80))
            return false;
        var cell = Folding.Trim(utf8);
        return cell.Length > 1 && cell[0] switch
        {
            (byte)'#' => IsNamed(cell) || cell.Length > 2 && cell.IndexOfAnyExcept((byte)'#') < 0,
            NotCalculated => true,
            (byte)'E' or (byte)'F' => cell.Length == 7 && (cell.StartsWith("Err:"u8) || cell.StartsWith("Fel:"u8)) && cell[4..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0,
            _ => false,
        };
    }

    /// <summary><c>#REF!</c>, <c>#NAMN?</c>, <c>#DIVISION/0!</c> and, without a mark at the end, <c>#N/A</c> and its like.</summary>
    private static bool IsNamed(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > Longest)
            return false;
        if (cell.SequenceEqual("#N/A"u8) || cell.SequenceEqual("#NV"u8) || cell.SequenceEqual("#GETTING_DATA"u8))
            return true;
        if (cell.Length < 4 || cell[^1] is not ((byte)'!' or (byte)'?'))
            return false;
        foreach (var rune in Encoding.UTF8.GetString(cell[1..^1]))
            if (!char.IsUpper(rune) && !char.IsAsciiDigit(rune) && rune is not ('/' or '_'))
                return false;
        return true;
    }
}
