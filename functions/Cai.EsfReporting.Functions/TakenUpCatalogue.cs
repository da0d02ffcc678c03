using Cai.EsfReporting.Versions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Cai.EsfReporting.Functions;

/// <summary>Looks, before a function is called, whether another catalogue has been applied, here or by another instance: the call is then answered by that one.</summary>
public sealed class TakenUpCatalogue(CatalogueInUse inUse) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await inUse.ReadAsync(context.CancellationToken);
        await next(context);
    }
}
