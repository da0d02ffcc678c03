using Cai.EsfReporting.Deliveries.Addresses;

namespace Cai.EsfReporting.Deliveries;

/// <summary>What a check found: everything the receipt and the log need, and nothing that names a person.</summary>
/// <param name="Sha256">The file's mark (<see cref="FileMark.Keyed"/>); empty where no store's key was at hand.</param>
/// <param name="Rows">Rows of participants.</param>
/// <param name="RowsAccepted">Rows that passed, if the file as a whole does.</param>
/// <param name="Replaces">The site's delivery of the same month until now.</param>
public sealed record CheckedDelivery(FileAddress? Where, string Sha256, int Rows, int RowsAccepted, Findings Findings, DeliveryId? Replaces)
{
    /// <summary>Null unless project, site and month are told.</summary>
    public DeliveryAddress? Address => Where?.Address;

    /// <summary>Whoever delivers has said that what looks wrong is right.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>It was held against what was told before.</summary>
    public bool HistoryWasSeen { get; init; }

    /// <summary>Participations of which a follow-up is due; by line.</summary>
    public IReadOnlyList<FollowUpDue> FollowUps { get; init; } = [];

    /// <summary>Rows that say something of a goal, activity or assignment, if the file as a whole is taken.</summary>
    public int Judged { get; init; }

    public DeliveryStatus Status =>
        Findings.FileRejected ? DeliveryStatus.Rejected
        : RowsAccepted < Rows ? DeliveryStatus.PartlyAccepted
        : Findings.Warnings > 0 ? DeliveryStatus.AcceptedWithWarnings
        : DeliveryStatus.Accepted;

    /// <summary>The row of the log. A rejected file has no accepted rows and replaces nothing.</summary>
    public Delivery ToDelivery(DeliveryId id, DeliveryAddress address)
    {
        var accepted = Status == DeliveryStatus.Rejected ? 0 : RowsAccepted;
        return new(id, address, Status, Rows, accepted, Rows - accepted, Findings.Warnings, Sha256, Status == DeliveryStatus.Rejected ? null : Replaces);
    }
}
