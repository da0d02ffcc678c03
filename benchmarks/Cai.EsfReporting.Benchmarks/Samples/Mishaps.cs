using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Benchmarks.Samples;

public enum Mishap
{
    None = 0,
    /// <summary>Excel showed a third of the identities as numbers: the file is rejected whole, and never mended.</summary>
    IdentitiesLost,
    /// <summary>A wrong check digit and an end before the start: two rows are rejected.</summary>
    TwoBadRows,
    /// <summary>The first file lacks who left last and one person; a second one mends it.</summary>
    Resent,
    /// <summary>Saved as “CSV” by Swedish Excel: Windows-1252.</summary>
    OldEncoding,
    NotDelivered,
}

/// <summary>What went wrong, where and when.</summary>
public static class Mishaps
{
    public static Mishap Of(DeliveryAddress address) => address.Path switch
    {
        "mia/osteraker/2018-07" => Mishap.IdentitiesLost,
        "mia/huddinge/2018-08" => Mishap.TwoBadRows,
        "mia/botkyrka/2018-07" => Mishap.Resent,
        "mia/sodertalje/2018-08" => Mishap.OldEncoding,
        "mia/varmdo/2018-08" => Mishap.NotDelivered,
        _ => Mishap.None,
    };

    public static void Spoil(List<string[]> rows, Office office, Month month, Mishap mishap)
    {
        if (mishap == Mishap.IdentitiesLost)
            for (var i = 0; i < rows.Count; i += 3)
                rows[i][At(office, Column.Identity)] = "1,98001E+11";
        if (mishap == Mishap.TwoBadRows)
            SpoilTwo(rows, office, month);
    }

    /// <summary>The file as it was before the office knew who left in the month, and with the newest person forgotten.</summary>
    public static IEnumerable<string[]> WithoutLatestNews(List<string[]> rows, Office office, Month month)
    {
        var (end, reason) = (At(office, Column.End), At(office, Column.Reason));
        return rows.SkipLast(1).Select(row =>
        {
            if (!row[end].StartsWith(OfMonth(office, month), StringComparison.Ordinal))
                return row;
            string[] before = [.. row];
            (before[end], before[reason]) = ("", "");
            return before;
        });
    }

    /// <summary>
    /// Both people are known from earlier months, and stay as those months told. The one with the wrong end left the month's
    /// only row of theirs, and to none of the outcomes that are counted.
    /// </summary>
    private static void SpoilTwo(List<string[]> rows, Office office, Month month)
    {
        var (identity, end, reason) = (At(office, Column.Identity), At(office, Column.End), At(office, Column.Reason));
        var open = rows.First(row => row[end].Length == 0 && IsAlone(row));
        open[identity] = $"{open[identity][..^1]}{(open[identity][^1] == '9' ? '0' : (char)(open[identity][^1] + 1))}";
        var left = rows.Last(row => row[end].StartsWith(OfMonth(office, month), StringComparison.Ordinal) && SamplePeople.Otherwise.Contains(row[reason]) && IsAlone(row));
        left[end] = string.Concat("2016", left[end].AsSpan(4));

        bool IsAlone(string[] row) => row[identity].Length > 0 && rows.Count(other => other[identity] == row[identity]) == 1;
    }

    /// <summary>What every day of a month begins with, as the office writes it.</summary>
    private static string OfMonth(Office office, Month month) => office.Date(month.FirstDay)[..^2];

    private static int At(Office office, Column column) => office.Columns.Index().First(c => c.Item == column).Index;
}
