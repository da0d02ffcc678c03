using System.Net;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Serving.OpenId;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>The one-machine host: a data folder, what is done over it in the background, and the portal; to this machine only unless it is bound elsewhere.</summary>
internal static class LocalHost
{
    /// <summary>Long enough for a reminder on its way to be answered.</summary>
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(25);

    /// <param name="address">Where it listens, and how people are told apart there.</param>
    /// <param name="shown">The day as of which the portal is shown; null for the day that it is. Where it is no demo's, nothing is done in the background and nothing is written but who read what.</param>
    public static WebApplication Build(DataFolder folder, ListenAddress address, Language language, Action<ILoggingBuilder> logging, ShownDay? shown = null)
    {
        // Empty: no variable of the environment and no file in the working folder can open it to the network.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (address.Certificate is { } certificate)
                kestrel.Configure(new ConfigurationBuilder().AddInMemoryCollection(certificate.Endpoint(address.HttpsAddress)).Build(), reloadOnChange: true);
            else if (address.Bind is { } bind)
                kestrel.Listen(bind, address.Port);
            else if (address.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(address.Port);
        });
        logging(builder.Logging);
        // A page elsewhere whose name was made to lead here is not answered.
        builder.Services.AddHostFiltering(hosts => (hosts.AllowedHosts, hosts.AllowEmptyHosts) = ([.. address.Hosts], false));
        if (shown is not null)
            builder.Services.AddSingleton(shown);
        builder.Services.AddService(folder, language, isReadOnly: shown is { IsDemo: false });
        builder.Services.AddPortal(folder, address.SignIn);
        // Keys of forms and sessions are kept in the store; where that is only read, they last as long as the process.
        if (shown is { IsDemo: false })
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        if (address.OpenId is { } openId)
            builder.Services.AddOpenIdSignIn(openId, folder.Clock);

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseEsf();
        return app;
    }

    /// <summary>What is done in the background.</summary>
    private static void AddService(this IServiceCollection services, DataFolder folder, Language language, bool isReadOnly)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ToStop);
        services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        services.AddSingleton(new ServedFolder(folder));
        services.AddSingleton(folder.Clock);
        services.AddSingleton(typeof(Language), language);
        services.AddSingleton<ServiceState>();
        if (isReadOnly)
        {
            services.AddHealthChecks();
            services.AddSingleton<ReportPublisher>();
            services.AddSingleton<ReportWriter>();
            services.AddSingleton<OutboxSender>();
            return;
        }

        services.AddHealthChecks().AddCheck<ServiceState>("service");
        services.AddBackground<ReportPublisher>();
        services.AddBackground<ReportWriter>();
        services.AddBackground<OutboxSender>();
        services.AddBackground<InboxWatch>();
        services.AddBackground<DailyRun>();
    }

    /// <summary>What the addresses need of the folder.</summary>
    private static void AddPortal(this IServiceCollection services, DataFolder folder, SignIn signIn)
    {
        services.AddSingleton(folder.InUse);
        services.AddSingleton(folder.Versions);
        services.AddSingleton(folder.Catalogues);
        services.AddSingleton<IFileStore>(folder.Files);
        services.AddSingleton<IDeliveryLog>(folder.Log);
        services.AddSingleton<IPseudonymKeys>(folder.Keys);
        services.AddSingleton(folder.Formats);
        services.AddSingleton(folder.TerritoryFormats);
        services.AddSingleton<IInbox>(folder.Inbox);
        // A request is answered by one catalogue, whatever is applied meanwhile.
        services.AddScoped(of => of.GetRequiredService<ServedFolder>().Current);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Catalogue);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Receiver);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Reporter);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Territories);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Scb);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Next);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Changes);
        services.AddScoped(of => of.GetRequiredService<DataFolder>().Outbox);
        services.AddSingleton<IAfterDelivery, AfterWebDelivery>();
        services.AddEsf(signIn);
    }

    /// <summary>Once, so that others can wake it.</summary>
    private static void AddBackground<T>(this IServiceCollection services) where T : BackgroundService =>
        services.AddSingleton<T>().AddHostedService(all => all.GetRequiredService<T>());

    /// <returns>The address that it answers on.</returns>
    /// <exception cref="PortTakenException">Somebody else has the port.</exception>
    public static async Task<string> OpenAsync(this WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
            return app.Urls.First();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new PortTakenException(e);
        }
    }

    /// <summary>Nothing is begun before the address is ours: a host that cannot start has done nothing.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, stopping);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Started.
        }
    }
}

internal sealed class PortTakenException(Exception inner) : IOException("The port is in use.", inner);
