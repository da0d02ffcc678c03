using System.Globalization;
using System.Threading.RateLimiting;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Cai.EsfReporting.Web.Api;

/// <summary>How much one visitor may ask for: enough for people and for machines that deliver, too little to be a burden.</summary>
public static class RateLimits
{
    /// <summary>The policy of addresses that take files.</summary>
    public const string Uploads = "uploads";

    /// <summary>A minute; two years of months for a site, by hand or by a machine.</summary>
    public const int UploadsPerMinute = 60;

    public const int RequestsPerMinute = 1200;

    internal static void Set(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PerMinute(context, RequestsPerMinute));
        options.AddPolicy(Uploads, context => PerMinute(context, UploadsPerMinute));
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await Problems.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, new("Vänta en minut och försök igen.", "Wait a minute and try again."));
        };
    }

    private static RateLimitPartition<string> PerMinute(HttpContext context, int most) => RateLimitPartition.GetFixedWindowLimiter(
        context.FindVisitor()?.Actor.Key ?? $"nobody {context.Connection.RemoteIpAddress}",
        _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
