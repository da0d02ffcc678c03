using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Asks, once a day, what is due and not yet done, and does it; measures who is missing, and an alert listens.</summary>
public sealed class PrepareDeadlines(DeadlineWatch watch)
{
    [Function(nameof(PrepareDeadlines))]
    public Task RunAsync([TimerTrigger("%PrepareSchedule%")] TimerInfo timer, CancellationToken cancellation) => watch.PrepareAsync(withPassed: false, cancellation);

    [Function(nameof(PrepareDeadlinesNow))]
    public async Task<IResult> PrepareDeadlinesNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/prepare")] HttpRequest request, CancellationToken cancellation)
    {
        await watch.PrepareAsync(request.Query["passed"] == "true", cancellation);
        return TypedResults.NoContent();
    }
}
