using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Numbers as Swedish offices write them: <c>12,5</c>, <c>12.5</c>, <c>1 234</c>.</summary>
internal static class Numbers
{
    public static Cell<decimal> Read(scoped ReadOnlySpan<byte> utf8)
    {
        utf8 = Folding.Plain(utf8, stackalloc byte[64]);
        if (utf8.IsEmpty)
            return default;
        Span<byte> plain = stackalloc byte[32];
        var length = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == ' ')
                continue;
            if (length == plain.Length)
                return new(CellState.Unreadable, default);
            plain[length++] = utf8[i] == ',' ? (byte)'.' : utf8[i];
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(number)
            : new(CellState.Unreadable, default);
    }
}
