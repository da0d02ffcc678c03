using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries;

/// <summary>Tells a file from others: by the mark that is stored and shown, and by the plain hash, which stores from before have in its place.</summary>
/// <param name="Keyed">See <see cref="PseudonymKey.MarkOf"/>.</param>
/// <param name="Plain">SHA-256, lower-case hex: neither stored nor shown.</param>
public readonly record struct FileMark(string Keyed, string Plain)
{
    public static FileMark Of(string sha256, PseudonymKey key) => new(key.MarkOf(sha256), sha256);

    /// <summary>Whether a stored delivery is of this very file.</summary>
    public bool IsOf(Delivery delivery) => delivery.Sha256 == Keyed || delivery.Sha256 == Plain;
}
