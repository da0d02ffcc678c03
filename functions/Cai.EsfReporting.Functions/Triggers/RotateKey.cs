using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Brings accepted rows under the newest pseudonym key, after somebody has added one to the vault; on request only.</summary>
public sealed class RotateKey(Upkeep upkeep)
{
    [Function(nameof(RotateKeyNow))]
    public async Task<IResult> RotateKeyNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/rotate-key")] HttpRequest request, CancellationToken cancellation)
    {
        await upkeep.RotateAsync(cancellation);
        return TypedResults.NoContent();
    }
}
