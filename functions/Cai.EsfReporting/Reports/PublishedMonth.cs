using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Reports;

/// <summary>A month that is public, as it was decided.</summary>
/// <param name="Basis">Fingerprint of what it was decided from.</param>
public sealed record PublishedMonth(Month Month, string Basis, PublishedTable Table)
{
    /// <summary>The scopes that nothing was delivered of to its end, when it was decided, by their keys; null where an earlier version did not tell.</summary>
    public IReadOnlySet<string>? Missing { get; init; }
}
