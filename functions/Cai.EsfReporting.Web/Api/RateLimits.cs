using System.Globalization;
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
        options.AddPolicy(Uploads, context => PerMinute(Visitor(context), UploadsPerMinute));
        options.OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext, rejected.Lease));
    }

    internal static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, new("Vänta en minut och försök igen.", "Wait a minute and try again."));
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is not null)
            return RateLimitPartition.GetNoLimiter("unlimited");
        // By the sign-in that it is part of: whoever shares an address with others cannot use up theirs.
        if (context.Request.Path == Session.Return)
            return PerMinute("return " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Query["state"].ToString()))), ReturnsPerMinute);
        return PerMinute(Visitor(context), RequestsPerMinute);
    }

    private static string Visitor(HttpContext context) => context.FindVisitor()?.Actor.Key ?? "nobody " + Front.Of(context).Client;

    internal static RateLimitPartition<string> PerMinute(string who, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}

/// <summary>An address that costs nothing to answer and that others depend on.</summary>
internal sealed class Unlimited
{
    public static Unlimited Instance { get; } = new();
}
