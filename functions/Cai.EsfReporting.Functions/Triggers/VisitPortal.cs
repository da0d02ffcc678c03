using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>
/// The portal and the open interface: every address that no other function has. Who may do what is asked there, of the sign-in in
/// front and of tokens; the host asks for no key. Its name stands last among the functions, for the host tries routes in the order of
/// names, and this one takes everything (docs/decisions/0015-one-function-for-every-address.md).
/// </summary>
public sealed class VisitPortal(Portal portal, DeliveredProjects delivered)
{
    [Function(nameof(VisitPortal))]
    public async Task<ProjectsToConsolidate> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*path}")] HttpRequest request)
    {
        await portal.AnswerAsync(request.HttpContext);
        return new(Results.Empty, [.. delivered]);
    }
}
