using System.Globalization;
using System.Text;
using Cai.EsfReporting.Catalogue;
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
        var known = log.Select(l => l.Delivery).Where(d => d.Address.Month <= month).ToList();
        var tally = await OutcomeCounter.TallyAsync(of, month, Delivery.Current(known).Select(d => (d.Address, RowsOf(d))));
        return InternalEdition.Of(new(catalogue, of, month, known), tally);
    }

    private IAsyncEnumerable<Participation> RowsOf(Delivery delivery) =>
        CanonicalFile.ReadAsync(new MemoryStream(log.Single(l => l.Delivery == delivery).Canonical), 0, 1, CancellationToken.None);
}
