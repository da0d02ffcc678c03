using System.Text;
using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>The deliveries under <c>samples/</c>: every site's months up to August 2018, with a few that went wrong, and the published key figures.</summary>
public static class SampleDeliveries
{
    private static readonly Month Last = new(2018, 8);
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes every file under a folder that holds nothing else; equal catalogues give equal bytes.</summary>
    public static void Write(ReportingCatalogue catalogue, string folder)
    {
        foreach (var (path, content) in All(catalogue).Concat(PublishedFigures.All()))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private static IEnumerable<(string Path, byte[] Content)> All(ReportingCatalogue catalogue)
    {
        var people = new SamplePeople(catalogue);
        var seed = 0;
        foreach (var project in catalogue.Projects)
            foreach (var site in project.Sites)
            {
                var office = SampleOffice.Of(project.Id, site.Id, seed++);
                foreach (var month in project.DeliveriesFrom.To(Last))
                    foreach (var file in Files(new(project.Id, site.Id, month), office, people))
                        yield return file;
            }
    }

    private static IEnumerable<(string Path, byte[] Content)> Files(DeliveryAddress address, SampleOffice from, SamplePeople people)
    {
        var rows = Rows(address, from.Office, people);
        var mishap = Mishaps.Of(address);
        switch (mishap)
        {
            case Mishap.NotDelivered:
                break;
            case Mishap.Resent:
                yield return FileOf(address, "", [.. Mishaps.WithoutLatestNews(rows, from.Office, address.Month)], from, mishap);
                yield return FileOf(address, "-rattad", rows, from, mishap);
                break;
            default:
                Mishaps.Spoil(rows, from.Office, address.Month, mishap);
                yield return FileOf(address, "", rows, from, mishap);
                break;
        }
    }

    private static List<string[]> Rows(DeliveryAddress address, Office office, SamplePeople people)
    {
        var followsUp = office.Columns.Any(column => column is Column.Status90Days or Column.Status6Months);
        return [.. people.Of(address.Project, address.Site, address.Month, followsUp)
            .Select(stay => office.Columns.Select(column => office.Cell(stay, address.Month, column)).ToArray())];
    }

    private static (string Path, byte[] Content) FileOf(DeliveryAddress address, string suffix, List<string[]> rows, SampleOffice from, Mishap mishap)
    {
        var table = rows.Prepend<IReadOnlyList<string>>(from.Office.Header);
        if (from.HasTitle)
            table = table.Prepend(["Deltagarlista " + address.Month]);
        if (from.WritesSeparator)
            table = table.Prepend(["sep=" + from.Separator]);
        if (from.HasTotals)
        {
            var blank = new string[from.Office.Columns.Count];
            Array.Fill(blank, "");
            table = [.. table, ["Antal", rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), .. blank[2..]], blank, blank];
        }

        return address.Month >= from.WorkbooksFrom
            ? ($"{address.Path}{suffix}.xlsx", Sheet.ToWorkbook(table))
            : ($"{address.Path}{suffix}.csv", Sheet.ToCsv(table, mishap == Mishap.OldEncoding ? Sheet.Windows1252 : Utf8WithMark, from.Separator));
    }
}
