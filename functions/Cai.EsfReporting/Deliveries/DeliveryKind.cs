namespace Cai.EsfReporting.Deliveries;

/// <summary>What a delivery tells, and so what the rows of its accepted file are. Whoever goes through deliveries or accepted files asks for one kind.</summary>
public enum DeliveryKind
{
    /// <summary>A site's participants; accepted rows are <see cref="Participants.Participation"/>.</summary>
    Participants = 0,
    /// <summary>A project's key figures; accepted rows name nobody and stand under no key.</summary>
    KeyFigures,
}

public static class DeliveryKinds
{
    /// <summary>Those of one kind.</summary>
    public static IEnumerable<Delivery> Of(this IEnumerable<Delivery> deliveries, DeliveryKind kind) => deliveries.Where(d => d.Address.Kind == kind);
}
