using System.Globalization;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// Who delivered, and who took out what is not public: one file an event under <c>audit/yyyy-MM-dd/</c> (UTC), written once and
/// before it happens. Names the visitor and nobody that a delivery or report is about.
/// </summary>
public sealed class AuditLog(IFileStore files, TimeProvider clock)
{
    /// <summary>A delivery over the web, before it is received.</summary>
    /// <param name="receivedAt">The store's stamp, which no other delivery has.</param>
    public async Task DeliveryAsync(Visitor visitor, DeliveryAddress address, DateTimeOffset receivedAt, CancellationToken cancellation)
    {
        var entry = Entry(visitor, "delivery", receivedAt);
        entry["project"] = address.Project;
        entry["site"] = address.Site;
        entry["month"] = address.Month.ToString();
        await WriteAsync(PathOf(receivedAt), entry, cancellation);
    }

    /// <summary>A download of an internal report, a frozen report or a receipt.</summary>
    /// <param name="path">Of the file in the store.</param>
    public async Task DownloadAsync(Visitor visitor, string path, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var entry = Entry(visitor, "download", now);
        entry["path"] = path;
        for (var same = 0; !await WriteAsync(Numbered(now, same), entry, cancellation);)
            same++;
    }

    /// <summary>Who delivered; null for a file that was dropped in the inbox.</summary>
    public async Task<string?> WhoDeliveredAsync(DeliveryId delivery, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync(PathOf(delivery.ReceivedAt), cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        var entry = JObject.Parse(await text.ReadToEndAsync(cancellation));
        return (string?)entry["name"] is { Length: > 0 } name ? name : (string?)entry["who"];
    }

    private static JObject Entry(Visitor visitor, string what, DateTimeOffset at) => new()
    {
        ["schema"] = "cai-esf-audit/1",
        ["at"] = Moments.Write(at),
        ["who"] = visitor.Id,
        ["name"] = visitor.Name,
        ["what"] = what,
    };

    private static string PathOf(DateTimeOffset receivedAt) => $"{Day(receivedAt)}/{DeliveryId.Stamp(receivedAt)}-delivery.json";

    private static string Numbered(DateTimeOffset at, int same) => string.Create(CultureInfo.InvariantCulture, $"{Day(at)}/{DeliveryId.Stamp(at)}-download-{same}.json");

    private static string Day(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"audit/{at.UtcDateTime:yyyy-MM-dd}");

    private async Task<bool> WriteAsync(string path, JObject entry, CancellationToken cancellation)
    {
        await using var file = await files.BeginAsync(path, cancellation);
        await Json.WriteAsync(entry, file.Stream, cancellation);
        return await file.CommitOnceAsync(cancellation);
    }
}
