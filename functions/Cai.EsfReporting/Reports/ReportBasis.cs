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

    /// <summary>Evidence of the erasures that took rows from these deliveries: a report from before them is outdated.</summary>
    public IReadOnlyList<string> Erasures { get; init; } = [];

    /// <summary>Changes when reports count or tell something that those of an earlier version did not: theirs are then made again.</summary>
    private const string Telling = "5";

    /// <summary>Sixteen hex digits of the catalogue, the deliveries and what was erased from them together.</summary>
    public string Fingerprint => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', Known.Select(d => d.Id.Value).Prepend(Catalogue.Sha256).Prepend(Telling).Concat(Erasures)))).AsSpan(0, 8));
}
