using System.Globalization;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Hours as a number (<c>37,5</c>) or as a clock counts them (<c>37:30</c>, <c>37:30:00</c>), as Excel shows sums of times.</summary>
internal static class Hours
{
    public static Cell<decimal> Read(ReadOnlySpan<byte> utf8)
    {
        var colon = utf8.IndexOf((byte)':');
        if (colon < 0)
            return Numbers.Read(utf8);
        var clock = Folding.Trim(utf8);
        var parts = clock.Split((byte)':');
        Span<int> read = stackalloc int[3];
        var count = 0;
        foreach (var part in parts)
        {
            if (count == read.Length || !int.TryParse(clock[part], NumberStyles.None, CultureInfo.InvariantCulture, out read[count]) || count > 0 && read[count] > 59)
                return new(CellState.Unreadable, default);
            count++;
        }

        return new(read[0] + (read[1] / 60m) + (read[2] / 3600m));
    }
}
