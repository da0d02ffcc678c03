using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Access;

/// <summary>How often somebody may do something within a minute.</summary>
internal static class Allowance
{
    public static RateLimitPartition<string> PerMinute(string who, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>What is answered to whoever has used it up. The answer says when to come back.</summary>
    public static RefusedException Spent(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new(StatusCodes.Status429TooManyRequests, new("Vänta en minut och försök igen.", "Wait a minute and try again."));
    }
}
