using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Sends the reminders that a webhook has not taken yet.</summary>
public sealed class SendReminders(DeadlineWatch watch)
{
    [Function(nameof(SendReminders))]
    public Task RunAsync([TimerTrigger("%SendSchedule%")] TimerInfo timer, CancellationToken cancellation) => watch.SendAsync(cancellation);

    [Function(nameof(SendRemindersNow))]
    public async Task<IResult> SendRemindersNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/send")] HttpRequest request, CancellationToken cancellation)
    {
        await watch.SendAsync(cancellation);
        return TypedResults.NoContent();
    }
}
