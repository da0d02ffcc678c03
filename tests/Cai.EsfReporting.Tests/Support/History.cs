using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.History;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Tests;

/// <summary>Deliveries one after another, each held against those before it, through the real check.</summary>
internal sealed class History(ReportingCatalogue? catalogue = null) : IFileStore
{
    /// <summary>Above the rows: the usual one and both follow-ups.</summary>
    public const string Header = $"{Check.Header};Status 90 dagar;Status 6 månader";

    private readonly ReportingCatalogue catalogue = catalogue ?? SmallCatalogue.Whole;
    private readonly Dictionary<string, byte[]> accepted = [];
    private readonly List<Delivery> log = [];
    private DateTimeOffset now = new(2018, 9, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Delivers rows under the header; it must be taken.</summary>
    public async Task<Answer> GivenAsync(string month, string site, params IEnumerable<string> rows)
    {
        var answer = await AskAsync(month, site, confirmed: true, rows);
        answer.Status.ShouldNotBe("rejected");
        return answer;
    }

    /// <summary>Delivers rows under the header.</summary>
    public async Task<Answer> AskAsync(string month, string site, bool confirmed, params IEnumerable<string> rows)
    {
        var address = new DeliveryAddress("mia", site, Month.Parse(month));
        var file = DeliveryFile.Of(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows]) + "\r\n"));
        var inspection = await FileInspection.OfAsync(file, CancellationToken.None);
        List<Delivery> known = [.. Delivery.Current(log)];
        using var canonical = new MemoryStream();
        var check = await new DeliveryCheck(catalogue).RunAsync(file, inspection, address, Check.September, [.. known.Where(d => d.Address.Site == site)], Check.Key, canonical,
            history: new SiteHistory(this, known, Check.Key, catalogue.Find("mia")!.Words), confirmed: confirmed);
        var receipt = Receipt.Of(check, null, Check.September, catalogue);
        if (check.Status != DeliveryStatus.Rejected)
        {
            var delivery = check.ToDelivery(DeliveryId.Of(now = now.AddMinutes(1), inspection.Sha256), address);
            accepted[delivery.AcceptedPath] = canonical.ToArray();
            log.Add(delivery);
        }

        return new(check, receipt, ReceiptJson.Of(receipt, Language.Sv).ToString() + ReceiptJson.Of(receipt, Language.En), canonical.ToArray(),
            check.Status == DeliveryStatus.Rejected ? [] : await Check.ReadAsync(canonical.ToArray()));
    }

    Task<Stream?> IFileStore.OpenReadAsync(string path, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(accepted.TryGetValue(path, out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    Task<IPendingFile> IFileStore.BeginAsync(string path, CancellationToken cancellation) => throw new NotSupportedException("A check writes nothing.");

    IAsyncEnumerable<string> IFileStore.ListAsync(string folder, CancellationToken cancellation) => throw new NotSupportedException("A check lists nothing.");

    Task<bool> IFileStore.DeleteAsync(string path, CancellationToken cancellation) => throw new NotSupportedException("A check deletes nothing.");
}
