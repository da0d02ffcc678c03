namespace Cai.EsfReporting.Deliveries;

public enum DeliveryStatus { Accepted = 0, AcceptedWithWarnings, PartlyAccepted, Rejected }

public static class DeliveryStatuses
{
    /// <summary>The word in json, csv and tables.</summary>
    public static string Word(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => "accepted",
        DeliveryStatus.AcceptedWithWarnings => "accepted-with-warnings",
        DeliveryStatus.PartlyAccepted => "partly-accepted",
        DeliveryStatus.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Text Name(this DeliveryStatus status) => status switch
    {
        DeliveryStatus.Accepted => new("Mottagen", "Accepted"),
        DeliveryStatus.AcceptedWithWarnings => new("Mottagen med varningar", "Accepted with warnings"),
        DeliveryStatus.PartlyAccepted => new("Delvis mottagen", "Partly accepted"),
        DeliveryStatus.Rejected => new("Avvisad", "Rejected"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static DeliveryStatus Parse(string word) =>
        Enum.GetValues<DeliveryStatus>().Single(status => status.Word() == word);
}

/// <summary>A row of the delivery log: a delivery that was answered with a receipt.</summary>
/// <param name="Rows">Rows of participants in the file.</param>
/// <param name="Accepted">Rows taken into the count; 0 when the file was rejected.</param>
/// <param name="Rejected">Rows not taken.</param>
/// <param name="Warnings">Warnings, in full.</param>
/// <param name="Sha256">The mark of the file as delivered (<see cref="FileMark.Keyed"/>); its plain SHA-256 in stores from before.</param>
/// <param name="Replaces">The delivery that this one replaced, null for the first of its month and for a rejected one.</param>
public sealed record Delivery(
    DeliveryId Id,
    DeliveryAddress Address,
    DeliveryStatus Status,
    int Rows,
    int Accepted,
    int Rejected,
    int Warnings,
    string Sha256,
    DeliveryId? Replaces)
{
    public bool IsAccepted => Status != DeliveryStatus.Rejected;

    /// <summary>Accepted and empty: delivered, nothing to report.</summary>
    public bool IsZeroReturn => IsAccepted && Rows == 0;

    /// <summary>
    /// Came before its month was over in Stockholm: it counts, but the month is not delivered for good. Told by the time of receipt, so that it
    /// holds for what stood in a store before anybody asked.
    /// </summary>
    public bool IsPreliminary => Address.IsPreliminaryOn(StockholmTime.DayOf(Id.ReceivedAt));

    /// <summary>Where the canonical, pseudonymised rows are.</summary>
    public string AcceptedPath => AcceptedFiles.PathOf(Address, Id);

    /// <summary>The current delivery of each site and month: the accepted one with the greatest id.</summary>
    public static IEnumerable<Delivery> Current(IEnumerable<Delivery> log) =>
        log.Where(d => d.IsAccepted)
            .GroupBy(d => (d.Address.Site, d.Address.Month))
            .Select(same => same.MaxBy(d => d.Id)!)
            .OrderBy(d => d.Address.Site, StringComparer.Ordinal)
            .ThenBy(d => d.Address.Month);
}
