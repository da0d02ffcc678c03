using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Deletes, once a day, what the catalogue says may not be kept any longer, and leaves evidence.</summary>
public sealed class PurgeExpired(Upkeep upkeep)
{
    [Function(nameof(PurgeExpired))]
    public Task RunAsync([TimerTrigger("%PurgeSchedule%")] TimerInfo timer, CancellationToken cancellation) => upkeep.PurgeAsync(cancellation);

    [Function(nameof(PurgeExpiredNow))]
    public async Task<IResult> PurgeExpiredNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/purge")] HttpRequest request, CancellationToken cancellation)
    {
        await upkeep.PurgeAsync(cancellation);
        return TypedResults.NoContent();
    }
}
