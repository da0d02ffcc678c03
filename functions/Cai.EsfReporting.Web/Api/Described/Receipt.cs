using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>What a file was answered.</summary>
/// <remarks>As <see cref="Deliveries.ReceiptJson"/> writes it.</remarks>
internal sealed record Receipt(
    [property: Description("cai-esf-receipt/1")] string Schema,
    [property: Description("Null for a check.")] string? Id,
    string Project,
    string Site,
    [property: Description("yyyy-MM")] string Month,
    Status Status,
    [property: Description("There was nothing to report.")] bool ZeroReturn,
    int Rows,
    int Accepted,
    int Rejected,
    int Warnings,
    [property: Description("The delivery that it replaces.")] string? Replaces,
    string Sha256,
    string Summary,
    NextDeadline? NextDeadline,
    [property: Description("Every finding, by rule.")] IReadOnlyList<FindingCount> Counts,
    [property: Description("The first hundred of each rule.")] IReadOnlyList<Finding> Findings);

internal sealed record NextDeadline(string Id, string Name, [property: Description("yyyy-MM-dd, the last day.")] string Due);

internal sealed record FindingCount(string Rule, Severity Severity, int Count);

internal sealed record Finding(
    string Rule,
    Severity Severity,
    [property: Description("The row number in Excel; null for the whole file.")] int? Line,
    string? Column,
    [property: Description("Masked.")] string? Value,
    [property: Description("What is wrong.")] string Message,
    [property: Description("What to do about it.")] string Action);

[JsonConverter(typeof(JsonStringEnumConverter<Status>))]
internal enum Status
{
    [JsonStringEnumMemberName("accepted")] Accepted = 0,
    [JsonStringEnumMemberName("accepted-with-warnings")] AcceptedWithWarnings,
    [JsonStringEnumMemberName("partly-accepted")] PartlyAccepted,
    [JsonStringEnumMemberName("rejected")] Rejected,
}

[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
internal enum Severity
{
    [JsonStringEnumMemberName("reject-file")] RejectFile = 0,
    [JsonStringEnumMemberName("reject-row")] RejectRow,
    [JsonStringEnumMemberName("warning")] Warning,
}
