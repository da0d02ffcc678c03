using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Reports;

/// <summary>A month that is public, as it was decided.</summary>
/// <param name="Basis">Fingerprint of what it was decided from.</param>
public sealed record PublishedMonth(Month Month, string Basis, PublishedTable Table);
