using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Erases the person whose personnummer is the body of the request: not in the address, which is logged.</summary>
public sealed class ErasePerson(Upkeep upkeep)
{
    [Function(nameof(ErasePersonNow))]
    public async Task<IResult> ErasePersonNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/erase")] HttpRequest request, CancellationToken cancellation) =>
        await upkeep.EraseAsync(request.Body, cancellation) is { } result
            ? TypedResults.Text(Json.Text(result.ToJson(erased: true)), "application/json")
            : TypedResults.BadRequest();
}
