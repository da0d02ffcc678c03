using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>
/// The portal and the open interface: every address that no other function has. Who may do what is asked there, of the sign-in in
/// front and of tokens; the host asks for no key.
/// </summary>
public sealed class AnswerVisitor(Portal portal, DeliveredProjects delivered)
{
    [Function(nameof(AnswerVisitor))]
    public async Task<ProjectsToConsolidate> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "{*path}")] HttpRequest request)
    {
        await portal.AnswerAsync(request.HttpContext);
        return new(Results.Empty, [.. delivered]);
    }
}
