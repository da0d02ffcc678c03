using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Versions;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web;

/// <summary>Every address that the product answers, whoever hosts it.</summary>
public static class EsfEndpoints
{
    /// <summary>
    /// What the addresses need, besides what a host registers of the pipeline: <see cref="CatalogueInUse"/>, its versions and desk, the catalogue of a request (scoped, with what works by it), <see cref="IFileStore"/>,
    /// <see cref="IInbox"/>, <see cref="IDeliveryLog"/>, <see cref="Receiver"/>, <see cref="Reporter"/> and <see cref="Cai.EsfReporting.Reports.Territories.TerritoryReporter"/> and the forms of their reports, <see cref="Scb.ScbExport"/>, <see cref="Deliveries.Next.NextFiles"/>, <see cref="IAfterDelivery"/>, the frozen reports' changes, the outbox, the
    /// clock and its health checks; where people sign in with OpenID Connect, also a <see cref="Session"/> and its issuer.
    /// </summary>
    public static void AddEsf(this IServiceCollection services, SignIn signIn)
    {
        services.AddRouting();
        services.AddRateLimiter(RateLimits.Set);
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = "form";
            forms.HeaderName = "X-Esf-Form";
            forms.Cookie.Name = "esf-form";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("Cai.EsfReporting");
        services.AddOptions<KeyManagementOptions>().Configure<IFileStore>((keys, files) => keys.XmlRepository = new FormKeys(files));
        services.AddDescription();
        services.AddHsts(https => https.MaxAge = TimeSpan.FromDays(365));
        services.AddSingleton(signIn);
        services.TryAddSingleton<AccessList>();
        services.TryAddSingleton<AccessTokens>();
        services.TryAddSingleton<WrongTokens>();
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<AuditDays>();
        services.TryAddSingleton<CatalogueVersions>();
        services.TryAddSingleton<CatalogueDesk>();
        services.TryAddSingleton<ProposedCatalogues>();
        services.TryAddScoped<DeliveryDesk>();
        services.TryAddScoped<ScbDesk>();
        services.TryAddScoped<NextDesk>();
        services.TryAddSingleton<Approving>();
        services.TryAddScoped<ApprovalDesk>();
        services.TryAddSingleton<Judging>();
        services.TryAddScoped<JudgingDesk>();
        services.TryAddSingleton<Standings>();
        services.TryAddSingleton<ReportShelf>();
        services.TryAddScoped<PeriodDesk>();
        services.TryAddScoped<TerritoryDesk>();
        services.TryAddSingleton<Notices>();
    }

    /// <summary>The same addresses for a host that has routed the request already, to all of them at once: it is routed anew.</summary>
    public static RequestDelegate Answer(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.Use(next => context =>
        {
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            return next(context);
        });
        app.UseEsf();
        return app.Build();
    }

    /// <remarks>What the health checks tell as data is told on <c>/health</c>, so it may hold nothing of anybody.</remarks>
    public static void UseEsf(this IApplicationBuilder app)
    {
        var signIn = app.ApplicationServices.GetRequiredService<SignIn>();
        app.Use(next => context =>
        {
            if (Front.Read(context, signIn).IsHttps)
                context.Request.Scheme = "https";
            return next(context);
        });
        // App Service says it for itself.
        if (signIn.Kind != SignInKind.AppService)
            app.UseHsts();
        app.Use(next => context => SecurityHeaders.AddAsync(context, next));
        app.UseMiddleware<ErrorGate>();
        // What is answered is answered by the catalogue that is in use when it is asked.
        app.Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<CatalogueInUse>().ReadAsync(context.RequestAborted);
            await next(context);
        });
        app.UseRouting();
        app.UseMiddleware<SignInGate>();
        app.UseMiddleware<ReadOnlyGate>();
        app.UseRateLimiter();
        // Those who come back from the issuer. A host that is a WebApplication would otherwise take them in before all the above.
        if (signIn.Kind == SignInKind.OpenId)
            app.UseAuthentication();
        app.UseEndpoints(endpoints =>
        {
            endpoints.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteHealthAsync }).WithMetadata(OpenToAll.Instance, Unlimited.Instance);
            endpoints.MapCalendar();
            endpoints.MapTemplates();
            var api = endpoints.MapGroup("/api");
            api.MapDelivery();
            api.MapNext();
            api.MapStatus();
            api.MapFiles();
            api.MapTerritories();
            api.MapApprovals();
            api.MapJudgements();
            api.MapAudit();
            api.MapCatalogue();
            api.MapDescription();
            endpoints.MapPortal();
            if (signIn.Kind is SignInKind.OpenId or SignInKind.AppService)
                endpoints.MapSession(signIn.Kind);
        });
    }

    /// <summary><c>{ "status": "healthy", … }</c>; 503 when it is <c>unhealthy</c>, otherwise 200.</summary>
    private static Task WriteHealthAsync(HttpContext context, HealthReport health)
    {
        var answer = new JObject { ["status"] = health.Status.ToString().ToLowerInvariant() };
        foreach (var (name, value) in health.Entries.Values.SelectMany(entry => entry.Data))
            answer[name] = value as JToken ?? JToken.FromObject(value);
        context.Response.ContentType = "application/json; charset=utf-8";
        return Json.WriteAsync(answer, context.Response.Body, context.RequestAborted);
    }
}
