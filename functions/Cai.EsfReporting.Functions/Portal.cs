using System.Collections;
using Cai.EsfReporting.Catalogue;
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
public sealed class Portal
{
    private readonly RequestDelegate answer;

    public Portal(IServiceProvider services, PortalSignIn signIn, ILogger<Portal> logger)
    {
        answer = EsfEndpoints.Answer(services);
        if (signIn.IsMissing)
            logger.LogError("The setting SignIn says AppService, but App Service's authentication is off ({Setting} is not true): nobody can sign in, and only machines with tokens are let in.", PortalSignIn.PlatformSetting);
    }

    public Task AnswerAsync(HttpContext context) => answer(context);
}

/// <summary>Projects that were delivered for in this request, or of whose reports something was stated: their reports are outdated.</summary>
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

    public void Applied(ReportingCatalogue catalogue)
    {
        logger.LogInformation("Catalogue {Version} taken into use over the web.", catalogue.Version);
        projects.UnionWith(catalogue.Projects.Select(project => project.Id));
    }

    public void Stated(string project) => projects.Add(project);

    public IEnumerator<string> GetEnumerator() => projects.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Who signs people in.</summary>
/// <param name="IsMissing">App Service should, and does not: what a visitor claims about itself would be believed, so nobody is.</param>
public sealed record PortalSignIn(SignInKind Kind, bool IsMissing)
{
    /// <summary>App Service sets it to true where its authentication is on, and drops what a visitor claims about itself only then.</summary>
    public const string PlatformSetting = "WEBSITE_AUTH_ENABLED";

    /// <summary>The setting <c>SignIn</c> is <c>AppService</c> where App Service is to sign people in; without it only machines with tokens are let in.</summary>
    public static PortalSignIn Of(IConfiguration configuration)
    {
        var isWanted = string.Equals(configuration["SignIn"], nameof(SignInKind.AppService), StringComparison.OrdinalIgnoreCase);
        var isOn = bool.TryParse(configuration[PlatformSetting], out var enabled) && enabled;
        return new(isWanted && isOn ? SignInKind.AppService : SignInKind.TokensOnly, isWanted && !isOn);
    }
}

internal static class PortalServices
{
    public static IServiceCollection AddPortal(this IServiceCollection services, IConfiguration configuration)
    {
        var signIn = PortalSignIn.Of(configuration);
        services.AddSingleton(signIn);
        services.AddEsf(new(signIn.Kind));
        services.AddScoped<DeliveredProjects>();
        services.AddScoped<IAfterDelivery>(of => of.GetRequiredService<DeliveredProjects>());
        services.AddSingleton<Portal>();
        // Addresses say who is looked at; that the keys of forms lie unencrypted is as it is meant: in a store that only the app reads.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        return services;
    }
}
