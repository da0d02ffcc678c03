using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Local.Samples;

/// <summary>
/// What the sites of the made-up project of today have delivered: the last twelve months before a day, made from nothing but that
/// day. Everybody is made up, and some files have the troubles that files have.
/// </summary>
internal static class TodaysDeliveries
{
    private const int Months = 12;

    /// <summary>In the order in which they came.</summary>
    public static async Task<IReadOnlyList<SampleFile>> OnAsync(DateOnly day, Project project, CancellationToken cancellation)
    {
        var last = TodaysCatalogue.LastOn(day);
        var months = last.Add(1 - Months).To(last).ToList();
        var given = new HashSet<string>(StringComparer.Ordinal);
        var people = project.Sites.Index().ToDictionary(site => site.Item.Id, site => People(site.Index, months, given));
        var files = new List<SampleFile>();
        foreach (var (at, month) in months.Index())
        {
            foreach (var site in project.Sites)
                files.AddRange(await OfAsync(new(project.Id, site.Id, month), at, [.. people[site.Id].Select(person => person.In(month)).OfType<Dictionary<Column, string>>()], cancellation));
            if (at is 5 or 11)
                files.Add(Figures(project, month, at));
        }

        return files;
    }

    private static List<SamplePerson> People(int site, List<Month> months, HashSet<string> given)
    {
        // The same dice for every day: what is told of whom does not change, only when.
        var random = new Random(2021 + site);
        // Ekeby began a month after the others.
        IReadOnlyList<Month> own = site == 3 ? months[1..] : months;
        return [.. Enumerable.Range(0, 104 + (site * 11 % 25)).Select(_ => SamplePerson.Of(random, own, given)).OrderBy(person => person.Start)];
    }

    /// <param name="at">Which of the twelve months, from 0.</param>
    private static async Task<IReadOnlyList<SampleFile>> OfAsync(DeliveryAddress address, int at, List<Dictionary<Column, string>> rows, CancellationToken cancellation)
    {
        switch (address.Site, at)
        {
            // A first file lacks the newest person; a second one mends it.
            case ("asby", 8):
                return [SampleFile.Csv(address, rows.SkipLast(1)), SampleFile.Csv(address, rows)];
            // Excel showed the identities as numbers: rejected whole, and mended.
            case ("bjorkvik", 4):
                return [SampleFile.Csv(address, rows.Select(row => row.ContainsKey(Column.Identity) ? new Dictionary<Column, string>(row) { [Column.Identity] = "1,98001E+11" } : row)), SampleFile.Csv(address, rows)];
            // Not delivered yet.
            case ("bjorkvik", Months - 1):
                return [];
            case ("dalen", 6):
                return [SampleFile.Csv(address, rows, asExcelSavesIt: true)];
            // A wrong check digit and an end before its start: partly accepted.
            case ("dalen", Months - 1):
                Spoil(rows);
                return [SampleFile.Csv(address, rows)];
            case ("ekeby", > 5):
                return [await SampleFile.WorkbookAsync(address, rows, cancellation)];
            default:
                return [SampleFile.Csv(address, rows)];
        }
    }

    private static void Spoil(List<Dictionary<Column, string>> rows)
    {
        var open = rows.First(row => row.ContainsKey(Column.Identity) && !row.ContainsKey(Column.End));
        open[Column.Identity] = open[Column.Identity][..^1] + (open[Column.Identity][^1] == '9' ? '0' : (char)(open[Column.Identity][^1] + 1));
        var left = rows.Last(row => row.ContainsKey(Column.End) && !row.ContainsKey(Column.Status6Months));
        left[Column.End] = "2001" + left[Column.End][4..];
    }

    /// <summary>Of organisations, which no participant file tells.</summary>
    private static SampleFile Figures(Project project, Month month, int at)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Indikator;Period;Utfall\r\neeco18;{month};{2 + (at / 5)}\r\neeco19;{month};{7 + at}\r\n");
        return new(new(project.Id, KeyFigure.Place, month), Encoding.UTF8.GetBytes(text));
    }
}
