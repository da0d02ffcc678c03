using System.Collections;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Web;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>The addresses of <see cref="EsfEndpoints"/>, for requests that a function is called with.</summary>
public sealed class Portal(IServiceProvider services)
{
    private readonly RequestDelegate answer = EsfEndpoints.Answer(services);

    public Task AnswerAsync(HttpContext context) => answer(context);
}

/// <summary>Projects that were delivered for in this request: their reports are outdated.</summary>
public sealed class DeliveredProjects(PipelineMeter meter, TimeProvider clock, ILogger<DeliveredProjects> logger) : IAfterDelivery, IEnumerable<string>
{
    private readonly SortedSet<string> projects = new(StringComparer.Ordinal);

    public void Received(Receipt receipt)
    {
        meter.Received(receipt, clock.GetUtcNow() - receipt.Id!.Value.ReceivedAt);
        logger.LogInformation("Delivery {Delivery} of {Address} over the web: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        if (receipt.Address is { } address)
            projects.Add(address.Project);
    }

    public IEnumerator<string> GetEnumerator() => projects.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class PortalServices
{
    /// <summary>
    /// The setting <c>SignIn</c> is <c>AppService</c> where App Service signs people in, and drops what a visitor claims about
    /// itself; without it only machines with tokens are let in.
    /// </summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddEsf(new(string.Equals(configuration["SignIn"], nameof(SignInKind.AppService), StringComparison.OrdinalIgnoreCase) ? SignInKind.AppService : SignInKind.TokensOnly));
        services.AddScoped<DeliveredProjects>();
        services.AddScoped<IAfterDelivery>(of => of.GetRequiredService<DeliveredProjects>());
        services.AddSingleton<Portal>();
        // Addresses say who is looked at; that the keys of forms lie unencrypted is as it is meant: in a store that only the app reads.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        return services;
    }
}
