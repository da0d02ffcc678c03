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
    [property: Description("Accepted rows of a key-figure file that judge a goal, or tell of an activity or assignment.")] int Judged,
    int Warnings,
    [property: Description("Whoever delivered has confirmed that the file is right.")] bool Confirmed,
    [property: Description("It is refused until it is confirmed: send it again with `confirmed`.")] bool CanBeConfirmed,
    [property: Description("It was held against what the site has told before.")] bool HistorySeen,
    [property: Description("The delivery that it replaces.")] string? Replaces,
    string Sha256,
    string Summary,
    NextDeadline? NextDeadline,
    [property: Description("Whom to ask about the answer; null when the catalogue names nobody.")] string? Contact,
    [property: Description("Every finding, by rule.")] IReadOnlyList<FindingCount> Counts,
    [property: Description("The first hundred of each rule.")] IReadOnlyList<Finding> Findings,
    [property: Description("Follow-ups that are due and not told of.")] IReadOnlyList<FollowUp> FollowUpsDue);

internal sealed record NextDeadline(string Id, string Name, [property: Description("yyyy-MM-dd, the last day.")] string Due);

/// <param name="Line">The row number in Excel.</param>
internal sealed record FollowUp(int Line, [property: Description("yyyy-MM-dd")] string Exit, [property: Description("How long after it, in Swedish.")] string After);

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
