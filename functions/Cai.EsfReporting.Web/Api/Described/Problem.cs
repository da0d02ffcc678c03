using System.ComponentModel;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>What was wrong with the request, or with us (RFC 9457).</summary>
/// <remarks>As the error gate writes it.</remarks>
internal sealed record Problem(string Title, int Status, string Detail)
{
    [Description("The error's number in our log.")]
    public string? Id { get; init; }
}
