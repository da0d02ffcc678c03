using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Measures, once a day, who is missing before which deadline; an alert listens.</summary>
public sealed class MeasureDeadlines(DeadlineWatch watch)
{
    [Function(nameof(MeasureDeadlines))]
    public Task RunAsync([TimerTrigger("%MeasureSchedule%")] TimerInfo timer, CancellationToken cancellation) => watch.MeasureAsync(cancellation);

    [Function(nameof(MeasureDeadlinesNow))]
    public async Task<IResult> MeasureDeadlinesNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "run/measure")] HttpRequest request, CancellationToken cancellation)
    {
        await watch.MeasureAsync(cancellation);
        return TypedResults.NoContent();
    }
}
