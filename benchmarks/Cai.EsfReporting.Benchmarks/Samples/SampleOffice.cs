using Cai.EsfReporting.Benchmarks.Synthetic;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>One site's own way of making files, with what it does that others do not.</summary>
/// <param name="Separator">Between cells of a csv file.</param>
/// <param name="HasTitle">A title above the header.</param>
/// <param name="HasTotals">A totals row and rows of separators below the last person, as Excel leaves them.</param>
/// <param name="WritesSeparator">A first line that says <c>sep=;</c>.</param>
/// <param name="WorkbooksFrom">Sends workbooks from this month on; null for never.</param>
public sealed record SampleOffice(Office Office, char Separator, bool HasTitle, bool HasTotals, bool WritesSeparator, Month? WorkbooksFrom)
{
    public static SampleOffice Of(string project, string site, int seed) => new(
        // One centre keeps both dates of the quality guarantee: it had Anvisad by chance.
        (project, site) is ("etableringscentrum", "haninge") ? Office.Create(new((ulong)(1000 + seed))).With(Column.FirstMeeting) : Office.Create(new((ulong)(1000 + seed))),
        (project, site) is ("mia", "stockholm") ? ',' : ';',
        HasTitle: (project, site) is ("etableringscentrum", "tyreso"),
        HasTotals: (project, site) is ("ungdomsinsatser", "haninge"),
        WritesSeparator: (project, site) is ("mia", "taby"),
        WorkbooksFrom: (project, site) is ("mia", "nacka") ? new(2018, 6) : null);
}
