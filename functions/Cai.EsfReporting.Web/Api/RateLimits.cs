using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// How much one visitor may ask for: enough for people and for machines that deliver, too little to be a burden. Whoever asks too much
/// uses up what is theirs: another visitor's pages, anybody's way in, style sheets and <c>/health</c> are answered all the same.
/// </summary>
public static class RateLimits
{
    /// <summary>The policy of addresses that take files.</summary>
    public const string Uploads = "uploads";

    /// <summary>A minute; two years of months for a site, by hand or by a machine.</summary>
    public const int UploadsPerMinute = 60;

    public const int RequestsPerMinute = 1200;

    /// <summary>Ways back from the issuer with one and the same state, a minute: a person needs one.</summary>
    public const int ReturnsPerMinute = 10;

    internal static void Set(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        options.AddPolicy(Uploads, context => Allowance.PerMinute(Visitor(context), UploadsPerMinute));
        options.OnRejected = (rejected, _) => throw Allowance.Spent(rejected.HttpContext, rejected.Lease);
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is not null)
            return RateLimitPartition.GetNoLimiter("unlimited");
        // By the sign-in that it is part of: whoever shares an address with others cannot use up theirs.
        if (context.Request.Path == Session.Return)
            return Allowance.PerMinute("return " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Query["state"].ToString()))), ReturnsPerMinute);
        return Allowance.PerMinute(Visitor(context), RequestsPerMinute);
    }

    private static string Visitor(HttpContext context) => context.FindVisitor()?.Actor.Key ?? "nobody " + Front.Of(context).Client;
}

/// <summary>An address that costs nothing to answer and that others depend on.</summary>
internal sealed class Unlimited
{
    public static Unlimited Instance { get; } = new();
}
