using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>Files that have been through the real check, and the report that they add up to; nothing is stored.</summary>
internal sealed class DeliveredFiles(ReportingCatalogue catalogue)
{
    public const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak";

    private readonly PseudonymKey key = new(new byte[PseudonymKey.Size]);
    private readonly List<(Delivery Delivery, byte[] Canonical)> log = [];

    public async Task<Receipt> DeliverAsync(string address, string csv, string receivedAt)
    {
        if (!DeliveryAddress.TryParse(address + ".csv", out var at))
            throw new ArgumentException("Not project/site/month.", nameof(address));
        var time = DateTimeOffset.Parse(receivedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var file = DeliveryFile.Of(Encoding.UTF8.GetBytes(csv));
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        using var canonical = new MemoryStream();
        var earlier = Delivery.Current(log.Select(l => l.Delivery).Where(d => d.Address.Site == at.Site));
        var result = await new DeliveryCheck(catalogue).RunAsync(file, inspection, at, StockholmTime.DayOf(time), [.. earlier], key, canonical);
        var id = DeliveryId.Of(time, result.Sha256);
        log.Add((result.ToDelivery(id, at), canonical.ToArray()));
        return Receipt.Of(result, id, StockholmTime.DayOf(time), catalogue);
    }

    public async Task<OutcomeReport> ReportAsync(string project, string asOf)
    {
        var of = catalogue.Find(project)!;
        var month = Month.Parse(asOf);
        var now = await CountAsync(of, month);
        var earlier = await CountAsync(of, month.Add(-12));
        var months = OutcomeReport.ExpectedMonths(of, month).ToList();
        return new(catalogue, of, month,
            [.. of.Scopes.Select((scope, i) => new ScopeOutcome(scope, now[i], [.. of.Indicators.Select(indicator => IndicatorOutcome.Of(indicator, now[i], earlier[i]))], Inflow.Of(of, scope, now[i], month)))],
            [.. Delivery.Current(log.Select(l => l.Delivery)).Where(d => d.Address.Month <= month)],
            [.. of.Sites.Select(site => new SiteCompleteness(site, [.. months.Select(m => MonthCompleteness.Of(m, [.. log.Select(l => l.Delivery).Where(d => d.Address.Site == site.Id && d.Address.Month == m)]))]))]);
    }

    private async Task<IReadOnlyList<Counts>> CountAsync(Project project, Month asOf)
    {
        var fold = new Fold(project, asOf);
        foreach (var delivery in Delivery.Current(log.Select(l => l.Delivery)).Where(d => d.Address.Month <= asOf).OrderByDescending(d => d.Address.Month))
        {
            using var canonical = new MemoryStream(log.Single(l => l.Delivery == delivery).Canonical);
            await fold.AddAsync(delivery.Address.Site, CanonicalFile.ReadAsync(canonical, 0, 1, CancellationToken.None), CancellationToken.None);
        }

        return fold.Count();
    }
}
