using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports;

/// <summary>What a report is made of. Equal bases make equal reports, so a report whose manifest names its basis need not be made again.</summary>
/// <param name="Known">Every delivery up to the as-of month, rejected ones too: they show in the completeness table. Key figures among them.</param>
public sealed record ReportBasis(ReportingCatalogue Catalogue, Project Project, Month AsOf, IReadOnlyList<Delivery> Known)
{
    public IReadOnlyList<Delivery> Current { get; } = [.. Delivery.Current(Known)];

    /// <summary>Sixteen hex digits of the catalogue and the deliveries together.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Known.Select(d => d.Id.Value).Prepend(Catalogue.Sha256)))).AsSpan(0, 8));
}
