namespace Cai.EsfReporting.Deliveries;

/// <summary>Which deliveries there are. Rows are added and never changed; a row commits its delivery.</summary>
public interface IDeliveryLog
{
    /// <summary>Adds a row; one that is there already is left as it is.</summary>
    Task AppendAsync(Delivery delivery, CancellationToken cancellation);

    /// <summary>Every delivery of a project, in the order of their ids.</summary>
    Task<IReadOnlyList<Delivery>> ReadAsync(string project, CancellationToken cancellation);
}
