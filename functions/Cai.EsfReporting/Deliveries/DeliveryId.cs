namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Names one delivery for ever: the time of receipt and the first 16 hex digits of the file's mark (<see cref="FileMark"/>),
/// <c>20180905T081500123Z-0123456789abcdef</c>. Ids sort as the deliveries were received.
/// </summary>
public readonly record struct DeliveryId : IComparable<DeliveryId>
{
    private readonly string? value;

    private DeliveryId(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>When the file was received, in UTC, whole milliseconds.</summary>
    public DateTimeOffset ReceivedAt => Moments.ReadStamp(Value.AsSpan(0, Moments.StampLength));

    /// <param name="receivedAt">The store's stamp, the same through every retry.</param>
    /// <param name="mark">The file's mark, or other lower-case hex.</param>
    public static DeliveryId Of(DateTimeOffset receivedAt, string mark) => new($"{Moments.Stamp(receivedAt)}-{mark[..16]}");

    /// <exception cref="FormatException">Not of the form above.</exception>
    public static DeliveryId Parse(string text) => IsId(text) ? new(text) : throw new FormatException("A delivery id is a time of receipt, a hyphen and 16 hex digits.");

    /// <summary>Whether a text has the form above.</summary>
    public static bool IsId(string text) => text.Length == Moments.StampLength + 17 && text[Moments.StampLength] == '-' && text.AsSpan(Moments.StampLength + 1).IndexOfAnyExcept("0123456789abcdef") < 0
        && Moments.TryReadStamp(text.AsSpan(0, Moments.StampLength), out _);

    public int CompareTo(DeliveryId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(DeliveryId left, DeliveryId right) => left.CompareTo(right) < 0;
    public static bool operator >(DeliveryId left, DeliveryId right) => left.CompareTo(right) > 0;
    public static bool operator <=(DeliveryId left, DeliveryId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(DeliveryId left, DeliveryId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
