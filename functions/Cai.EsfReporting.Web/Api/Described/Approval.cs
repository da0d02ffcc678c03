using System.ComponentModel;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>What can be approved of a month, and who has. As <see cref="ApprovalEndpoints"/> tells it.</summary>
internal sealed record Approval(
    string Project,
    [property: Description("yyyy-MM, the last month of the report.")] string Month,
    [property: Description("Fingerprint of the report that is written: give it back to approve what was read. Null when there is none.")] string? Signable,
    [property: Description("The written report is what has been delivered. When it is not, it is being made again, and cannot be approved.")] bool Current,
    [property: Description("Somebody has approved the report as it is.")] bool Approved,
    [property: Description("Of the report as it is.")] IReadOnlyList<GivenApproval> Given)
{
    [Description("Of the month as it was before; otherwise not there.")]
    public IReadOnlyList<GivenApproval>? OfAnotherBasis { get; init; }

    [Description("Taken back by who gave them; otherwise not there.")]
    public IReadOnlyList<GivenApproval>? Withdrawn { get; init; }
}

internal sealed record GivenApproval([property: Description("When, in UTC.")] string At, string Name, [property: Description("Fingerprint of what was approved.")] string Basis)
{
    [Description("By which it is withdrawn.")]
    public int Number { get; init; }

    [Description("When it was taken back.")]
    public string? Withdrawn { get; init; }
}

/// <summary>Either approves what was read, or withdraws.</summary>
internal sealed record ToApprove(
    [property: Description("Fingerprint of what was read.")] string? Signable,
    [property: Description("Who approves, where nobody signs in; otherwise the access list tells it.")] string? Name,
    [property: Description("Number of an approval of one's own to take back, instead.")] int? Withdraw);
