using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deliveries;

/// <summary>The receipt for machines: schema <c>cai-esf-receipt/1</c>.</summary>
public sealed class ReceiptJson : IReceiptFormat
{
    public const string Schema = "cai-esf-receipt/1";

    public string Extension => "json";

    public Task WriteAsync(Receipt receipt, Language language, Stream stream, CancellationToken cancellation) =>
        Json.WriteAsync(Of(receipt, language), stream, cancellation);

    public static JObject Of(Receipt receipt, Language language) => new()
    {
        ["schema"] = Schema,
        ["id"] = receipt.Id?.Value,
        ["project"] = receipt.Where?.Project,
        ["site"] = receipt.Where?.Site,
        ["month"] = receipt.Where?.Month?.ToString(),
        ["status"] = receipt.Status.Word(),
        ["zeroReturn"] = receipt.IsZeroReturn,
        ["rows"] = receipt.Rows,
        ["accepted"] = receipt.Accepted,
        ["rejected"] = receipt.Rejected,
        ["judged"] = receipt.Judged,
        ["warnings"] = receipt.Warnings,
        ["confirmed"] = receipt.IsConfirmed,
        ["canBeConfirmed"] = receipt.CanBeConfirmed,
        ["historySeen"] = receipt.HistoryWasSeen,
        ["replaces"] = receipt.Replaces?.Value,
        ["sha256"] = receipt.Sha256.Length > 0 ? receipt.Sha256 : null,
        ["summary"] = receipt.Summary(language),
        ["nextDeadline"] = receipt.NextDeadline is { } deadline
            ? new JObject { ["id"] = deadline.Id, ["name"] = deadline.Name.In(language), ["due"] = deadline.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
            : null,
        ["contact"] = receipt.Contact?.In(language),
        ["counts"] = new JArray(receipt.Findings.Counts.Select(c => new JObject { ["rule"] = c.Rule.Code, ["severity"] = c.Rule.Severity.Word(), ["count"] = c.Count })),
        ["findings"] = new JArray(receipt.Findings.Listed.Select(f => new JObject
        {
            ["rule"] = f.Rule.Code,
            ["severity"] = f.Rule.Severity.Word(),
            ["line"] = f.Line == 0 ? null : f.Line,
            ["column"] = f.Column.Length == 0 ? null : f.Column,
            ["value"] = f.Value,
            ["message"] = f.Message(language),
            ["action"] = f.Action(language),
        })),
        ["followUpsDue"] = new JArray(receipt.FollowUps.Select(due => new JObject
        {
            ["line"] = due.Line,
            ["exit"] = due.Exit.ToString(),
            ["after"] = due.After.Name().Sv,
        })),
    };
}
