using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>The participant file for SCB, to whoever has the function's key: <c>api/run/scb?project=mia&amp;month=2018-08&amp;format=xlsx&amp;by=Anna</c>.</summary>
public sealed class TakeScbFile(ScbByKey scb)
{
    [Function(nameof(TakeScbFileNow))]
    public Task<IResult> TakeScbFileNow([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/scb")] HttpRequest request) => scb.AnswerAsync(request.HttpContext);
}
